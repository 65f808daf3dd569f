// DEBUG: SLEEP, OBJECT, DIGEST, DIGEST-VALUE, RELOAD, CHANGE-REPL-ID, SET-ACTIVE-EXPIRE, POPULATE,
// REPLICATE, ERROR, LOG, HELP.
import { latin1, textOf } from '../../base/bytes.ts';
import { NOT_AN_INTEGER, intArg } from '../../commands/integers.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { deleteHistory, loadManifest } from '../aof/aof.ts';
import { aofSize, loadAofFiles } from '../aof/aofLoading.ts';
import { flushAof } from '../aof/aofWriting.ts';
import { parseMemory } from '../config/parameterChecks.ts';
import type { CommandContext } from '../context.ts';
import { DEBUG_HELP, STRUCTSIZE } from './debugHelp.ts';
import { debugProtocol } from './debugProtocol.ts';
import { plain } from '../plain.ts';
import { debugObject } from '../snapshots/debugObject.ts';
import { saveNow } from '../snapshots/savingToDisk.ts';
import { TIMER_AWAKE } from '../timers.ts';
import { readRdb } from '../../persistence/rdbReader.ts';
import { emitReplid } from '../../replication/masterSide.ts';
import { NONE, OK, array, error, simple } from '../../resp/reply.ts';

function debug(context: CommandContext): Outcome {
  const { request, server, keyspace } = context;
  const count = request.count;
  if (request.is(1, 'SLEEP') && count === 3) return sleep(context);
  if (request.is(1, 'OBJECT') && count === 3) return plain(debugObject(context));
  if (request.is(1, 'DIGEST') && count === 2) return plain(simple(keyspace.digest()));
  if (request.is(1, 'DIGEST-VALUE') && count >= 2) {
    const digests = [];
    for (let i = 2; i < count; i++) {
      digests.push(simple(keyspace.digestOf(context.dbIndex, request.arg(i))));
    }
    return plain(array(digests));
  }
  if (request.is(1, 'RELOAD')) return reload(context);
  if (request.is(1, 'LOADAOF') && count === 2) return loadAof(context);
  if (request.is(1, 'CHANGE-REPL-ID') && count === 2) {
    server.log('#', 'Changing replication IDs after receiving DEBUG change-repl-id');
    server.stream.changeId(server.dice.hex(40));
    server.stream.clearId2();
    emitReplid(server, 'debug');
    return plain(OK);
  }
  if (request.is(1, 'SET-ACTIVE-EXPIRE') && count === 3) {
    server.activeExpire = request.text(2) !== '0';
    return plain(OK);
  }
  if (request.is(1, 'PROTOCOL') && count === 3) return debugProtocol(context);
  if (request.is(1, 'STRUCTSIZE') && count === 2) return plain(simple(STRUCTSIZE));
  if (request.is(1, 'POPULATE') && count >= 3 && count <= 5) return populate(context);
  if (request.is(1, 'REPLICATE') && count >= 3) return replicate(context);
  if (request.is(1, 'ERROR') && count === 3) {
    return plain(error(request.text(2).replace(/[\r\n]/g, ' ')));
  }
  if (request.is(1, 'LOG') && count === 3) {
    server.log('#', `DEBUG LOG: ${request.text(2)}`);
    return plain(OK);
  }
  if (request.is(1, 'QUICKLIST-PACKED-THRESHOLD') && count === 3) {
    return plain(isPackedThreshold(request.text(2)) ? OK : NOT_A_THRESHOLD);
  }
  if (request.is(1, 'HELP') && count === 2) return plain(array(DEBUG_HELP.map(simple)));
  return plain(
    error(
      `ERR unknown subcommand or wrong number of arguments for '${request.text(1)}'. Try DEBUG HELP.`,
    ),
  );
}

const NOT_A_THRESHOLD = error(
  'ERR argument must be a memory value bigger than 1 and smaller than 4gb',
);

/** quicklistisSetPackedThreshold. No list here holds an element that needs a node without listpack. */
function isPackedThreshold(text: string): boolean {
  const bytes = parseMemory(text);
  return bytes !== null && bytes >= 0 && bytes <= 2 ** 32 - 2 ** 20;
}

