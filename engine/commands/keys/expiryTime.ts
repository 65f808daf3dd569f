import type { Millis } from '../../base/units.ts';
import type { Reply } from '../../resp/reply.ts';
import { error } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import type { Integer } from '../integers.ts';
import { INT64_MAX, add, isInt64 } from '../arguments.ts';
import { NOT_AN_INTEGER, integerArg, normal } from '../integers.ts';
import type { DataContext } from '../row.ts';

export function invalidExpireTime(name: string): Reply {
  return error(`ERR invalid expire time in '${name}' command`);
}

/**
 * The unix time in milliseconds that an option such as `EX 10` means, or Redis's error
 * (getExpireMillisecondsOrReply). `i` is the argument with the number.
 */
export function expiryTime(
  request: Request,
  i: number,
  unit: 'EX' | 'PX' | 'EXAT' | 'PXAT',
  now: Millis,
  name: string,
): Integer | Reply {
  const given = integerArg(request, i);
  if (given === null) return NOT_AN_INTEGER;
  const inSeconds = unit === 'EX' || unit === 'EXAT';
  if (given <= 0 || (inSeconds && given > INT64_MAX / 1_000n)) return invalidExpireTime(name);
  const millis = inSeconds ? times1000(given) : given;
  const when = unit === 'EX' || unit === 'PX' ? add(millis, now) : millis;
  return isInt64(when) ? when : invalidExpireTime(name);
}

export function times1000(seconds: Integer): Integer {
  return normal(BigInt(seconds) * 1_000n);
}

/**
 * Redis's checkAlreadyExpired: a master that is told a time not in the future deletes at once;
 * a replica, or a node that loads, notes the time and waits.
 */
export function isPast(context: DataContext, when: Integer): boolean {
  return when <= context.now && context.keyspace.expiry === 'delete';
}
