/**
 * Members with their scores, in order of the score and, among equal scores, of the members' bytes.
 * Positions count from 0. The two forms of a sorted set are two of these.
 */
export interface ScoreStore {
  readonly size: number;
  /** Bytes of memory held, near enough. */
  readonly memory: number;
  score(member: Uint8Array): number | null;
  /** Takes in a member that it does not hold. */
  insert(member: Uint8Array, score: number): void;
  /** Gives a member that it holds another score. */
  update(member: Uint8Array, old: number, score: number): void;
  /** Lets go of a member that it holds. */
  remove(member: Uint8Array, score: number): void;
  /** The elements at positions from `from` to before `to` go. */
  removeRange(from: number, to: number): void;
  /** The position of a member that it holds. */
  rank(member: Uint8Array, score: number): number;
  /** How many scores are lower, or not higher when `equal`. */
  countBelow(score: number, equal: boolean): number;
  /**
   * How many members are lower, or not higher when `equal`. It means something where all scores are
   * the same; elsewhere any answer is right.
   */
  countBefore(member: Uint8Array, equal: boolean): number;
  /** `count` elements from a position on, forwards (1) or backwards (-1). The bytes are the visitor's own. */
  walk(
    from: number,
    count: number,
    step: 1 | -1,
    visit: (member: Uint8Array, score: number) => void,
  ): void;
  /** An independent copy. */
  capture(): ScoreStore;
}

/** The number of leading positions for which the test holds; it must hold for none after one that fails. */
export function partition(count: number, holds: (position: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
