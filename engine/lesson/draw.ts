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

/** mulberry32: neighbouring seeds give unlike figures. */
function next(seed: number): number {
  let mixed = (seed + 0x6d2b79f5) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
