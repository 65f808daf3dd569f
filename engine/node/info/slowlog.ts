// The slow log: the last commands that took long. Nothing takes time here by itself but DEBUG SLEEP,
// so with the usual limit only that is found in it; with a limit of 0 every command is.
import { latin1 } from '../../base/bytes.ts';
import { answer } from '../../commands/arguments.ts';
import { NOT_AN_INTEGER, intArg } from '../../commands/integers.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import type { Client } from '../clients/client.ts';
import type { CommandContext } from '../context.ts';
import type { SlowEntry } from './slowEntries.ts';
import type { RedisServer } from '../redisServer.ts';
import type { NodeRow } from '../rows.ts';
import { OK, type Reply, array, bulk, bulkText, error, integer, simple } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';

const ARGUMENTS_MAX = 32;
const ARGUMENT_MAX = 128;

/** slowlogPushEntryIfNeeded, after a command of a client. */
export function noteDuration(
  server: RedisServer,
  client: Client,
  row: NodeRow,
  request: Request,
): void {
  const { slowlog } = server;
  const duration = Math.max(0, server.asleepUntil - server.now);
  server.stats.micros[row.index]! += duration;
  if (duration < slowlog.limit || row.flags.includes('skip_slowlog')) return;
  slowlog.entries.unshift({
    id: slowlog.nextId++,
    at: server.seconds,
    duration,
    args: shortened(request),
    address: client.address,
    name: client.name,
  });
  const max = server.settings.number('slowlog-max-len');
  if (slowlog.entries.length > max) slowlog.entries.length = max;
}

function shortened(request: Request): Uint8Array[] {
  const args: Uint8Array[] = [];
  const { count } = request;
  const kept = count > ARGUMENTS_MAX ? ARGUMENTS_MAX - 1 : count;
  for (let i = 0; i < kept; i++) {
    const arg = request.arg(i);
    const more = arg.length - ARGUMENT_MAX;
    if (more <= 0) args.push(arg);
    else args.push(latin1(`${request.text(i).slice(0, ARGUMENT_MAX)}... (${more} more bytes)`));
  }
  if (kept < count) args.push(latin1(`... (${count - kept} more arguments)`));
  return args;
}

function get({ request, server }: CommandContext): Outcome {
  let count = 10;
  if (request.count > 3) return answer(WRONG_FORM);
  if (request.count === 3) {
    const wanted = intArg(request, 2);
    if (typeof wanted !== 'number' || wanted < -1) return answer(BAD_COUNT);
    count = wanted === -1 ? Infinity : wanted;
  }
  return answer(array(server.slowlog.entries.slice(0, count).map(shown)));
}

const BAD_COUNT = error('ERR count should be greater than or equal to -1');
const WRONG_FORM = error(
  "ERR unknown subcommand or wrong number of arguments for 'GET'. Try SLOWLOG HELP.",
);

function shown(entry: SlowEntry): Reply {
  return array([
    integer(entry.id),
    integer(entry.at),
    integer(entry.duration),
    array(entry.args.map(bulk)),
    bulkText(entry.address),
    bulkText(entry.name),
  ]);
}

function reset({ server }: CommandContext): Outcome {
  server.slowlog.entries = [];
  return answer(OK);
}

const HELP = [
  'SLOWLOG <subcommand> [<arg> [value] [opt] ...]. Subcommands are:',
  'GET [<count>]',
  '    Return top <count> entries from the slowlog (default: 10, -1 mean all).',
  '    Entries are made of:',
  '    id, timestamp, time in microseconds, arguments array, client IP and port,',
  '    client name',
  'LEN',
  '    Return the length of the slowlog.',
  'RESET',
  '    Reset the slowlog.',
  'HELP',
  '    Prints this help.',
];

const flags = ['admin', 'loading', 'stale'] as const;
const keys = [0, 0, 0] as const;

export const slowlogRows: readonly CommandRow<CommandContext>[] = [
  { name: 'slowlog', arity: -2, flags: [], keys, run: () => answer(NOT_AN_INTEGER) },
  { name: 'slowlog|get', arity: -2, flags, keys, run: get },
  {
    name: 'slowlog|len',
    arity: 2,
    flags,
    keys,
    run: ({ server }) => answer(integer(server.slowlog.entries.length)),
  },
  { name: 'slowlog|reset', arity: 2, flags, keys, run: reset },
  {
    name: 'slowlog|help',
    arity: 2,
    flags: ['loading', 'stale'],
    keys,
    run: () => answer(array(HELP.map(simple))),
  },
];
