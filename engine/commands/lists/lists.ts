import { EVENT } from '../../keyspace/events.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, NIL_ARRAY, OK, ZERO, array, bulk, error, integer } from '../../resp/reply.ts';
import {
  INT64_MIN,
  NO_SUCH_KEY,
  WRONG_TYPE,
  answer,
  changed,
  lookup,
  wrongArity,
} from '../arguments.ts';
import { NOT_AN_INTEGER, SYNTAX_ERROR, integerArg } from '../integers.ts';
import type { End, HeldList } from './listAccess.ts';
import {
  isList,
  listAt,
  listToWrite,
  newList,
  pop,
  POPPED,
  popSome,
  PUSHED,
  release,
} from './listAccess.ts';
import { LIST_MOVE_ROWS } from './listMoves.ts';
import { LIST_SEARCH_ROWS } from './listSearch.ts';
import { BLOCKING_LIST_ROWS } from './listsBlocking.ts';
import type { CommandFlag, DataContext, DataRow, Outcome } from '../row.ts';

const PUSH: readonly CommandFlag[] = ['write', 'denyoom', 'fast'];
const POP: readonly CommandFlag[] = ['write', 'fast'];
const INDEX_OUT_OF_RANGE = error('ERR index out of range');
const MUST_BE_POSITIVE = error('ERR value is out of range, must be positive');
const EMPTY = array([]);

export const LIST_ROWS: readonly DataRow[] = [
  { name: 'lpush', arity: -3, flags: PUSH, keys: [1, 1, 1], run: (c) => pushAll(c, 'head', false) },
  { name: 'rpush', arity: -3, flags: PUSH, keys: [1, 1, 1], run: (c) => pushAll(c, 'tail', false) },
  { name: 'lpushx', arity: -3, flags: PUSH, keys: [1, 1, 1], run: (c) => pushAll(c, 'head', true) },
  { name: 'rpushx', arity: -3, flags: PUSH, keys: [1, 1, 1], run: (c) => pushAll(c, 'tail', true) },
  { name: 'lpop', arity: -2, flags: POP, keys: [1, 1, 1], run: (c) => popGeneric(c, 'head') },
  { name: 'rpop', arity: -2, flags: POP, keys: [1, 1, 1], run: (c) => popGeneric(c, 'tail') },
  { name: 'llen', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: llen },
  { name: 'lindex', arity: 3, flags: ['readonly'], keys: [1, 1, 1], run: lindex },
  { name: 'lset', arity: 4, flags: ['write', 'denyoom'], keys: [1, 1, 1], run: lset },
  { name: 'lrange', arity: 4, flags: ['readonly'], keys: [1, 1, 1], run: lrange },
  { name: 'ltrim', arity: 4, flags: ['write'], keys: [1, 1, 1], run: ltrim },
  { name: 'lrem', arity: 4, flags: ['write'], keys: [1, 1, 1], run: lrem },
  { name: 'linsert', arity: 5, flags: ['write', 'denyoom'], keys: [1, 1, 1], run: linsert },
  ...LIST_SEARCH_ROWS,
  ...LIST_MOVE_ROWS,
  ...BLOCKING_LIST_ROWS,
];

/** The list of argument 1, to be changed; or what is answered instead. */
function held(context: DataContext, missing: Reply): HeldList | Reply {
  const { db, request } = context;
  const entry = lookup(context, 1);
  if (entry === 0) return missing;
  return isList(db, entry) ? listToWrite(db, entry, request.arg(1)) : WRONG_TYPE;
}

/** pushGenericCommand. Only with `existing` must the list be there already. */
function pushAll(context: DataContext, end: End, existing: boolean): Outcome {
  const { request, db } = context;
  const { bytes, starts, lengths, count } = request;
  const entry = lookup(context, 1);
  if (entry !== 0 && !isList(db, entry)) return answer(WRONG_TYPE);
  if (entry === 0 && existing) return answer(ZERO);
  const key = request.arg(1);
  const list = entry === 0 ? newList(context) : listToWrite(db, entry, key).list;
  for (let i = 2; i < count; i++) {
    if (end === 'head') list.pushHead(bytes, starts[i], lengths[i]);
    else list.pushTail(bytes, starts[i], lengths[i]);
  }
  if (entry === 0) db.putObject(key, 0, key.length, list);
  else db.touched(key, 0, key.length);
  db.notify(EVENT.list, PUSHED[end], key);
  return changed(integer(list.size), count - 2);
}

/** popGenericCommand. */
function popGeneric(context: DataContext, end: End): Outcome {
  const { request } = context;
  if (request.count > 3) return answer(wrongArity(end === 'head' ? 'lpop' : 'rpop'));
  const counted = request.count === 3;
  const count = counted ? integerArg(request, 2) : 1;
  if (count === null || count < 0) return answer(MUST_BE_POSITIVE);
  const found = held(context, counted ? NIL_ARRAY : NIL);
  if ('kind' in found) return answer(found);
  if (count === 0) return answer(EMPTY);
  const { list } = found;
  const before = list.size;
  const reply = counted ? popSome(list, end, Number(count)) : bulk(pop(list, end));
  release(found, POPPED[end]);
  return changed(reply, before - list.size);
}

