// Choosing some of many, as SRANDMEMBER, SPOP and HRANDFIELD do.
import { textOf } from '../base/bytes.ts';
import type { Dice } from '../base/dice.ts';
import { error, type Reply } from '../resp/reply.ts';

/** A negative count is a wish for as many draws. Redis streams any number of them; here a reply is held whole. */
const DRAWS_MAX = 1_000_000;

/** What is answered to a wish for more draws than can be held, or null. */
export function tooManyDraws(count: number): Reply | null {
  if (count >= -DRAWS_MAX) return null;
  return error(`ERR more than ${DRAWS_MAX} draws at once is not modelled in this playground`);
}

/** More than one in three: cheaper to list everything than to draw until enough differ. */
const LISTING_RATIO = 3;

/** `count` of `size` indices, chosen fairly, in increasing order (lpRandomPairsUnique). */
export function indicesInOrder(size: number, count: number, dice: Dice): number[] {
  const chosen: number[] = [];
  for (let i = 0; i < size && chosen.length < count; i++) {
    if (dice.below(size - i) < count - chosen.length) chosen.push(i);
  }
  return chosen;
}

/** `count` different ones of `size` things with names of their own, fewer than all, in any order. */
export function someOf<Thing>(
  size: number,
  count: number,
  dice: Dice,
  all: () => Thing[],
  draw: () => { name: Uint8Array; thing: Thing },
): Thing[] {
  if (count * LISTING_RATIO > size) return shuffledPart(all(), count, dice);
  const chosen = new Map<string, Thing>();
  while (chosen.size < count) {
    const { name, thing } = draw();
    chosen.set(textOf(name), thing);
  }
  return [...chosen.values()];
}

function shuffledPart<Thing>(things: Thing[], count: number, dice: Dice): Thing[] {
  for (let i = 0; i < count; i++) {
    const other = i + dice.below(things.length - i);
    const thing = things[other]!;
    things[other] = things[i]!;
    things[i] = thing;
  }
  return things.slice(0, count);
}
