// What becomes of a node’s history, noted as it happens.
import type { Micros, ReplOffset } from '../base/units.ts';
import type { EventBody, NodeId } from '../contract.ts';
import type { Place, ReplicationStream } from '../replication/stream.ts';

type Changed = Extract<EventBody, { kind: 'replid-changed' }>;

export type HistoryTurn =
  | {
      readonly what: 'changed';
      readonly why: Changed['why'];
      readonly replid: string;
      /** Where this ID begins for the node that has it now. */
      readonly offset: ReplOffset;
      /** What the data continues; null: nothing that is known. */
      readonly from: Place | null;
      /** As a second ID: who asks for the former one is served. */
      readonly honoured: boolean;
      readonly left: Place | null;
    }
  /** Its process ended here. */
  | { readonly what: 'stopped'; readonly left: Place }
  /** Said just before the full resync that took them away. */
  | { readonly what: 'keys-lost'; readonly keys: readonly string[]; readonly count: number };

export type HistoryFact = { readonly at: Micros; readonly node: NodeId } & HistoryTurn;

export function changeOf(
  event: Changed,
  stream: ReplicationStream,
): Omit<Extract<HistoryTurn, { what: 'changed' }>, 'what'> {
  const { replid, second_repl_offset, replid2, why } = event;
  const { left, master_repl_offset } = stream;
  const second =
    second_repl_offset < 0 ? null : { replid: replid2, offset: second_repl_offset - 1 };
  if (second !== null && why !== 'full-resync') {
    return { why, replid, offset: second.offset, from: second, honoured: true, left };
  }
  const inPlace = why === 'backlog-created' || why === 'backlog-freed' || why === 'debug';
  const from = inPlace ? left : null;
  return { why, replid, offset: master_repl_offset, from, honoured: false, left };
}
