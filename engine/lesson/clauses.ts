/** A check taken apart, so that one can be told which part of it lacks. */
import { evaluate, type Finding } from './evaluate.ts';
import type { Check } from './format.ts';
import type { Situation } from './situation.ts';

export interface Clause extends Finding {
  check: Check;
  /** Of these, one is enough. */
  any: boolean;
}

/** What must hold, in the order of the check; lists within lists are one list. */
export function clausesOf(check: Check, situation: Situation): readonly Clause[] {
  if (check.is === 'all') return check.checks.flatMap((one) => clausesOf(one, situation));
  const several = check.is === 'any' ? check.checks : [check];
  return several.map((one) => ({
    check: one,
    any: several.length > 1,
    ...evaluate(one, situation),
  }));
}
