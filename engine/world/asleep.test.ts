// DEBUG SLEEP: a process that does nothing for a while, its own answer included.
import { expect, test } from 'vitest';
import { scene } from './scene.ts';

test('a node that sleeps answers when it wakes, and redis-cli tells how long that took', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'DEBUG SLEEP 3');
  t.run(2.9);
  expect(t.printed('6379')).toBe('');
  t.run(0.2);
  expect(t.printed('6379')).toBe('OK\n(3.00s)');
});

test('what comes while a node sleeps is carried out when it wakes', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'DEBUG SLEEP 3');
  t.type('6380', 'GET k');
  t.run(1);
  expect(t.printed('6380')).toBe('(nil)');
  t.type('6379', 'SET k v', 2);
  t.run(1);
  expect(t.reply('6380', 'GET k')).toBe('(nil)');
  t.run(2);
  expect(t.reply('6380', 'GET k')).toBe('"v"');
});
