/** The lines typed into one console, oldest first, and the walk through them with the arrow keys. */

/** As many as redis-cli keeps. */
export const HISTORY_MAX = 100;

export interface Walk {
  /** Index into the lines; `lines.length` is the line being typed. */
  index: number;
  /** What stood in the prompt before the walk began. */
  draft: string;
}

/** Adds a line; like redis-cli, not the same line twice in a row. */
export function remember(lines: readonly string[], line: string): readonly string[] {
  if (line.trim() === '' || lines.at(-1) === line) return lines;
  return [...lines, line].slice(-HISTORY_MAX);
}

/** One step back (-1) or forward (1); null where there is nothing further. */
export function stepHistory(
  lines: readonly string[],
  walk: Walk | null,
  direction: -1 | 1,
  current: string,
): { walk: Walk | null; text: string } | null {
  const from = walk ?? { index: lines.length, draft: current };
  const index = from.index + direction;
  if (index < 0 || index > lines.length) return null;
  if (index === lines.length) return { walk: null, text: from.draft };
  return { walk: { index, draft: from.draft }, text: lines[index] ?? '' };
}

/** Ctrl-R: the newest line at or before `before` that holds `query`; -1 without one. */
export function searchBack(lines: readonly string[], query: string, before: number): number {
  if (query === '') return -1;
  for (let index = Math.min(before, lines.length - 1); index >= 0; index -= 1) {
    if (lines[index]?.includes(query)) return index;
  }
  return -1;
}

/** Kept lines of a console; empty when the browser keeps nothing for us. */
export function readHistory(key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`history:${key}`) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter((line) => typeof line === 'string').slice(-HISTORY_MAX);
  } catch {
    return [];
  }
}

export function keepHistory(key: string, lines: readonly string[]): void {
  try {
    localStorage.setItem(`history:${key}`, JSON.stringify(lines));
  } catch {
    // A full or forbidden store costs the history of the next visit, nothing else.
  }
}
