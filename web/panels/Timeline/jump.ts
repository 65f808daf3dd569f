/** From one telling moment to the next of its kind. */
import type { EventRecord } from '../../../engine/contract.ts';
import { kindOf, type MarkKind } from './marks.ts';

export type JumpKind = 'any' | 'resync' | 'stop' | 'anomaly' | 'trouble' | 'chapter';
export const JUMP_KINDS: readonly JumpKind[] = [
  'any',
  'resync',
  'stop',
  'anomaly',
  'trouble',
  'chapter',
];

/** Whether such an event is what one jumps to. */
export function isWanted(event: EventRecord, jump: JumpKind, hidden: readonly MarkKind[]): boolean {
  // A replica that is refused tries again each second: that it lost its master was told before.
  if (event.kind === 'master-link-lost' && event.why === 'refused') return false;
  const kind = kindOf(event);
  switch (jump) {
    case 'any':
      return kind !== null && !hidden.includes(kind);
    case 'resync':
      return event.kind === 'resync';
    case 'stop':
      return event.kind === 'node-stopped';
    default:
      return kind === jump;
  }
}

/** The nearest recorded one after (or before) this moment; null: there is none. Events are in order of time. */
export function nearest(
  events: readonly EventRecord[],
  now: number,
  direction: 'previous' | 'next',
  wanted: (event: EventRecord) => boolean,
): EventRecord | null {
  if (direction === 'next') return events.find((event) => event.at > now && wanted(event)) ?? null;
  const found = events.findLast((event) => event.at < now && wanted(event));
  // Of several at one moment the first tells where it began.
  return found === undefined
    ? null
    : (events.find((event) => event.at === found.at && wanted(event)) ?? found);
}
