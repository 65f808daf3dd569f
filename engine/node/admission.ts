// Whether a command may run now, in Redis's order: the first check that objects answers.
import { isUnlimited } from './acl/aclUser.ts';
import { aofTrouble } from './aof/aof.ts';
import type { Client } from './clients/client.ts';
import { isSubscriber } from './clients/listeners.ts';
import {
  allows,
  checkCommand,
  denialText,
  logDenial,
  refusalOf,
  refuseForMemory,
} from './later.ts';
import type { RedisServer } from './redisServer.ts';
import {
  KNOWN_BY_NAME,
  LOADING,
  NO_ASYNC_LOADING,
  NO_AUTH,
  NO_MULTI,
  type NodeRow,
  STALE,
  UNMODELLED,
  WRITE,
} from './rows.ts';
import type { Request } from '../resp/request.ts';

export const MISCONF =
  "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk. Commands that may modify the data set are disabled, because this instance is configured to report errors during writes if RDB snapshotting fails (stop-writes-on-bgsave-error option). Please check the Redis logs for details about the RDB error.";
const NOAUTH = 'NOAUTH Authentication required.';
const READONLY = "READONLY You can't write against a read only replica.";
const MASTERDOWN =
  "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.";
const DEBUG_REFUSED =
  'ERR DEBUG command not allowed. If the enable-debug-command option is set to "local", you can run it from a local connection, otherwise you need to set this option in the configuration file, and then restart the server.';

const IN_SUBSCRIBER_MODE = [
  ...['subscribe', 'psubscribe', 'ssubscribe', 'unsubscribe', 'punsubscribe', 'sunsubscribe'],
  ...['ping', 'quit', 'reset'],
];

/** A subcommand that does not exist, or another number of arguments than it takes. */
export function wrongShape(row: NodeRow, request: Request): string | null {
  const { arity } = row;
  if (row.subcommands !== null && request.count >= 2) {
    return `ERR unknown subcommand '${request.text(1).slice(0, 128)}'. Try ${row.name.toUpperCase()} HELP.`;
  }
  if (arity > 0 ? arity === request.count : request.count >= -arity) return null;
  return `ERR wrong number of arguments for '${row.name}' command`;
}

/** The error that refuses the command, or null. The hot path is a write on a healthy master. */
export function admit(
  server: RedisServer,
  client: Client,
  row: NodeRow,
  request: Request,
): string | null {
  const { mask } = row;
  const misshapen = wrongShape(row, request);
  if (misshapen !== null) return misshapen;
  const known = (mask & KNOWN_BY_NAME) !== 0 ? row.name : '';
  if (known === 'debug' && !allows(server, client, 'enable-debug-command')) {
    return DEBUG_REFUSED;
  }
  if (!client.authenticated && (mask & NO_AUTH) === 0 && server.acl.asksWho) return NOAUTH;
  if (client.transaction !== null && (mask & NO_MULTI) !== 0) {
    return 'ERR Command not allowed inside a transaction';
  }
  const { user } = client;
  if (user !== null && !isUnlimited(user)) {
    const denied = denyFor(server, client, row.name, request);
    if (denied !== null) return denied;
  }
  // EXEC counts as what it is about to run.
  const queued = known === 'exec' ? client.transaction : null;
  const any = mask | (queued?.anyMask ?? 0);
  const all = mask & (queued?.allMask ?? ~0);
  if (server.maxmemory > 0) {
    const refusal = refuseForMemory(server, client, row, any);
    if (refusal !== null) return refusal;
  }
  const writes = (any & WRITE) !== 0;
  if (writes || known === 'ping') {
    const refusal = diskRefusal(server);
    if (refusal !== null) return refusal;
  }
  if (writes) {
    const refusal = refuseWrite(server);
    if (refusal !== null) return refusal;
  }
  if (client.subscriptions !== null && client.protocol === 2 && isSubscriber(client)) {
    if (!IN_SUBSCRIBER_MODE.includes(row.name)) {
      return `ERR Can't execute '${row.name}': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context`;
    }
  }
  if (server.isReplica && (all & STALE) === 0 && !server.link.isUp) {
    if (!server.settings.yes('replica-serve-stale-data')) return MASTERDOWN;
  }
  const { loading } = server;
  if (loading !== null && (loading.async ? any & NO_ASYNC_LOADING : ~all & LOADING)) {
    return 'LOADING Redis is loading the dataset in memory';
  }
  if (client.attached && row.keys[0] > 0) return "ERR Replica can't interact with the keyspace";
  return (mask & UNMODELLED) === 0 ? null : refusalOf(row.name);
}

/** What the client's user may not do is logged, and refused; null when it may. */
function denyFor(
  server: RedisServer,
  client: Client,
  name: string,
  request: Request,
): string | null {
  const denial = checkCommand(client.user!, name, request);
  if (denial === null) return null;
  logDenial(server, client, denial.reason, denial.at === 0 ? name : request.text(denial.at));
  return denialText(denial, name);
}

/** writeCommandsDeniedByDiskError: whether the disk refuses what persistence needs. */
export function diskError(server: RedisServer): boolean {
  return diskRefusal(server) !== null;
}

function diskRefusal(server: RedisServer): string | null {
  const { settings, stats } = server;
  if (!stats.rdb_last_bgsave_ok && settings.text('save') !== '') {
    if (settings.yes('stop-writes-on-bgsave-error')) return MISCONF;
  }
  const trouble = aofTrouble(server);
  return trouble === null ? null : `MISCONF Errors writing to the AOF file: ${trouble}`;
}

function refuseWrite(server: RedisServer): string | null {
  if (server.isReplica) return server.settings.yes('replica-read-only') ? READONLY : null;
  const wanted = server.minReplicas;
  if (wanted > 0 && server.settings.number('min-replicas-max-lag') > 0) {
    if (server.goodReplicas < wanted) return 'NOREPLICAS Not enough good replicas to write.';
  }
  return null;
}
