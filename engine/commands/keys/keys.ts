import { sameBytes } from '../../base/bytes.ts';
import type { Database } from '../../keyspace/database.ts';
import { EVENT } from '../../keyspace/events.ts';
import { NO_EXPIRY } from '../../keyspace/expiries.ts';
import { globMatches } from '../../keyspace/glob.ts';
import type { StringEncoding } from '../../keyspace/stringEncoding.ts';
import type { ObjectValue } from '../../keyspace/value.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, OK, ONE, ZERO, array, bulk, integer } from '../../resp/reply.ts';
import {
  DB_OUT_OF_RANGE,
  NO_SUCH_KEY,
  SAME_OBJECT,
  answer,
  changed,
  lookup,
  lookupRead,
  notify,
} from '../arguments.ts';
import { SYNTAX_ERROR, intArg } from '../integers.ts';
import { OBJECT_ROWS } from './object.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';
import { INVALID_CURSOR, cursorArg, isStar, readScanOptions, scanSteps, scanned } from './scan.ts';

export const KEY_ROWS: readonly DataRow[] = [
  { name: 'touch', arity: -2, flags: ['readonly', 'fast'], keys: [1, -1, 1], run: touch },
  { name: 'keys', arity: 2, flags: ['readonly'], keys: [0, 0, 0], run: keys },
  { name: 'scan', arity: -2, flags: ['readonly'], keys: [0, 0, 0], run: scan },
  { name: 'randomkey', arity: 1, flags: ['readonly'], keys: [0, 0, 0], run: randomkey },
  { name: 'rename', arity: 3, flags: ['write'], keys: [1, 2, 1], run: rename },
  { name: 'renamenx', arity: 3, flags: ['write', 'fast'], keys: [1, 2, 1], run: renamenx },
  { name: 'copy', arity: -3, flags: ['write', 'denyoom'], keys: [1, 2, 1], run: copy },
  { name: 'move', arity: 3, flags: ['write', 'fast'], keys: [1, 1, 1], run: move },
  ...OBJECT_ROWS,
];

function touch(context: DataContext): Outcome {
  let found = 0;
  for (let i = 1; i < context.request.count; i++) if (lookup(context, i) !== 0) found++;
  return answer(integer(found));
}

/** KEYS hides expired keys but, unlike every other look, removes none. */
function keys({ request, db }: DataContext): Outcome {
  const pattern = request.arg(1);
  const all = isStar(pattern);
  const found: Reply[] = [];
  db.eachEntry((entry) => {
    if (!db.visible(entry)) return;
    const key = db.key(entry);
    if (all || globMatches(pattern, key)) found.push(bulk(key));
  });
  return answer(array(found));
}

/** Redis's scanCommand. Expired keys that it meets go, so their names are copied first. */
function scan({ request, db }: DataContext): Outcome {
  const start = cursorArg(request, 1);
  if (start === null) return answer(INVALID_CURSOR);
  const options = readScanOptions(request, 2, true);
  if ('kind' in options) return answer(options);
  const entries: number[] = [];
  const cursor = scanSteps(start, options.count, entries, (at) => db.scan(at, entries));
  const found: Uint8Array[] = [];
  for (const key of entries.map((entry) => db.key(entry))) {
    if (options.pattern !== null && !globMatches(options.pattern, key)) continue;
    const entry = db.peek(key, 0, key.length);
    if (entry === 0) continue;
    if (options.type !== null && db.type(entry) !== options.type) continue;
    found.push(key);
  }
  return answer(scanned(cursor, found));
}

/** Tries as Redis does on a replica where every key may be expired but none may be removed. */
const TRIES_MAX = 100;

function randomkey({ db, dice }: DataContext): Outcome {
  const allVolatile = db.volatileSize === db.size;
  for (let tries = 0; ; tries++) {
    const entry = db.random(dice);
    if (entry === 0) return answer(NIL);
    const key = db.key(entry);
    if (allVolatile && tries + 1 === TRIES_MAX) return answer(bulk(key));
    if (db.peek(key, 0, key.length) !== 0) return answer(bulk(key));
  }
}

function rename(context: DataContext): Outcome {
  return renameGeneric(context, false);
}

function renamenx(context: DataContext): Outcome {
  return renameGeneric(context, true);
}

function renameGeneric(context: DataContext, onlyNew: boolean): Outcome {
  const { request, db } = context;
  const from = lookup(context, 1);
  if (from === 0) return answer(NO_SUCH_KEY);
  const source = request.arg(1);
  const target = request.arg(2);
  if (sameBytes(source, target)) return answer(onlyNew ? ZERO : OK);
  const moved = take(db, from);
  const old = lookup(context, 2);
  if (old !== 0) {
    if (onlyNew) return answer(ZERO);
    db.removeKey(target);
  }
  put(db, target, moved);
  db.removeKey(source);
  notify(context, EVENT.generic, 'rename_from', 1);
  notify(context, EVENT.generic, 'rename_to', 2);
  return changed(onlyNew ? ONE : OK);
}

/** All there is to a key but its name. */
interface Held {
  readonly value: Uint8Array | ObjectValue;
  /** Of a string. */
  readonly encoding: StringEncoding;
  readonly expiresAt: number;
}

function take(db: Database, entry: number): Held {
  return {
    value: db.isString(entry) ? db.value(entry) : db.object(entry).capture(),
    encoding: db.encodingMark(entry),
    expiresAt: db.expiresAt(entry),
  };
}

function put(db: Database, key: Uint8Array, held: Held): void {
  const { value, encoding } = held;
  if (value instanceof Uint8Array) db.overwrite(key, 0, key.length, value, encoding);
  else db.putObject(key, 0, key.length, value);
  if (held.expiresAt !== NO_EXPIRY) db.setExpiry(key, 0, key.length, held.expiresAt);
}

function copy(context: DataContext): Outcome {
  const { request, db, keyspace } = context;
  let target = db;
  let replace = false;
  for (let i = 3; i < request.count; i++) {
    if (request.is(i, 'REPLACE')) replace = true;
    else if (request.is(i, 'DB') && i + 1 < request.count) {
      const index = intArg(request, ++i);
      if (typeof index === 'object') return answer(index);
      if (index < 0 || index >= keyspace.databaseCount) return answer(DB_OUT_OF_RANGE);
      target = keyspace.database(index);
    } else return answer(SYNTAX_ERROR);
  }
  const key = request.arg(2);
  if (target === db && sameBytes(request.arg(1), key)) return answer(SAME_OBJECT);
  const from = lookupRead(context, 1);
  if (from === 0) return answer(ZERO);
  const held = take(db, from);
  if (target.lookup(key, 0, key.length) !== 0) {
    if (!replace) return answer(ZERO);
    target.removeKey(key);
  }
  put(target, key, held);
  target.notify(EVENT.generic, 'copy_to', key);
  return changed(ONE);
}

function move(context: DataContext): Outcome {
  const { request, db, keyspace } = context;
  const index = intArg(request, 2);
  if (typeof index === 'object') return answer(index);
  if (index < 0 || index >= keyspace.databaseCount) return answer(DB_OUT_OF_RANGE);
  const target = keyspace.database(index);
  if (target === db) return answer(SAME_OBJECT);
  const from = lookup(context, 1);
  if (from === 0) return answer(ZERO);
  const held = take(db, from);
  const key = request.arg(1);
  if (target.lookup(key, 0, key.length) !== 0) return answer(ZERO);
  put(target, key, held);
  db.removeKey(key);
  db.notify(EVENT.generic, 'move_from', key);
  target.notify(EVENT.generic, 'move_to', key);
  return changed(ONE);
}
