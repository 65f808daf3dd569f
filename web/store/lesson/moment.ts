/** What a lesson knows of the moment that is shown. Pure. */
import type { Situation } from '../../../engine/lesson/situation.ts';
import type { Shown } from '../shown.ts';

type Parameters = Situation['parameters'];

/** `opening`: when the part opened, in microseconds; what was before is not the visitor's doing. */
export function momentOf(shown: Shown, opening: number, parameters: Parameters): Situation {
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
    parameters,
  };
}
