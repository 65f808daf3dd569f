/** Where the commands of a message come from: the backlog's arcs know. Pure. */
import type { ArcView, MessageView } from '../../../engine/contract.ts';
import type { Part } from '../../reference/explain.ts';

/**
 * For each part of a message of the replication stream its arc, where another line was typed (SPOP
 * becomes SREM) or none at all (a key expired); else null. A message ends at the offset that its master
 * had when it was sent. One that waited in a buffer does not: then no command begins where one is
 * looked for, or one of another name.
 */
export function originsOf(
  message: Pick<MessageView, 'kind' | 'bytes' | 'masterOffset'>,
  parts: readonly Part[],
  arcs: readonly ArcView[],
): readonly (ArcView | null)[] {
  if (message.kind !== 'stream') return parts.map(() => null);
  let from = message.masterOffset - message.bytes + 1;
  return parts.map(({ bytes, meaning }) => {
    const start = from;
    from += bytes.length;
    if (meaning.means !== 'command') return null;
    const arc = arcs.find((one) => one.from === start && one.to === from);
    if (arc?.sent.split(' ', 1)[0] !== meaning.name) return null;
    return arc.typed === null && arc.unasked === null ? null : arc;
  });
}
