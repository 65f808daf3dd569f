import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import captured from './captured/commands.json';
import type { DataRow } from './row.ts';
import { DATA_ROWS } from './dataRows.ts';
import { CommandTable } from './table.ts';

const COMMANDS: Record<string, { arity: number; flags: string[]; keys: number[] }> = captured;
const table = new CommandTable<DataRow>(DATA_ROWS);

function find(name: string, before = '', after = ''): string | undefined {
  const bytes = latin1(before + name + after);
  return table.find(bytes, before.length, name.length)?.name;
}

test.each(DATA_ROWS.map((row) => [row.name, row] as const))(
  '%s has the arity, flags and key positions of COMMAND INFO',
  (name, { arity, flags, keys }) => {
    expect({ arity, flags: flags.toSorted(), keys }).toEqual({
      ...COMMANDS[name]!,
      flags: COMMANDS[name]!.flags.toSorted(),
    });
  },
);

test('a command is found in any letter case, wherever it lies in the bytes', () => {
  for (const { name } of DATA_ROWS.filter((row) => !row.name.includes('|'))) {
    expect(find(name)).toBe(name);
    expect(find(name.toUpperCase(), '*3\r\n$3\r\n', '\r\n')).toBe(name);
  }
  expect(find('gEtRaNgE')).toBe('getrange');
});

test('what only looks like a command is none', () => {
  for (const name of ['', 'se', 'sett', 'GET\0', 's\x05t', 'S\x05T', 'object|encoding', 'nosuch']) {
    expect(find(name)).toBeUndefined();
  }
});

test('a subcommand is found by its full name', () => {
  expect(table.byName('object|encoding')?.arity).toBe(3);
  expect(table.byName('object|nosuch')).toBeNull();
});
