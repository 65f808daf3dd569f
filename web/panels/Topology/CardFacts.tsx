/** What every card tells, whatever its size: history, link, offset, bytes behind, digest. */
import { Equal, EqualNot, Hash, Link2, Link2Off, PauseCircle } from 'lucide-react';
import { memo } from 'react';
import type { MasterLinkView, NodeId, NodeView } from '../../../engine/contract.ts';
import type { Words } from '../../language/en.ts';
import { useWords } from '../../language/words.ts';
import { linkBetween, useShown, type Shown } from '../../store/store.ts';
import { bytes, grouped, roughBytes, shortId } from '../../ui/figures.ts';
import { HistoryMark } from '../../ui/HistoryMark.tsx';
import { isSet } from '../../ui/history.ts';
import { isBusy } from './busy.ts';
import css from './CardFacts.module.css';
import { RoleBadge } from './CardHead.tsx';
import { RingGauge } from './RingGauge.tsx';
import { isUp } from './running.ts';

/** `full`: with all words. `brief`: signs and figures, their words in the tooltip. `least`: round figures. */
export type Length = 'full' | 'brief' | 'least';

const CHARACTER = 6.5;
/** The digest's sign and frame, and the gaps of its line. */
const DIGEST_EXTRA = 48;

interface FactsProps {
  node: NodeView;
  length: Length;
  /** Each line breaks in two, and the role is one of the facts. */
  narrow: boolean;
  /** Pixels that a line has. */
  room: number;
}

export function CardFacts({ node, length, narrow, room }: FactsProps) {
  const up = isUp(node.run);
  const words = useWords().node;
  const isTight = !narrow && progressWidth(words, node, length) > room;
  return (
    <div className={css['facts']} data-narrow={narrow} data-two={hasSecond(node)}>
      <p className={css['line']}>
        {narrow && <RoleBadge id={node.id} role={node.role} up={up} />}
        <HistoryIds {...historyOf(node)} length={length} />
        {up && node.master !== null && (
          <LinkFact
            node={node}
            link={node.master}
            brief={length === 'brief' || hasSecond(node)}
            least={length === 'brief' && hasSecond(node)}
          />
        )}
        {up && node.master === null && <Attached count={node.replicas.length} />}
      </p>
      <p className={css['line']}>
        <Progress node={node} length={length} rough={narrow || isTight} />
        {up && <DigestBadge {...digestOf(node)} length={isTight ? 'least' : length} />}
        {up && narrow && <RingGauge node={node.id} backlog={node.backlog} />}
      </p>
    </div>
  );
}

/** Of a master with the large ring, which tells its offset to eyes. */
export function SingleFacts({ node }: { node: NodeView }) {
  const words = useWords();
  return (
    <div className={css['facts']} data-two={hasSecond(node)}>
      <p className={css['line']}>
        <HistoryIds {...historyOf(node)} length="full" />
        <DigestBadge {...digestOf(node)} length="full" />
        <Attached count={node.replicas.length} />
        <span className="unseen">
          {words.node.offset}{' '}
          <b data-testid={`offset-${node.id}`} data-value={node.master_repl_offset}>
            {grouped(Math.max(0, node.master_repl_offset))}
          </b>
        </span>
      </p>
    </div>
  );
}

export function hasSecond(node: NodeView): boolean {
  return isSet(node.replid2);
}

interface HistoryProps {
  id: NodeId;
  replid: string;
  replid2: string;
  /** The offset from which on the second ID is not good any more. */
  limit: number;
  length: Length;
}

/** What seldom changes is handed over piece by piece, so that it is not drawn again with every figure. */
export function historyOf(node: NodeView): Omit<HistoryProps, 'length'> {
  const { id, replid, replid2, second_repl_offset: limit } = node;
  return { id, replid, replid2, limit: isSet(replid2) ? limit : -1 };
}

/** The replication ID, and the second one with the offset up to which it is good. */
export const HistoryIds = memo(function HistoryIds(props: HistoryProps) {
  const { id, replid, replid2, limit, length } = props;
  const words = useWords();
  if (replid === '') return null;
  const second = isSet(replid2);
  const shown = second || length !== 'full' ? replid.slice(0, 4) : shortId(replid);
  return (
    <span className={css['ids']}>
      <span
        className={css['id']}
        data-spot={`history-${id}`}
        title={`${words.node.history}: ${replid}`}
      >
        <HistoryMark replid={replid} />
        {shown}…
      </span>
      {second && (
        <span
          className={css['id']}
          data-second
          data-spot={`history2-${id}`}
          title={`${words.node.secondId}: ${replid2}, ${words.node.secondIdUntil(grouped(limit))}`}
        >
          <HistoryMark replid={replid2} second />
          {replid2.slice(0, 4)}
          <span>{words.node.limitSign(grouped(limit))}</span>
        </span>
      )}
    </span>
  );
});

function Attached({ count }: { count: number }) {
  const words = useWords();
  return <span className={css['end']}>{words.node.replicas(count)}</span>;
}

interface LinkFactProps {
  node: NodeView;
  link: MasterLinkView;
  brief: boolean;
  /** Only the age of the last ACK. */
  least?: boolean;
}