/** Writes `prefix:0` … with values `value:0` …, and tells the replicas nothing: they diverge. */
function populate({ request, db }: CommandContext): Outcome {
  const keys = intArg(request, 2);
  if (typeof keys !== 'number' || keys < 0) return plain(NOT_AN_INTEGER);
  const prefix = request.count > 3 ? request.text(3) : 'key';
  const size = request.count > 4 ? intArg(request, 4) : null;
  if (request.count > 4 && typeof size !== 'number') return plain(NOT_AN_INTEGER);
  for (let i = 0; i < keys; i++) {
    const key = latin1(`${prefix}:${i}`);
    if (db.held(key) !== 0) continue;
    const text = `value:${i}`;
    const value = typeof size === 'number' ? text.slice(0, size).padEnd(size, '\0') : text;
    const bytes = latin1(`${textOf(key)}${value}`);
    db.set(bytes, 0, key.length, key.length, bytes.length - key.length);
  }
  return plain(OK);
}

/** Puts a command into the stream without running it here. */
function replicate({ request }: CommandContext): Outcome {
  const args = [];
  for (let i = 2; i < request.count; i++) args.push(request.arg(i));
  return { reply: OK, propagate: [args], changes: 0 };
}

/** The whole process sleeps: nothing is read, answered or sent until then. */
function sleep({ request, server }: CommandContext): Outcome {
  const seconds = Number.parseFloat(request.text(2)) || 0;
  const until = server.now + Math.max(0, Math.round(seconds * 1_000_000));
  server.asleepUntil = until;
  server.host.timer(until, TIMER_AWAKE);
  const node = String(server.port);
  if (until > server.now)
    server.emit({ kind: 'clients-held', node, change: 'began', by: 'sleep', until });
  return plain(OK);
}

/** Saves, empties and loads again, in one go. */
function reload({ server, keyspace, request }: CommandContext): Outcome {
  for (let i = 2; i < request.count; i++) {
    if (!['MERGE', 'NOFLUSH', 'NOSAVE'].some((word) => request.is(i, word))) {
      return plain(error('ERR DEBUG RELOAD only supports the MERGE, NOFLUSH and NOSAVE options.'));
    }
  }
  const has = (word: string): boolean => {
    for (let i = 2; i < request.count; i++) if (request.is(i, word)) return true;
    return false;
  };
  if (!has('NOSAVE') && saveNow(server) !== null) return plain(error('ERR'));
  const bytes = server.host.disk.read(server.settings.text('dbfilename'));
  if (!has('NOFLUSH')) keyspace.flushAll();
  if (bytes === null) return plain(error('ERR Error trying to load the RDB dump'));
  const before = keyspace.expiry;
  keyspace.expiry = 'keep';
  const result = readRdb(bytes, keyspace, {
    now: server.unixMillis,
    role: server.isReplica ? 'replica' : 'master',
    merge: has('MERGE'),
  });
  keyspace.expiry = before;
  for (const { level, text } of result.log) server.log(level, text);
  if (!result.ok) {
    server.log('#', 'Terminating server after rdb file reading failure.');
    server.host.exit('crashed');
    return plain(NONE);
  }
  server.log('#', 'DB reloaded by DEBUG RELOAD');
  return plain(OK);
}

/** Empties the data set and loads the append-only file again. */
function loadAof({ server, keyspace }: CommandContext): Outcome {
  const { aof } = server;
  if (aof.state === 'on') flushAof(server);
  keyspace.flushAll();
  if (aof.state === 'on' && !loadManifest(server)) return plain(NONE);
  deleteHistory(server);
  const before = keyspace.expiry;
  const size = aofSize(server);
  const result = size === null ? 'failed' : loadAofFiles(server, 0);
  keyspace.expiry = before;
  if (result !== 'ok' && result !== 'empty') {
    return plain(error('ERR Error trying to load the AOF files, check server logs'));
  }
  server.stats.dirty = 0;
  server.log('#', 'Append Only File loaded by DEBUG LOADAOF');
  return plain(OK);
}

export const debugRows: readonly CommandRow<CommandContext>[] = [
  {
    name: 'debug',
    arity: -2,
    flags: ['admin', 'noscript', 'loading', 'stale'],
    keys: [0, 0, 0],
    run: debug,
  },
];
