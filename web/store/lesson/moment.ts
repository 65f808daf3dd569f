/** What a lesson knows of the moment that is shown. Pure. */
import type { AnswersAsked, Situation } from '../../../engine/lesson/situation.ts';
import type { Shown } from '../shown.ts';

/** `opening`: when the part opened, in microseconds; what was before is not the visitor's doing. */
export function momentOf(shown: Shown, opening: number, asked: AnswersAsked): Situation {
  const { now, nodes, links, events, consoles } = shown;
  return {
    now,
    nodes,
    links: Object.values(links),
    events: events.filter(({ at }) => at >= opening && at <= now),
    consoles: Object.entries(consoles).map(([key, { lines }]) => ({
      node: key.slice(0, key.indexOf('#')),
      lines: lines.filter(({ at }) => at >= opening),
    })),
    asked,
  };
}
