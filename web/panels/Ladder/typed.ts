/** What a client typed for a command that was sent differently: the backlog's arcs know. Pure. */
import type { ArcView, MessageView } from '../../../engine/contract.ts';
import type { Part } from '../../reference/explain.ts';

/**
 * For each part of a message of the replication stream the line that a client typed, where another
 * one was sent (SPOP becomes SREM); else null. A message ends at the offset that its master had when
 * it was sent. One that waited in a buffer does not: then no command begins where one is looked for,
 * or one of another name.
 */
export function typedOf(
  message: Pick<MessageView, 'kind' | 'bytes' | 'masterOffset'>,
  parts: readonly Part[],
  arcs: readonly ArcView[],
): readonly (string | null)[] {
  if (message.kind !== 'stream') return parts.map(() => null);
  let from = message.masterOffset - message.bytes + 1;
  return parts.map(({ bytes, meaning }) => {
    const start = from;
    from += bytes.length;
    if (meaning.means !== 'command') return null;
    const arc = arcs.find((one) => one.from === start && one.to === from);
    return arc?.sent.split(' ', 1)[0] === meaning.name ? arc.typed : null;
  });
}
