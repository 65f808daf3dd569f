/**
 * Errors and log lines are what redis-server 7.0.15 prints: each was captured from the real one, and each
 * is printed by the engine.
 */
import { expect, test } from 'vitest';
import { Engine } from '../../engine/engine.ts';
import { ERRORS } from './errors.ts';
import { LOGS, logEntryOf, patternOf, type LogEntry, type LogId } from './logs.ts';
import { LOG_STORIES, type LogStory } from './logStories.fixture.ts';
import captured from './replies.captured.json';

/** What the engine's own tests play and compare, line by line. */
const CAPTURES = import.meta.glob<unknown>('../../engine/node/captured/*.json', {
  import: 'default',
  eager: true,
});
const ENGINE = import.meta.glob<string>(['../../engine/**/*.ts', '!../../engine/**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every line of text in it, without the signs of an error. */
function linesIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.split(/\r?\n/).map((line) => line.replace(/^(?:\(error\) |-)/, ''));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(linesIn);
}

const REAL = [...new Set([...Object.values(CAPTURES), captured].flatMap(linesIn))];
/** What of the log holds an error's text counts too: it is the server's. */
const isReal = (template: string): boolean => {
  const whole = patternOf(template);
  const { fixed } = longestOf(template);
  return REAL.some((line) => whole.test(line)) || REAL.some((line) => line.includes(`'${fixed}'`));
};

/** The longest stretch of it that never differs; `ERR ` is not part of what is logged. */
function longestOf(template: string): { fixed: string } {
  const parts = template.replace(/^ERR /, '').split(/\{[^}]*\}/);
  return { fixed: parts.toSorted((a, b) => b.length - a.length)[0] ?? '' };
}

const sources = Object.values(ENGINE).join('\n');
const quoted = (text: string): string => text.replaceAll("'", "\\'");

test('errors: each was printed by a real server', () => {
  expect(captured.redisVersion).toBe('7.0.15');
  expect(Object.values(ERRORS).filter((line) => !isReal(line))).toEqual([]);
});

/** Answered by what this page does not simulate: Sentinel, and scripts that do not end. */
const NOT_MODELLED = ['nogoodslave', 'inprog', 'busy'];

test('errors: the engine prints each', () => {
  const absent = Object.entries(ERRORS).filter(([id, line]) => {
    const { fixed } = longestOf(line);
    return (
      !NOT_MODELLED.includes(id) && !sources.includes(fixed) && !sources.includes(quoted(fixed))
    );
  });
  // The name of the parameter is put together with what is wrong about it.
  expect(absent.map(([id]) => id)).toEqual(['replicaof-immutable']);
});

test('errors: every one of the engine’s that is about replication has an entry', () => {
  const HOMES =
    /replication\/|replicationCommands|roleCommands|failoverCommand|clients\/wait|admission|acl\/auth/;
  const texts = Object.entries(ENGINE)
    .filter(([path]) => HOMES.test(path) && !path.includes('fixture'))
    .flatMap(([, text]) => [...text.matchAll(/(['"`])((?:ERR|[A-Z]{4,}) [A-Z][^\n]*?)\1/g)])
    .map((match) => match[2] ?? '');
  const about =
    /FAILOVER|REPLICAOF|[Rr]eplica|[Mm]aster|MASTER|SYNC|^(?:NOAUTH|WRONGPASS|LOADING|MISCONF|READONLY)/;
  const ours = texts.filter(
    (text) => about.test(text) && !/^(?:PSYNC|REPLCONF|NOAUTH HELLO|MASTER MODE)/.test(text),
  );
  expect(ours.length).toBeGreaterThan(20);
  const patterns = Object.values(ERRORS).map(patternOf);
  const beginnings = Object.values(ERRORS).map((line) => line.split('{', 1)[0] ?? line);
  const unknown = ours.filter(
    (text) =>
      !patterns.some((pattern) => pattern.test(text)) &&
      !beginnings.some((start) => start.length > 12 && text.startsWith(start)),
  );
  expect(unknown).toEqual([]);
});

test('log lines: each was logged by a real server', () => {
  const absent = Object.entries(LOGS).filter(([, { line }]) => !isReal(line));
  expect(absent.map(([id]) => id)).toEqual([]);
});

/** The lines that the nodes of a story log, each with its role and mark. */
function logOf({ lab, until }: LogStory): string[] {
  const engine = new Engine();
  engine.load(lab);
  for (let at = 0; at < until; at += 1_000) engine.advance(1_000_000);
  return lab.nodes.flatMap(({ id }) => {
    const told = engine.inspect({ ask: 'log', node: id, offset: 0, limit: 5_000 });
    return told.answer === 'log' ? told.lines.map(({ text }) => text) : [];
  });
}

/** What no lab leads to; tests of the engine compare these with the real server's. */
const BY_HAND: readonly LogId[] = [
  'psync-unsupported',
  'offset-beyond-end',
  'rdb-format-unknown',
  'replica-timedout-syncing',
  'critical-master',
  'connect-impossible',
  'rdb-only-done',
  'fullresync-syntax',
];

test('log lines: the engine logs each in some story, as whom the entry says and as loud', () => {
  const heard = new Map<LogId, { role: string; level: string }>();
  for (const story of Object.values(LOG_STORIES)) {
    for (const line of logOf(story)) {
      const match = /^\d+:([MSC]) \d+ \w+ \d+ [\d:.]+ (.) (.*)$/s.exec(line);
      const [, role = '', level = '', text = ''] = match ?? [];
      const id = logEntryOf(text);
      if (id !== null && !heard.has(id)) heard.set(id, { role, level });
    }
  }
  const ids = Object.keys(LOGS) as LogId[];
  expect(ids.filter((id) => !heard.has(id)).toSorted()).toEqual(BY_HAND.toSorted());
  for (const [id, { level, role }] of heard) {
    const entry: LogEntry = LOGS[id];
    expect([id, level]).toEqual([id, entry.level]);
    expect(['M', 'S']).toContain(role);
  }
});

test('log lines: what the engine logs of replication has an entry', () => {
  const texts = Object.entries(ENGINE)
    .filter(([path]) => path.includes('engine/replication/'))
    .flatMap(([, text]) => [
      ...text.matchAll(/server\.log\(\s*'[*#]',\s*(['"`])([\s\S]*?)\1,?\s*\)/g),
    ])
    .map((match) => (match[2] ?? '').replaceAll('${where}', 'to disk'))
    .map((text) => text.replaceAll(/\$\{[^}]*\}/g, 'x'));
  expect(texts.length).toBeGreaterThan(40);
  // Where the system refuses to fork, which nothing here brings about.
  const unknown = texts.filter((text) => logEntryOf(text) === null);
  expect(unknown).toEqual(['BGSAVE for replication failed']);
});
