import { decayedCounter } from '../../keyspace/frequency.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, ONE, array, bulkText, error, integer, simple } from '../../resp/reply.ts';
import { again, answer, quotable } from '../arguments.ts';
import { parseInteger } from '../integers.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';

export const OBJECT_ROWS: readonly DataRow[] = [
  { name: 'object', arity: -2, flags: [], keys: [0, 0, 0], run: unknownSubcommand },
  { name: 'object|encoding', arity: 3, flags: ['readonly'], keys: [2, 2, 1], run: encoding },
  { name: 'object|refcount', arity: 3, flags: ['readonly'], keys: [2, 2, 1], run: refcount },
  { name: 'object|idletime', arity: 3, flags: ['readonly'], keys: [2, 2, 1], run: idletime },
  { name: 'object|freq', arity: 3, flags: ['readonly'], keys: [2, 2, 1], run: freq },
  { name: 'object|help', arity: 2, flags: ['loading', 'stale'], keys: [0, 0, 0], run: help },
];

/** Integers below this are kept once and shared by all keys that hold them. */
const SHARED_INTEGERS = 10_000;
const SHARED_REFCOUNT = integer(0x7fff_ffff);

const NOT_LFU = error(
  'ERR An LFU maxmemory policy is not selected, access frequency not tracked. ' +
    'Please note that when switching between policies at runtime LRU and LFU data ' +
    'will take some time to adjust.',
);

const IS_LFU = error(
  'ERR An LFU maxmemory policy is selected, idle time not tracked. ' +
    'Please note that when switching between policies at runtime LRU and LFU data ' +
    'will take some time to adjust.',
);

const HELP = [
  'OBJECT <subcommand> [<arg> [value] [opt] ...]. Subcommands are:',
  'ENCODING <key>',
  '    Return the kind of internal representation used in order to store the value',
  '    associated with a <key>.',
  'FREQ <key>',
  '    Return the access frequency index of the <key>. The returned integer is',
  '    proportional to the logarithm of the recent access frequency of the key.',
  'IDLETIME <key>',
  '    Return the idle time of the <key>, that is the approximated number of',
  '    seconds elapsed since the last access to the key.',
  'REFCOUNT <key>',
  '    Return the number of references of the value associated with the specified',
  '    <key>.',
  'HELP',
  '    Prints this help.',
];

function unknownSubcommand({ request }: DataContext): Outcome {
  const name = quotable(request.text(1)).slice(0, 128);
  return answer(error(`ERR unknown subcommand '${name}'. Try OBJECT HELP.`));
}

function encoding(context: DataContext): Outcome {
  return ofKey(context, (entry) => bulkText(context.db.encoding(entry)));
}

function refcount(context: DataContext): Outcome {
  const { db } = context;
  return ofKey(context, (entry) => {
    if (db.encoding(entry) !== 'int') return ONE;
    const value = parseInteger(db.bytes, db.valueStart(entry), db.valueLength(entry))!;
    return value >= 0 && value < SHARED_INTEGERS ? SHARED_REFCOUNT : ONE;
  });
}

function idletime(context: DataContext): Outcome {
  const { db, keyspace } = context;
  return ofKey(context, (entry) =>
    keyspace.lfu !== null ? IS_LFU : integer((keyspace.second - db.accessedAt(entry)) >>> 0),
  );
}

function freq(context: DataContext): Outcome {
  const { db, keyspace } = context;
  const { lfu, second } = keyspace;
  return ofKey(context, (entry) => {
    if (lfu === null) return NOT_LFU;
    return integer(decayedCounter(db.accessedAt(entry), second, lfu.decayMinutes));
  });
}

function help(): Outcome {
  return answer(array(HELP.map(simple)));
}

/** OBJECT looks without touching: it would spoil what it is asked about. */
function ofKey(context: DataContext, read: (entry: number) => Reply): Outcome {
  const entry = again(context, 2);
  if (entry === 0) context.keyspace.misses++;
  else context.keyspace.hits++;
  return answer(entry === 0 ? NIL : read(entry));
}
