// What comes rarely in a master’s stream: a whole transaction, and commands that fail.
import { panic, tellUnexpected } from './later.ts';
import { applyCommand, problemOf } from './masterStream.ts';
import { findRow } from './processing.ts';
import type { RedisServer } from './redisServer.ts';
import { NO_MULTI, type NodeRow } from './rows.ts';
import type { Request } from '../resp/request.ts';

/** MULTI … EXEC. A command that could not even be queued spoils the whole of it. */
export function runTransaction(
  server: RedisServer,
  bytes: Uint8Array,
  from: number,
  to: number,
): void {
  const { propagation } = server;
  let aborted = false;
  eachQueued(server, bytes, from, to, (request) => {
    const row = findRow(server, request);
    const problem = queueProblem(row, request);
    if (problem !== null) tellMaster(server, problem, row);
    if (problem !== null && row?.name !== 'multi' && row?.name !== 'watch') aborted = true;
  });
  if (aborted) {
    tellMaster(server, 'EXECABORT Transaction discarded because of previous errors.', 'exec');
    return;
  }
  propagation.collecting = true;
  eachQueued(server, bytes, from, to, (request) => {
    if (!request.is(0, 'MULTI') && !request.is(0, 'WATCH')) applyCommand(server, request, 'exec');
  });
  propagation.collecting = false;
  propagation.flush(server);
}

/** What stands between MULTI and EXEC. */
function eachQueued(
  server: RedisServer,
  bytes: Uint8Array,
  from: number,
  to: number,
  visit: (request: Request) => void,
): void {
  const { parser, request } = server;
  let at = parser.parse(bytes, from, to, request);
  while (at < to) {
    at = parser.parse(bytes, at, to, request);
    if (request.count > 0 && at < to) visit(request);
  }
}

function queueProblem(row: NodeRow | null, request: Request): string | null {
  if (row?.name === 'multi') return 'ERR MULTI calls can not be nested';
  if (row?.name === 'watch') return 'ERR WATCH inside MULTI is not allowed';
  if (row !== null && (row.mask & NO_MULTI) !== 0) {
    return 'ERR Command not allowed inside a transaction';
  }
  return problemOf(row, request);
}

export function tellMaster(server: RedisServer, error: string, row: NodeRow | string | null): void {
  const isNamed = row !== null && (typeof row === 'string' || row.subcommands === null);
  const name = isNamed ? (typeof row === 'string' ? row : row.name) : '<unknown>';
  server.stats.countError(error);
  tellUnexpected(server, 'replica is sending an error to its master', error, name);
}

/** A replica that cannot persist what its master orders ends, unless it was told to bear it. */
export function mayWriteAnyway(server: RedisServer): boolean {
  if (server.settings.yes('replica-ignore-disk-write-errors')) {
    if (server.seconds < server.diskErrorToldUntil) return true;
    server.diskErrorToldUntil = server.seconds + 10;
    server.log('#', 'Replica is applying a command even though it is unable to write to disk.');
    return true;
  }
  panic(server, 'Replica was unable to write command to disk. #server.c:3890');
  return false;
}
