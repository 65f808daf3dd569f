import { expect, test } from 'vitest';
import type { Action, Answer, LabFile, Question } from '../contract.ts';
import { Engine } from '../engine.ts';

const LAB: LabFile = {
  format: 'psync-lab/1',
  name: { en: 'Two' },
  seed: 3,
  backlog: 'exact',
  network: { latencyMs: 50 },
  nodes: [
    { id: '6379', conf: ['# mine', 'port 6379', 'maxmemory-policy allkeys-lru'] },
    { id: '6380', conf: ['replicaof 127.0.0.1 6379', 'replica-read-only no'] },
  ],
  actions: [],
};

/** A lab that has come to rest, and short ways to use it. */
function lab() {
  const engine = new Engine();
  engine.load(LAB);
  const run = (ms: number) => void engine.advance(ms * 1000);
  run(10_000);
  return {
    run,
    act: (action: Action) => void engine.act(action),
    type(node: string, line: string, ms = 1_000) {
      engine.act({ do: 'type', node, line });
      run(ms);
    },
    ask: <K extends Answer['answer']>(answer: K, question: Question) => {
      const told = engine.inspect(question);
      if (told.answer !== answer) throw new Error(JSON.stringify(told));
      return told as Extract<Answer, { answer: K }>;
    },
    inspect: (question: Question) => engine.inspect(question),
  };
}

const keys = (node: string, match = '*') =>
  ({ ask: 'keys', node, db: 0, match, offset: 0, limit: 50 }) as const;
const value = (key: string, offset = 0, limit = 50) =>
  ({ ask: 'value', node: '6379', db: 0, key, offset, limit }) as const;

/** `k same`, for each key of the page. */
function copies(t: ReturnType<typeof lab>, node: string): string[] {
  return t
    .ask('keys', keys(node))
    .keys.map(({ name, copies: [copy] }) => `${name} ${copy?.of} ${copy?.state}`);
}

test('inspect: each key says how the other end of the link holds it', () => {
  const t = lab();
  t.type('6379', 'SET k v');
  expect(copies(t, '6379')).toEqual(['k replica same']);
  expect(copies(t, '6380')).toEqual(['k master same']);
  t.type('6380', 'SET k other');
  expect(copies(t, '6379')).toEqual(['k replica differs']);
  t.type('6379', 'SET k w');
  t.act({ do: 'cut', between: ['6379', '6380'] });
  t.type('6379', 'SET k x');
  t.type('6379', 'SET new y');
  expect(copies(t, '6379')).toEqual(['k replica older', 'new replica missing']);
  expect(copies(t, '6380')).toEqual(['k master newer']);
});

test('inspect: what a replica still holds although it expired is a ghost', () => {
  const t = lab();
  t.type('6379', 'SET k v PX 3000');
  t.act({ do: 'cut', between: ['6379', '6380'] });
  t.run(1_000);
  expect(copies(t, '6379')).toEqual(['k replica same']);
  t.run(4_000);
  expect(t.ask('keys', keys('6380')).keys).toMatchObject([
    { name: 'k', ghost: true, copies: [{ node: '6379', of: 'master', state: 'missing' }] },
  ]);
});

test('inspect: a long name is shortened in the list and whole beside it', () => {
  const t = lab();
  const name = 'k'.repeat(200);
  t.type('6379', `SET ${name} v`);
  const [row] = t.ask('keys', keys('6379')).keys;
  expect([row?.key.length, row?.name]).toEqual([80, name]);
  expect(t.ask('value', value(name))).toMatchObject({ type: 'string', total: 1 });
});

test('inspect: values come a page at a time, by their type', () => {
  const t = lab();
  t.type('6379', 'RPUSH list a b c d e');
  t.type('6379', 'HSET hash f1 v1 f2 v2');
  t.type('6379', 'ZADD zset 1 one 2.5 two');
  t.type('6379', 'SADD set 1 2 3');
  t.type('6379', 'SET string "0123456789" EX 100');
  expect(t.ask('value', value('list', 1, 3))).toMatchObject({
    type: 'list',
    encoding: 'quicklist',
    total: 5,
    bytes: null,
    elements: [['b'], ['c'], ['d']],
  });
  expect(t.ask('value', value('hash', 1)).elements).toEqual([['f2', 'v2']]);
  expect(t.ask('value', value('zset')).elements).toEqual([
    ['one', '1'],
    ['two', '2.5'],
  ]);
  expect(t.ask('value', value('set', 2, 9)).elements).toEqual([['3']]);
  const { bytes, total, expiresAt } = t.ask('value', value('string', 3, 4));
  expect([Buffer.from(bytes!).toString(), total]).toEqual(['3456', 10]);
  expect(expiresAt).toBeGreaterThan(0);
  expect(t.inspect(value('gone'))).toMatchObject({ answer: 'nothing' });
});

test('inspect: a parameter has its value in force, its default, and what the file says', () => {
  const t = lab();
  t.type('6379', 'CONFIG SET repl-timeout 30');
  const told = t.ask('config', { ask: 'config', node: '6379' });
  const named = (name: string) => told.parameters.find((each) => each.name === name);
  expect(told).toMatchObject({ running: true, file: expect.stringContaining('# mine') });
  expect(named('repl-timeout')).toMatchObject({
    value: '30',
    default: '60',
    saved: '60',
    fileDiffers: true,
    change: 'runtime',
    inert: false,
  });
  expect(named('maxmemory-policy')).toMatchObject({ saved: 'allkeys-lru', default: 'noeviction' });
  expect(named('maxmemory-policy')?.choices).toContain('volatile-ttl');
  expect(named('databases')).toMatchObject({ change: 'immutable', choices: null });
  t.act({ do: 'kill', node: '6379' });
  const stopped = t.ask('config', { ask: 'config', node: '6379' });
  expect(stopped.running).toBe(false);
  expect(stopped.parameters.some((each) => each.fileDiffers)).toBe(false);
});

test('inspect: the log is filtered by words, level and role', () => {
  const t = lab();
  const log = (text: string, levels = '', roles = '') =>
    t
      .ask('log', {
        ask: 'log',
        node: '6380',
        offset: 0,
        limit: 500,
        only: { text, levels, roles },
      })
      .lines.map((line) => line.text);
  const all = log('');
  expect(log('MASTER <-> replica sync').length).toBeGreaterThan(1);
  expect(log('', '*').length + log('', '#').length).toBe(all.length);
  expect(log('', '', 'S').every((line) => /^\d+:S /.test(line))).toBe(true);
  expect(log('', '', 'S').length).toBeGreaterThan(0);
  expect(log('', '#', 'C')).toEqual(log('', '', 'C').filter((line) => line.includes(' # ')));
});

test('inspect: the parts of a file are answered by pages', () => {
  const t = lab();
  t.type('6379', 'SET k v');
  t.type('6379', 'SAVE');
  const ask = (offset: number, limit: number) =>
    t.ask('file-parts', { ask: 'file-parts', node: '6379', name: 'dump.rdb', offset, limit });
  const { total, format } = ask(0, 0);
  expect(format).toBe('rdb');
  expect(ask(total - 5, 9).parts.map((part) => part.what)).toEqual([
    'type',
    'key',
    'value',
    'eof',
    'checksum',
  ]);
  const conf = {
    ask: 'file-parts',
    node: '6379',
    name: 'redis.conf',
    offset: 0,
    limit: 9,
  } as const;
  expect(t.ask('file-parts', conf)).toMatchObject({ format: null, total: 0 });
});
