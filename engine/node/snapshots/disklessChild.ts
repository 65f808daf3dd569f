// The child of a diskless transfer writes the RDB into a pipe (rdbSaveToSlavesSockets of 7.0).
import { latin1 } from '../../base/bytes.ts';
import { RdbWriter } from '../../persistence/rdbWriter.ts';
import { isFull, newRdbPipe, PIECE, readRdbPipe, writePiece } from '../../replication/rdbPipe.ts';
import type { RdbTarget, ReplicaPeer } from '../../replication/server.ts';
import { type Child, forkChild, type Pieces, rdbInfo, rdbOptions, workOf } from './child.ts';
import type { RedisServer } from '../redisServer.ts';
import { TIMER_CHILD } from '../timers.ts';

type Sockets = Extract<RdbTarget, { to: 'sockets' }>;

export function forkDiskless(server: RedisServer, { takers, filter }: Sockets): Child {
  const fork = server.keyspace.capture();
  const info = rdbInfo(server);
  const options = { ...rdbOptions(server), functionsOnly: filter !== 'none' };
  const writer = new RdbWriter(fork, info, options);
  const mark = server.dice.hex(40);
  const pieces: Pieces = { writer, mark, next: latin1(`$EOF:${mark}\r\n`), waits: false };
  goOn(pieces);
  const pipe = newRdbPipe(takers);
  const keys = keysDone(pieces);
  return forkChild(server, { kind: 'diskless', info, forReplicas: true, keys, pipe, pieces, fork });
}

/** Makes the next piece of the RDB, behind what is in work already. */
function goOn(pieces: Pieces): void {
  const { writer, mark } = pieces;
  const head = pieces.next;
  const body = writer.next(PIECE);
  if (body === null) {
    pieces.next = null;
    return;
  }
  const parts = [head, body, writer.isDone ? latin1(mark) : null].filter((part) => part !== null);
  const piece = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    piece.set(part, at);
    at += part.length;
  }
  pieces.next = piece;
}

/** rdb-key-save-delay comes behind each key, and a piece leaves as soon as its last key is written. */
function keysDone({ writer }: Pieces): number {
  return writer.isDone ? writer.keys : Math.max(0, writer.keys - 1);
}

/** The child's time for a piece is over, or the pipe has room again. */
export function continueDiskless(server: RedisServer, child: Child): void {
  const { pipe, pieces } = child;
  if (pipe === null || pieces === null) return;
  while (child.end === null && pieces.next !== null && child.endsAt <= server.now) {
    pieces.waits = isFull(pipe);
    if (pieces.waits) return;
    pipe.buffer.append(pieces.next);
    pieces.next = null;
    const before = keysDone(pieces);
    goOn(pieces);
    child.endsAt += workOf(server, keysDone(pieces) - before);
    if (pieces.next === null) endWriting(server, child);
    readRdbPipe(server, pipe);
  }
  if (child.end !== null) return;
  if (pipe.drained) child.end = 'done';
  else if (pieces.next !== null) server.host.timer(child.endsAt, TIMER_CHILD);
}

function endWriting(server: RedisServer, child: Child): void {
  child.pipe!.ended = true;
  server.host.log('C', '*', 'Fork CoW for RDB: current 0 MB, peak 0 MB, average 0 MB', child.pid);
}

/** A replica's socket takes bytes again, or `peer` is null and a replica has left. */
export function continuePipe(server: RedisServer, peer: ReplicaPeer | null): void {
  const { child } = server;
  if (child === null || child.pipe === null || child.end !== null) return;
  if (peer !== null && (!child.pipe.takers.includes(peer) || !writePiece(server, peer))) return;
  readRdbPipe(server, child.pipe);
  const { pieces } = child;
  if (pieces?.waits) child.endsAt = Math.max(child.endsAt, server.now);
  if (pieces?.waits || child.pipe.drained) continueDiskless(server, child);
}
