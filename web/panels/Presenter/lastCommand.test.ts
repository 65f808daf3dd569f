import { expect, test } from 'vitest';
import { Engine } from '../../../engine/engine.ts';
import { receive } from '../../store/receive.ts';
import { NOTHING_SHOWN } from '../../store/shown.ts';
import { lastCommand } from './lastCommand.ts';

const LAB = {
  format: 'psync-lab/1',
  name: { en: 'Two' },
  seed: 1,
  backlog: 'exact',
  network: { latencyMs: 10 },
  nodes: [
    { id: '6379', conf: ['port 6379'] },
    { id: '6380', conf: ['port 6380', 'replicaof 127.0.0.1 6379'] },
  ],
  actions: [],
};

test('the newest command, what was sent for it, and its answer', () => {
  const engine = new Engine();
  let shown = receive(NOTHING_SHOWN, engine.load(LAB));
  shown = receive(shown, engine.advance(5_000_000));
  expect(lastCommand(shown)).toBeNull();
  shown = receive(shown, engine.act({ do: 'type', node: '6379', line: 'SET k v EX 100' }));
  shown = receive(shown, engine.advance(100_000));
  expect(lastCommand(shown)).toMatchObject({
    node: '6379',
    typed: 'SET k v EX 100',
    sent: expect.stringMatching(/^SET k v PXAT \d+$/),
    reply: 'OK',
    isError: false,
  });
  shown = receive(shown, engine.act({ do: 'type', node: '6380', line: 'SET k w' }));
  shown = receive(shown, engine.advance(100_000));
  const refused = lastCommand(shown);
  expect(refused).toMatchObject({ node: '6380', typed: 'SET k w', sent: null, isError: true });
  expect(refused?.reply).toMatch(/READONLY/);
  shown = receive(shown, engine.seek(5_050_000));
  expect(lastCommand(shown)?.typed).toBe('SET k v EX 100');
});
