/** What a first visitor is shown to do, and how far they are. Whatever was done already counts. */
import type { EventRecord, NodeId } from '../../../engine/contract.ts';

export type Step = 'write' | 'read' | 'look';

export const STEPS: readonly Step[] = ['write', 'read', 'look'];

const WRITES = /^\s*(set|mset|append|incr|decr|del|expire|lpush|rpush|sadd|hset|zadd)/i;
const READS = /^\s*(get|mget|exists|keys|scan|type|ttl|lrange|smembers|hget|zrange|dbsize)/i;
const LOOKS = /^\s*(info|role)/i;

/** The first step that was not done yet; null when all were. */
export function nextStep(
  events: readonly EventRecord[],
  isMaster: (node: NodeId) => boolean,
): Step | null {
  const done = new Set(events.map((event) => stepDone(event, isMaster)));
  return STEPS.find((step) => !done.has(step)) ?? null;
}

function stepDone(event: EventRecord, isMaster: (node: NodeId) => boolean): Step | null {
  if (event.kind === 'link-changed' || event.kind === 'node-stopped') return 'look';
  if (event.kind !== 'typed') return null;
  if (LOOKS.test(event.line)) return 'look';
  if (isMaster(event.node)) return WRITES.test(event.line) ? 'write' : null;
  return READS.test(event.line) ? 'read' : null;
}

/** What reads a key that such a command wrote; GET for all others. */
const READERS: readonly (readonly [RegExp, (key: string) => string])[] = [
  [/^(?:lpush|rpush)/i, (key) => `LRANGE ${key} 0 -1`],
  [/^sadd/i, (key) => `SMEMBERS ${key}`],
  [/^hset/i, (key) => `HGETALL ${key}`],
  [/^zadd/i, (key) => `ZRANGE ${key} 0 -1`],
  [/^del/i, (key) => `EXISTS ${key}`],
  [/^expire/i, (key) => `TTL ${key}`],
];
/** A command, and its key as it was typed: it may stand in quotes. */
const COMMAND = /^\s*(\S+)\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\S+)/;

/** The line that a step proposes: a visitor who wrote something reads that. */
export function lineOf(
  step: Step,
  events: readonly EventRecord[],
  isMaster: (node: NodeId) => boolean,
): string {
  if (step === 'write') return 'SET k v';
  if (step === 'look') return 'INFO replication';
  const written = events.findLast((event) => stepDone(event, isMaster) === 'write');
  const [, command = '', key = 'k'] =
    written?.kind === 'typed' ? (COMMAND.exec(written.line) ?? []) : [];
  const reader = READERS.find(([pattern]) => pattern.test(command));
  return reader === undefined ? `GET ${key}` : reader[1](key);
}
