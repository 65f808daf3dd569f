import type { Outcome } from '../commands/row.ts';
import type { Reply } from '../resp/reply.ts';

/** A reply that changes and propagates nothing. */
export function plain(reply: Reply): Outcome {
  return { reply, propagate: 'nothing', changes: 0 };
}
