/**
 * Everything that one can do on this page, by name: what the command palette lists. A part of the page
 * adds what it offers with `offerActions`, once, where the part is defined.
 */
import type { Choices, Language } from './choices.ts';
import type { Shown } from './shown.ts';

/** In the order in which the palette shows them. */
export const ACTION_GROUPS = [
  'node',
  'link',
  'run',
  'time',
  'view',
  'lab',
  'learn',
  'page',
] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

export interface PageAction {
  /** Stays the same while the action means the same: `kill 6379`. */
  id: string;
  group: ActionGroup;
  /** In every language, because it is found by the words of each. */
  label: Readonly<Record<Language, string>>;
  /** Other words it is found by: `failover`, `kill -9`. */
  also?: readonly string[];
  /** The keys that do the same: `['Ctrl', 'Z']`. */
  keys?: readonly string[];
  perform: () => void;
}

/** What can be done in this state of the page. */
export type ActionSource = (shown: Shown, choices: Choices) => readonly PageAction[];

const sources: ActionSource[] = [];

/** Adds a source; the answer takes it off again. */
export function offerActions(source: ActionSource): () => void {
  sources.push(source);
  return () => {
    const index = sources.indexOf(source);
    if (index >= 0) sources.splice(index, 1);
  };
}

/** All that can be done now, in the order of the groups. */
export function actionsNow(shown: Shown, choices: Choices): readonly PageAction[] {
  const all = sources.flatMap((source) => source(shown, choices));
  return ACTION_GROUPS.flatMap((group) => all.filter((action) => action.group === group));
}
