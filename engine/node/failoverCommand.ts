// FAILOVER [TO host port [FORCE]] [TIMEOUT ms] | FAILOVER ABORT.
import { integerArg, NOT_AN_INTEGER, SYNTAX_ERROR } from '../commands/integers.ts';
import type { CommandRow, Outcome } from '../commands/row.ts';
import { abortFailover, beginFailover, findReplica } from '../replication/failover.ts';
import { error, OK, type Reply } from '../resp/reply.ts';
import type { Request } from '../resp/request.ts';
import type { CommandContext } from './context.ts';
import type { RedisServer } from './redisServer.ts';
import { plain } from './plain.ts';

interface Wanted {
  readonly target: { readonly host: string; readonly port: number } | null;
  /** Milliseconds. */
  readonly timeout: number | null;
  readonly force: boolean;
}

function read(request: Request): Wanted | Reply {
  let target: Wanted['target'] = null;
  let timeout: number | null = null;
  let force = false;
  for (let i = 1; i < request.count; i++) {
    if (request.is(i, 'TIMEOUT') && i + 1 < request.count && timeout === null) {
      const millis = integerArg(request, ++i);
      if (millis === null) return NOT_AN_INTEGER;
      if (millis <= 0) return error('ERR FAILOVER timeout must be greater than 0');
      timeout = Number(millis);
    } else if (request.is(i, 'TO') && i + 2 < request.count && target === null) {
      const port = integerArg(request, i + 2);
      if (port === null) return NOT_AN_INTEGER;
      target = { host: request.text(i + 1), port: Number(port) };
      i += 2;
    } else if (request.is(i, 'FORCE') && !force) {
      force = true;
    } else {
      return SYNTAX_ERROR;
    }
  }
  return { target, timeout, force };
}

function refuse(server: RedisServer, { target, timeout, force }: Wanted): string | null {
  if (server.failover.state !== 'no-failover') return 'ERR FAILOVER already in progress.';
  if (server.isReplica) return 'ERR FAILOVER is not valid when server is a replica.';
  if (server.peers.length === 0) return 'ERR FAILOVER requires connected replicas.';
  if (force && (timeout === null || target === null)) {
    return 'ERR FAILOVER with force option requires both a timeout and target HOST and IP.';
  }
  if (target === null) return null;
  const replica = findReplica(server, target.host, target.port);
  if (replica === null) return 'ERR FAILOVER target HOST and PORT is not a replica.';
  return replica.state === 'ONLINE' ? null : 'ERR FAILOVER target replica is not online.';
}

function failover({ server, request }: CommandContext): Outcome {
  if (server.settings.yes('cluster-enabled')) {
    return plain(
      error('ERR FAILOVER not allowed in cluster mode. Use CLUSTER FAILOVER command instead.'),
    );
  }
  if (request.count === 2 && request.is(1, 'ABORT')) {
    if (server.failover.state === 'no-failover') {
      return plain(error('ERR No failover in progress.'));
    }
    abortFailover(server, 'Failover manually aborted');
    return plain(OK);
  }
  const wanted = read(request);
  if ('kind' in wanted) return plain(wanted);
  const refusal = refuse(server, wanted);
  if (refusal !== null) return plain(error(refusal));
  const { target, timeout, force } = wanted;
  const endsAt = timeout === null ? null : server.now + timeout * 1000;
  beginFailover(server, { target, endsAt, force });
  return plain(OK);
}

export const failoverRows: readonly CommandRow<CommandContext>[] = [
  {
    name: 'failover',
    arity: -1,
    flags: ['admin', 'noscript', 'stale'],
    keys: [0, 0, 0],
    run: failover,
  },
];
