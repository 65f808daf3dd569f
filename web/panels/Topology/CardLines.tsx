/** The lines of figures below a card's head. */
import { Check, Equal, EqualNot, Link2, Link2Off } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { linkBetween, useShown, type Shown } from '../../store/store.ts';
import { bytes, duration, grouped, shortId } from '../../ui/figures.ts';
import { historyHue, isSet } from '../../ui/history.ts';
import { HoldNote } from './HoldNote.tsx';
import { isUp } from './running.ts';
import css from './NodeCard.module.css';
import { TransferBar } from './TransferBar.tsx';

const SECOND = 1_000_000;

/** Whole seconds since then: changes once a second, not once a frame. */
function secondsSince(at: number): (shown: Shown) => number {
  return (shown) => Math.floor((shown.now - at) / SECOND);
}

export function HistoryLine({ node }: { node: NodeView }) {
  const words = useWords();
  const seconds = useShown(secondsSince(node.since));
  const time = duration(seconds * SECOND, words.units);
  const second = isSet(node.replid2);
  return (
    <p className={css['line']}>
      {node.replid !== '' && (
        <span className={css['history']} title={`${words.node.history}: ${node.replid}`}>
          <i className={css['dot']} aria-hidden="true" />
          {shortId(node.replid)}…
        </span>
      )}
      {second && (
        <span
          className={css['secondId']}
          style={{ '--hue': historyHue(node.replid2) } as CSSProperties}
          title={`${words.node.secondId}: ${node.replid2}, ${words.node.secondIdUntil(grouped(node.second_repl_offset))}`}
        >
          <i className={css['ringDot']} aria-hidden="true" />
          {node.replid2.slice(0, 4)}…
        </span>
      )}
      {node.hold !== null && node.run === 'running' ? (
        <HoldNote node={node} hold={node.hold} />
      ) : (
        <span className={css['end']} data-run={node.run}>
          {isUp(node.run) && node.run !== 'frozen'
            ? words.node.up(time)
            : `${words.run[node.run]} ${words.node.stoppedFor(time)}`}
        </span>
      )}
    </p>
  );
}

export function RoleLines({ node, brief }: { node: NodeView; brief: boolean }) {
  return node.role === 'replica' ? (
    <ReplicaLines node={node} brief={brief} />
  ) : (
    <MasterLine node={node} />
  );
}

function MasterLine({ node }: { node: NodeView }) {
  const words = useWords();
  return (
    <p className={css['line']}>
      <span className={css['figure']}>
        {words.node.offset}{' '}
        <b data-testid={`offset-${node.id}`} data-value={node.master_repl_offset}>
          {grouped(node.master_repl_offset)}
        </b>
      </span>
      <span className={css['end']}>{words.node.replicas(node.replicas.length)}</span>
    </p>
  );
}

/** `brief`: a transfer takes the place of the link's line. */
function ReplicaLines({ node, brief }: { node: NodeView; brief: boolean }) {
  const words = useWords();
  const master = node.master;
  if (master === null) return null;
  const behind = behindText(master.behind);
  return (
    <>
      {brief && master.transfer !== null ? <TransferBar node={node} /> : <LinkLine node={node} />}
      <p className={css['line']}>
        <span className={css['figure']}>
          {words.node.offset}{' '}
          <b data-testid={`offset-${node.id}`} data-value={master.offset}>
            {grouped(Math.max(0, master.offset))}
          </b>{' '}
          <span
            className={css['behind']}
            data-behind={behind}
            data-testid={`behind-${node.id}`}
            data-value={master.behind ?? ''}
          >
            {behind === 'unknown' &&
              (lacksMaster(node) ? words.node.noMasterNow : words.node.unknownBehind)}
            {behind === 'none' && words.node.abreast}
            {behind === 'some' && words.node.behind(bytes(master.behind ?? 0))}
          </span>
        </span>
      </p>
    </>
  );
}

/** The master is not there to compare with. */
function lacksMaster(node: NodeView): boolean {
  const reason = node.verdict?.reason;
  return reason === 'master-not-running' || reason === 'master-unknown';
}

function behindText(behind: number | null): 'unknown' | 'none' | 'some' {
  if (behind === null) return 'unknown';
  return behind <= 0 ? 'none' : 'some';
}

function LinkLine({ node }: { node: NodeView }) {
  const words = useWords();
  const master = node.master;
  const lag = useShown((shown) => lagOf(shown, node));
  const stalled = useShown(
    (shown) => linkBetween(shown, master?.node ?? '', node.id)?.state === 'stalled',
  );
  if (master === null) return null;
  const up = master.status === 'up';
  const Icon = up ? Link2 : Link2Off;
  return (
    <p className={css['line']}>
      <span
        className={css['link']}
        data-testid={`link-status-${node.id}`}
        data-value={master.status}
        data-up={up && !stalled}
        title={`${words.node.of(master.node ?? `${master.host}:${master.port}`)} ${master.trouble}`}
      >
        <Icon aria-hidden="true" />
        {up &&
          !stalled &&
          (lag === null ? words.node.ackNone : words.node.linkUp(words.units.seconds(String(lag))))}
        {up &&
          stalled &&
          words.node.silent(words.units.seconds(String(Math.max(0, master.lastIoSeconds))))}
        {!up && words.linkState[master.state]}
      </span>
      <DigestBadge node={node} />
    </p>
  );
}

/** Seconds since its last ACK reached its master. */
function lagOf(shown: Shown, node: NodeView): number | null {
  const seen = shown.nodes[node.master?.node ?? '']?.replicas.find(
    (replica) => replica.node === node.id,
  );
  return seen === undefined || seen.state !== 'ONLINE' ? null : seen.lag;
}

export function DigestBadge({ node }: { node: NodeView }) {
  const words = useWords();
  if (node.digest === null) return null;
  const equal = node.digestEqual;
  const value = equal === null ? 'alone' : equal ? 'equal' : 'unequal';
  const Icon = equal === null ? Check : equal ? Equal : EqualNot;
  return (
    <span
      className={css['digest']}
      data-testid={`digest-${node.id}`}
      data-value={value}
      title={`${words.node.digest} ${node.digest}${equal === null ? '' : `: ${equal ? words.node.equal : words.node.unequal}`}`}
    >
      {equal !== null && <Icon aria-hidden="true" />}
      {equal === null
        ? words.node.digest
        : equal
          ? words.node.equalShort
          : words.node.unequalShort}{' '}
      <code>{node.digest.slice(0, 4)}</code>
    </span>
  );
}
