/** Card 3: a replica comes while the master is written to. Pure. */
import type { LabFile } from '../../../../engine/contract.ts';
import { fullSyncOf, type FullSyncInput } from '../formulas.ts';
import { MASTER, masterNode, REPLICA, replicaNode, type Run } from './run.ts';
import { loadOf, streamOf, type Stream } from './stream.ts';
import { NAMES, say, STORIES, storyOf } from './texts.ts';

const LATENCY_MS = 1;
/** Keys of the data set: the snapshot and its loading take their time key by key. */
const KEYS = 100;
/** Bytes of an RDB besides the values: header, fields, and for each key its name and lengths. */
const RDB_HEAD = 190;
const RDB_PER_KEY = 12;
const RDB_MOST = 2_000_000;
const POPULATE_MS = 100;
const LOAD_FROM_MS = 1_000.3;
const ATTACH_MS = 2_500;
/** A loop is watched for three rounds at most. */
const ROUNDS = 3;

export function fullSyncRun(input: FullSyncInput): Run {
  const answer = fullSyncOf(input);
  const seconds = (ATTACH_MS + AFTER_MS) / 1000 + answer.duration * ROUNDS;
  const shrink = Math.max(1, input.rdb / RDB_MOST);
  const stream = streamOf(input.rate / shrink, seconds);
  const scale = shrink * stream.scale;
  const scaled = scaledTo(input, scale);
  const doneMs = Math.ceil(ATTACH_MS + (fullSyncOf(scaled).duration * ROUNDS + 8) * 1000);
  const { loops } = fullSyncOf({ ...scaled, rdb: rdbOf(valueOf(scaled)) });
  return {
    lab: fullSyncLab(scaled, stream, { doneMs, scale }),
    scale,
    predicted: { kind: 'sync', outcome: loops === 'no' ? 'completes' : 'loops' },
    fromMs: ATTACH_MS,
    doneMs,
    watch: { master: MASTER, replica: REPLICA, command: stream.command },
  };
}

const AFTER_MS = 8_000;

/** The same question about the lab's own, smaller numbers. */
export function scaledTo(input: FullSyncInput, scale: number): FullSyncInput {
  const scaled = (bytes: number) => (bytes <= 0 ? 0 : Math.max(1, Math.round(bytes / scale)));
  return {
    ...input,
    rdb: scaled(input.rdb),
    rate: input.rate / scale,
    bandwidth: scaled(input.bandwidth),
    hard: scaled(input.hard),
    soft: scaled(input.soft),
    backlog: scaled(input.backlog),
    // It starts at once: the wait before the fork takes no bytes.
    delay: 0,
  };
}

/** Bytes of each value, so that all keys make an RDB of about the size wanted. */
function valueOf({ rdb }: FullSyncInput): number {
  return Math.max(1, Math.round((rdb - RDB_HEAD) / KEYS - RDB_PER_KEY));
}

function rdbOf(value: number): number {
  return RDB_HEAD + KEYS * (RDB_PER_KEY + value);
}

function fullSyncLab(
  input: FullSyncInput,
  stream: Stream,
  { doneMs, scale }: { doneMs: number; scale: number },
): LabFile {
  const perKey = (seconds: number) => Math.round((seconds * 1e6) / KEYS);
  const { hard, soft, softSeconds, backlog, bandwidth } = input;
  const master = masterNode([
    'enable-debug-command yes',
    'rdbcompression no',
    `repl-diskless-sync ${input.diskless ? 'yes' : 'no'}`,
    `rdb-key-save-delay ${perKey(input.dump)}`,
    `repl-backlog-size ${backlog}`,
    `client-output-buffer-limit replica ${hard} ${soft} ${Math.round(softSeconds)}`,
  ]);
  const replica = replicaNode(REPLICA, [`key-load-delay ${perKey(input.load)}`]);
  return {
    format: 'psync-lab/1',
    name: NAMES.fullSync,
    story: storyOf(STORIES.fullSync, scale),
    seed: 5,
    backlog: 'exact',
    openAtMs: ATTACH_MS - 500,
    network: { latencyMs: LATENCY_MS, bandwidth },
    nodes: [master, { ...replica, running: false }],
    actions: [
      {
        atMs: POPULATE_MS,
        do: 'type',
        node: MASTER,
        line: `DEBUG POPULATE ${KEYS} key ${valueOf(input)}`,
      },
      loadOf(stream, MASTER, LOAD_FROM_MS, doneMs),
      { atMs: ATTACH_MS, do: 'start', node: REPLICA },
      say(ATTACH_MS, 'A replica comes. It needs everything.', '来了一个从节点，它什么都没有。'),
    ],
  };
}
