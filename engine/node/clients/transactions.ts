// MULTI, EXEC, DISCARD, WATCH, UNWATCH.
import { latin1 } from '../../base/bytes.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { error, NIL_ARRAY, NONE, OK } from '../../resp/reply.ts';
import { RequestParser } from '../../resp/parser.ts';
import { Request } from '../../resp/request.ts';
import { logDenial } from '../acl/aclLogins.ts';
import { checkCommand } from '../acl/aclCheck.ts';
import { isUnlimited } from '../acl/aclUser.ts';
import { type Client, unwatchAll } from './client.ts';
import type { CommandContext } from '../context.ts';
import { plain } from '../plain.ts';
import { call, findRow } from '../processing.ts';
import type { RedisServer } from '../redisServer.ts';

const DONE: Outcome = Object.freeze(plain(OK));
const SILENT: Outcome = Object.freeze(plain(NONE));

function multi({ client }: CommandContext): Outcome {
  if (client.transaction !== null) return plain(error('ERR MULTI calls can not be nested'));
  client.transaction = { commands: [], aborted: false, anyMask: 0, allMask: ~0 };
  return DONE;
}

function discard({ client, server }: CommandContext): Outcome {
  if (client.transaction === null) return plain(error('ERR DISCARD without MULTI'));
  client.transaction = null;
  unwatchAll(server, client);
  return DONE;
}

function exec(context: CommandContext): Outcome {
  const { client, server } = context;
  const { transaction } = client;
  if (transaction === null) return plain(error('ERR EXEC without MULTI'));
  const disturbed = client.dirtyCas || client.watched.some((key) => nowExpired(server, key));
  client.transaction = null;
  if (transaction.aborted || disturbed) {
    unwatchAll(server, client);
    if (!transaction.aborted) return plain(NIL_ARRAY);
    return plain(error('EXECABORT Transaction discarded because of previous errors.'));
  }
  unwatchAll(server, client);
  runQueued(server, client, transaction.commands);
  return SILENT;
}

/** The queued commands run as one unit; their replies become the items of one array. */
function runQueued(server: RedisServer, client: Client, commands: readonly Uint8Array[]): void {
  const { propagation } = server;
  const parser = new RequestParser();
  const request = new Request();
  if (client.replyMode !== 'off' && client.replyMode !== 'skip') {
    client.out.appendText(`*${commands.length}\r\n`);
    server.list(client);
  }
  propagation.collecting = true;
  client.inExec = true;
  client.inExecCount = commands.length;
  for (const bytes of commands) {
    parser.parse(bytes, 0, bytes.length, request);
    const row = findRow(server, request)!;
    if (!deniedByNow(server, client, row.name, request)) call(server, client, row, request);
  }
  client.inExec = false;
  propagation.collecting = false;
  propagation.flush(server);
}

const CHANGED =
  'NOPERM ACLs rules changed between the moment the transaction was accumulated and the EXEC call. This command is no longer allowed for the following reason: ';
const REASONS = {
  command: 'no permission to execute the command or subcommand',
  key: 'no permission to touch the specified keys',
  channel: 'no permission to access one of the channels used as arguments to the command',
} as const;

/** What the user might do when it was queued, and may not any more, is answered with an error. */
function deniedByNow(server: RedisServer, client: Client, name: string, request: Request): boolean {
  const { user } = client;
  if (user === null || isUnlimited(user)) return false;
  const denial = checkCommand(user, name, request);
  if (denial === null) return false;
  logDenial(server, client, denial.reason, denial.at === 0 ? name : request.text(denial.at));
  server.replyError(client, CHANGED + REASONS[denial.reason]);
  return true;
}

function watch({ client, request, server }: CommandContext): Outcome {
  if (client.transaction !== null) return plain(error('ERR WATCH inside MULTI is not allowed'));
  if (client.watched.length === 0) server.keyspace.watching++;
  const db = server.keyspace.database(client.db);
  for (let i = 1; i < request.count; i++) {
    const key = request.text(i);
    if (client.watched.some((one) => one.db === client.db && one.key === key)) continue;
    client.watched.push({ db: client.db, key, expired: db.isExpired(latin1(key)) });
  }
  return DONE;
}

/** isWatchedKeyExpired: it expired after it was watched. */
function nowExpired(server: RedisServer, watched: Client['watched'][number]): boolean {
  if (watched.expired) return false;
  return server.keyspace.database(watched.db).isExpired(latin1(watched.key));
}

function unwatch({ client, server }: CommandContext): Outcome {
  unwatchAll(server, client);
  return DONE;
}

const easy = ['noscript', 'loading', 'stale', 'fast', 'allow_busy'] as const;
const none = [0, 0, 0] as const;

export const transactionRows: readonly CommandRow<CommandContext>[] = [
  { name: 'multi', arity: 1, flags: easy, keys: none, run: multi },
  {
    name: 'exec',
    arity: 1,
    flags: ['noscript', 'loading', 'stale', 'skip_slowlog'],
    keys: none,
    run: exec,
  },
  { name: 'discard', arity: 1, flags: easy, keys: none, run: discard },
  { name: 'watch', arity: -2, flags: easy, keys: [1, -1, 1], run: watch },
  { name: 'unwatch', arity: 1, flags: easy, keys: none, run: unwatch },
];
