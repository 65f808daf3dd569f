/** The disk; how long the process runs, and its clients. */
import { HardDrive, Timer, Users } from 'lucide-react';
import type { NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { useShown } from '../../store/store.ts';
import { bytes, duration } from '../../ui/figures.ts';
import { isUp } from './running.ts';
import css from './CardFoot.module.css';

const SECOND = 1_000_000;

export function CardFoot({ node }: { node: NodeView }) {
  return (
    <footer className={css['foot']} data-spot={`disk-${node.id}`}>
      <DiskNote node={node} />
      {isUp(node.run) && <Uptime node={node} />}
    </footer>
  );
}

function Uptime({ node }: { node: NodeView }) {
  const words = useWords();
  const seconds = useShown((shown) => Math.floor((shown.now - node.since) / SECOND));
  const time = duration(seconds * SECOND, words.units);
  return (
    <>
      <span className={css['end']} title={words.node.clients(node.clients)}>
        <Users aria-hidden="true" />
        <span aria-hidden="true">{node.clients}</span>
        <span className="unseen">{words.node.clients(node.clients)}</span>
      </span>
      <span className={css['note']} title={words.node.up(time)}>
        <Timer aria-hidden="true" />
        <span aria-hidden="true">{time}</span>
        <span className="unseen">{words.node.up(time)}</span>
      </span>
    </>
  );
}

function DiskNote({ node }: { node: NodeView }) {
  const words = useWords();
  const snapshot = node.disk.files.find((file) => /^[^/]+\.rdb$/.test(file.name));
  const aof = aofBytes(node);
  const seconds = useShown((shown) =>
    snapshot === undefined ? 0 : Math.floor((shown.now - snapshot.at) / SECOND),
  );
  if (snapshot === undefined) {
    return (
      <span className={css['note']}>
        <HardDrive aria-hidden="true" />
        {aof === null ? words.node.noSnapshot : words.node.aof(bytes(aof))}
      </span>
    );
  }
  const file = words.node.snapshot(snapshot.name, bytes(snapshot.bytes));
  const age = words.node.snapshotAge(duration(seconds * SECOND, words.units));
  return (
    <span className={css['note']} title={`${file}, ${age}`}>
      <HardDrive aria-hidden="true" />
      <span className={css['file']}>
        {aof !== null && <span>{words.node.aof(bytes(aof))}</span>}
        <span>{file}</span>
        <span>{age}</span>
      </span>
    </span>
  );
}

/** The files of the append-only log, which lie in a folder of their own, together; null without any. */
function aofBytes({ disk }: NodeView): number | null {
  const files = disk.files.filter(({ name }) => name.includes('/'));
  if (files.length === 0) return null;
  return files.reduce((sum, file) => sum + file.bytes, 0);
}
