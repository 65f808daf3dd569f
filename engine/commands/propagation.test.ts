import { expect, test } from 'vitest';
import captured from './captured/propagation.json';
import { withoutChance } from './chance.fixture.ts';
import { Executor, wire } from './executor.fixture.ts';

// Every case was played on redis-server 7.0.15 with a replica attached.

interface Case {
  readonly id: string;
  readonly group: string;
  readonly note?: string;
  readonly config?: Record<string, string>;
  readonly setup: readonly string[][];
  readonly command?: string[];
  readonly commands?: readonly string[][];
  readonly reply?: string | null;
  readonly replies?: readonly (string | null)[];
  readonly propagated: readonly string[][];
}

const GROUPS = [
  'lists',
  'strings',
  'keys',
  'expiry',
  'select',
  'server',
  'hashes',
  'sets',
  'zsets',
];
const cases = (captured.cases as readonly Case[]).filter(
  (one) => GROUPS.includes(one.group) && scriptOf(one).every(playable),
);

function scriptOf(one: Case): string[][] {
  return [...one.setup, ...(one.commands ?? [one.command!])];
}

function playable(words: readonly string[]): boolean {
  const [name = '', what] = words;
  return (
    name === 'SELECT' || name === '#sleep' || what === 'SET-ACTIVE-EXPIRE' || Executor.knows(words)
  );
}

/** Virtual time makes the one difference: no millisecond passes unless a case sleeps. */
function play(executor: Executor, words: string[], active: boolean): string | null {
  if (words[0] === 'DEBUG') return null;
  if (words[0] !== '#sleep') return wire(executor.run(...words));
  executor.now += Number(words[1]) * 1_000;
  if (active) executor.expire();
  return null;
}

function withTimes(words: readonly string[], now: number): string[] {
  return words.map((word) => {
    const offset = /^\{nowMs([+-]\d+)\}$/.exec(word)?.[1];
    return offset === undefined ? word : String(now + Number(offset));
  });
}

test('a good part of the captured cases can be played here', () => {
  expect(cases.length).toBeGreaterThan(120);
});

test.each(cases.map((one) => [one.id, titleOf(one), one] as const))('%s: %s', (id, _title, one) => {
  const executor = new Executor();
  const lazy = (key: string): boolean => one.config?.[`lazyfree-lazy-${key}`] === 'yes';
  executor.lazy = {
    userDel: lazy('user-del'),
    expire: lazy('expire'),
    serverDel: lazy('server-del'),
  };
  const active = !one.setup.some(([name]) => name === 'DEBUG');
  for (const words of one.setup) play(executor, words, active);
  executor.propagated();
  const began = executor.now;
  const commands = one.commands ?? [one.command!];
  const replies = commands.map((words) => play(executor, words, active));
  const live = withoutChance(id, {
    replies: one.replies ?? [one.reply ?? null],
    stream: one.propagated.map((words) => withTimes(words, shift(one, began))),
  });
  const here = withoutChance(id, { replies, stream: executor.propagated() });
  expect(here.replies).toEqual(live.replies);
  const expected = live.stream;
  const actual = here.stream;
  // Which of two expired keys is met first is the hash table's affair.
  const unordered = one.note?.includes('no MULTI') === true;
  if (unordered) expect(new Set(actual.map(String))).toEqual(new Set(expected.map(String)));
  else expect(actual).toEqual(expected);
});

function titleOf(one: Case): string {
  return one.note ?? JSON.stringify(one.command ?? one.commands);
}

/** One case names the time of the command, not the offset that it asked for. */
function shift(one: Case, began: number): number {
  const relative = one.commands?.find((words) => words[0] === 'SET' && words.includes('PX'));
  return relative === undefined ? began : began + Number(relative.at(-1));
}
