import type { Lesson, Part } from './format.ts';

/**
 * The parts that a visitor is given: all, or so many as `take` says, drawn by this seed. They keep the
 * order of the lesson.
 */
export function drawn({ parts, take = parts.length }: Lesson, seed: number): readonly Part[] {
  if (take >= parts.length) return parts;
  const left = parts.map((_part, index) => index);
  const chosen = new Set<number>();
  let state = Math.trunc(seed) >>> 0;
  while (chosen.size < take) {
    state = next(state);
    const [index = 0] = left.splice(state % left.length, 1);
    chosen.add(index);
  }
  return parts.filter((_part, index) => chosen.has(index));
}

/** Where a wish for a part that a lesson does not give is given up. */
const DRAWS_MAX = 10_000;

/** The first seed from this one on with which this part is among those given; this one, if none is. */
export function seedGiving(lesson: Lesson, seed: number, part: string): number {
  for (let tried = seed; tried < seed + DRAWS_MAX; tried++) {
    if (drawn(lesson, tried).some(({ id }) => id === part)) return tried;
    if (!lesson.parts.some(({ id }) => id === part)) break;
  }
  return seed;
}

/** mulberry32: neighbouring seeds give unlike figures. */
function next(seed: number): number {
  let mixed = (seed + 0x6d2b79f5) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
