// List commands that wait for a list to appear.
import { latin1 } from '../../base/bytes.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, NIL_ARRAY, array, bulk } from '../../resp/reply.ts';
import { WRONG_TYPE, answer, changedAs, lookup } from '../arguments.ts';
import { SYNTAX_ERROR } from '../integers.ts';
import type { End } from './listAccess.ts';
import { isList, listToWrite, pop, popArgs, POPPED, release } from './listAccess.ts';
import type { Ends } from './listMoves.ts';
import {
  RIGHT_TO_LEFT,
  endsArg,
  moveBetween,
  moveElement,
  multiPopArgs,
  popAndName,
  popFromFirst,
} from './listMoves.ts';
import type { Args, CommandFlag, DataContext, DataRow, Outcome } from '../row.ts';
import { timeoutArg } from './timeout.ts';

const POP: readonly CommandFlag[] = ['write', 'noscript', 'blocking'];
const MOVE: readonly CommandFlag[] = ['write', 'denyoom', 'noscript', 'blocking'];
const MANY: readonly CommandFlag[] = ['write', 'blocking', 'movablekeys'];
const LMOVE = latin1('LMOVE');
const RPOPLPUSH = latin1('RPOPLPUSH');
/** How Redis writes an end by itself. */
const WRITTEN: Readonly<Record<End, Uint8Array>> = { head: latin1('left'), tail: latin1('right') };

export const BLOCKING_LIST_ROWS: readonly DataRow[] = [
  popRow('blpop', 'head'),
  popRow('brpop', 'tail'),
  { name: 'blmove', arity: 6, flags: MOVE, keys: [1, 2, 1], run: blmove, serve: serveBlmove },
  {
    name: 'brpoplpush',
    arity: 4,
    flags: MOVE,
    keys: [1, 2, 1],
    run: brpoplpush,
    serve: serveBrpoplpush,
  },
  { name: 'blmpop', arity: -5, flags: MANY, keys: [0, 0, 0], run: blmpop, serve: serveBlmpop },
];

function popRow(name: string, end: End): DataRow {
  return {
    name,
    arity: -3,
    flags: POP,
    keys: [1, -2, 1],
    run: (context) => blockingPop(context, end),
    serve: ({ db }, key) => ({ ...popOne(db, key, end), changes: 0 }),
  };
}

/** The client waits, or is told this where waiting is not allowed. */
function wait(
  context: DataContext,
  keys: readonly [first: number, count: number],
  timeout: number,
  instead: Reply,
): Outcome {
  const { request } = context;
  const [first, count] = keys;
  return {
    ...answer(instead),
    block: {
      keys: Array.from({ length: count }, (_, i) => request.arg(first + i)),
      type: 'list',
      timeout,
    },
  };
}

/** blockingPopGenericCommand: replicas are told of an LPOP or RPOP. */
function blockingPop(context: DataContext, end: End): Outcome {
  const { db, request } = context;
  const last = request.count - 1;
  const timeout = timeoutArg(request, last);
  if (typeof timeout === 'object') return answer(timeout);
  for (let i = 1; i < last; i++) {
    const entry = lookup(context, i);
    if (entry === 0) continue;
    return isList(db, entry) ? popOne(db, request.arg(i), end) : answer(WRONG_TYPE);
  }
  return wait(context, [1, last - 1], timeout, NIL_ARRAY);
}

function popOne(db: DataContext['db'], key: Uint8Array, end: End): Outcome {
  const held = listToWrite(db, db.held(key), key);
  const element = pop(held.list, end);
  release(held, POPPED[end]);
  return changedAs(array([bulk(key), bulk(element)]), ...popArgs(end, key, null));
}

function blmpop(context: DataContext): Outcome {
  const { request } = context;
  const asked = multiPopArgs(request, 2);
  if ('kind' in asked) return answer(asked);
  const timeout = timeoutArg(request, 1);
  if (typeof timeout === 'object') return answer(timeout);
  const found = popFromFirst(context, asked);
  return found ?? wait(context, [asked.first, asked.keys], timeout, NIL_ARRAY);
}

function serveBlmpop(context: DataContext, key: Uint8Array): Outcome | null {
  const asked = multiPopArgs(context.request, 2);
  return 'kind' in asked ? null : popAndName(context, key, asked.end, asked.count);
}

function blmove(context: DataContext): Outcome {
  const ends = endsArg(context.request);
  if (ends === null) return answer(SYNTAX_ERROR);
  return blockingMove(context, ends, 5, (request) => [
    LMOVE,
    ...[1, 2, 3, 4].map((i) => request.arg(i)),
  ]);
}

function brpoplpush(context: DataContext): Outcome {
  return blockingMove(context, RIGHT_TO_LEFT, 3, (request) => [
    RPOPLPUSH,
    request.arg(1),
    request.arg(2),
  ]);
}

/** blmoveGenericCommand. */
function blockingMove(
  context: DataContext,
  ends: Ends,
  timeoutAt: number,
  told: (request: DataContext['request']) => Args,
): Outcome {
  const { db, request } = context;
  const timeout = timeoutArg(request, timeoutAt);
  if (typeof timeout === 'object') return answer(timeout);
  const entry = lookup(context, 1);
  if (entry === 0) return wait(context, [1, 1], timeout, NIL);
  if (!isList(db, entry)) return answer(WRONG_TYPE);
  const outcome = moveElement(context, ends);
  return outcome.changes === 0 ? outcome : { ...outcome, propagate: [told(request)] };
}

function serveBlmove(context: DataContext): Outcome | null {
  const ends = endsArg(context.request);
  if (ends === null) return null;
  return serveMove(context, ends, [LMOVE], [WRITTEN[ends.from], WRITTEN[ends.to]]);
}

function serveBrpoplpush(context: DataContext): Outcome {
  return serveMove(context, RIGHT_TO_LEFT, [RPOPLPUSH], []);
}

/** A target of another type ends the wait with an error, and the element stays. */
function serveMove(context: DataContext, ends: Ends, name: Args, words: Args): Outcome {
  const { db, request } = context;
  const source = request.arg(1);
  const target = request.arg(2);
  const entry = lookup(context, 2);
  if (entry !== 0 && !isList(db, entry)) return answer(WRONG_TYPE);
  const element = moveBetween(context, source, target, ends);
  return { ...changedAs(bulk(element), ...name, source, target, ...words), changes: 0 };
}
