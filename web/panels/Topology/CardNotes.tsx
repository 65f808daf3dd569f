/** What is out of the ordinary: a process that is not running, a child at work, a broken disk, a pause. */
import { HardDriveUpload, Unplug } from 'lucide-react';
import type { ChildView, NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { useShown } from '../../store/store.ts';
import { duration } from '../../ui/figures.ts';
import css from './CardNotes.module.css';
import { HoldNote } from './HoldNote.tsx';
import { isUp } from './running.ts';
import { TransferBar } from './TransferBar.tsx';
import { RUN_ICONS } from './RunIcon.tsx';

const SECOND = 1_000_000;

/** How many lines they take. */
export function noteLines(node: NodeView): number {
  return (hasChips(node) ? 1 : 0) + (node.master?.transfer ? 1 : 0);
}

function hasChips(node: NodeView): boolean {
  return node.run !== 'running' || node.hold !== null || node.child !== null || node.disk.broken;
}

export function CardNotes({ node }: { node: NodeView }) {
  return (
    <>
      {hasChips(node) && (
        <p className={css['notes']}>
          {node.run !== 'running' && <RunNote node={node} />}
          {node.hold !== null && node.run === 'running' && (
            <HoldNote node={node} hold={node.hold} />
          )}
          {node.disk.broken && <BrokenDisk id={node.id} />}
          {node.child !== null && <ChildNote id={node.id} child={node.child} />}
        </p>
      )}
      {node.master?.transfer && <TransferBar node={node} />}
    </>
  );
}

function RunNote({ node }: { node: NodeView }) {
  const words = useWords();
  const seconds = useShown((shown) => Math.floor((shown.now - node.since) / SECOND));
  const Icon = RUN_ICONS[node.run];
  const time = duration(seconds * SECOND, words.units);
  return (
    <span
      className={css['note']}
      data-tone={isUp(node.run) ? 'info' : 'bad'}
      data-testid={`run-${node.id}`}
      data-value={node.run}
    >
      <Icon aria-hidden="true" />
      {words.run[node.run]} {words.node.stoppedFor(time)}
    </span>
  );
}

function BrokenDisk({ id }: { id: string }) {
  const words = useWords();
  return (
    <span className={css['note']} data-tone="bad" data-testid={`disk-${id}`} data-value="broken">
      <Unplug aria-hidden="true" />
      {words.node.diskBroken}
    </span>
  );
}

/** A forked child, and how far it is: the model knows when it will be done. */
function ChildNote({ id, child }: { id: string; child: ChildView }) {
  const words = useWords();
  const { startedAt, endsAt, kind } = child;
  const percent = useShown((shown) => {
    const share = (shown.now - startedAt) / Math.max(1, endsAt - startedAt);
    return Math.round(Math.min(1, Math.max(0, share)) * 20) * 5;
  });
  return (
    <span
      className={css['note']}
      data-tone="info"
      data-testid={`child-${id}`}
      data-value={kind}
      title={words.node.childHint}
    >
      <HardDriveUpload aria-hidden="true" />
      {words.node.child[kind]}
      <span
        className={css['bar']}
        role="progressbar"
        aria-label={words.node.child[kind]}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={{ width: `${percent}%` }} />
      </span>
    </span>
  );
}