/** The state of a replica's link to its master, and how old its last ACK is there. */
export function LinkFact({ node, link, brief, least = false }: LinkFactProps) {
  const words = useWords();
  const lag = useShown((shown) => lagOf(shown, node));
  const stalled = useShown(
    (shown) => linkBetween(shown, link.node ?? '', node.id)?.state === 'stalled',
  );
  const up = link.status === 'up';
  const Icon = !up ? Link2Off : stalled ? PauseCircle : Link2;
  const ack = lag === null ? null : words.units.seconds(String(lag));
  const seconds = words.units.seconds(String(Math.max(0, link.lastIoSeconds)));
  const silent = words.node.silent(seconds);
  const master = words.node.of(link.node ?? `${link.host}:${link.port}`);
  const whole = ack === null ? words.node.ackNone : words.node.linkUp(ack);
  return (
    <span
      className={css['link']}
      data-testid={`link-status-${node.id}`}
      data-value={link.status}
      data-up={up && !stalled}
      title={`${up ? whole : words.linkState[link.state]} ${master} ${link.trouble}`.trim()}
    >
      <Icon aria-hidden="true" />
      <span>
        {up && stalled && (least ? seconds : silent)}
        {up &&
          !stalled &&
          (brief ? (ack === null ? words.node.noAck : least ? ack : words.node.ack(ack)) : whole)}
        {!up && words.linkState[link.state]}
      </span>
    </span>
  );
}

/** Seconds since its last ACK reached its master. */
function lagOf(shown: Shown, node: NodeView): number | null {
  const seen = shown.nodes[node.master?.node ?? '']?.replicas.find(
    (replica) => replica.node === node.id,
  );
  return seen === undefined || seen.state !== 'ONLINE' ? null : seen.lag;
}

function offsetOf({ master, master_repl_offset }: NodeView): number {
  return Math.max(0, master?.offset ?? master_repl_offset);
}

interface ProgressProps {
  node: NodeView;
  length: Length;
  /** Round figures for what it is behind. */
  rough?: boolean;
}

/** The offset, and of a replica how many bytes it is behind. */
export function Progress({ node, length, rough = false }: ProgressProps) {
  const words = useWords();
  const offset = offsetOf(node);
  const busy = isBusy(node.keys);
  return (
    <span className={css['progress']}>
      <span className={css['offset']} title={words.node.offset}>
        <b
          key={busy ? 'busy' : offset}
          data-busy={busy}
          data-testid={`offset-${node.id}`}
          data-value={node.master?.offset ?? node.master_repl_offset}
        >
          {grouped(offset)}
        </b>
        {length === 'full' && <span aria-hidden="true">{words.node.offset}</span>}
      </span>
      {node.master !== null && (
        <Behind node={node} behind={node.master.behind} length={length} rough={rough} />
      )}
    </span>
  );
}

interface BehindProps {
  node: NodeView;
  behind: number | null;
  length: Length;
  rough: boolean;
}

function Behind({ node, behind, length, rough }: BehindProps) {
  const words = useWords().node;
  const state = behind === null ? 'unknown' : behind <= 0 ? 'none' : 'some';
  const title = {
    unknown: lacksMaster(node) ? words.noMasterNow : words.unknownBehind,
    none: words.abreast,
    some: words.behind(bytes(behind ?? 0)),
  };
  return (
    <span
      className={css['behind']}
      data-behind={state}
      data-testid={`behind-${node.id}`}
      data-value={behind ?? ''}
      title={title[state]}
    >
      {length === 'full' ? title[state] : behindInBrief(words, behind, length, rough)}
    </span>
  );
}

/** What the line of the offset would take with a word for the digest; the sign alone takes less. */
function progressWidth(words: Words['node'], node: NodeView, length: Length): number {
  if (node.master === null) return 0;
  const { behind } = node.master;
  const long = behind === null ? words.unknownBehind : words.behind(bytes(behind));
  const short = behindInBrief(words, behind, length, false);
  const digest = node.digestEqual === false ? words.unequalShort : words.equalShort;
  const text = grouped(offsetOf(node)) + (length === 'full' ? long : short) + digest;
  return widthOf(text) + DIGEST_EXTRA;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e80 ? 12 : CHARACTER;
  return width;
}

function behindInBrief(
  words: Words['node'],
  behind: number | null,
  length: Length,
  rough: boolean,
): string {
  if (behind === null) return words.behindUnknownShort;
  if (behind <= 0) return length === 'least' ? words.even : words.abreastShort;
  if (length === 'least') return words.behindLeast(roughBytes(behind));
  return words.behind((rough ? roughBytes : bytes)(behind));
}

/** What it follows is not there to be compared with. */
function lacksMaster(node: NodeView): boolean {
  const reason = node.verdict?.reason;
  return reason === 'master-not-running' || reason === 'master-unknown';
}

interface DigestProps {
  id: NodeId;
  digest: string | null;
  equal: boolean | null;
  length: Length;
}

export function digestOf({ id, digest, digestEqual }: NodeView): Omit<DigestProps, 'length'> {
  return { id, digest, equal: digestEqual };
}

/** Whether the data equals the master's. A master shows the digest that replicas are compared with. */
export const DigestBadge = memo(function DigestBadge(props: DigestProps) {
  const { id, digest, equal, length } = props;
  const words = useWords();
  if (digest === null) return null;
  const value = equal === null ? 'alone' : equal ? 'equal' : 'unequal';
  const Icon = { alone: Hash, equal: Equal, unequal: EqualNot }[value];
  const verdict = { alone: '', equal: words.node.equal, unequal: words.node.unequal }[value];
  const short = { alone: '', equal: words.node.equalShort, unequal: words.node.unequalShort };
  return (
    <span
      className={css['digest']}
      data-testid={`digest-${id}`}
      data-value={value}
      title={`${words.node.digest} ${digest} ${verdict}`.trim()}
    >
      <Icon aria-hidden="true" />
      <span className={length === 'least' ? 'unseen' : undefined}>{short[value]}</span>
      {(length === 'full' || equal === null) && <code>{digest.slice(0, 4)}</code>}
      {equal === null && <span className="unseen">{words.node.digest}</span>}
    </span>
  );
});
