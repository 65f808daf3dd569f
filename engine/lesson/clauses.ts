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
    check: decidingOf(one, situation),
    any: several.length > 1,
    ...evaluate(one, situation),
  }));
}

/** Of a list within an alternative: the check whose finding is that of the whole. */
function decidingOf(check: Check, situation: Situation): Check {
  if (check.is !== 'all' && check.is !== 'any') return check;
  const decides = check.is === 'any';
  const first = check.checks.find((one) => evaluate(one, situation).holds === decides);
  const deciding = first ?? check.checks.at(-1);
  return deciding === undefined ? check : decidingOf(deciding, situation);
}
