import { latin1, textOf } from '../../base/bytes.ts';
import { type ScoreStore, partition } from './scoreStore.ts';

/** Bytes that an element costs beside its member's. */
const ELEMENT_OVERHEAD = 32;

/**
 * The few elements of a small sorted set (Redis's listpack): two short arrays. Members are latin-1
 * texts, one character per byte, which are small, and compare as their bytes do.
 */
export class PackedScores implements ScoreStore {
  memory = 64;
  private members: string[] = [];
  private scores: number[] = [];

  /** These elements, taken over; null unless they ascend and no member comes twice. */
  static of(members: string[], scores: number[]): PackedScores | null {
    let memory = 64;
    for (let i = 0; i < members.length; i++) {
      const member = members[i]!;
      memory += ELEMENT_OVERHEAD + member.length;
      if (Number.isNaN(scores[i]!) || Object.is(scores[i], -0)) return null;
      if (i === 0) continue;
      const before = scores[i - 1]!;
      const ascends = before < scores[i]! || (before === scores[i] && members[i - 1]! < member);
      if (!ascends) return null;
    }
    if (new Set(members).size !== members.length) return null;
    const packed = new PackedScores();
    packed.memory = memory;
    packed.members = members;
    packed.scores = scores;
    return packed;
  }

  get size(): number {
    return this.members.length;
  }

  score(member: Uint8Array): number | null {
    const at = this.members.indexOf(textOf(member));
    return at < 0 ? null : this.scores[at]!;
  }

  insert(member: Uint8Array, score: number): void {
    const text = textOf(member);
    this.memory += ELEMENT_OVERHEAD + text.length;
    this.put(text, score);
  }

  update(member: Uint8Array, _old: number, score: number): void {
    const text = textOf(member);
    this.drop(this.members.indexOf(text), 1);
    this.put(text, score);
  }

  remove(member: Uint8Array, _score: number): void {
    const at = this.members.indexOf(textOf(member));
    this.removeRange(at, at + 1);
  }

  removeRange(from: number, to: number): void {
    for (let i = from; i < to; i++) this.memory -= ELEMENT_OVERHEAD + this.members[i]!.length;
    this.drop(from, to - from);
  }

  rank(member: Uint8Array): number {
    return this.members.indexOf(textOf(member));
  }

  countBelow(score: number, equal: boolean): number {
    const { scores } = this;
    return partition(scores.length, (i) => scores[i]! < score || (equal && scores[i] === score));
  }

  countBefore(member: Uint8Array, equal: boolean): number {
    const { members } = this;
    const text = textOf(member);
    return partition(members.length, (i) => members[i]! < text || (equal && members[i] === text));
  }

  walk(
    from: number,
    count: number,
    step: 1 | -1,
    visit: (member: Uint8Array, score: number) => void,
  ): void {
    for (let i = from, left = count; left > 0; i += step, left--) {
      visit(latin1(this.members[i]!), this.scores[i]!);
    }
  }

  capture(): PackedScores {
    const copy = new PackedScores();
    copy.memory = this.memory;
    copy.members = this.members.slice();
    copy.scores = this.scores.slice();
    return copy;
  }

  private put(text: string, score: number): void {
    const { members, scores } = this;
    // A listpack keeps a whole number as an integer, which has no negative zero (double2ll).
    const kept = score === 0 ? 0 : score;
    const at = partition(
      members.length,
      (i) => scores[i]! < kept || (scores[i] === kept && members[i]! < text),
    );
    members.splice(at, 0, text);
    scores.splice(at, 0, kept);
  }

  private drop(at: number, count: number): void {
    this.members.splice(at, count);
    this.scores.splice(at, count);
  }
}