function llen(context: DataContext): Outcome {
  const { db } = context;
  const entry = lookup(context, 1);
  if (entry === 0) return answer(ZERO);
  return answer(isList(db, entry) ? integer(listAt(db, entry).size) : WRONG_TYPE);
}

/** The index is looked at only when there is a list. */
function lindex(context: DataContext): Outcome {
  const { db, request } = context;
  const entry = lookup(context, 1);
  if (entry === 0) return answer(NIL);
  if (!isList(db, entry)) return answer(WRONG_TYPE);
  const index = integerArg(request, 2);
  if (index === null) return answer(NOT_AN_INTEGER);
  const list = listAt(db, entry);
  const element = list.at(fromHead(Number(index), list.size));
  return answer(element === null ? NIL : bulk(element));
}

/** A negative index counts from the end. */
function fromHead(index: number, size: number): number {
  return index < 0 ? index + size : index;
}

function lset(context: DataContext): Outcome {
  const { request } = context;
  const found = held(context, NO_SUCH_KEY);
  if ('kind' in found) return answer(found);
  const index = integerArg(request, 2);
  if (index === null) return answer(NOT_AN_INTEGER);
  const { list } = found;
  if (!list.set(fromHead(Number(index), list.size), request.arg(3))) {
    return answer(INDEX_OUT_OF_RANGE);
  }
  release(found, 'lset');
  return changed(OK);
}

function lrange(context: DataContext): Outcome {
  const { db, request } = context;
  const start = integerArg(request, 2);
  const end = integerArg(request, 3);
  if (start === null || end === null) return answer(NOT_AN_INTEGER);
  const entry = lookup(context, 1);
  if (entry === 0) return answer(EMPTY);
  if (!isList(db, entry)) return answer(WRONG_TYPE);
  const list = listAt(db, entry);
  const { first, count } = span(Number(start), Number(end), list.size);
  const elements: Reply[] = [];
  list.range(first, count, (element) => elements.push(bulk(element)));
  return answer(array(elements));
}

/** What indexes from `start` to `end` mean in a list of this size. */
function span(start: number, end: number, size: number): { first: number; count: number } {
  const first = Math.max(0, fromHead(start, size));
  const last = Math.min(size - 1, fromHead(end, size));
  return { first, count: first >= size ? 0 : Math.max(0, last - first + 1) };
}

/** Whoever watches the key is disturbed even when nothing is trimmed. */
function ltrim(context: DataContext): Outcome {
  const { request } = context;
  const start = integerArg(request, 2);
  const end = integerArg(request, 3);
  if (start === null || end === null) return answer(NOT_AN_INTEGER);
  const found = held(context, OK);
  if ('kind' in found) return answer(found);
  const { list } = found;
  const { first, count } = span(Number(start), Number(end), list.size);
  const removed = list.size - count;
  if (count === 0) list.remove(0, list.size);
  else {
    list.remove(first + count, list.size - first - count);
    list.remove(0, first);
  }
  release(found, 'ltrim');
  return removed === 0 ? answer(OK) : changed(OK, removed);
}

/** A count below zero begins at the tail; 0, and the one that has no positive, remove them all. */
function lrem(context: DataContext): Outcome {
  const { request } = context;
  const count = integerArg(request, 2);
  if (count === null) return answer(NOT_AN_INTEGER);
  const found = held(context, ZERO);
  if ('kind' in found) return answer(found);
  const { list } = found;
  const most = count === 0 || count === INT64_MIN ? Infinity : Math.abs(Number(count));
  const indexes: number[] = [];
  list.find(request.arg(3), count < 0 ? 'tail' : 'head', Infinity, (index) => {
    return indexes.push(index) < most;
  });
  if (indexes.length === 0) return answer(ZERO);
  // From the highest, so that the others stay where they are.
  if (count >= 0) indexes.reverse();
  for (const index of indexes) list.remove(index, 1);
  release(found, 'lrem');
  return changed(integer(indexes.length), indexes.length);
}

function linsert(context: DataContext): Outcome {
  const { request } = context;
  const after = request.is(2, 'AFTER');
  if (!after && !request.is(2, 'BEFORE')) return answer(SYNTAX_ERROR);
  const found = held(context, ZERO);
  if ('kind' in found) return answer(found);
  const { list } = found;
  let pivot = -1;
  list.find(request.arg(3), 'head', Infinity, (index) => {
    pivot = index;
    return false;
  });
  if (pivot < 0) return answer(integer(-1));
  list.insert(pivot, after, request.arg(4));
  release(found, 'linsert');
  return changed(integer(list.size));
}
