// From one list to another, and from the first of several.
import { EVENT } from '../../keyspace/events.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, NIL_ARRAY, array, bulk, error } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { WRONG_TYPE, answer, changed, lookup } from '../arguments.ts';
import { SYNTAX_ERROR, integerArg } from '../integers.ts';
import type { End } from './listAccess.ts';
import {
  endArg,
  isList,
  listToWrite,
  newList,
  pop,
  POPPED,
  popArgs,
  popSome,
  push,
  PUSHED,
  release,
} from './listAccess.ts';
import type { CommandFlag, DataContext, DataRow, Outcome } from '../row.ts';

const MOVE: readonly CommandFlag[] = ['write', 'denyoom'];

export const LIST_MOVE_ROWS: readonly DataRow[] = [
  { name: 'lmove', arity: 5, flags: MOVE, keys: [1, 2, 1], run: lmove },
  { name: 'rpoplpush', arity: 3, flags: MOVE, keys: [1, 2, 1], run: rpoplpush },
  { name: 'lmpop', arity: -4, flags: ['write', 'movablekeys'], keys: [0, 0, 0], run: lmpop },
];

/** From which end of the source, to which end of the target. */
export interface Ends {
  readonly from: End;
  readonly to: End;
}

export const RIGHT_TO_LEFT: Ends = { from: 'tail', to: 'head' };

/** Arguments 3 and 4 of LMOVE and BLMOVE. */
export function endsArg(request: Request): Ends | null {
  const from = endArg(request, 3);
  const to = endArg(request, 4);
  return from === null || to === null ? null : { from, to };
}

function lmove(context: DataContext): Outcome {
  const ends = endsArg(context.request);
  return ends === null ? answer(SYNTAX_ERROR) : moveElement(context, ends);
}

function rpoplpush(context: DataContext): Outcome {
  return moveElement(context, RIGHT_TO_LEFT);
}

/** lmoveGenericCommand: from the list of argument 1 to that of argument 2. */
export function moveElement(context: DataContext, ends: Ends): Outcome {
  const { db, request } = context;
  const entry = lookup(context, 1);
  if (entry === 0) return answer(NIL);
  if (!isList(db, entry)) return answer(WRONG_TYPE);
  const target = lookup(context, 2);
  if (target !== 0 && !isList(db, target)) return answer(WRONG_TYPE);
  return changed(bulk(moveBetween(context, request.arg(1), request.arg(2), ends)));
}

/** The source is a list; the target is one, the same one, or not there. Returns what was moved. */
export function moveBetween(
  context: DataContext,
  source: Uint8Array,
  target: Uint8Array,
  { from, to }: Ends,
): Uint8Array {
  const { db } = context;
  const held = listToWrite(db, db.held(source), source);
  const element = pop(held.list, from);
  const entry = db.held(target);
  if (entry === 0) {
    const list = newList(context);
    push(list, to, element);
    db.putObject(target, 0, target.length, list);
    db.notify(EVENT.list, PUSHED[to], target);
  } else {
    const other = listToWrite(db, entry, target);
    push(other.list, to, element);
    release(other, PUSHED[to]);
  }
  release(held, POPPED[from]);
  return element;
}

/** `numkeys key [key …] LEFT|RIGHT [COUNT count]`, from argument `first` on. */
export interface MultiPop {
  /** The arguments that are keys: from this one on, so many. */
  readonly first: number;
  readonly keys: number;
  readonly end: End;
  readonly count: number;
}

/** lmpopGenericCommand reads its arguments in this order. */
export function multiPopArgs(request: Request, at: number): MultiPop | Reply {
  const keys = integerArg(request, at);
  if (keys === null || keys < 1) return error('ERR numkeys should be greater than 0');
  const where = at + Number(keys) + 1;
  if (where >= request.count) return SYNTAX_ERROR;
  const end = endArg(request, where);
  if (end === null) return SYNTAX_ERROR;
  const counted = where + 3 === request.count && request.is(where + 1, 'COUNT');
  const plain = where + 1 === request.count;
  const repeated = !counted && !plain && request.is(where + 1, 'COUNT');
  if (!counted && !plain && !repeated) return SYNTAX_ERROR;
  if (repeated && where + 2 >= request.count) return SYNTAX_ERROR;
  const count = plain ? 1 : integerArg(request, where + 2);
  if (count === null || count < 1) return error('ERR count should be greater than 0');
  return repeated ? SYNTAX_ERROR : { first: at + 1, keys: Number(keys), end, count: Number(count) };
}

function lmpop(context: DataContext): Outcome {
  const asked = multiPopArgs(context.request, 1);
  if ('kind' in asked) return answer(asked);
  return popFromFirst(context, asked) ?? answer(NIL_ARRAY);
}

/** Pops from the first of the keys that has a list; null when none has. */
export function popFromFirst(context: DataContext, asked: MultiPop): Outcome | null {
  const { db, request } = context;
  for (let i = asked.first; i < asked.first + asked.keys; i++) {
    const entry = lookup(context, i);
    if (entry === 0) continue;
    if (!isList(db, entry)) return answer(WRONG_TYPE);
    return popAndName(context, request.arg(i), asked.end, asked.count);
  }
  return null;
}

/** listPopRangeAndReplyWithKey: replicas are told how many elements there were. */
export function popAndName({ db }: DataContext, key: Uint8Array, end: End, count: number): Outcome {
  const held = listToWrite(db, db.held(key), key);
  const taken = Math.min(count, held.list.size);
  const reply = array([bulk(key), popSome(held.list, end, taken)]);
  release(held, POPPED[end]);
  return { reply, propagate: [popArgs(end, key, taken)], changes: taken };
}
