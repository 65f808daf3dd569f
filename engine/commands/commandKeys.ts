// Which arguments of a command are keys (getKeysFromCommandWithSpecs of 7.0): by its key specifications,
// and by code of its own where these cannot tell.
import { textOf } from '../base/bytes.ts';
import type { Request } from '../resp/request.ts';
import { isInteger } from '../keyspace/integerText.ts';
import { flagsOf, keySpecsOf, type KeyFlags, type KeySpec } from './keySpecs.ts';

/** An argument that is a key, and what the command does with it. */
export interface KeyUse {
  readonly at: number;
  readonly flags: KeyFlags;
}

const READS = flagsOf('ROa');
const WRITES = flagsOf('OWu');
const BOTH = flagsOf('RWau');
const TAKES = flagsOf('RWad');
const UNKNOWN: KeyFlags = [];

/** Whether a user who may only read it may give the command this key. */
export const reads = ({ flags }: KeyUse): boolean => flags.includes('access');

export const writes = ({ flags }: KeyUse): boolean =>
  flags.includes('update') || flags.includes('insert') || flags.includes('delete');

/** Whether the command can have keys at all (doesCommandHaveKeys). `name`: its full name. */
export function mayHaveKeys(name: string): boolean {
  return keySpecsOf(name).some(({ flags }) => !flags.includes('not_key'));
}

/** The keys among `request`'s arguments from `offset` on (where its name stands). */
export function keysOf(name: string, request: Request, offset = 0): KeyUse[] {
  const specs = keySpecsOf(name);
  const varies = specs.some(({ flags }) => flags.includes('variable_flags'));
  const command = new Words(request, offset);
  const found = varies || specs.length === 0 ? null : bySpecs(specs, command);
  const keys = found ?? BY_CODE.get(name)?.(command) ?? [];
  return offset === 0 ? keys : keys.map(({ at, flags }) => ({ at: at + offset, flags }));
}

/** A command within a request. */
class Words {
  readonly count: number;
  private readonly request: Request;
  private readonly offset: number;

  constructor(request: Request, offset: number) {
    this.request = request;
    this.offset = offset;
    this.count = request.count - offset;
  }

  is(i: number, word: string): boolean {
    return i < this.count && this.request.is(this.offset + i, word);
  }

  isEmpty(i: number): boolean {
    return this.request.lengths[this.offset + i] === 0;
  }

  /** string2ll, or null. */
  integer(i: number): number | null {
    const { bytes, starts, lengths } = this.request;
    const [start, length] = [starts[this.offset + i]!, lengths[this.offset + i]!];
    return isInteger(bytes, start, length) ? Number(textOf(bytes, start, start + length)) : null;
  }

  /** atoi: as much of it as is a number. */
  atoi(i: number): number {
    return i < this.count ? Number.parseInt(this.request.text(this.offset + i), 10) || 0 : 0;
  }
}

/** getKeysUsingKeySpecs: null where one of them does not fit these arguments. */
function bySpecs(specs: readonly KeySpec[], command: Words): KeyUse[] | null {
  const keys: KeyUse[] = [];
  for (const spec of specs) {
    if (spec.flags.includes('not_key')) continue;
    const begin = beginOf(spec, command);
    if (begin === null) return null;
    if (begin === 0) continue;
    const range = rangeOf(spec, command, begin);
    if (range === null) return null;
    const [first, last, step] = range;
    if (last >= command.count || last < first || first >= command.count) return null;
    for (let at = first; at <= last; at += step) keys.push({ at, flags: spec.flags });
    if (spec.flags.includes('incomplete')) return null;
  }
  return keys;
}

/** Where a specification's keys begin; 0 where its word is not there, null where no rule tells. */
function beginOf({ begin }: KeySpec, command: Words): number | null {
  if (begin.by === 'unknown') return null;
  if (begin.by === 'index') return begin.at;
  const { word, from } = begin;
  if (from > 0) {
    for (let i = from; i < command.count - 1; i++) if (command.is(i, word)) return i + 1;
    return 0;
  }
  for (let i = command.count + from; i > 1; i--) if (command.is(i, word)) return i + 1;
  return 0;
}

function rangeOf(
  { find }: KeySpec,
  command: Words,
  begin: number,
): readonly [first: number, last: number, step: number] | null {
  const { count } = command;
  switch (find.by) {
    case 'unknown':
      return null;
    case 'range': {
      const { last, step, limit } = find;
      if (last >= 0) return [begin, begin + last, step];
      if (limit === 0) return [begin, count + last, step];
      return [begin, begin + Math.trunc((count - begin) / limit) + last, step];
    }
    case 'keynum': {
      if (begin + find.at >= count) return null;
      const number = command.integer(begin + find.at);
      if (number === null) return null;
      const first = begin + find.first;
      return [first, first + (number - 1) * find.step, find.step];
    }
  }
}

