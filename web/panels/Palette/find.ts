/** How well an action fits what was typed. */
import { defaultFilter } from 'cmdk';
import { ACTION_GROUPS, type PageAction } from '../../store/actions.ts';

/** So many of those used last stand at the top. */
export const RECENT_MAX = 6;
const MEMORY = 'psync-playground-recent';

/** All by which an action is found: its name in each language, then its other words. */
export function searchWords(action: PageAction): string[] {
  return [...Object.values(action.label), action.id, ...(action.also ?? [])];
}

/** 0 for no match to 1; an action is as good as the best of its words. */
export function fit(words: readonly string[], search: string): number {
  const wanted = search.trim().toLowerCase();
  return Math.max(0, ...words.map((text) => scoreOf(text, wanted)));
}

/** The action that fits best; null when none does. */
export function bestOf(actions: readonly PageAction[], search: string): PageAction | null {
  let best: PageAction | null = null;
  let most = 0;
  for (const action of actions) {
    const score = fit(searchWords(action), search);
    if (score > most) [best, most] = [action, score];
  }
  return best;
}

type Group = PageAction['group'];

/** The group of what fits best comes first: within a group cmdk brings them in order. */
export function groupsByFit(actions: readonly PageAction[], search: string): readonly Group[] {
  if (search.trim() === '') return ACTION_GROUPS;
  const most = new Map<Group, number>();
  for (const action of actions) {
    const score = fit(searchWords(action), search);
    most.set(action.group, Math.max(score, most.get(action.group) ?? 0));
  }
  return ACTION_GROUPS.toSorted((a, b) => (most.get(b) ?? 0) - (most.get(a) ?? 0));
}

/** Less is letters that are there by chance: `about psync` in `A short outage: partial resync`. */
const LEAST = 0.01;

/** Words of the search may come in any order: `6379 kill` is `kill 6379`. */
function scoreOf(text: string, wanted: string): number {
  const score = defaultFilter(text, wanted);
  const whole = score < LEAST ? 0 : score;
  const parts = wanted.split(/\s+/);
  if (parts.length === 1) return whole;
  const each = parts.map((part) => (text.toLowerCase().includes(part) ? 0.9 : 0));
  return Math.max(whole, Math.min(...each));
}

/** The ids of the actions used last, the newest first. */
export function readRecent(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(MEMORY) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter((id) => typeof id === 'string').slice(0, RECENT_MAX);
  } catch {
    return [];
  }
}

export function remembered(recent: readonly string[], id: string): readonly string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, RECENT_MAX);
}

export function keepRecent(recent: readonly string[]): void {
  try {
    localStorage.setItem(MEMORY, JSON.stringify(recent));
  } catch {
    // A browser that keeps nothing forgets what was used last.
  }
}
