import type { VerdictReason } from '../contract.ts';
import type { ByteCount, ReplOffset } from '../base/units.ts';

export const NO_ID = '0'.repeat(40);

/** What a master knows of its own history when a replica asks to continue. */
export interface History {
  readonly replid: string;
  readonly replid2: string;
  readonly second_repl_offset: ReplOffset;
  readonly backlog: { readonly first_byte_offset: ReplOffset; readonly histlen: ByteCount } | null;
}

export type PsyncDecision =
  | { readonly kind: 'partial'; readonly reason: VerdictReason; readonly bytes: ByteCount }
  | { readonly kind: 'full'; readonly reason: VerdictReason };

/**
 * Partial or full, as masterTryPartialResynchronization decides it. `offset` is the first byte
 * that the replica lacks, `replid` the history it lacks it of ('?' when it has none).
 * Asked and answered offsets are bytes of the stream; IDs compare without regard to case.
 */
export function decidePsync(master: History, replid: string, offset: ReplOffset): PsyncDecision {
  const id = replid.toLowerCase();
  const own = id === master.replid;
  if (!own && (id !== master.replid2 || offset > master.second_repl_offset)) {
    if (replid === '?') return { kind: 'full', reason: 'no-history' };
    return { kind: 'full', reason: id === master.replid2 ? 'second-id-too-far' : 'id-mismatch' };
  }
  const { backlog } = master;
  if (backlog === null) return { kind: 'full', reason: 'no-backlog' };
  const end = backlog.first_byte_offset + backlog.histlen;
  if (offset < backlog.first_byte_offset) return { kind: 'full', reason: 'offset-before-backlog' };
  if (offset > end) return { kind: 'full', reason: 'offset-beyond-end' };
  const bytes = end - offset;
  if (!own) return { kind: 'partial', reason: 'second-id', bytes };
  const reason = bytes === 0 ? 'nothing-missed' : 'same-history';
  return { kind: 'partial', reason, bytes };
}
