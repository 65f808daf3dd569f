// What a key holds, in a form that can be kept and compared.
import { textOf } from '../../base/bytes.ts';
import type { Millis } from '../../base/units.ts';
import type { Database } from '../../keyspace/database.ts';
import { contentDigest, holdSame } from '../../keyspace/digest.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import { shownValue } from '../view.ts';

/** Strings up to this length are compared as they are. */
const TEXT_MAX = 40;
/** Of larger objects only type and size are compared: to hash them at each write would cost too much. */
const ELEMENTS_MAX = 256;

/** Equal for equal values; null: there is no such key, or its time is over. */
export type Print = string | null;

/** The key's entry, or 0; one whose time is over counts as gone, whatever the node still holds. */
export function livingEntry(database: Database, key: Uint8Array, now: Millis): number {
  const entry = database.held(key);
  if (entry === 0) return 0;
  const expires = database.expiresAt(entry);
  return expires >= 0 && now > expires ? 0 : entry;
}

/** Of the value alone: its expiry time does not count. */
export function printOf(keyspace: Keyspace, db: number, key: Uint8Array, now: Millis): Print {
  const database = keyspace.existing(db);
  const entry = database === null ? 0 : livingEntry(database, key, now);
  if (database === null || entry === 0) return null;
  if (database.isString(entry)) {
    if (database.valueLength(entry) <= TEXT_MAX) return `=${textOf(database.value(entry))}`;
    return contentDigest(database, entry);
  }
  const { size } = database.object(entry);
  if (size > ELEMENTS_MAX) return `${database.type(entry)}:${size}`;
  return contentDigest(database, entry);
}

/** Unix time at which the key goes by itself; Infinity: never, or it is not there. */
export function expiryOf(keyspace: Keyspace, db: number, key: Uint8Array, now: Millis): Millis {
  const database = keyspace.existing(db);
  const entry = database === null ? 0 : livingEntry(database, key, now);
  if (database === null || entry === 0) return Infinity;
  const expires = database.expiresAt(entry);
  return expires < 0 ? Infinity : expires;
}

/** The value for display; null: there is none. */
export function shownAt(
  keyspace: Keyspace,
  db: number,
  key: Uint8Array,
  now: Millis,
): string | null {
  const database = keyspace.existing(db);
  const entry = database === null ? 0 : livingEntry(database, key, now);
  return database === null || entry === 0 ? null : shownValue(database, entry);
}

/** Visits keys that `before` held and `after` does not hold with the same value; ends when `visit` says false. */
export function eachGone(
  before: Keyspace,
  after: Keyspace,
  now: Millis,
  visit: (db: number, key: Uint8Array) => boolean,
): void {
  for (const old of before.databases) {
    const present = after.existing(old.index);
    for (let entry = old.next(0); entry !== 0; entry = old.next(entry)) {
      const key = old.key(entry);
      if (livingEntry(old, key, now) === 0) continue;
      if (present !== null && holdSame(present, old, key)) continue;
      if (!visit(old.index, key)) return;
    }
  }
}
