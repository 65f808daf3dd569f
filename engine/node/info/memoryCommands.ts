// MEMORY, LATENCY, LOLWUT.
import { latin1 } from '../../base/bytes.ts';
import { peek } from '../../commands/arguments.ts';
import { integerArg, NOT_AN_INTEGER, SYNTAX_ERROR } from '../../commands/integers.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import type { Database } from '../../keyspace/database.ts';
import {
  array,
  bulkText,
  error,
  integer,
  NIL,
  OK,
  type Reply,
  simple,
  ZERO,
} from '../../resp/reply.ts';
import { quotable } from '../../commands/arguments.ts';
import { usedMemory } from '../snapshots/child.ts';
import type { CommandContext } from '../context.ts';
import { latencyHistogram } from './infoCommands.ts';
import { memoryStats } from './infoMemory.ts';
import { plain } from '../plain.ts';

const DICT_ENTRY = 24;
const OBJECT = 16;
const EMBEDDED_MAX = 44;

/** The bytes that jemalloc gives for a request: four classes for each doubling, above 128. */
export function allocated(bytes: number): number {
  if (bytes <= 8) return 8;
  if (bytes <= 128) return Math.ceil(bytes / 16) * 16;
  const step = 2 ** (Math.ceil(Math.log2(bytes)) - 3);
  return Math.ceil(bytes / step) * step;
}

/** A string of so many bytes with its sds header and the zero at its end. */
function sds(length: number, least: 1 | 3): number {
  const header = length < 32 && least === 1 ? 1 : length < 256 ? 3 : length < 65_536 ? 5 : 9;
  return allocated(header + length + 1);
}

/** objectComputeSize with the key and its dictEntry; exact for strings that were SET. */
export function memoryUsage(db: Database, entry: number): number {
  const key = sds(db.keyLength(entry), 1) + DICT_ENTRY;
  if (!db.isString(entry)) return key + OBJECT + db.object(entry).memory;
  const length = db.valueLength(entry);
  const encoding = db.encoding(entry);
  if (encoding === 'int') return key + OBJECT;
  if (encoding === 'embstr' && length <= EMBEDDED_MAX)
    return key + allocated(OBJECT + 3 + length + 1);
  return key + OBJECT + sds(length, 3);
}

function usage(context: CommandContext): Outcome {
  const { request, db } = context;
  for (let i = 3; i < request.count; i += 2) {
    if (!request.is(i, 'SAMPLES') || i + 1 >= request.count) return plain(SYNTAX_ERROR);
    const samples = integerArg(request, i + 1);
    if (samples === null) return plain(NOT_AN_INTEGER);
    if (samples < 0) return plain(SYNTAX_ERROR);
  }
  const entry = peek(context, 2);
  return plain(entry === 0 ? NIL : integer(memoryUsage(db, entry)));
}

const text = (words: string): Reply => ({
  kind: 'verbatim',
  format: 'txt',
  bytes: latin1(`${words}\n`),
});

const MEMORY_DOCTOR = text(
  "Hi Sam, this instance is empty or is using very little memory, my issues detector can't be used in these conditions. Please, leave for your mission on Earth and fill it with some data. The new Sam and I will be back to our programming as soon as I finished rebooting.",
);
const ALL_IS_WELL = text(
  "Hi Sam, I can't find any memory issue in your instance. I can only account for what occurs on this base.",
);
/** Below so much the doctor has nothing to look at. */
const TOO_LITTLE = 5 * 1024 * 1024;
const LATENCY_DOCTOR = text(
  "I'm sorry, Dave, I can't do that. Latency monitoring is disabled in this Redis instance. You may use \"CONFIG SET latency-monitor-threshold <milliseconds>.\" in order to enable it. If we weren't in a deep space mission I'd suggest to take a look at https://redis.io/topics/latency-monitor.",
);
const LOLWUT = text('Redis ver. 7.0.15');

const MEMORY_HELP = [
  'MEMORY <subcommand> [<arg> [value] [opt] ...]. Subcommands are:',
  'DOCTOR',
  '    Return memory problems reports.',
  'MALLOC-STATS',
  '    Return internal statistics report from the memory allocator.',
  'PURGE',
  '    Attempt to purge dirty pages for reclamation by the allocator.',
  'STATS',
  '    Return information about the memory usage of the server.',
  'USAGE <key> [SAMPLES <count>]',
  '    Return memory in bytes used by <key> and its value. Nested values are',
  '    sampled up to <count> times (default: 5, 0 means sample all).',
  'HELP',
  '    Prints this help.',
];

const LATENCY_HELP = [
  'LATENCY <subcommand> [<arg> [value] [opt] ...]. Subcommands are:',
  'DOCTOR',
  '    Return a human readable latency analysis report.',
  'GRAPH <event>',
  '    Return an ASCII latency graph for the <event> class.',
  'HISTORY <event>',
  '    Return time-latency samples for the <event> class.',
  'LATEST',
  '    Return the latest latency samples for all events.',
  'RESET [<event> ...]',
  '    Reset latency data of one or more <event> classes.',
  '    (default: reset all data for all event classes)',
  'HISTOGRAM [COMMAND ...]',
  '    Return a cumulative distribution of latencies in the format of a histogram for the specified command names.',
  '    If no commands are specified then all histograms are replied.',
  'HELP',
  '    Prints this help.',
];

/** No event is ever slow enough to be sampled. */
function graph({ request }: CommandContext): Outcome {
  const event = quotable(request.text(2));
  return plain(error(`ERR No samples available for event '${quotable(event)}'`));
}

const none = [0, 0, 0] as const;
const row = (
  name: string,
  arity: number,
  flags: CommandRow<CommandContext>['flags'],
  run: CommandRow<CommandContext>['run'],
  keys: CommandRow<CommandContext>['keys'] = none,
): CommandRow<CommandContext> => ({ name, arity, flags, keys, run });

const latency = ['admin', 'noscript', 'loading', 'stale'] as const;
const help = ['loading', 'stale'] as const;

export const memoryRows: readonly CommandRow<CommandContext>[] = [
  row('memory', -2, [], () => plain(SYNTAX_ERROR)),
  row('memory|usage', -3, ['readonly'], usage, [2, 2, 1]),
  row('memory|stats', 2, [], memoryStats),
  row('memory|doctor', 2, [], ({ server }) =>
    plain(usedMemory(server) < TOO_LITTLE ? MEMORY_DOCTOR : ALL_IS_WELL),
  ),
  row('memory|purge', 2, [], () => plain(OK)),
  row('memory|malloc-stats', 2, [], () =>
    plain(bulkText('Stats not supported for the current allocator')),
  ),
  row('memory|help', 2, help, () => plain(array(MEMORY_HELP.map(simple)))),
  row('latency', -2, [], () => plain(SYNTAX_ERROR)),
  row('latency|latest', 2, latency, () => plain(array([]))),
  row('latency|history', 3, latency, () => plain(array([]))),
  row('latency|graph', 3, latency, graph),
  row('latency|reset', -2, latency, () => plain(ZERO)),
  row('latency|doctor', 2, latency, () => plain(LATENCY_DOCTOR)),
  row('latency|histogram', -2, latency, latencyHistogram),
  row('latency|help', 2, help, () => plain(array(LATENCY_HELP.map(simple)))),
  row('lolwut', -1, ['readonly', 'fast'], () => plain(LOLWUT)),
];
