// CLIENT PAUSE and CLIENT UNPAUSE.
import { type Micros, unixMillis } from '../../base/units.ts';
import { INT64_MAX } from '../../commands/arguments.ts';
import { integerArg } from '../../commands/integers.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import type { PauseKind } from './pause.ts';
import { pause, unpause } from './pausing.ts';
import type { CommandContext } from '../context.ts';
import { plain } from '../plain.ts';
import { OK, type Reply, error } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';

/** getTimeoutFromObjectOrReply: milliseconds from now, or Redis's error. */
function millisArg(request: Request, i: number, now: Micros): number | Reply {
  const millis = integerArg(request, i);
  if (millis === null) return error('ERR timeout is not an integer or out of range');
  if (millis < 0) return error('ERR timeout is negative');
  // Beyond the end of 64 bits it wraps around to a moment long gone.
  return millis > INT64_MAX - BigInt(unixMillis(now)) ? 0 : Number(millis);
}

function clientPause({ request, server }: CommandContext): Outcome {
  let kind: PauseKind = 'all';
  if (request.count > 4) return plain(wrongCount(request));
  if (request.count === 4) {
    if (request.is(3, 'WRITE')) kind = 'write';
    else if (!request.is(3, 'ALL'))
      return plain(error('ERR CLIENT PAUSE mode must be WRITE or ALL'));
  }
  const millis = millisArg(request, 2, server.now);
  if (typeof millis !== 'number') return plain(millis);
  pause(server, 'command', kind, millis === 0 ? 0 : server.now + millis * 1000);
  return plain(OK);
}

/** addReplySubcommandSyntaxError. */
export function wrongCount(request: Request): Reply {
  const [name, sub] = [request.text(0).toUpperCase(), request.text(1).slice(0, 128)];
  return error(
    `ERR unknown subcommand or wrong number of arguments for '${sub}'. Try ${name} HELP.`,
  );
}

function clientUnpause({ server }: CommandContext): Outcome {
  unpause(server, 'command');
  return plain(OK);
}

const flags = ['admin', 'noscript', 'loading', 'stale'] as const;
const keys = [0, 0, 0] as const;

export const pauseRows: readonly CommandRow<CommandContext>[] = [
  { name: 'client|pause', arity: -3, flags, keys, run: clientPause },
  { name: 'client|unpause', arity: 2, flags, keys, run: clientUnpause },
];
