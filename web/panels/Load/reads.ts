/** What a load can read that is there: keys of a node, as a template. Pure. */
import { decodeWire } from '../../text.ts';
import { KEYS, type Plan } from './plan.ts';

/** Of a key, what matters here; names are latin-1 of the wire. */
interface Held {
  name: string;
  type: string;
  writtenAt: number;
}

/** Names that need no quotes in a command, and are no placeholders. */
const PLAIN = /^[^\s"'\\{}]+$/;
const NUMBERED = /^(.*?)(0|[1-9]\d*)$/;

/**
 * Of numbered strings (`key:0`, `key:1` …), all from 0 on without a gap, or the string that was written last;
 * null: there is no string.
 */
export function readsOf(rows: readonly Held[]): Pick<Plan, 'template' | 'keys'> | null {
  const strings = rows
    .filter(({ type }) => type === 'string')
    .map((row) => ({ ...row, name: decodeWire(row.name) }))
    .filter(({ name }) => PLAIN.test(name));
  const families = new Map<string, Set<number>>();
  for (const { name } of strings) {
    const [, prefix, number] = NUMBERED.exec(name) ?? [];
    if (prefix === undefined) continue;
    families.set(prefix, (families.get(prefix) ?? new Set()).add(Number(number)));
  }
  const runs = [...families].map(([prefix, numbers]) => ({
    prefix,
    keys: stepOf(runFrom(numbers)),
  }));
  const longest = runs.reduce((best, run) => (run.keys > best.keys ? run : best), {
    prefix: '',
    keys: 1,
  });
  if (longest.keys > 1) return { template: `GET ${longest.prefix}{n}`, keys: longest.keys };
  const newest = strings.reduce<Held | null>(
    (best, row) => (best === null || row.writtenAt > best.writtenAt ? row : best),
    null,
  );
  return newest === null ? null : { template: `GET ${newest.name}`, keys: 1 };
}

/** How many there are from 0 on. */
function runFrom(numbers: ReadonlySet<number>): number {
  let run = 0;
  while (numbers.has(run)) run += 1;
  return run;
}

/** The slider's steps are coarse: the last that is not beyond. */
function stepOf(count: number): number {
  return KEYS.findLast((step) => step <= count) ?? 1;
}

/** Only of commands that answer nil for a key that is not there is it said how many were found. */
export function isRead(template: string): boolean {
  return /^\s*h?get\s/i.test(template);
}
