/** What one does to a node. Those that are commands are typed into its console. */
import {
  Crown,
  Link2,
  PlugZap,
  Play,
  Power,
  RotateCcw,
  Search,
  Skull,
  Snowflake,
  Sun,
  Trash2,
  Unplug,
  Wrench,
} from 'lucide-react';
import { useShallow } from 'zustand/shallow';
import type { NodeId, NodeView } from '../../../engine/contract.ts';
import { act, attach, promote, restart, shutDown } from '../../store/commands.ts';
import { openInspector, useShown } from '../../store/store.ts';
import { MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { isUp } from './running.ts';
import { useMenuWords } from './words.ts';

export function NodeMenuItems({ id, whole }: { id: NodeId; whole: boolean }) {
  const words = useMenuWords();
  const node = useShown((shown) => shown.nodes[id]);
  if (node === undefined) return null;
  const up = isUp(node.run);
  return (
    <>
      <MenuItem icon={<Search />} onSelect={() => openInspector(id)} testId={`inspect-${id}`}>
        {words.inspect}
      </MenuItem>
      {up && <ReplicationItems node={node} />}
      <MenuLine />
      {whole && <LifeItems node={node} />}
      {up && <ProcessItems node={node} />}
      {node.disk.broken ? (
        <MenuItem icon={<Wrench />} onSelect={() => void act({ do: 'repair-disk', node: id })}>
          {words.repairDisk}
        </MenuItem>
      ) : (
        <MenuItem icon={<Unplug />} onSelect={() => void act({ do: 'break-disk', node: id })}>
          {words.breakDisk}
        </MenuItem>
      )}
      <MenuItem
        icon={<Trash2 />}
        tone="bad"
        onSelect={() => void act({ do: 'remove-node', node: id })}
        testId={`remove-${id}`}
      >
        {words.remove}
      </MenuItem>
    </>
  );
}

function ReplicationItems({ node }: { node: NodeView }) {
  const words = useMenuWords();
  const others = useShown(
    useShallow((shown) =>
      shown.nodeOrder.filter((id) => id !== node.id && node.master?.node !== id),
    ),
  );
  return (
    <>
      <MenuLine />
      {node.role === 'replica' && (
        <MenuItem
          icon={<Crown />}
          onSelect={() => void promote(node.id)}
          command="REPLICAOF NO ONE"
          testId={`promote-${node.id}`}
        >
          {words.promote}
        </MenuItem>
      )}
      {others.map((id) => (
        <AttachItem key={id} node={node.id} to={id} />
      ))}
    </>
  );
}

function AttachItem({ node, to }: { node: string; to: string }) {
  const words = useMenuWords();
  const host = useShown((shown) => shown.nodes[to]?.host ?? '127.0.0.1');
  const port = useShown((shown) => shown.nodes[to]?.port ?? 0);
  return (
    <MenuItem
      icon={<Link2 />}
      onSelect={() => void attach(node, host, port)}
      command={`REPLICAOF ${host} ${port}`}
      testId={`attach-${node}-${to}`}
    >
      {words.attach(to)}
    </MenuItem>
  );
}

function LifeItems({ node: { id, run } }: { node: NodeView }) {
  const words = useMenuWords();
  if (!isUp(run)) {
    return (
      <MenuItem
        icon={<Play />}
        onSelect={() => void act({ do: 'start', node: id })}
        testId={`start-${id}`}
      >
        {words.start}
      </MenuItem>
    );
  }
  return (
    <>
      <MenuItem
        icon={<Skull />}
        onSelect={() => void act({ do: 'kill', node: id })}
        command="kill -9"
        testId={`kill-${id}`}
      >
        {words.kill}
      </MenuItem>
      <MenuItem icon={<RotateCcw />} onSelect={() => void restart(id)} testId={`restart-${id}`}>
        {words.restart}
      </MenuItem>
    </>
  );
}

function ProcessItems({ node }: { node: NodeView }) {
  const words = useMenuWords();
  const { id } = node;
  return (
    <>
      {node.run !== 'frozen' && (
        <MenuItem
          icon={<Power />}
          onSelect={() => void shutDown(id)}
          command="SHUTDOWN"
          testId={`shutdown-${id}`}
        >
          {words.shutdown}
        </MenuItem>
      )}
      {node.run === 'frozen' ? (
        <MenuItem
          icon={<Sun />}
          onSelect={() => void act({ do: 'thaw', node: id })}
          command="kill -CONT"
          testId={`thaw-${id}`}
        >
          {words.thaw}
        </MenuItem>
      ) : (
        <MenuItem
          icon={<Snowflake />}
          onSelect={() => void act({ do: 'freeze', node: id })}
          command="kill -STOP"
          testId={`freeze-${id}`}
        >
          {words.freeze}
        </MenuItem>
      )}
      <MenuItem
        icon={<PlugZap />}
        onSelect={() => void act({ do: 'power-off', node: id })}
        testId={`power-off-${id}`}
      >
        {words.powerOff}
      </MenuItem>
    </>
  );
}
