/**
 * How often something was done that brought the present goal no nearer. Pure: it is told of each
 * moment, and compares what was found before and after.
 */
import type { EventRecord } from '../../../engine/contract.ts';

export interface Tries {
  /** The goal that they are about. */
  goal: string | null;
  failed: number;
  /** The last thing done, as long as nothing has come of it: when, and what was found then. */
  pending: { at: number; found: string } | null;
  /** How many things were done so far. */
  done: number;
}

export const NO_TRIES: Tries = { goal: null, failed: 0, pending: null, done: 0 };

/** So much virtual time a deed has to show an effect: a replica tries again once a second. */
const PATIENCE = 2_000_000;

const DEEDS: ReadonlySet<EventRecord['kind']> = new Set<EventRecord['kind']>([
  'typed',
  'link-changed',
  'node-started',
  'node-stopped',
  'node-frozen',
  'node-thawed',
  'config-edited',
  'disk',
]);

export function deedsIn(events: readonly EventRecord[]): number {
  return events.filter(({ kind }) => DEEDS.has(kind)).length;
}

/** `found`: what is the case of the present goal, as text that differs when it does. */
export function tried(
  before: Tries,
  { goal, now, done, found }: { goal: string | null; now: number; done: number; found: string },
): Tries {
  // Another goal, or back in time.
  if (goal !== before.goal || done < before.done) return { goal, failed: 0, pending: null, done };
  const { pending } = before;
  const open = pending !== null && pending.found === found ? pending : null;
  const acted = done > before.done;
  if (!acted && (open === null || now - open.at < PATIENCE)) {
    return open === pending ? before : { ...before, pending: open };
  }
  const failed = before.failed + (open === null ? 0 : 1);
  return { goal, failed, done, pending: acted ? { at: now, found } : null };
}
