// DUMP and RESTORE: one value taken out, and put in, as it stands in an RDB file.
import { latin1 } from '../../base/bytes.ts';
import { answer, changed, changedAs, lookup, notify, WORD } from '../../commands/arguments.ts';
import {
  type Integer,
  integerArg,
  normal,
  NOT_AN_INTEGER,
  SYNTAX_ERROR,
} from '../../commands/integers.ts';
import { isPast } from '../../commands/keys/expiryTime.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { EVENT } from '../../keyspace/events.ts';
import type { ObjectValue } from '../../keyspace/value.ts';
import { dumpOf, isSoundDump, restored } from '../../persistence/dumpPayload.ts';
import { RdbFault } from '../../persistence/rdbFaults.ts';
import { bulk, error, NIL, OK, type Reply } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import type { CommandContext } from '../context.ts';

const BUSY_KEY = error('BUSYKEY Target key name already exists.');
const BAD_TTL = error('ERR Invalid TTL value, must be >= 0');
const BAD_IDLETIME = error('ERR Invalid IDLETIME value, must be >= 0');
const BAD_FREQ = error('ERR Invalid FREQ value, must be >= 0 and <= 255');
const BAD_FOOTER = error('ERR DUMP payload version or checksum are wrong');
const BAD_DATA = error('ERR Bad data format');
const ABSTTL = latin1('ABSTTL');

function dump(context: CommandContext): Outcome {
  const entry = lookup(context, 1);
  if (entry === 0) return answer(NIL);
  const compress = context.server.settings.yes('rdbcompression');
  return answer(bulk(dumpOf(context.db, entry, compress)));
}

interface RestoreOptions {
  replace: boolean;
  absolute: boolean;
  /** Seconds since the last access; null when the command does not say. */
  idle: Integer | null;
  frequency: Integer | null;
}

function restoreOptions(request: Request): RestoreOptions | Reply {
  const options: RestoreOptions = { replace: false, absolute: false, idle: null, frequency: null };
  for (let i = 4; i < request.count; i++) {
    const more = i + 1 < request.count;
    if (request.is(i, 'REPLACE')) options.replace = true;
    else if (request.is(i, 'ABSTTL')) options.absolute = true;
    else if (request.is(i, 'IDLETIME') && more && options.frequency === null) {
      options.idle = integerArg(request, ++i);
      if (options.idle === null) return NOT_AN_INTEGER;
      if (options.idle < 0) return BAD_IDLETIME;
    } else if (request.is(i, 'FREQ') && more && options.idle === null) {
      options.frequency = integerArg(request, ++i);
      if (options.frequency === null) return NOT_AN_INTEGER;
      if (options.frequency < 0 || options.frequency > 255) return BAD_FREQ;
    } else return SYNTAX_ERROR;
  }
  return options;
}

/** The checks come in the order of restoreCommand: even a bad TTL is told only when the key is free. */
function restore(context: CommandContext): Outcome {
  const { request, db, keyspace } = context;
  const options = restoreOptions(request);
  if ('kind' in options) return answer(options);
  if (!options.replace && lookup(context, 1) !== 0) return answer(BUSY_KEY);
  const ttl = integerArg(request, 2);
  if (ttl === null) return answer(NOT_AN_INTEGER);
  if (ttl < 0) return answer(BAD_TTL);
  const payload = request.arg(3);
  if (!isSoundDump(payload)) return answer(BAD_FOOTER);
  const value = valueOf(context, payload);
  if (value === null) return answer(BAD_DATA);
  const key = request.arg(1);
  const deleted = options.replace && db.removeKey(key);
  const relative = ttl > 0 && !options.absolute;
  // A sum beyond 64 bits wraps around, as it does in Redis, and is long past then.
  const when = relative ? normal(BigInt.asIntN(64, BigInt(ttl) + BigInt(context.now))) : ttl;
  if (ttl > 0 && isPast(context, when)) {
    if (!deleted) return answer(OK);
    notify(context, EVENT.generic, 'del', 1);
    return changedAs(OK, WORD.DEL, key);
  }
  if (value instanceof Uint8Array) db.overwrite(key, 0, key.length, value);
  else db.putObject(key, 0, key.length, value);
  if (ttl > 0) db.setExpiry(key, 0, key.length, Number(when));
  if (options.idle !== null) {
    db.setIdle(key, 0, key.length, Number(options.idle), keyspace.second);
  }
  if (options.frequency !== null) {
    db.setFrequency(key, 0, key.length, Number(options.frequency));
  }
  notify(context, EVENT.generic, 'restore', 1);
  return relative ? changedAs(OK, ...absolutely(request, when)) : changed(OK);
}

/** The value of a payload, or null when it is damaged or empty. */
function valueOf(context: CommandContext, payload: Uint8Array): Uint8Array | ObjectValue | null {
  try {
    return restored(payload, context.keyspace.limits);
  } catch (fault) {
    if (fault instanceof RdbFault) return null;
    throw fault;
  }
}

/** The command with the moment of expiry in place of the time to live. */
function absolutely(request: Request, when: Integer): Uint8Array[] {
  const args: Uint8Array[] = [];
  for (let i = 0; i < request.count; i++) args.push(request.arg(i));
  args[2] = latin1(String(when));
  args.push(ABSTTL);
  return args;
}

export const dumpRows: readonly CommandRow<CommandContext>[] = [
  { name: 'dump', arity: 2, flags: ['readonly'], keys: [1, 1, 1], run: dump },
  { name: 'restore', arity: -4, flags: ['write', 'denyoom'], keys: [1, 1, 1], run: restore },
];
