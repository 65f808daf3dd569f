import type { ReplOffset } from '../../base/units.ts';
import { NO_ID } from '../../replication/psync.ts';

/** A moment of a replication history: everything written up to and including `offset`. */
export interface Position {
  readonly replid: string;
  readonly offset: ReplOffset;
}

/** Histories that are remembered; the oldest are forgotten first. */
const KEPT = 256;

/**
 * Which history grew out of which, and where. A promotion gives the future a new ID and keeps the
 * past under the second one; here that is remembered for longer than one promotion.
 */
export class Ancestry {
  private readonly parents = new Map<string, Position>();

  /** A node has a new replication ID; with a second one that is valid up to before `second_repl_offset`. */
  note(replid: string, replid2: string, second_repl_offset: ReplOffset): void {
    if (replid2 === NO_ID || second_repl_offset < 0 || this.parents.has(replid)) return;
    this.parents.set(replid, { replid: replid2, offset: second_repl_offset - 1 });
    if (this.parents.size <= KEPT) return;
    for (const [oldest] of this.parents) {
      this.parents.delete(oldest);
      break;
    }
  }

  /** Whether who stands at `at` has in its history what stood at `what`. */
  includes(at: Position, what: Position): boolean {
    const end = this.endOf(what.replid, at);
    return end !== null && what.offset <= end;
  }

  /** Up to which offset of history `replid` the past of `at` goes; null: it is no part of it. */
  endOf(replid: string, at: Position): ReplOffset | null {
    let { replid: id, offset: end } = at;
    for (let i = 0; i <= this.parents.size; i++) {
      if (id === replid) return end;
      const parent = this.parents.get(id);
      if (parent === undefined) return null;
      id = parent.replid;
      end = Math.min(end, parent.offset);
    }
    return null;
  }

  /** The last offset that two positions have in common; null: they never shared a history. */
  fork(a: Position, b: Position): ReplOffset | null {
    let { replid: id, offset: end } = a;
    for (let i = 0; i <= this.parents.size; i++) {
      const other = this.endOf(id, b);
      if (other !== null) return Math.min(end, other);
      const parent = this.parents.get(id);
      if (parent === undefined) return null;
      id = parent.replid;
      end = Math.min(end, parent.offset);
    }
    return null;
  }
}
