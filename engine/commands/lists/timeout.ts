import type { Millis } from '../../base/units.ts';
import type { Reply } from '../../resp/reply.ts';
import { error } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { isInt64 } from '../arguments.ts';
import { parseLongDouble, timesInteger } from '../strings/longDouble.ts';

const NOT_A_TIMEOUT = error('ERR timeout is not a float or out of range');
const NEGATIVE = error('ERR timeout is negative');

/**
 * Argument i as the seconds that a client is ready to wait, in whole milliseconds rounded up
 * (getTimeoutFromObjectOrReply). 0: for ever. More milliseconds than 64 bits hold count as negative.
 */
export function timeoutArg(request: Request, i: number): Millis | Reply {
  const seconds = parseLongDouble(request.text(i));
  if (seconds === null) return NOT_A_TIMEOUT;
  const millis = seconds === 'infinite' ? seconds : timesInteger(seconds, 1_000n);
  if (millis === 'infinite') return NEGATIVE;
  const { mantissa, exponent } = millis;
  const up = exponent >= 0 ? mantissa << BigInt(exponent) : -(-mantissa >> BigInt(-exponent));
  return up < 0n || !isInt64(up) ? NEGATIVE : Number(up);
}
