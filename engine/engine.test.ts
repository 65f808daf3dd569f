import { expect, test } from 'vitest';
import type { Action, LabFile } from './contract.ts';
import { Engine } from './engine.ts';

const lab: LabFile = {
  format: 'psync-lab/1',
  name: { en: 'Two' },
  seed: 3,
  backlog: 'exact',
  nodes: [
    { id: '6379', conf: [] },
    { id: '6380', conf: ['replicaof 127.0.0.1 6379'] },
  ],
  actions: [],
};

test.each([
  ['no action at all', null],
  ['an unknown verb', { do: 'explode', node: '6379' }],
  ['a line that is a number', { do: 'type', node: '6379', line: 7 }],
  ['a link of one end', { do: 'cut', between: ['6379'] }],
  ['a rate below zero', { do: 'load', node: '6379', rate: -1, template: 'PING', untilMs: 9 }],
])('engine: %s is refused with the place and a sentence, and nothing happens', (_, action) => {
  const engine = new Engine();
  engine.load(lab);
  const frame = engine.act(action as unknown as Action);
  expect(frame.failure).toBeNull();
  expect(frame.refusal).toMatchObject({ code: 'bad-value' });
  expect(frame.refusal!.message.length).toBeGreaterThan(10);
  expect(engine.save().actions).toEqual([]);
});

test('engine: a line longer than any lab file may hold is typed all the same', () => {
  const engine = new Engine();
  engine.load(lab);
  const line = `SET big ${'x'.repeat(2 << 20)}`;
  expect(engine.act({ do: 'type', node: '6379', line }).refusal).toBeNull();
  engine.advance(1_000_000);
  const frame = engine.act({ do: 'type', node: '6379', line: 'STRLEN big' });
  expect(frame.consoles[0]?.lines.at(-1)?.text).toBe('(integer) 2097152');
});

test('engine: until the moment that a frame calls quiet, nothing is sent, said or happens', () => {
  const engine = new Engine();
  let frame = engine.load(lab);
  frame = engine.act({ do: 'load', node: '6379', rate: 7, template: 'SET k {n}', untilMs: 20_000 });
  let waits = 0;
  while (frame.now < 10_000_000) {
    const room = frame.quietUntil - frame.now;
    const { segments } = frame;
    if (room > 1) {
      frame = engine.advance(room - 1);
      expect(frame).toMatchObject({ events: [], consoles: [], links: [], segments });
      expect(frame.quietUntil).toBe(frame.now + 1);
      waits += 1;
    }
    frame = engine.advance(1);
  }
  expect(waits).toBeGreaterThan(100);
});
