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
import type { NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act, restart, typeLine } from '../../store/commands.ts';
import { openInspector, useShown } from '../../store/store.ts';
import { MenuItem, MenuLabel, MenuLine } from '../../ui/Menu.tsx';
import { isUp } from './running.ts';

export function NodeMenuItems({ node, whole }: { node: NodeView; whole: boolean }) {
  const words = useWords();
  const up = isUp(node.run);
  const { id } = node;
  return (
    <>
      <MenuItem icon={<Search />} onSelect={() => openInspector(id)} testId={`inspect-${id}`}>
        {words.node.inspect}
      </MenuItem>
      {up && <ReplicationItems node={node} />}
      <MenuLine />
      {whole && <LifeItems node={node} />}
      {up && <ProcessItems node={node} />}
      {node.disk.broken ? (
        <MenuItem icon={<Wrench />} onSelect={() => void act({ do: 'repair-disk', node: id })}>
          {words.node.repairDisk}
        </MenuItem>
      ) : (
        <MenuItem icon={<Unplug />} onSelect={() => void act({ do: 'break-disk', node: id })}>
          {words.node.breakDisk}
        </MenuItem>
      )}
      <MenuItem
        icon={<Trash2 />}
        tone="bad"
        onSelect={() => void act({ do: 'remove-node', node: id })}
        testId={`remove-${id}`}
      >
        {words.node.remove}
      </MenuItem>
    </>
  );
}

function ReplicationItems({ node }: { node: NodeView }) {
  const words = useWords();
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
          onSelect={() => void typeLine(node.id, 1, 'SLAVEOF NO ONE')}
          testId={`promote-${node.id}`}
        >
          {words.node.promote}
        </MenuItem>
      )}
      {others.length > 0 && <MenuLabel>{words.node.attach}</MenuLabel>}
      {others.map((id) => (
        <AttachItem key={id} node={node.id} to={id} />
      ))}
    </>
  );
}

function AttachItem({ node, to }: { node: string; to: string }) {
  const words = useWords();
  const host = useShown((shown) => shown.nodes[to]?.host ?? '127.0.0.1');
  const port = useShown((shown) => shown.nodes[to]?.port ?? 0);
  const line = words.node.attachTo(host, port);
  return (
    <MenuItem
      icon={<Link2 />}
      onSelect={() => void typeLine(node, 1, `SLAVEOF ${host} ${port}`)}
      testId={`attach-${node}-${to}`}
    >
      {line}
    </MenuItem>
  );
}

function LifeItems({ node: { id, run } }: { node: NodeView }) {
  const words = useWords();
  if (!isUp(run)) {
    return (
      <MenuItem
        icon={<Play />}
        onSelect={() => void act({ do: 'start', node: id })}
        testId={`start-${id}`}
      >
        {words.node.start}
      </MenuItem>
    );
  }
  return (
    <>
      <MenuItem
        icon={<Skull />}
        onSelect={() => void act({ do: 'kill', node: id })}
        testId={`kill-${id}`}
      >
        {words.node.kill}
      </MenuItem>
      <MenuItem icon={<RotateCcw />} onSelect={() => void restart(id)} testId={`restart-${id}`}>
        {words.node.restart}
      </MenuItem>
    </>
  );
}

function ProcessItems({ node }: { node: NodeView }) {
  const words = useWords();
  const { id } = node;
  return (
    <>
      <MenuItem
        icon={<Power />}
        onSelect={() => void act({ do: 'shutdown', node: id })}
        testId={`shutdown-${id}`}
      >
        {words.node.shutdown}
      </MenuItem>
      {node.run === 'frozen' ? (
        <MenuItem
          icon={<Sun />}
          onSelect={() => void act({ do: 'thaw', node: id })}
          testId={`thaw-${id}`}
        >
          {words.node.thaw}
        </MenuItem>
      ) : (
        <MenuItem
          icon={<Snowflake />}
          onSelect={() => void act({ do: 'freeze', node: id })}
          testId={`freeze-${id}`}
        >
          {words.node.freeze}
        </MenuItem>
      )}
      <MenuItem
        icon={<PlugZap />}
        onSelect={() => void act({ do: 'power-off', node: id })}
        testId={`power-off-${id}`}
      >
        {words.node.powerOff}
      </MenuItem>
    </>
  );
}
