import { latin1 } from '../../base/bytes.ts';
import { doubleText } from '../../base/doubleText.ts';
import { mixDigest, xorDigest } from '../digest.ts';
import { PackedScores } from './packedScores.ts';
import type { ScoreStore } from './scoreStore.ts';
import { ScoreTree } from './scoreTree.ts';
import type { EncodingLimits, ObjectValue } from '../value.ts';

/**
 * A sorted set: members, each with a score, in order of the scores and among equal scores in order
 * of their bytes. Positions count from 0.
 */
export class SortedSetValue implements ObjectValue {
  readonly type = 'zset';
  private store: ScoreStore = new PackedScores();

  get encoding(): 'listpack' | 'skiplist' {
    return this.store instanceof PackedScores ? 'listpack' : 'skiplist';
  }

  get size(): number {
    return this.store.size;
  }

  get memory(): number {
    return this.store.memory;
  }

  score(member: Uint8Array): number | null {
    return this.store.score(member);
  }

  /**
   * Gives a member this score, which is no NaN. True when the member is new. A new one that is too
   * long or one too many for the limits ends the packed form (zsetAdd).
   */
  set(member: Uint8Array, score: number, limits: EncodingLimits): boolean {
    const old = this.store.score(member);
    if (old !== null) {
      if (old !== score) this.store.update(member, old, score);
      return false;
    }
    if (this.size >= limits.zsetMaxListpackEntries || member.length > limits.zsetMaxListpackValue) {
      this.unpack();
    }
    this.store.insert(member, score);
    return true;
  }

  /**
   * Fills an empty one with these members, latin-1 texts, and their scores. False, and it is not to be
   * used, when a score is no number or a member comes twice.
   */
  take(members: string[], scores: number[], limits: EncodingLimits): boolean {
    const packed = PackedScores.of(members, scores);
    if (packed !== null && members.length <= limits.zsetMaxListpackEntries) {
      this.store = packed;
      return true;
    }
    for (let i = 0; i < members.length; i++) {
      if (Number.isNaN(scores[i]!) || !this.set(latin1(members[i]!), scores[i]!, limits)) {
        return false;
      }
    }
    return true;
  }

  /** False when there is no such member. */
  remove(member: Uint8Array): boolean {
    const score = this.store.score(member);
    if (score === null) return false;
    this.store.remove(member, score);
    return true;
  }

  /** The elements at positions from `from` to before `to` go. */
  removeRange(from: number, to: number): void {
    this.store.removeRange(from, to);
  }

  /** The member's position, or null. */
  rank(member: Uint8Array): number | null {
    const score = this.store.score(member);
    return score === null ? null : this.store.rank(member, score);
  }

  /** How many scores are lower, or not higher when `equal`. */
  countBelow(score: number, equal: boolean): number {
    return this.store.countBelow(score, equal);
  }

  /** How many members are lower, or not higher when `equal`, where all scores are the same. */
  countBefore(member: Uint8Array, equal: boolean): number {
    return this.store.countBefore(member, equal);
  }

  /** `count` elements from a position on, forwards (1) or backwards (-1). The bytes are the visitor's own. */
  walk(
    from: number,
    count: number,
    step: 1 | -1,
    visit: (member: Uint8Array, score: number) => void,
  ): void {
    this.store.walk(from, count, step, visit);
  }

  /** Every element in ascending order. */
  each(visit: (member: Uint8Array, score: number) => void): void {
    this.store.walk(0, this.size, 1, visit);
  }

  /**
   * One step of ZSCAN: members and scores in turn into `found`, the next cursor back. The packed form
   * shows everything at once, and a whole number as the integer that it keeps it as.
   */
  scan(cursor: number, found: Uint8Array[]): number {
    const { store } = this;
    if (store instanceof ScoreTree) {
      return store.scan(cursor, (member, score) => {
        found.push(member, latin1(doubleText(score)));
      });
    }
    this.each((member, score) => found.push(member, latin1(packedScoreText(score))));
    return 0;
  }

  /** The large form, whatever the limits say: how ZUNIONSTORE and its kin begin. */
  unpack(): void {
    if (!(this.store instanceof PackedScores)) return;
    const tree = new ScoreTree();
    this.each((member, score) => tree.insert(member, score));
    this.store = tree;
  }

  /** Back to the packed form, if everything fits in it (zsetConvertToListpackIfNeeded). */
  packIfSmall(limits: EncodingLimits): void {
    if (this.store instanceof PackedScores) return;
    if (this.size > limits.zsetMaxListpackEntries) return;
    let longest = 0;
    this.each((member) => (longest = Math.max(longest, member.length)));
    if (longest > limits.zsetMaxListpackValue) return;
    const packed = new PackedScores();
    this.each((member, score) => packed.insert(member, score));
    this.store = packed;
  }

  capture(): SortedSetValue {
    const copy = new SortedSetValue();
    copy.store = this.store.capture();
    return copy;
  }

  sample(count: number): Uint8Array[] {
    const found: Uint8Array[] = [];
    this.store.walk(0, Math.min(Math.ceil(count / 2), this.size), 1, (member, score) =>
      found.push(member, latin1(doubleText(score))),
    );
    return found.slice(0, count);
  }

  digestInto(digest: Uint8Array): void {
    const element = new Uint8Array(20);
    this.each((member, score) => {
      element.fill(0);
      mixDigest(element, member);
      mixDigest(element, latin1(doubleText(score)));
      xorDigest(digest, element);
    });
  }
}

/** Up to here a whole number is kept as an integer (double2ll of util.c). */
const PACKED_INTEGER_MAX = 2 ** 62;

function packedScoreText(score: number): string {
  const whole = Number.isInteger(score) && Math.abs(score) <= PACKED_INTEGER_MAX;
  return whole ? String(BigInt(score)) : doubleText(score);
}
