/** What two runs differ in at one moment, and when they first differed. Pure. */
import type { AnomalyName, EventRecord, NodeId, NodeView } from '../../../engine/contract.ts';
import type { Shown } from '../../store/shown.ts';

export type Side = 'left' | 'right';
export type Run = Pick<Shown, 'now' | 'nodes' | 'nodeOrder' | 'events'>;
type ResyncEvent = Extract<EventRecord, { kind: 'resync' }>;

export const FACTS = [
  'run',
  'role',
  'link',
  'history',
  'offset',
  'behind',
  'keys',
  'data',
  'resync',
  'fulls',
  'lost',
  'anomalies',
] as const;
export type FactName = (typeof FACTS)[number];

/** Values are bare: `replica`, `50`, `up`; null where there is nothing to say. */
export interface Fact {
  name: FactName;
  left: string | null;
  right: string | null;
  differs: boolean;
}

export interface NodeDifference {
  node: NodeId;
  facts: readonly Fact[];
  /** How many of them differ. */
  count: number;
}

/** What happened to a node up to a moment. */
export interface Past {
  /** The last time it synchronised: how, and how many bytes or keys that took. */
  resync: Pick<ResyncEvent, 'outcome' | 'reason' | 'bytes'> | null;
  fulls: number;
  lost: number;
  anomalies: readonly AnomalyName[];
}

/** Of the events up to `now`, those that concern the node. */
export function pastOf(run: Run, node: NodeId): Past {
  const events = run.events.filter((event) => event.at <= run.now);
  const resyncs = events.flatMap((event) =>
    event.kind === 'resync' && event.replica === node ? [event] : [],
  );
  const fulls = resyncs.filter(({ outcome }) => outcome === 'full').length;
  const lost = events.map((event) =>
    event.kind === 'keys-lost' && event.node === node ? event.count : 0,
  );
  return {
    resync: resyncs.at(-1) ?? null,
    fulls,
    lost: lost.reduce((sum, count) => sum + count, 0),
    anomalies: events.flatMap((event) =>
      event.kind === 'anomaly' && event.node === node ? [event.name] : [],
    ),
  };
}

/** All nodes of either run, in the order of the left one. */
export function differencesOf(left: Run, right: Run): readonly NodeDifference[] {
  const nodes = [...new Set([...left.nodeOrder, ...right.nodeOrder])];
  return nodes.map((node) => {
    const a = readings(left, node);
    const b = readings(right, node);
    const facts = FACTS.map((name): Fact => {
      const pair = { left: a[name], right: b[name] };
      return { name, ...pair, differs: pair.left !== pair.right };
    });
    return { node, facts, count: facts.filter((fact) => fact.differs).length };
  });
}

type Readings = Record<FactName, string | null>;

function readings(run: Run, id: NodeId): Readings {
  const node = run.nodes[id];
  const past = pastOf(run, id);
  return {
    ...stateOf(node),
    resync: past.resync === null ? null : resyncText(past.resync),
    fulls: String(past.fulls),
    lost: String(past.lost),
    anomalies: past.anomalies.length === 0 ? null : past.anomalies.join(' '),
  };
}

/** `partial same-history 102`, `full offset-before-backlog`. */
function resyncText({ outcome, reason, bytes }: NonNullable<Past['resync']>): string {
  return outcome === 'partial' ? `${outcome} ${reason} ${bytes}` : `${outcome} ${reason}`;
}

function stateOf(
  node: NodeView | undefined,
): Omit<Readings, 'resync' | 'fulls' | 'lost' | 'anomalies'> {
  if (node === undefined) {
    return {
      run: null,
      role: null,
      link: null,
      history: null,
      offset: null,
      behind: null,
      keys: null,
      data: null,
    };
  }
  const { master } = node;
  return {
    run: node.run,
    role: node.role,
    link: master?.status ?? null,
    history: node.replid === '' ? null : node.replid.slice(0, 8),
    offset: String(node.master_repl_offset),
    behind: master?.behind === null || master === null ? null : String(master.behind),
    keys: String(node.keys.count),
    data: node.digest?.slice(0, 8) ?? null,
  };
}

/** The first moment at which one run has something that the other has not, the change itself left out. */
export interface Parting {
  at: number;
  /** What happened then, on either side; null: nothing did there. */
  left: EventRecord | null;
  right: EventRecord | null;
}

/** Events may lie in the recorded future: what has happened by the earlier of the two moments counts. */
export function partingOf(left: Run, right: Run): Parting | null {
  const until = Math.min(left.now, right.now);
  const a = left.events.filter((event) => weighs(event) && event.at <= until);
  const b = right.events.filter((event) => weighs(event) && event.at <= until);
  const limit = Math.max(a.length, b.length);
  for (let index = 0; index < limit; index += 1) {
    const one = a[index] ?? null;
    const other = b[index] ?? null;
    if (one !== null && other !== null && same(one, other)) continue;
    const at = Math.min(one?.at ?? Infinity, other?.at ?? Infinity);
    return { at, left: one?.at === at ? one : null, right: other?.at === at ? other : null };
  }
  return null;
}

/** What is a consequence, not something that somebody did or that only passes by. */
export function weighs(event: EventRecord): boolean {
  switch (event.kind) {
    case 'resync':
    case 'sync-finished':
    case 'keys-lost':
    case 'anomaly':
    case 'role-changed':
    case 'replica-dropped':
    case 'write-refused':
    case 'failover':
    case 'evicted':
      return true;
    case 'node-stopped':
      return event.how === 'crashed';
    // A replica that cannot reach its master tries again every second: no news.
    case 'master-link-lost':
      return event.why !== 'refused';
    default:
      return false;
  }
}

/** The same thing at the same moment; replication IDs are drawn by lot and do not count. */
function same(a: EventRecord, b: EventRecord): boolean {
  return essence(a) === essence(b);
}

function essence(event: EventRecord): string {
  const { id: _id, ...rest } = event;
  if (rest.kind !== 'resync') return JSON.stringify(rest);
  const { at, replica, master, outcome, reason, bytes } = rest;
  return JSON.stringify([at, replica, master, outcome, reason, outcome === 'full' ? 0 : bytes]);
}

/** What became of a run since a moment, for one sentence. */
export interface Outcome {
  partials: readonly { node: NodeId; bytes: number }[];
  fulls: readonly { node: NodeId; keys: number | null }[];
  lost: number;
  anomalies: number;
}

export function outcomeOf(run: Run, since: number): Outcome {
  const events = run.events.filter((event) => event.at >= since && event.at <= run.now);
  const resyncs = events.filter((event) => event.kind === 'resync');
  const finished = events.filter((event) => event.kind === 'sync-finished');
  const keysOf = (node: NodeId) =>
    finished.findLast((event) => event.replica === node && event.outcome === 'full')?.keys ?? null;
  return {
    partials: resyncs.flatMap(({ outcome, replica, bytes }) =>
      outcome === 'partial' && replica !== null ? [{ node: replica, bytes }] : [],
    ),
    fulls: resyncs.flatMap(({ outcome, replica }) =>
      outcome === 'full' && replica !== null ? [{ node: replica, keys: keysOf(replica) }] : [],
    ),
    lost: events.reduce((sum, event) => sum + (event.kind === 'keys-lost' ? event.count : 0), 0),
    anomalies: events.filter((event) => event.kind === 'anomaly').length,
  };
}
