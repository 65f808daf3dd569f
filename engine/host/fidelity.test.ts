import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../node/table.ts';
import { gatherFidelity } from './fidelity.ts';

test('fidelity: a command that has a row is not told to be missing, and a copy without tests has no figures', () => {
  const { captures, oracles, notModelled } = gatherFidelity(
    mkdtempSync(join(tmpdir(), 'fidelity-')),
  );
  expect(captures).toEqual([]);
  expect(oracles).toEqual([]);
  const { commands } = notModelled;
  for (const name of ['SET', 'CONFIG GET', 'ACL CAT', 'FAILOVER'])
    expect(commands).not.toContain(name);
  const plain = commands.filter((name) => !name.includes(' '));
  expect(plain.filter((name) => COMMANDS.byName(name.toLowerCase()) !== null)).toEqual([]);
});