/** genericGetKeys: a number of keys, then the keys; `store`: another one before them. */
function counted(numberAt: number, store = 0): (command: Words) => KeyUse[] {
  return (command) => {
    const number = command.atoi(numberAt);
    const first = numberAt + 1;
    if (number < 1 || number > command.count - first) return [];
    const keys: KeyUse[] = [];
    for (let i = 0; i < number; i++) keys.push({ at: first + i, flags: UNKNOWN });
    return store === 0 ? keys : [...keys, { at: store, flags: UNKNOWN }];
  };
}

/** The last STORE counts, and what follows LIMIT, GET and BY is none. */
function sortKeys(command: Words): KeyUse[] {
  let store = 0;
  for (let i = 2; i < command.count; i++) {
    if (command.is(i, 'LIMIT')) i += 2;
    else if (command.is(i, 'GET') || command.is(i, 'BY')) i++;
    else if (command.is(i, 'STORE') && i + 1 < command.count) store = i + 1;
  }
  const key = { at: 1, flags: READS };
  return store === 0 ? [key] : [key, { at: store, flags: WRITES }];
}

function migrateKeys(command: Words): KeyUse[] {
  for (let i = 6; i < command.count; i++) {
    if (command.is(i, 'KEYS')) {
      if (!command.isEmpty(3)) return [];
      const keys: KeyUse[] = [];
      for (let at = i + 1; at < command.count; at++) keys.push({ at, flags: TAKES });
      return keys;
    }
    if (command.is(i, 'AUTH')) i++;
    else if (command.is(i, 'AUTH2')) i += 2;
  }
  return [{ at: 3, flags: TAKES }];
}

function georadiusKeys(command: Words): KeyUse[] {
  let store = 0;
  for (let i = 5; i < command.count; i++) {
    const stores = command.is(i, 'STORE') || command.is(i, 'STOREDIST');
    if (stores && i + 1 < command.count) store = ++i;
  }
  const key = { at: 1, flags: UNKNOWN };
  return store === 0 ? [key] : [key, { at: store, flags: UNKNOWN }];
}

function streamKeys(command: Words): KeyUse[] {
  let streams = 0;
  for (let i = 1; i < command.count && streams === 0; i++) {
    if (command.is(i, 'BLOCK') || command.is(i, 'COUNT')) i++;
    else if (command.is(i, 'GROUP')) i += 2;
    else if (command.is(i, 'STREAMS')) streams = i;
    else if (!command.is(i, 'NOACK')) break;
  }
  const number = command.count - streams - 1;
  if (streams === 0 || number === 0 || number % 2 !== 0) return [];
  const keys: KeyUse[] = [];
  for (let i = 1; i <= number / 2; i++) keys.push({ at: streams + i, flags: UNKNOWN });
  return keys;
}

/** SET with GET reads what it overwrites. */
function setKeys(command: Words): KeyUse[] {
  for (let i = 3; i < command.count; i++) {
    if (command.is(i, 'GET')) return [{ at: 1, flags: BOTH }];
  }
  return [{ at: 1, flags: WRITES }];
}

/** BITFIELD that only has GETs writes nothing; what cannot be understood might. */
function bitfieldKeys(command: Words): KeyUse[] {
  const { count } = command;
  for (let i = 2; i < count; i++) {
    const left = count - i - 1;
    if (command.is(i, 'GET') && left >= 2) i += 2;
    else if (command.is(i, 'OVERFLOW') && left >= 1) i++;
    else return [{ at: 1, flags: BOTH }];
  }
  return [{ at: 1, flags: READS }];
}

const BY_CODE = new Map<string, (command: Words) => KeyUse[]>([
  ['sort', sortKeys],
  ['sort_ro', () => [{ at: 1, flags: READS }]],
  ['migrate', migrateKeys],
  ['set', setKeys],
  ['bitfield', bitfieldKeys],
]);
for (const [get, names] of [
  [georadiusKeys, 'georadius georadiusbymember'],
  [streamKeys, 'xread xreadgroup'],
  [counted(2), 'eval evalsha eval_ro evalsha_ro fcall fcall_ro blmpop bzmpop'],
  [counted(1), 'lmpop zmpop sintercard zdiff zinter zintercard zunion'],
  [counted(2, 1), 'zdiffstore zinterstore zunionstore'],
] as const) {
  for (const name of names.split(' ')) BY_CODE.set(name, get);
}
