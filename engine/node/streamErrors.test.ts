import { afterAll, expect, test } from 'vitest';
import { CaseTally } from '../host/tally.ts';
import captured from './captured/streamErrors.json';
import { follow, isModelled, TestServer } from './testServer.fixture.ts';
import { unmodelledNames, unmodelledRow } from './unmodelled.ts';

// Commands that a hand-made master sent to a replica of redis-server 7.0.15 and that fail there: what
// the log said, what INFO counted, whether the process lived on. The offset moves on in any case.

const tally = new CaseTally();
afterAll(() => tally.write('streamErrors', captured.redisVersion, captured.cases.length));

test.each(captured.cases.map((one) => [one.case, one] as const))('%s', (name, one) => {
  tally.begin(name);
  const t = new TestServer(['replicaof 127.0.0.1 6380', ...one.conf]);
  const master = follow(t);
  t.takeLogs();
  for (const words of one.stream) master.send(...words);
  expect(t.takeLogs().map(([, level, text]) => [level, text])).toEqual(one.log);
  expect(t.exited === null).toBe(one.alive);
  if (one.alive) {
    const info = t.client().call('INFO', 'everything');
    const told = Object.keys(one.info).map((field) => [
      field,
      info.match(new RegExp(`^${field}:(.*)\r$`, 'm'))?.[1],
    ]);
    expect(Object.fromEntries(told)).toEqual(one.info);
  }
  tally.pass(name);
});

const unmodelled = unmodelledNames().find((name) => !isModelled(name.split(' '))) ?? '';

test.runIf(unmodelled !== '')('a command that is not modelled is told as loudly', () => {
  const t = new TestServer(['replicaof 127.0.0.1 6380']);
  const master = follow(t);
  t.takeLogs();
  const words = unmodelled.split(' ');
  const { arity, name } = unmodelledRow(words[0]!, words[1] ?? null)!;
  while (words.length < Math.abs(arity)) words.push('1');
  master.send(...words);
  const said = t.takeLogs().map(([, level, text]) => `${level} ${text}`);
  expect(said[0]).toBe(
    `# == CRITICAL == This replica is sending an error to its master: '${unmodelled} is not modelled in this playground' after processing the command '${name}'`,
  );
  expect(t.server.stats.unexpected_error_replies).toBe(1);
  const offset = t.server.stream.master_repl_offset;
  expect(offset).toBeGreaterThan(10);
  master.send('SELECT', '0');
  master.send('SET', 'k', 'v');
  expect(t.server.stream.master_repl_offset).toBe(offset + 50);
  expect(t.client().call('GET', 'k')).toBe('$1\r\nv\r\n');
});
