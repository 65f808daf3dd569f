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
  for (const step of STEPS) {
    const node = step === 'read' ? '6380' : '6379';
    const before = STEPS.slice(0, STEPS.indexOf(step)).map((each) =>
      typed(each === 'read' ? '6380' : '6379', lineOf(each)),
    );
    expect(nextStep(before, isMaster)).toBe(step);
    expect(nextStep([...before, typed(node, lineOf(step))], isMaster)).not.toBe(step);
  }
});
