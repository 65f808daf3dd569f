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

/** The line that a step proposes. */
export function lineOf(step: Step): string {
  return { write: 'SET k v', read: 'GET k', look: 'INFO replication' }[step];
}
