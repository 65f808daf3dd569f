import fc from 'fast-check';
import { expand, FAMILIES, spoil } from './grammar.ts';

const EVERYBODY = FAMILIES.slice(-2).flatMap(({ templates }) => templates);

/** A random command: two of three are of these templates, the others of what concerns every key. */
export function commandOf(templates: readonly string[]): fc.Arbitrary<string[]> {
  const choices = fc.array(fc.nat(0xffff), { minLength: 9, maxLength: 9 });
  return fc.tuple(fc.nat(0xffff), fc.nat(2), choices).map(([number, whose, list]) => {
    const pool = whose === 2 ? EVERYBODY : templates;
    let next = 0;
    const choose = (below: number): number => list[next++ % list.length]! % below;
    return spoil(expand(pool[number % pool.length]!, choose), choose);
  });
}
