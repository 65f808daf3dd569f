// What every list command does with its keys and its words.
import { latin1 } from '../../base/bytes.ts';
import type { Database } from '../../keyspace/database.ts';
import { EVENT } from '../../keyspace/events.ts';
import { ListValue } from '../../keyspace/list/list.ts';
import type { Reply } from '../../resp/reply.ts';
import { array, bulk } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { assert } from '../../base/assert.ts';
import type { Args, DataContext } from '../row.ts';

export type End = 'head' | 'tail';

const POP: Readonly<Record<End, Uint8Array>> = { head: latin1('LPOP'), tail: latin1('RPOP') };

/** A list that is there, with all that is needed to change it. */
export interface HeldList {
  readonly db: Database;
  readonly key: Uint8Array;
  readonly list: ListValue;
}

export function isList(db: Database, entry: number): boolean {
  return db.type(entry) === 'list';
}

/** The list of an entry of that type, to be read only. */
export function listAt(db: Database, entry: number): ListValue {
  const value = db.object(entry);
  assert(value instanceof ListValue, 'a key of type list holds a list');
  return value;
}

/** The list of an entry of that type, to be changed; `release` follows. */
export function listToWrite(db: Database, entry: number, key: Uint8Array): HeldList {
  const value = db.objectToWrite(entry);
  assert(value instanceof ListValue, 'a key of type list holds a list');
  return { db, key, list: value };
}

/** The list was changed, by what `event` tells; an empty one goes. */
export function release({ db, key, list }: HeldList, event: string): void {
  if (list.size === 0) db.removeKey(key);
  else db.touched(key, 0, key.length);
  db.notify(EVENT.list, event, key);
  if (list.size === 0) db.notify(EVENT.generic, 'del', key);
}

/** Events that tell of an element put in, or taken, at an end. */
export const PUSHED: Readonly<Record<End, string>> = { head: 'lpush', tail: 'rpush' };
export const POPPED: Readonly<Record<End, string>> = { head: 'lpop', tail: 'rpop' };

/** A list of its own under a key that has none. */
export function newList({ keyspace }: DataContext): ListValue {
  return new ListValue(keyspace.limits.listMaxListpackSize);
}

export function push(list: ListValue, end: End, element: Uint8Array): void {
  if (end === 'head') list.pushHead(element);
  else list.pushTail(element);
}

export function pop(list: ListValue, end: End): Uint8Array {
  return end === 'head' ? list.popHead() : list.popTail();
}

/** Removes so many elements, at most all, and returns them in the order in which they come off. */
export function popSome(list: ListValue, end: End, count: number): Reply {
  const taken = Math.min(count, list.size);
  const start = end === 'head' ? 0 : list.size - taken;
  const elements: Reply[] = [];
  list.range(start, taken, (element) => elements.push(bulk(element)));
  list.remove(start, taken);
  if (end === 'tail') elements.reverse();
  return array(elements);
}

/** LPOP or RPOP as the replicas are told of it. */
export function popArgs(end: End, key: Uint8Array, count: number | null): Args {
  return count === null ? [POP[end], key] : [POP[end], key, latin1(String(count))];
}

/** Argument i as LEFT or RIGHT, or null. */
export function endArg(request: Request, i: number): End | null {
  if (request.is(i, 'LEFT')) return 'head';
  return request.is(i, 'RIGHT') ? 'tail' : null;
}
