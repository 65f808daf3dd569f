/** What can no longer be reached: a check that asks that something does not happen, and it has happened. */
import { evaluate } from './evaluate.ts';
import type { Check, Part } from './format.ts';
import { isDeed, type PartState } from './progress.ts';
import type { Situation } from './situation.ts';

/**
 * The check that spoils this one for good; null: it may still come to hold. Only going back in time
 * undoes what has happened. A count that begins `after` another event begins anew with the next one.
 * A strict order could begin anew too, but what came before its turn is seldom meant to come twice.
 */
export function lostBy(check: Check, situation: Situation): Check | null {
  switch (check.is) {
    case 'happened': {
      const { event, most, after } = check;
      if (most === undefined || after !== undefined) return null;
      const more = evaluate({ is: 'happened', event, least: most + 1 }, situation);
      return more.holds ? check : null;
    }
    case 'in-order': {
      const { holds, found } = evaluate(check, situation);
      return !holds && found.say === 'order' && found.early !== undefined ? check : null;
    }
    case 'all':
      return firstOf(check.checks, situation);
    case 'any': {
      const lost = check.checks.map((one) => lostBy(one, situation));
      return lost.includes(null) ? null : (lost[0] ?? null);
    }
    default:
      return null;
  }
}

/** The same for a whole part: the first of its deeds that are left and cannot be done any more. */
export function partLostBy(part: Part, state: PartState, situation: Situation): Check | null {
  const left = part.goals.filter(
    (goal) => isDeed(goal) && state.goals.find(({ id }) => id === goal.id)?.holds !== true,
  );
  return firstOf(
    left.filter(isDeed).map(({ check }) => check),
    situation,
  );
}

function firstOf(checks: readonly Check[], situation: Situation): Check | null {
  for (const check of checks) {
    const lost = lostBy(check, situation);
    if (lost !== null) return lost;
  }
  return null;
}
