/** Card 4: a replica has fallen behind; the link carries so much, the writes go on. Pure. */
import type { LabAction } from '../../../../engine/contract.ts';
import { catchUpOf, type CatchUpInput } from '../formulas.ts';
import { MASTER, masterNode, REPLICA, replicaNode, type Run } from './run.ts';
import { loadOf, streamOf, valueFor, type Stream } from './stream.ts';
import { NAMES, say, STORIES, storyOf } from './texts.ts';
import { commandBytes } from '../formulas.ts';

const LATENCY_MS = 1;
const CUT_MS = 1_500;
const BURST_MS = 2_000;
const HEAL_MS = 5_000;
/** PSYNC is on its way: what the master answers goes over the link as the card wants it. */
const NARROW_MS = 5_007.5;
const PSYNC_MS = 5_008;
const GAP_MOST = 2_000_000;
const RATE_MOST = 300_000;
const BURST_COMMANDS = 40;
/** A longer wait is told, not played. */
export const PLAYABLE_SECONDS = 1_800;

/** Null: nothing is decided within half an hour. */
export function catchUpRun(input: CatchUpInput): Run | null {
  const shrink = Math.max(1, input.gap / GAP_MOST, input.rate / RATE_MOST);
  const scaled = scaledTo(input, shrink);
  const { outcome, seconds } = catchUpOf(scaled);
  if (outcome === 'never' || seconds > PLAYABLE_SECONDS) return null;
  const doneMs = Math.ceil(PSYNC_MS + seconds * 1_200 + 5_000);
  const stream = streamOf(scaled.rate, 0, RATE_MOST);
  const burst = burstOf(scaled.gap);
  const at = { ...scaled, gap: burst.total, rate: stream.perSecond * stream.command };
  return {
    lab: {
      format: 'psync-lab/1',
      name: NAMES.catchUp,
      story: storyOf(STORIES.catchUp, shrink),
      seed: 5,
      backlog: 'exact',
      openAtMs: HEAL_MS - 500,
      network: { latencyMs: LATENCY_MS },
      nodes: nodesOf(scaled),
      actions: actionsOf(scaled, { stream, burst, doneMs }),
    },
    scale: shrink,
    predicted: {
      kind: 'catch-up',
      outcome: outcome === 'dropped' ? 'dropped' : 'catches-up',
      seconds: catchUpOf(at).seconds,
    },
    fromMs: PSYNC_MS,
    doneMs,
    watch: { master: MASTER, replica: REPLICA, command: stream.command },
  };
}

/** The same question about the lab's own, smaller numbers. */
function scaledTo(input: CatchUpInput, scale: number): CatchUpInput {
  const scaled = (bytes: number) => (bytes <= 0 ? 0 : Math.max(1, Math.round(bytes / scale)));
  return {
    gap: input.gap / scale,
    rate: input.rate / scale,
    capacity: scaled(input.capacity),
    hard: scaled(input.hard),
    backlog: scaled(input.backlog),
  };
}

interface Burst {
  count: number;
  value: number;
  total: number;
}

/** Commands that together make the gap, as nearly as their lengths allow. */
function burstOf(gap: number): Burst {
  const count = Math.max(1, Math.min(BURST_COMMANDS, Math.floor(gap / 60)));
  const value = valueFor(gap / count);
  // The first write of a replica's history says its database.
  return { count, value, total: count * commandBytes(3, 1, value) + commandBytes(6, 1) };
}

function nodesOf({ hard, backlog, gap }: CatchUpInput) {
  const conf = [
    // The backlog has to hold the gap, or the replica would copy everything anew.
    `repl-backlog-size ${Math.max(backlog, Math.ceil(gap) + 1_000)}`,
    `client-output-buffer-limit replica ${hard} 0 0`,
    'repl-timeout 3600',
  ];
  return [masterNode(conf), replicaNode(REPLICA, conf)];
}

function actionsOf(
  input: CatchUpInput,
  { stream, burst, doneMs }: { stream: Stream; burst: Burst; doneMs: number },
): LabAction[] {
  const link: [string, string] = [MASTER, REPLICA];
  const writes = { perSecond: burst.count, command: 0, value: burst.value, scale: 1 };
  const steady = input.rate > 0 ? [loadOf(stream, MASTER, PSYNC_MS, doneMs)] : [];
  return [
    { atMs: CUT_MS, do: 'cut', between: link },
    loadOf(writes, MASTER, BURST_MS, BURST_MS + 999, 'b'),
    { atMs: HEAL_MS, do: 'heal', between: link },
    say(HEAL_MS, 'The replica comes back, far behind.', '从节点回来了，落后一大截。'),
    { atMs: NARROW_MS, do: 'bandwidth', between: link, bandwidth: Math.round(input.capacity) },
    ...steady,
  ];
}
