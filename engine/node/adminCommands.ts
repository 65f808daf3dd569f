// INFO, SAVE, BGSAVE, LASTSAVE, SHUTDOWN.
import { latin1 } from '../base/bytes.ts';
import { SYNTAX_ERROR } from '../commands/integers.ts';
import type { CommandRow, Outcome } from '../commands/row.ts';
import { startRewrite } from './aof/aofRewriting.ts';
import type { CommandContext } from './context.ts';
import { infoText } from './info/info.ts';
import { plain } from './plain.ts';
import type { RedisServer } from './redisServer.ts';
import { abortShutdown, beginShutdown } from './shutdown.ts';
import { startChild } from './snapshots/saving.ts';
import { saveNow } from './snapshots/savingToDisk.ts';
import { NONE, OK, error, integer, simple } from '../resp/reply.ts';

function info({ request, server }: CommandContext): Outcome {
  const words: string[] = [];
  for (let i = 1; i < request.count; i++) words.push(request.text(i));
  return plain({ kind: 'verbatim', format: 'txt', bytes: latin1(infoText(server, words)) });
}

const IN_PROGRESS = error('ERR Background save already in progress');
const OTHER_CHILD = error(
  "ERR Another child process is active (AOF?): can't BGSAVE right now. Use BGSAVE SCHEDULE in order to schedule a BGSAVE whenever possible.",
);

/** Whether a child writes an RDB, for whomever. */
function savesRdb({ child }: RedisServer): boolean {
  return child !== null && child.kind !== 'aof';
}

function save({ server }: CommandContext): Outcome {
  if (savesRdb(server)) return plain(IN_PROGRESS);
  return plain(saveNow(server) === null ? OK : error('ERR'));
}

function bgsave({ request, server, client }: CommandContext): Outcome {
  const scheduled = request.count === 2 && request.is(1, 'SCHEDULE');
  if (request.count > 1 && !scheduled) return plain(SYNTAX_ERROR);
  if (savesRdb(server)) return plain(IN_PROGRESS);
  if (server.child !== null || client.inExec) {
    if (!scheduled && !client.inExec) return plain(OTHER_CHILD);
    server.saves.scheduled = true;
    return plain(simple('Background saving scheduled'));
  }
  startChild(server, { to: 'disk' }, false);
  return plain(simple('Background saving started'));
}

function bgrewriteaof({ server, client }: CommandContext): Outcome {
  const { aof, child } = server;
  if (child?.kind === 'aof') {
    return plain(error('ERR Background append only file rewriting already in progress'));
  }
  if (child !== null || client.inExec) {
    aof.rewriteScheduled = true;
    // Who asks by hand is not made to wait for earlier failures.
    aof.consecutiveFailures = 0;
    return plain(simple('Background append only file rewriting scheduled'));
  }
  if (startRewrite(server)) return plain(simple('Background append only file rewriting started'));
  return plain(
    error(
      "ERR Can't execute an AOF background rewriting. Please check the server logs for more information.",
    ),
  );
}

function shutdown({ request, server, client }: CommandContext): Outcome {
  let saving: 'default' | 'save' | 'nosave' = 'default';
  let now = false;
  let force = false;
  let abort = false;
  for (let i = 1; i < request.count; i++) {
    if (request.is(i, 'NOSAVE') && saving !== 'save') saving = 'nosave';
    else if (request.is(i, 'SAVE') && saving !== 'nosave') saving = 'save';
    else if (request.is(i, 'NOW')) now = true;
    else if (request.is(i, 'FORCE')) force = true;
    else if (request.is(i, 'ABORT')) abort = true;
    else return plain(SYNTAX_ERROR);
  }
  if (abort) {
    if (request.count > 2) return plain(SYNTAX_ERROR);
    if (server.shutdownUntil === null) return plain(error('ERR No shutdown in progress.'));
    abortShutdown(server);
    return plain(OK);
  }
  if (server.shutdownUntil !== null) {
    client.postponed = 'shutdown';
    return plain(NONE);
  }
  if (beginShutdown(server, { save: saving, now, force })) {
    if (server.shutdownUntil !== null) client.postponed = 'shutdown';
    return plain(NONE);
  }
  return plain(error('ERR Errors trying to SHUTDOWN. Check logs.'));
}

const keys = [0, 0, 0] as const;

export const adminRows: readonly CommandRow<CommandContext>[] = [
  { name: 'info', arity: -1, flags: ['loading', 'stale'], keys, run: info },
  {
    name: 'save',
    arity: 1,
    flags: ['admin', 'noscript', 'no_async_loading', 'no_multi'],
    keys,
    run: save,
  },
  {
    name: 'bgsave',
    arity: -1,
    flags: ['admin', 'noscript', 'no_async_loading'],
    keys,
    run: bgsave,
  },
  {
    name: 'bgrewriteaof',
    arity: 1,
    flags: ['admin', 'noscript', 'no_async_loading'],
    keys,
    run: bgrewriteaof,
  },
  {
    name: 'lastsave',
    arity: 1,
    flags: ['loading', 'stale', 'fast'],
    keys,
    run: ({ server }) => plain(integer(server.stats.rdb_last_save_time)),
  },
  {
    name: 'shutdown',
    arity: -1,
    flags: ['admin', 'noscript', 'loading', 'stale', 'no_multi', 'allow_busy'],
    keys,
    run: shutdown,
  },
];
