import { textOf } from '../../base/bytes.ts';
import { HashValue } from '../../keyspace/hash/hash.ts';
import { lookupKey } from '../arguments.ts';
import type { DataContext } from '../row.ts';

/**
 * What a pattern of SORT's BY or GET names for an element (lookupKeyByPattern): `#` the element
 * itself, `weight_*` a string, `user_*->name` a field of a hash. Null where there is no such thing.
 */
export function valueByPattern(
  context: DataContext,
  pattern: Uint8Array,
  element: Uint8Array,
): Uint8Array | null {
  const text = textOf(pattern);
  // Redis looks for the signs as in a C string, which ends at a zero byte.
  const visible = text.split('\0', 1)[0]!;
  if (visible === '#') return element;
  const star = visible.indexOf('*');
  if (star < 0) return null;
  const arrow = visible.indexOf('->', star + 1);
  const named = arrow >= 0 && arrow + 2 < visible.length;
  const field = named ? pattern.slice(arrow + 2) : null;
  const key = joined(
    pattern.subarray(0, star),
    element,
    pattern.subarray(star + 1, named ? arrow : pattern.length),
  );
  const { db } = context;
  const entry = lookupKey(context, key);
  if (entry === 0) return null;
  if (field === null) return db.isString(entry) ? db.value(entry) : null;
  if (db.isString(entry)) return null;
  const value = db.object(entry);
  return value instanceof HashValue ? value.get(field) : null;
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
