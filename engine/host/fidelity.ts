/** What the page About > Fidelity shows: gathered when the page is built, from what the tests left. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARAMETERS } from '../node/config/parameters.ts';
import { COMMANDS } from '../node/table.ts';
import { unmodelledNames } from '../node/unmodelled.ts';
import { installRest } from '../rest.ts';
import { type CaptureTally, type OracleTally, TALLIES } from './tally.ts';

export interface Fidelity {
  /** Captured cases that tests played; empty when this copy was built without its tests. */
  readonly captures: readonly CaptureTally[];
  /** Comparisons with a running redis-server. */
  readonly oracles: readonly OracleTally[];
  readonly notModelled: {
    /** Commands in capitals. */
    readonly commands: readonly string[];
    /** Parameters that are kept and shown, and change nothing. */
    readonly parameters: readonly string[];
  };
}

/** `root` is the folder of the project. */
export function gatherFidelity(root: string): Fidelity {
  installRest();
  return {
    captures: talliesOf<CaptureTally>(root, 'capture-'),
    oracles: talliesOf<OracleTally>(root, 'oracle-'),
    notModelled: {
      commands: unmodelledNames().filter((name) => !isModelled(name)),
      parameters: PARAMETERS.filter(({ inert, hidden }) => inert && !hidden).map(
        ({ name }) => name,
      ),
    },
  };
}

/** `SET`, `CONFIG GET`: a row in the table counts, whatever else is said of that command. */
function isModelled(name: string): boolean {
  const [first = '', second] = name.toLowerCase().split(' ');
  const row = COMMANDS.byName(first);
  if (row === null || second === undefined) return row !== null;
  return row.subcommands?.has(second) === true;
}

function talliesOf<Tally>(root: string, prefix: string): Tally[] {
  const folder = join(root, TALLIES);
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names
    .filter((name) => name.startsWith(prefix))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Tally);
}
