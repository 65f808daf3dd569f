import { latin1 } from '../../base/bytes.ts';
import { EVENT } from '../../keyspace/events.ts';
import { NO_EXPIRY } from '../../keyspace/expiries.ts';
import type { Reply } from '../../resp/reply.ts';
import { ONE, ZERO, error, integer } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import type { Integer } from '../integers.ts';
import {
  INT64_MAX,
  INT64_MIN,
  WORD,
  add,
  answer,
  changed,
  changedAs,
  lookup,
  notify,
  peek,
  quotable,
} from '../arguments.ts';
import { NOT_AN_INTEGER, integerArg } from '../integers.ts';
import { invalidExpireTime, isPast, times1000 } from './expiryTime.ts';
import { removeAt } from './presence.ts';
import type { CommandFlag, DataContext, DataRow, Outcome } from '../row.ts';

const WRITE: readonly CommandFlag[] = ['write', 'fast'];
const READ: readonly CommandFlag[] = ['readonly', 'fast'];
const NO_KEY = integer(-2);
const NO_TIME = integer(-1);

export const EXPIRY_ROWS: readonly DataRow[] = [
  expireRow('expire', 'relative', 'seconds'),
  expireRow('pexpire', 'relative', 'milliseconds'),
  expireRow('expireat', 'absolute', 'seconds'),
  expireRow('pexpireat', 'absolute', 'milliseconds'),
  ttlRow('ttl', 'relative', 'seconds'),
  ttlRow('pttl', 'relative', 'milliseconds'),
  ttlRow('expiretime', 'absolute', 'seconds'),
  ttlRow('pexpiretime', 'absolute', 'milliseconds'),
  { name: 'persist', arity: 2, flags: WRITE, keys: [1, 1, 1], run: persist },
];

type Reckoning = 'relative' | 'absolute';
type Unit = 'seconds' | 'milliseconds';

function expireRow(name: string, reckoning: Reckoning, unit: Unit): DataRow {
  const run = (context: DataContext): Outcome => expire(context, name, reckoning, unit);
  return { name, arity: -3, flags: WRITE, keys: [1, 1, 1], run };
}

function ttlRow(name: string, reckoning: Reckoning, unit: Unit): DataRow {
  const run = (context: DataContext): Outcome => timeLeft(context, reckoning, unit);
  return { name, arity: 2, flags: READ, keys: [1, 1, 1], run };
}

/** Redis's expireGenericCommand. */
function expire(context: DataContext, name: string, reckoning: Reckoning, unit: Unit): Outcome {
  const { request, db, lazy } = context;
  const { bytes, starts, lengths } = request;
  const conditions = readConditions(request);
  if (!(conditions instanceof Set)) return answer(conditions);
  const given = integerArg(request, 2);
  if (given === null) return answer(NOT_AN_INTEGER);
  if (unit === 'seconds' && (given > INT64_MAX / 1_000n || given < INT64_MIN / 1_000n)) {
    return answer(invalidExpireTime(name));
  }
  const millis = unit === 'seconds' ? times1000(given) : given;
  const when = reckoning === 'relative' ? add(millis, context.now) : millis;
  if (when > INT64_MAX) return answer(invalidExpireTime(name));
  const entry = lookup(context, 1);
  if (entry === 0) return answer(ZERO);
  if (!conditionsHold(conditions, db.expiresAt(entry), when)) return answer(ZERO);
  if (isPast(context, when)) {
    removeAt(context, 1);
    return changedAs(ONE, lazy.expire ? WORD.UNLINK : WORD.DEL, request.arg(1));
  }
  db.setExpiry(bytes, starts[1]!, lengths[1]!, Number(when));
  notify(context, EVENT.generic, 'expire', 1);
  if (name === 'pexpireat') return changed(ONE);
  const rest: Uint8Array[] = [];
  for (let i = 3; i < request.count; i++) rest.push(request.arg(i));
  return changedAs(ONE, WORD.PEXPIREAT, request.arg(1), latin1(String(when)), ...rest);
}

type Condition = 'NX' | 'XX' | 'GT' | 'LT';
const CONDITIONS: readonly Condition[] = ['NX', 'XX', 'GT', 'LT'];

function readConditions(request: Request): Set<Condition> | Reply {
  const given = new Set<Condition>();
  for (let i = 3; i < request.count; i++) {
    const condition = CONDITIONS.find((word) => request.is(i, word));
    if (condition === undefined) {
      return error(`ERR Unsupported option ${quotable(request.text(i))}`);
    }
    given.add(condition);
  }
  if (given.has('NX') && given.size > 1) {
    return error('ERR NX and XX, GT or LT options at the same time are not compatible');
  }
  if (given.has('GT') && given.has('LT')) {
    return error('ERR GT and LT options at the same time are not compatible');
  }
  return given;
}

/** A key without expiry counts as one that lives for ever. */
function conditionsHold(given: Set<Condition>, current: number, when: Integer): boolean {
  const timed = current !== NO_EXPIRY;
  if (given.has('NX') && timed) return false;
  if (given.has('XX') && !timed) return false;
  if (given.has('GT') && (!timed || when <= current)) return false;
  return !(given.has('LT') && timed && when >= current);
}

/** Redis's ttlGenericCommand; seconds are rounded to the nearest. */
function timeLeft(context: DataContext, reckoning: Reckoning, unit: Unit): Outcome {
  const entry = peek(context, 1);
  if (entry === 0) return answer(NO_KEY);
  const when = context.db.expiresAt(entry);
  if (when === NO_EXPIRY) return answer(NO_TIME);
  const millis = Math.max(0, reckoning === 'absolute' ? when : when - context.now);
  return answer(integer(unit === 'seconds' ? Math.floor((millis + 500) / 1_000) : millis));
}

function persist(context: DataContext): Outcome {
  const { request, db } = context;
  if (lookup(context, 1) === 0) return answer(ZERO);
  const gone = db.clearExpiry(request.bytes, request.starts[1]!, request.lengths[1]!);
  if (!gone) return answer(ZERO);
  notify(context, EVENT.generic, 'persist', 1);
  return changed(ONE);
}
