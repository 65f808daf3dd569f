import { KeyTable } from '../keyTable.ts';

/** A score on its way into the arena, or out of it, where nothing lies on eight bytes. */
const SCORE = new Float64Array(1);
const SCORE_BYTES = new Uint8Array(SCORE.buffer);
const SCORE_WORDS = new Int32Array(SCORE.buffer);

/**
 * A sorted set's members with their scores, found by the member. Whoever keeps entries must look at
 * `relocation` after each write: when the arena was moved, it tells where each entry went.
 */
export class MemberTable extends KeyTable {
  relocation: Int32Array | null = null;

  /** Gives the member of the last `find` this score. `entry` is what `find` returned. */
  writeScore(entry: number, memberLength: number, score: number): number {
    SCORE[0] = score;
    return this.write(entry, memberLength, SCORE_BYTES, 0, SCORE_BYTES.length, 0, 0);
  }

  score(entry: number): number {
    const at = this.valueStart(entry) >> 2;
    SCORE_WORDS[0] = this.words[at]!;
    SCORE_WORDS[1] = this.words[at + 1]!;
    return SCORE[0]!;
  }

  /** A copy of the member. */
  member(entry: number): Uint8Array {
    const start = this.keyStart(entry);
    return this.bytes.slice(start, start + this.keyLength(entry));
  }

  /** memcmp of an entry's member and these bytes, the shorter first when one begins the other. */
  compareMember(entry: number, other: Uint8Array): number {
    const { bytes } = this;
    const start = this.keyStart(entry);
    const length = this.keyLength(entry);
    const common = Math.min(length, other.length);
    for (let i = 0; i < common; i++) {
      const difference = bytes[start + i]! - other[i]!;
      if (difference !== 0) return difference;
    }
    return length - other.length;
  }

  override capture(): MemberTable {
    return this.captureInto(new MemberTable());
  }

  protected override moved(old: Int32Array): void {
    super.moved(old);
    this.relocation = old;
  }
}
