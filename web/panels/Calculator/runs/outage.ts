/** Cards 1 and 2: the link breaks for so long, while so much is written. Pure. */
import type { LabAction, LabFile, LabNode } from '../../../../engine/lab/format.ts';
import { HANDSHAKE_CROSSINGS, outageOf, type OutageInput } from '../formulas.ts';
import { MASTER, masterNode, OTHER, REPLICA, replicaNode, type Run } from './run.ts';
import { loadOf, sentBy, streamOf, type Stream } from './stream.ts';
import { NAMES, say, STORIES, storyOf } from './texts.ts';

const LATENCY_MS = 1;
/** From the generator to the master. */
const LOOPBACK_MS = 0.05;
const LOAD_FROM_MS = 1_000.3;
/** A microsecond behind a tick of the replica's cron: whoever is healed then waits a full second for its retry. */
const HEAL_PHASE_MS = 1.001;
const BREAK_AFTER_MS = 3_000;
const AFTER_MS = 3_000;

/** Milliseconds of virtual time. */
interface Moments {
  breakMs: number;
  healMs: number;
}

export interface OutageRun extends Run {
  /** What goes by, to the byte: a backlog of so much gives a partial resync, one byte less does not. */
  gap: number;
}

/** `backlog`: of the lab, where it is to be another than the input's at the lab's scale. */
export function outageRun(input: OutageInput, backlog?: number): OutageRun {
  const outageMs = Math.round(input.outage * 1000);
  const breakMs = BREAK_AFTER_MS + HEAL_PHASE_MS + ((1000 - (outageMs % 1000)) % 1000);
  const healMs = breakMs + outageMs;
  const doneMs = Math.ceil(healMs + AFTER_MS);
  const stream = streamOf(input.rate, doneMs / 1000);
  const scaled = scaledTo(input, stream.scale, backlog);
  const answer = outageOf(scaled);
  const gap = missed(stream, { breakMs, healMs }, input.kind);
  const outcome =
    answer.outcome === 'none' || answer.outcome === 'either'
      ? 'none'
      : answer.reason === 'id-mismatch' || gap > scaled.backlog
        ? 'full'
        : 'partial';
  return {
    lab: outageLab(scaled, stream, { breakMs, healMs, doneMs }),
    scale: stream.scale,
    gap,
    predicted: { kind: 'resync', outcome, bytes: outcome === 'partial' ? gap : 0 },
    fromMs: breakMs - 1_000,
    doneMs,
    watch: { master: MASTER, replica: REPLICA, command: stream.command },
  };
}

/** The same question about the lab's own, smaller numbers. */
function scaledTo(input: OutageInput, scale: number, backlog?: number): OutageInput {
  return {
    ...input,
    rate: input.rate / scale,
    backlog: backlog ?? Math.max(1, Math.floor(input.backlog / scale)),
    hard: Math.ceil(input.hard / scale),
  };
}

/** Commands whose bytes the replica had not got when the link broke, up to those there when PSYNC comes. */
function missed(stream: Stream, { breakMs, healMs }: Moments, kind: OutageInput['kind']): number {
  const handshake = HANDSHAKE_CROSSINGS * LATENCY_MS;
  // A stalled call gets through the moment the link is whole; a refused one is tried again by the cron.
  const tryMs = kind === 'stall' ? healMs - LATENCY_MS : Math.ceil((healMs - 1) / 1000) * 1000 + 1;
  const until = tryMs + handshake - LOOPBACK_MS;
  const got = sentBy(stream, LOAD_FROM_MS, breakMs - LATENCY_MS - LOOPBACK_MS);
  return (sentBy(stream, LOAD_FROM_MS, until) - got) * stream.command;
}

function outageLab(
  input: OutageInput,
  stream: Stream,
  { breakMs, healMs, doneMs }: Moments & { doneMs: number },
): LabFile {
  const conf = [
    `repl-backlog-size ${input.backlog}`,
    `repl-timeout ${Math.round(input.timeout)}`,
    `repl-backlog-ttl ${Math.round(input.ttl)}`,
    `client-output-buffer-limit replica ${input.hard} 0 0`,
  ];
  const others: LabNode[] = input.last ? [] : [replicaNode(OTHER, conf, [0.78, 0.8])];
  const actions: LabAction[] = [
    loadOf(stream, MASTER, LOAD_FROM_MS, doneMs),
    { atMs: breakMs, do: input.kind, between: [MASTER, REPLICA] },
    say(breakMs, 'The link breaks. The writes go on.', '链路断了，写入没有停。'),
    { atMs: healMs, do: 'heal', between: [MASTER, REPLICA] },
    say(healMs, 'The link is whole again.', '链路恢复。'),
  ];
  return {
    format: 'psync-lab/1',
    name: NAMES.outage,
    story: storyOf(STORIES.outage, stream.scale),
    seed: 5,
    backlog: 'exact',
    openAtMs: Math.floor(breakMs - 1_000),
    network: { latencyMs: LATENCY_MS },
    nodes: [
      masterNode(conf),
      replicaNode(REPLICA, conf, [0.78, input.last ? 0.5 : 0.22]),
      ...others,
    ],
    actions,
  };
}
