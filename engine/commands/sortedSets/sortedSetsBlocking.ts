// Commands that wait for a sorted set to appear.
import { EVENT } from '../../keyspace/events.ts';
import { SortedSetValue } from '../../keyspace/sortedSet/sortedSet.ts';
import { NIL_ARRAY } from '../../resp/reply.ts';
import { answer } from '../arguments.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';
import type { End, MultiPop } from './sortedSetPops.ts';
import { EVENT_OF, multiPopArgs, popFromFirst, popNamed } from './sortedSetPops.ts';
import { timeoutArg } from '../lists/timeout.ts';

export const BLOCKING_SORTED_SET_ROWS: readonly DataRow[] = [
  popRow('bzpopmin', 'min'),
  popRow('bzpopmax', 'max'),
  {
    name: 'bzmpop',
    arity: -5,
    flags: ['write', 'blocking', 'movablekeys'],
    keys: [0, 0, 0],
    run: bzmpop,
    serve: serveBzmpop,
  },
];

function popRow(name: string, end: End): DataRow {
  return {
    name,
    arity: -3,
    flags: ['write', 'noscript', 'blocking', 'fast'],
    keys: [1, -2, 1],
    run: (context) => {
      const last = context.request.count - 1;
      return popOrWait(context, last, { first: 1, keys: last - 1, end }, 1, false);
    },
    serve: (context, key) => serve(context, key, end, 1, false),
  };
}

function bzmpop(context: DataContext): Outcome {
  const asked = multiPopArgs(context.request, 2);
  return 'kind' in asked ? answer(asked) : popOrWait(context, 1, asked, asked.count, true);
}

function serveBzmpop(context: DataContext, key: Uint8Array): Outcome | null {
  const asked = multiPopArgs(context.request, 2);
  return 'kind' in asked ? null : serve(context, key, asked.end, asked.count, true);
}

/** blockingGenericZpopCommand; the timeout is read after everything else. */
function popOrWait(
  context: DataContext,
  timeoutAt: number,
  asked: Pick<MultiPop, 'first' | 'keys' | 'end'>,
  count: number,
  nested: boolean,
): Outcome {
  const { request } = context;
  const timeout = timeoutArg(request, timeoutAt);
  if (typeof timeout === 'object') return answer(timeout);
  const found = popFromFirst(context, asked, count, nested);
  if (found !== null) return found;
  const keys = Array.from({ length: asked.keys }, (_, i) => request.arg(asked.first + i));
  return { ...answer(NIL_ARRAY), block: { keys, type: 'zset', timeout } };
}

/** serveClientsBlockedOnSortedSetKey, for one of them. */
function serve(
  { db }: DataContext,
  key: Uint8Array,
  end: End,
  count: number,
  nested: boolean,
): Outcome | null {
  const entry = db.held(key);
  if (entry === 0 || db.isString(entry)) return null;
  const value = db.objectToWrite(entry);
  if (!(value instanceof SortedSetValue)) return null;
  const outcome = popNamed(value, key, end, count, nested);
  if (value.size === 0) db.removeKey(key);
  else db.touched(key, 0, key.length);
  db.notify(EVENT.zset, EVENT_OF[end], key);
  if (value.size === 0) db.notify(EVENT.generic, 'del', key);
  return outcome;
}
