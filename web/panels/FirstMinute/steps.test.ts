import { expect, test } from 'vitest';
import type { EventRecord } from '../../../engine/contract.ts';
import { lineOf, nextStep, STEPS } from './steps.ts';

const isMaster = (node: string) => node === '6379';

function typed(node: string, line: string): EventRecord {
  return { id: 1, at: 0, kind: 'typed', node, console: 1, line };
}

test('a visitor writes, reads on a replica, then looks around', () => {
  const events: EventRecord[] = [];
  expect(nextStep(events, isMaster)).toBe('write');
  events.push(typed('6379', 'set name ada'));
  expect(nextStep(events, isMaster)).toBe('read');
  events.push(typed('6379', 'GET name'));
  expect(nextStep(events, isMaster)).toBe('read');
  events.push(typed('6381', 'get name'));
  expect(nextStep(events, isMaster)).toBe('look');
  events.push(typed('6380', 'INFO replication'));
  expect(nextStep(events, isMaster)).toBe(null);
});

test('what is done by itself, and in another order, counts', () => {
  const cut = { id: 1, at: 0, kind: 'link-changed', between: ['6379', '6380'], change: 'cut' };
  const events = [cut as unknown as EventRecord, typed('6380', 'KEYS *')];
  expect(nextStep(events, isMaster)).toBe('write');
  expect(nextStep([...events, typed('6379', 'INCR n')], isMaster)).toBe(null);
});

test('each step is done by the line it proposes', () => {
  const events: EventRecord[] = [];
  for (const step of STEPS) {
    expect(nextStep(events, isMaster)).toBe(step);
    events.push(typed(step === 'read' ? '6380' : '6379', lineOf(step, events, isMaster)));
    expect(nextStep(events, isMaster)).not.toBe(step);
  }
});

test('a visitor reads what they wrote themselves', () => {
  const reads = (...lines: string[]) =>
    lineOf(
      'read',
      lines.map((line) => typed('6379', line)),
      isMaster,
    );
  expect(reads('SET city Rome')).toBe('GET city');
  expect(reads('SET city Rome', 'INFO')).toBe('GET city');
  expect(reads('SET city Rome', '  incr hits')).toBe('GET hits');
  expect(reads('SET "my key" 1')).toBe('GET "my key"');
  expect(reads('RPUSH list a b')).toBe('LRANGE list 0 -1');
  expect(reads('SET')).toBe('GET k');
  for (const line of ['rpush l a', 'SADD s a', 'hset h f v', 'ZADD z 1 a', 'DEL d', 'EXPIRE e 9']) {
    const events = [typed('6379', line)];
    const read = typed('6380', lineOf('read', events, isMaster));
    expect(nextStep([...events, read], isMaster)).toBe('look');
  }
});
