/** What is typed to change a parameter, and which parameters are listed where. Pure. */
import type { ParameterView } from '../../../engine/contract.ts';
import {
  PERSISTENCE_PARAMETERS,
  REPLICATION_PARAMETERS,
} from '../../reference/parameterMeanings.en.ts';

/** The line for the console: CONFIG SET, and REPLICAOF for the one that CONFIG SET refuses. */
export function lineThatSets(name: string, value: string): string {
  if (name !== 'replicaof') return `CONFIG SET ${name} ${quoted(value)}`;
  return value.trim() === '' ? 'REPLICAOF NO ONE' : `REPLICAOF ${value.trim()}`;
}

/** As redis-cli needs it: bare where it is one plain word. */
function quoted(value: string): string {
  if (/^[^\s"'\\]+$/.test(value)) return value;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

export type Group = 'replication' | 'persistence' | 'other';

interface GroupOf<P> {
  group: Group;
  parameters: readonly P[];
}

/** Those of replication first, in the order of their explanations; the rest by name. */
export function groupsOf<P extends { name: string }>(
  parameters: readonly P[],
): readonly GroupOf<P>[] {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const named = (names: readonly string[]) => names.flatMap((name) => byName.get(name) ?? []);
  const replication = named(REPLICATION_PARAMETERS);
  const persistence = named(PERSISTENCE_PARAMETERS);
  const taken = new Set<P>([...replication, ...persistence]);
  const other = parameters
    .filter((parameter) => !taken.has(parameter))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const groups: readonly GroupOf<P>[] = [
    { group: 'replication', parameters: replication },
    { group: 'persistence', parameters: persistence },
    { group: 'other', parameters: other },
  ];
  return groups.filter((each) => each.parameters.length > 0);
}

/** Those whose name or value holds the words; `onlyChanged`: not the default, or not what the file says. */
export function findParameters(
  parameters: readonly ParameterView[],
  wanted: string,
  onlyChanged: boolean,
): readonly ParameterView[] {
  const needle = wanted.trim().toLowerCase();
  return parameters.filter(
    (each) =>
      (!onlyChanged || each.fileDiffers || each.value !== each.default) &&
      `${each.name} ${each.value}`.toLowerCase().includes(needle),
  );
}
