import { expect, test } from 'vitest';
import { Engine } from '../../../engine/engine.ts';
import { COMMANDS } from './words.ts';

/** The container or the command itself: `CONFIG GET` and `GET` begin with words that are known. */
const FIRST_WORDS = new Set(COMMANDS.map(([name]) => name.split(' ', 1)[0]));

/** Of the protocol between servers, and the old name of a command; redis-cli has no help for them. */
const WITHOUT_HELP = ['RESTORE-ASKING'];

test('words: whatever a node can do is offered', () => {
  const engine = new Engine();
  engine.load({
    format: 'psync-lab/1',
    name: { en: 'One node' },
    seed: 1,
    backlog: 'exact',
    nodes: [{ id: '6379', conf: ['port 6379'] }],
    actions: [],
  });
  engine.advance(1_000_000);
  const typed = engine.act({ do: 'type', node: '6379', line: 'COMMAND LIST' });
  const lines = [typed, engine.advance(1_000_000)].flatMap(
    (frame) => frame.consoles[0]?.lines ?? [],
  );
  const listed = lines.at(-1)?.text.match(/(?<=")[a-z-]+(?=")/g) ?? [];
  const names = listed.map((name) => name.toUpperCase());
  expect(names.length).toBeGreaterThan(150);
  expect(names.filter((name) => !FIRST_WORDS.has(name) && !WITHOUT_HELP.includes(name))).toEqual(
    [],
  );
});
