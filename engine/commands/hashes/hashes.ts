// Hashes (t_hash.c): fields written, read, removed. Counting is in hashNumbers.ts.
import { HashValue } from '../../keyspace/hash/hash.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, OK, ONE, ZERO, array, bulk, integer } from '../../resp/reply.ts';
import { answer, changed, wrongArity } from '../arguments.ts';
import { HASH_NUMBER_ROWS } from './hashNumbers.ts';
import { hrandfield } from './hashRandom.ts';
import { objectAt, objectToChange, putAt, settle } from '../objects.ts';
import type { CommandFlag, DataContext, DataRow, Outcome } from '../row.ts';
import { scanObject } from '../keys/scan.ts';

const KEY = [1, 1, 1] as const;
const WRITE: readonly CommandFlag[] = ['write', 'denyoom', 'fast'];
const READ: readonly CommandFlag[] = ['readonly', 'fast'];

export const HASH_ROWS: readonly DataRow[] = [
  { name: 'hset', arity: -4, flags: WRITE, keys: KEY, run: (context) => hset(context, 'hset') },
  { name: 'hmset', arity: -4, flags: WRITE, keys: KEY, run: (context) => hset(context, 'hmset') },
  { name: 'hsetnx', arity: 4, flags: WRITE, keys: KEY, run: hsetnx },
  { name: 'hget', arity: 3, flags: READ, keys: KEY, run: hget },
  { name: 'hmget', arity: -3, flags: READ, keys: KEY, run: hmget },
  { name: 'hgetall', arity: 2, flags: ['readonly'], keys: KEY, run: hgetall },
  { name: 'hkeys', arity: 2, flags: ['readonly'], keys: KEY, run: hkeys },
  { name: 'hvals', arity: 2, flags: ['readonly'], keys: KEY, run: hvals },
  { name: 'hdel', arity: -3, flags: ['write', 'fast'], keys: KEY, run: hdel },
  { name: 'hlen', arity: 2, flags: READ, keys: KEY, run: hlen },
  { name: 'hstrlen', arity: 3, flags: READ, keys: KEY, run: hstrlen },
  { name: 'hexists', arity: 3, flags: READ, keys: KEY, run: hexists },
  { name: 'hrandfield', arity: -2, flags: ['readonly'], keys: KEY, run: hrandfield },
  {
    name: 'hscan',
    arity: -3,
    flags: ['readonly'],
    keys: KEY,
    run: (context) => scanObject(context, 'hash'),
  },
  ...HASH_NUMBER_ROWS,
];

function hset(context: DataContext, name: 'hset' | 'hmset'): Outcome {
  const { request, keyspace } = context;
  if (request.count % 2 === 1) return answer(wrongArity(name));
  const held = objectToChange(context, 1, HashValue);
  if (held !== null && !(held instanceof HashValue)) return answer(held);
  const hash = held ?? new HashValue();
  let added = 0;
  for (let i = 2; i < request.count; i += 2) {
    if (hash.set(request.arg(i), request.arg(i + 1), keyspace.limits)) added++;
  }
  leave(context, hash, held === null);
  return changed(name === 'hset' ? integer(added) : OK, (request.count - 2) / 2);
}

/** The hash of argument 1 was changed, or is new. */
function leave(context: DataContext, hash: HashValue, isNew: boolean): void {
  if (isNew) putAt(context, 1, hash, 'hset');
  else settle(context, 1, hash, 'hset');
}

function hsetnx(context: DataContext): Outcome {
  const { request, keyspace } = context;
  const field = request.arg(2);
  const seen = objectAt(context, 1, HashValue);
  if (seen !== null && !(seen instanceof HashValue)) return answer(seen);
  if (seen?.has(field) === true) return answer(ZERO);
  const hash = seen === null ? new HashValue() : objectToChange(context, 1, HashValue);
  if (!(hash instanceof HashValue)) return answer(ZERO);
  hash.set(field, request.arg(3), keyspace.limits);
  leave(context, hash, seen === null);
  return changed(ONE);
}

function hget(context: DataContext): Outcome {
  return read(context, NIL, (hash) => valueOr(NIL, hash.get(context.request.arg(2))));
}

function valueOr(nothing: Reply, value: Uint8Array | null): Reply {
  return value === null ? nothing : bulk(value);
}

function hmget(context: DataContext): Outcome {
  const { request } = context;
  const hash = objectAt(context, 1, HashValue);
  if (hash !== null && !(hash instanceof HashValue)) return answer(hash);
  const items: Reply[] = [];
  for (let i = 2; i < request.count; i++) {
    items.push(hash === null ? NIL : valueOr(NIL, hash.get(request.arg(i))));
  }
  return answer(array(items));
}

function hgetall(context: DataContext): Outcome {
  return read(context, { kind: 'map', items: [] }, (hash) => {
    const items: Reply[] = [];
    hash.each((field, value) => items.push(bulk(field), bulk(value)));
    return { kind: 'map', items };
  });
}

function hkeys(context: DataContext): Outcome {
  return read(context, array([]), (hash) => {
    const items: Reply[] = [];
    hash.each((field) => items.push(bulk(field)));
    return array(items);
  });
}

function hvals(context: DataContext): Outcome {
  return read(context, array([]), (hash) => {
    const items: Reply[] = [];
    hash.each((_field, value) => items.push(bulk(value)));
    return array(items);
  });
}

function hdel(context: DataContext): Outcome {
  const { request } = context;
  const hash = objectToChange(context, 1, HashValue);
  if (hash === null) return answer(ZERO);
  if (!(hash instanceof HashValue)) return answer(hash);
  let removed = 0;
  for (let i = 2; i < request.count; i++) if (hash.remove(request.arg(i))) removed++;
  if (removed === 0) return answer(ZERO);
  settle(context, 1, hash, 'hdel');
  return changed(integer(removed), removed);
}

function hlen(context: DataContext): Outcome {
  return read(context, ZERO, (hash) => integer(hash.size));
}

function hstrlen(context: DataContext): Outcome {
  return read(context, ZERO, (hash) => integer(hash.lengthOf(context.request.arg(2))));
}

function hexists(context: DataContext): Outcome {
  return read(context, ZERO, (hash) => (hash.has(context.request.arg(2)) ? ONE : ZERO));
}

/** What the hash of argument 1 answers, or what is answered without one. */
function read(context: DataContext, without: Reply, ask: (hash: HashValue) => Reply): Outcome {
  const hash = objectAt(context, 1, HashValue);
  if (hash === null) return answer(without);
  return answer(hash instanceof HashValue ? ask(hash) : hash);
}
