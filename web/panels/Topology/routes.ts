/** Which sides of their cards links leave and enter, as the cards are arranged. Pure. */
import type { NodeId } from '../../../engine/contract.ts';
import type { Box, Placed } from './arrange.ts';
import { curvesOf, DOWN_MIN, type Curve, type Side } from './curve.ts';

/** The ways of these links, by their keys, between cards that may have been pulled away from their places. */
export function curvesBetween(
  links: readonly string[],
  boxes: ReadonlyMap<NodeId, Box>,
  placed: readonly Placed[],
): Map<string, Curve> {
  const entries = new Map(placed.map(({ id, entry }) => [id, entry]));
  const wanted = links.flatMap((key) => {
    const [from = '', to = ''] = key.split('-');
    const [a, b] = [boxes.get(from), boxes.get(to)];
    if (a === undefined || b === undefined) return [];
    const sides = sidesFor(
      { box: a, entry: entries.get(from) },
      { box: b, entry: entries.get(to) },
    );
    return [{ key, a, b, sides }];
  });
  return curvesOf(wanted, [...boxes.values()]);
}

/** Which card is the lower one, and where its link enters; null where the boxes alone tell. */
function sidesFor(
  a: { box: Box; entry: Placed['entry'] },
  b: { box: Box; entry: Placed['entry'] },
): readonly [Side, Side] | undefined {
  if (a.entry === 'top' || b.entry === 'top') {
    if (b.box.y >= a.box.y + a.box.height + DOWN_MIN) return ['bottom', 'top'];
    if (a.box.y >= b.box.y + b.box.height + DOWN_MIN) return ['top', 'bottom'];
    return undefined;
  }
  // On a spine the links of replicas come from above, in the free middle.
  if (a.entry === undefined && b.entry !== undefined) return ['bottom', b.entry];
  return a.entry !== undefined && b.entry === undefined ? [a.entry, 'bottom'] : undefined;
}
