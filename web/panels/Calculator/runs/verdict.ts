/** What became of a run, read from what the page knows anyway. Pure. */
import type { EventRecord, LoadView, NodeId, NodeView } from '../../../../engine/contract.ts';
import type { Run, RunOutcome } from './run.ts';

/** Of a moment: events up to it, the nodes as they are, and the loads (asked for where they are needed). */
export interface Seen {
  /** Microseconds. */
  now: number;
  events: readonly EventRecord[];
  nodes: Readonly<Record<NodeId, NodeView>>;
  loads: readonly LoadView[];
  /** What the master's first console printed, oldest first. */
  printed: readonly string[];
}

const MICROS = 1_000;
/** A replica that has just loaded may still be dropped before its first acknowledgement is there. */
const SETTLES_MICROS = 1_500_000;

/** Null while it is not decided. */
export function verdictOf(run: Run, seen: Seen): RunOutcome | null {
  const events = seen.events.filter(
    ({ at }) => at >= run.fromMs * MICROS && at <= Math.min(seen.now, run.doneMs * MICROS),
  );
  switch (run.predicted.kind) {
    case 'resync':
      return resyncOf(run, events, seen.now);
    case 'sync':
      return syncOf(run, events, seen.now);
    case 'catch-up':
      return catchUpOf(run, events, seen);
    case 'lost':
      return seen.now < run.doneMs * MICROS ? null : lostOf(run, seen);
  }
}

type Events = readonly EventRecord[];

function resyncOf({ watch, doneMs }: Run, events: Events, now: number): RunOutcome | null {
  for (const event of events) {
    if (event.kind !== 'resync' || event.replica !== watch.replica) continue;
    const bytes = event.outcome === 'partial' ? event.bytes : 0;
    return { kind: 'resync', outcome: event.outcome, bytes };
  }
  return now < doneMs * MICROS ? null : { kind: 'resync', outcome: 'none', bytes: 0 };
}

function syncOf({ watch }: Run, events: Events, now: number): RunOutcome | null {
  for (const event of events) {
    if (event.kind === 'replica-dropped' && event.why === 'output-buffer') {
      return { kind: 'sync', outcome: 'loops' };
    }
    if (event.kind !== 'sync-finished' || event.replica !== watch.replica) continue;
    if (now > event.at + SETTLES_MICROS) return { kind: 'sync', outcome: 'completes' };
  }
  return null;
}

function catchUpOf({ watch }: Run, events: Events, seen: Seen): RunOutcome | null {
  const back = events.find((event) => event.kind === 'resync' && event.replica === watch.replica);
  if (back === undefined) return null;
  const after = (at: number) => (at - back.at) / 1e6;
  const drop = events.find(({ kind, at }) => kind === 'replica-dropped' && at > back.at);
  if (drop !== undefined) return { kind: 'catch-up', outcome: 'dropped', seconds: after(drop.at) };
  const offset = seen.nodes[watch.replica]?.master?.offset;
  const wanted = seen.nodes[watch.master]?.master_repl_offset;
  if (offset === undefined || wanted === undefined || seen.now <= back.at) return null;
  // One command may be on its way: that is no lag, that is the link.
  const level = wanted - offset <= watch.command;
  return level ? { kind: 'catch-up', outcome: 'catches-up', seconds: after(seen.now) } : null;
}

/** What the master said OK to, less what its successor holds. */
function lostOf({ watch }: Run, { loads, nodes, printed, events }: Seen): RunOutcome {
  const kept = nodes[watch.replica]?.keys.count ?? 0;
  const load = loads[0];
  if (load === undefined) {
    const waits = printed.filter((line) => line.startsWith('(integer)'));
    const confirmed = waits.filter((line) => !line.startsWith('(integer) 0')).length;
    const lost = Math.max(0, confirmed - kept);
    return { kind: 'lost', least: lost, most: lost, unconfirmed: waits.length - confirmed };
  }
  const died = events.some(({ kind }) => kind === 'node-stopped');
  // A master that died leaves commands without an answer; they count as errors, and not as answered.
  const acknowledged = died ? load.answered : load.answered - load.errors;
  const lost = Math.max(0, acknowledged - kept);
  return { kind: 'lost', least: lost, most: lost, unconfirmed: 0 };
}
