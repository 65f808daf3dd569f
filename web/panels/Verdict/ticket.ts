/**
 * A PSYNC as a ticket: the ID must fit one of the master's two slots, and the offset must lie in what
 * its backlog holds. Pure: which slot it fits, and where things stand on the line of offsets.
 */
import type { MasterIds, VerdictReason } from '../../../engine/contract.ts';

export interface Ticket {
  outcome: 'none' | 'partial' | 'full' | 'cannot';
  reason: VerdictReason;
  bytes: number;
  askedReplid: string;
  askedOffset: number;
  firstByteOffset: number;
  endOffset: number;
  ids: MasterIds;
}

const UNSET = '0'.repeat(40);

/** How a slot takes the ticket. `too-far`: the right ID, but an offset beyond what the slot accepts. */
export type Fit = 'fits' | 'other' | 'too-far' | 'empty';

export function hasTicket({ askedReplid }: Ticket): boolean {
  return askedReplid !== '?' && askedReplid !== '';
}

/** The first slot takes the master's own ID, whatever the offset; the second its former one, up to a point. */
export function slots({ askedReplid, askedOffset, ids }: Ticket): readonly [Fit, Fit] {
  const id = askedReplid.toLowerCase();
  const first: Fit = id === ids.replid ? 'fits' : 'other';
  if (ids.replid2 === UNSET || ids.replid2 === '') return [first, 'empty'];
  if (id !== ids.replid2) return [first, 'other'];
  return [first, askedOffset > ids.second_repl_offset ? 'too-far' : 'fits'];
}

/** Whether the backlog holds something, or at least is there. */
export function hasBacklog({ firstByteOffset }: Ticket): boolean {
  return firstByteOffset > 0;
}

/** Shares of the line, 0 to 1. */
export interface Line {
  first: number;
  /** One past the last byte that is held: whoever asks for it lacks nothing. */
  end: number;
  asked: number;
  inside: boolean;
}

/** Room on both sides, so that what lies at an end is seen to be at an end. */
const MARGIN = 0.06;

export function lineOf({ askedOffset, firstByteOffset, endOffset }: Ticket): Line {
  const past = endOffset + 1;
  const low = Math.min(firstByteOffset, askedOffset);
  const length = Math.max(1, Math.max(past, askedOffset) - low);
  const share = (offset: number) => MARGIN + ((offset - low) / length) * (1 - 2 * MARGIN);
  return {
    first: share(firstByteOffset),
    end: share(past),
    asked: share(askedOffset),
    inside: askedOffset >= firstByteOffset && askedOffset <= past,
  };
}
