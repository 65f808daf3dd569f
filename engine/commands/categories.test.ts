import { expect, test } from 'vitest';
import { COMMAND_ACCESS } from './categories.ts';
import { COMMAND_COUNT } from './commandCount.ts';

test('every command and subcommand has a number below the count of them', () => {
  const ids = COMMAND_ACCESS.flatMap((one) => [one.id, ...one.subcommands.map(({ id }) => id)]);
  expect(ids.toSorted((a, b) => a - b)).toEqual([...new Array(COMMAND_COUNT).keys()]);
});
