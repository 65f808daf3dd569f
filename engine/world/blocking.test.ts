// Consoles that wait for a list, in a world with a replica.
import { expect, test } from 'vitest';
import { capture } from '../base/capture.ts';
import { scene } from './scene.ts';

test('a console in BLPOP prints nothing until another pushes; the replica is told of push and pop', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  const before = t.backlog('6379').length;
  t.type('6379', 'BLPOP jobs 0', 1);
  t.type('6379', 'PING', 1);
  t.run(2.5);
  expect(t.printed('6379', 1)).toBe('');
  t.type('6379', 'RPUSH jobs a b', 2);
  t.runMs(10);
  expect(t.printed('6379', 2)).toBe('(integer) 2');
  const lines = t.recorder.lines.slice(0).filter((line) => line.console === 1);
  expect(lines.map(({ text }) => text)).toEqual([
    '127.0.0.1:6379> BLPOP jobs 0',
    '1) "jobs"\n2) "a"\n(2.50s)',
    '127.0.0.1:6379> PING',
    'PONG',
  ]);
  expect(t.backlog('6379').slice(before)).toMatch(/RPUSH[^]*LPOP\r\n\$4\r\njobs\r\n$/);
  expect(t.reply('6380', 'LRANGE jobs 0 -1')).toBe('1) "b"');
  expect(t.digest('6380')).toBe(t.digest('6379'));
});

test('its time is over, or the server becomes a replica', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'BRPOP jobs 1', 1);
  t.run(1.1);
  expect(t.printed('6379', 1)).toBe('(nil)\n(1.00s)');
  t.type('6379', 'BLMOVE jobs done LEFT LEFT 0', 1);
  t.type('6379', 'REPLICAOF 127.0.0.1 6380', 2);
  t.runMs(100);
  expect(t.printed('6379', 1)).toMatch(/^\(error\) UNBLOCKED force unblock/);
});

test('a checkpoint taken while clients wait serves them in its own world', () => {
  const t = scene({ master: '6379' });
  t.type('6379', 'BLPOP jobs 0', 1);
  t.run(1);
  const copy = capture(t.world);
  t.type('6379', 'RPUSH jobs a', 2);
  t.runMs(10);
  const there = copy.machine('6379')!.server!;
  expect([there.blockedOn.size, t.server('6379').blockedOn.size]).toEqual([1, 0]);
  expect(there.keyspace.size).toBe(0);
});
