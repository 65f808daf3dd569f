// Finding and leaving behind a key that holds an object of a certain type.
import type { ObjectValue } from '../keyspace/value.ts';
import type { Reply } from '../resp/reply.ts';
import { WRONG_TYPE, lookup } from './arguments.ts';
import type { DataContext } from './row.ts';

/** What makes an empty value of a type. */
type Kind<Value extends ObjectValue> = new () => Value;

/** The object in the key of argument i, to be read only; null without, or the type error. */
export function objectAt<Value extends ObjectValue>(
  context: DataContext,
  i: number,
  kind: Kind<Value>,
): Value | Reply | null {
  const { db } = context;
  const entry = lookup(context, i);
  if (entry === 0) return null;
  if (db.isString(entry)) return WRONG_TYPE;
  const value = db.object(entry);
  return value instanceof kind ? value : WRONG_TYPE;
}

/** The object in the key of argument i, to be changed and then `settled`. */
export function objectToChange<Value extends ObjectValue>(
  context: DataContext,
  i: number,
  kind: Kind<Value>,
): Value | Reply | null {
  const { db } = context;
  const entry = lookup(context, i);
  if (entry === 0) return null;
  if (db.isString(entry) || !(db.object(entry) instanceof kind)) return WRONG_TYPE;
  return db.objectToWrite(entry) as Value;
}

/** The object of argument i was changed: it goes once it is empty. */
export function settle({ request, db }: DataContext, i: number, value: ObjectValue): void {
  const { bytes, starts, lengths } = request;
  if (value.size === 0) db.remove(bytes, starts[i]!, lengths[i]!);
  else db.touched(bytes, starts[i]!, lengths[i]!);
}

/** Puts an object under the key of argument i, in the place of whatever was there. */
export function putAt({ request, db }: DataContext, i: number, value: ObjectValue): void {
  db.putObject(request.bytes, request.starts[i]!, request.lengths[i]!, value);
}
