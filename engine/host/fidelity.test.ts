import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gatherFidelity } from './fidelity.ts';

const root = join(import.meta.dirname, '../..');
const { notModelled } = gatherFidelity(root);

test('ARCHITECTURE.md names every command that is not modelled, and no other', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const section = text.slice(text.indexOf('## What is not modelled'));
  const list = section.slice(section.indexOf('  - streams:'), section.indexOf('; modules:'));
  const told = [...list.matchAll(/`([A-Z_-]+)`/g)].map(([, name]) => name!);
  const containers = notModelled.commands.map((name) => name.split(' ')[0]!);
  const rest = ['MODULE'];
  expect(new Set([...told, ...rest])).toEqual(new Set(containers));
});
