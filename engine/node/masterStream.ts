// A replica applies its master's stream, byte for byte, and repeats it to its own replicas.
import type { ByteBuffer } from '../base/bytes.ts';
import { diskError, wrongShape } from './admission.ts';
import {
  mayWriteAnyway,
  occupy,
  publishEvents,
  runTransaction,
  tellMaster,
  unknownCommand,
} from './later.ts';
import { MASTER } from './clients/pause.ts';
import { findRow, passOn } from './processing.ts';
import type { RedisServer } from './redisServer.ts';
import { FLUSHES, MAY_REPLICATE, type NodeRow, WRITE } from './rows.ts';
import { touchWatched } from './unit.ts';
import { sendAck } from '../replication/handshake.ts';
import { fail } from '../replication/later.ts';
import { INCOMPLETE, PROTOCOL_ERROR } from '../resp/parser.ts';
import type { Request } from '../resp/request.ts';

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
    if (server.host.commandMicros === undefined) continue;
    occupy(server, MASTER);
    break;
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

/** What is wrong with a command before it is run. */
export function problemOf(row: NodeRow | null, request: Request): string | null {
  if (row === null) return unknownCommand(request);
  return wrongShape(row, request);
}

/** One command of the stream. It is never answered, refused or propagated anew. `within`: the EXEC that runs it. */
export function applyCommand(
  server: RedisServer,
  request: Request,
  within: string | null = null,
): void {
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
