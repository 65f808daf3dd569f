// A replica applies its master's stream, byte for byte, and repeats it to its own replicas.
import type { ByteBuffer } from '../base/bytes.ts';
import { sendAck } from '../replication/handshake.ts';
import { fail } from '../replication/masterLink.ts';
import { INCOMPLETE, PROTOCOL_ERROR } from '../resp/parser.ts';
import type { Request } from '../resp/request.ts';
import { diskError, wrongShape } from './admission.ts';
import { findRow, passOn, unknownCommand } from './processing.ts';
import { panic, publishEvents, tellUnexpected } from './later.ts';
import { touchWatched } from './unit.ts';
import type { RedisServer } from './redisServer.ts';
import { FLUSHES, MAY_REPLICATE, NO_MULTI, type NodeRow, WRITE } from './rows.ts';

/**
 * Bytes of the master's stream. Each command moves the applied offset to its end, except inside
 * MULTI: there nothing counts as applied until EXEC has run, so a cut in between asks again for
 * the whole transaction.
 */
export function applyMasterStream(
  server: RedisServer,
  bytes: Uint8Array,
  from: number,
  to: number,
): void {
  const stream = server.link.stream!;
  stream.read += to - from;
  const { pending } = stream;
  if (pending.length > 0 || server.asleepUntil > server.now || server.pauses.holdsMaster) {
    pending.append(bytes, from, to);
    applyPending(server);
    return;
  }
  const applied = applyRun(server, bytes, from, to, from);
  server.stream.flush();
  if (applied < to && server.link.stream === stream) keep(pending, bytes, applied, to);
}

function keep(pending: ByteBuffer, bytes: Uint8Array, from: number, to: number): void {
  pending.append(bytes, from, to);
}

/** Goes on with bytes that were kept. */
export function applyPending(server: RedisServer): void {
  const { stream } = server.link;
  if (stream === null || server.asleepUntil > server.now || server.pauses.holdsMaster) return;
  const { pending } = stream;
  const start = pending.start;
  const applied = applyRun(server, pending.bytes, start, pending.end, start);
  server.stream.flush();
  if (server.link.stream === stream) pending.take(applied - start);
}

/** Applies what is complete in `bytes[from, to)`; returns how far the stream is applied. */
function applyRun(
  server: RedisServer,
  bytes: Uint8Array,
  from: number,
  to: number,
  begin: number,
): number {
  const { parser, request, link } = server;
  const stream = link.stream!;
  let at = from;
  let applied = begin;
  let fed = begin;
  let open = false;
  parser.unauthenticated = false;
  while (at < to) {
    const next = parser.parse(bytes, at, to, request);
    if (next === INCOMPLETE) break;
    if (next === PROTOCOL_ERROR) {
      fail(server, `Protocol error from master: ${parser.error}`);
      return to;
    }
    at = next;
    if (request.count === 0) continue;
    if (open) {
      if (!request.is(0, 'EXEC')) continue;
      open = false;
      if (pauseHolds(server, null)) return applied;
      // The transaction is whole: now its commands run, from its MULTI on.
      runTransaction(server, bytes, applied, at);
    } else if (request.is(0, 'MULTI')) {
      open = true;
      continue;
    } else if (pauseHolds(server, request)) {
      return applied;
    } else {
      applyCommand(server, request);
    }
    if (server.keyspace.blocking > 0) server.serveBlocked();
    if (link.stream !== stream) return to;
    stream.applied += at - applied;
    applied = at;
    server.stream.append(bytes, fed, applied);
    server.stream.ops.note(server.stream.master_repl_offset, server.now);
    fed = applied;
  }
  return applied;
}

/** A pause holds the master's stream back as any client's commands. `request`: null for a transaction. */
function pauseHolds(server: RedisServer, request: Request | null): boolean {
  const { pauses } = server;
  if (pauses.kind === 'off') return false;
  const mask = request === null ? WRITE : (findRow(server, request)?.mask ?? 0);
  if (pauses.kind === 'write' && (mask & (WRITE | MAY_REPLICATE)) === 0) return false;
  pauses.holdsMaster = true;
  return true;
}

/** MULTI … EXEC. A command that could not even be queued spoils the whole of it. */
function runTransaction(server: RedisServer, bytes: Uint8Array, from: number, to: number): void {
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

/** What is wrong with a command before it is run. */
function problemOf(row: NodeRow | null, request: Request): string | null {
  if (row === null) return unknownCommand(request);
  return wrongShape(row, request);
}

function tellMaster(server: RedisServer, error: string, row: NodeRow | string | null): void {
  const isNamed = row !== null && (typeof row === 'string' || row.subcommands === null);
  const name = isNamed ? (typeof row === 'string' ? row : row.name) : '<unknown>';
  server.stats.countError(error);
  tellUnexpected(server, 'replica is sending an error to its master', error, name);
}

/** A replica that cannot persist what its master orders ends, unless it was told to bear it. */
function mayWriteAnyway(server: RedisServer): boolean {
  if (server.settings.yes('replica-ignore-disk-write-errors')) {
    if (server.seconds < server.diskErrorToldUntil) return true;
    server.diskErrorToldUntil = server.seconds + 10;
    server.log('#', 'Replica is applying a command even though it is unable to write to disk.');
    return true;
  }
  panic(server, 'Replica was unable to write command to disk. #server.c:3890');
  return false;
}

/** One command of the stream. It is never answered, refused or propagated anew. `within`: the EXEC that runs it. */
function applyCommand(server: RedisServer, request: Request, within: string | null = null): void {
  const { link, context, keyspace, stats } = server;
  const stream = link.stream!;
  stats.total_commands_processed++;
  if (request.is(0, 'PING') && request.count === 1) return;
  if (request.is(0, 'REPLCONF') && request.count > 1 && request.is(1, 'GETACK')) {
    // The answer to GETACK tells the offset before the GETACK itself.
    sendAck(server);
    return;
  }
  const row = findRow(server, request);
  const problem = problemOf(row, request);
  if (row === null || problem !== null) {
    tellMaster(server, problem ?? '', row);
    return;
  }
  if (ONLY_BY_CLIENTS.has(row.name)) return;
  if ((row.mask & WRITE) !== 0 && diskError(server) && !mayWriteAnyway(server)) return;
  context.now = server.unixMillis;
  keyspace.now = context.now;
  keyspace.at = server.now;
  keyspace.expiry = 'keep';
  context.request = request;
  context.client = null;
  context.dbIndex = stream.db;
  keyspace.reading = false;
  const outcome = row.run(context);
  if (row.name === 'select') stream.db = context.client.db;
  if (keyspace.events.length > 0) publishEvents(server);
  stats.dirty += outcome.changes;
  if (keyspace.modified.length > 0 || keyspace.replaced.length > 0) touchWatched(server);
  if ((row.mask & FLUSHES) !== 0 && outcome.reply.kind !== 'error') server.flushedAll();
  if (keyspace.reaped.length > 0) keyspace.reaped.length = 0;
  keyspace.expiry = 'hide';
  if (server.aof.isOn) passOn(server, row, request, stream.db, outcome);
  if (outcome.reply.kind === 'error') tellMaster(server, outcome.reply.text, within ?? row);
}

/** A master that asks its replica for a copy gets none here: its connection carries the stream. */
const ONLY_BY_CLIENTS = new Set(['psync', 'sync']);
