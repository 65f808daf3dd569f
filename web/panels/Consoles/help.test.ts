import { expect, test } from 'vitest';
import { helpOn, helpText } from './help.ts';
import captured from './helpPrinted.captured.json' with { type: 'json' };
import { COMMANDS } from './words.ts';

test.each(Object.entries(captured))('help: as redis-cli 7.0.15 prints it: %s', (line, printed) => {
  const topic = line.slice('help '.length);
  expect(helpText(helpOn(topic, COMMANDS))).toBe(printed);
});

test('help: every command that redis-cli knows is in one of its groups', () => {
  const entries = COMMANDS.flatMap(([name]) => helpOn(name, COMMANDS));
  expect(new Set(entries.map(({ name }) => name)).size).toBeGreaterThan(350);
});
