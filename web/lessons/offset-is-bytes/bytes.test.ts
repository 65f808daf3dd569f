// The numbers that the lesson calls right are those that the commands really take.
import { expect, test } from 'vitest';
import { Engine } from '../../../engine/engine.ts';
import { PartPlayer } from '../../../engine/lesson/play.ts';
import { lesson } from './lesson.ts';

test('each answer is the step of the offset', () => {
  const [guessing] = lesson.parts;
  const engine = new Engine();
  const player = new PartPlayer(engine, guessing);
  const offset = () => player.situation.nodes['6379']?.master_repl_offset ?? -1;
  const steps: Record<string, number> = {};
  let before = offset();
  for (const goal of guessing.goals) {
    if (!('solve' in goal)) continue;
    for (const move of goal.solve) {
      player.move(move);
      if (move.do === 'type') steps[move.line] = offset() - before;
      before = offset();
    }
    // The same line twice takes a different number of bytes.
    if (goal.id === 'do-first') steps['first'] = steps['SET k v'] ?? -1;
    if (goal.id === 'do-again') steps['again'] = steps['SET k v'] ?? -1;
  }
  expect(steps).toMatchObject({
    first: 50,
    again: 27,
    'GET k': 0,
    'DEL none': 0,
    'SELECT 3': 0,
    'SET k v': 50,
    'PUBLISH c x': 31,
  });
  const held = engine.inspect({ ask: 'backlog', node: '6379', from: 1, limit: 1000 });
  const stream = held.answer === 'backlog' ? String.fromCharCode(...held.bytes) : '';
  expect(stream).toMatch(/SET\r\n\$1\r\nk\r\n\$1\r\nv\r\n\$4\r\nPXAT\r\n\$13\r\n\d{13}\r\n/);
  expect(stream).toMatch(/SREM\r\n\$1\r\ns\r\n\$\d\r\n(red|green|blue)\r\n/);
});
