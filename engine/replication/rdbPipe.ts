// MASTER: the pipe through which the child of a diskless transfer hands its RDB to the parent, and
// the parent to every replica's socket (rdbPipeReadHandler and rdbPipeWriteHandler of 7.0). The next
// piece is read only once all sockets have taken the last one, so the slowest replica sets the pace;
// while nobody reads, the pipe fills and the child waits.
import { ByteBuffer } from '../base/bytes.ts';
import type { ByteCount } from '../base/units.ts';
import type { ReplicaPeer, ReplicationServer } from './server.ts';

/** PROTO_IOBUF_LEN: what the parent reads at once, and the child writes at least. */
export const PIECE: ByteCount = 16 * 1024;
/** What a pipe holds before its writer has to wait. */
const CAPACITY: ByteCount = 64 * 1024;

export interface RdbPipe {
  /** What the child wrote and the parent has not read. */
  readonly buffer: ByteBuffer;
  /** The child has closed its end. */
  ended: boolean;
  /** The parent has read all of it, and the child may exit. */
  drained: boolean;
  /** Who gets the RDB (rdb_pipe_conns), without those that have left. */
  readonly takers: ReplicaPeer[];
}

export function newRdbPipe(takers: readonly ReplicaPeer[]): RdbPipe {
  return { buffer: new ByteBuffer(1024), ended: false, drained: false, takers: [...takers] };
}

export function isFull(pipe: RdbPipe): boolean {
  return pipe.buffer.length >= CAPACITY;
}

/** Reads what is there and hands it on, until some replica's socket is full. */
export function readRdbPipe(server: ReplicationServer, pipe: RdbPipe): void {
  const { buffer, takers } = pipe;
  while (!pipe.drained && !takers.some((peer) => peer.bulk !== null)) {
    if (buffer.length === 0) {
      if (pipe.ended) finish(server, pipe);
      return;
    }
    const from = buffer.start;
    const to = Math.min(buffer.end, from + PIECE);
    const piece = buffer.bytes.slice(from, to);
    buffer.take(to - from);
    for (const peer of takers) {
      peer.bulk = { bytes: piece, at: 0 };
      writePiece(server, peer);
      if (peer.bulk !== null) peer.partialWriteSeconds = server.seconds;
    }
    if (takers.length === 0) {
      server.log('#', 'Diskless rdb transfer, last replica dropped, killing fork child.');
      pipe.drained = true;
      server.killChild();
      return;
    }
  }
}

/** rdbPipeWriteHandler: the replica's socket takes bytes again. True when it has the whole piece. */
export function writePiece(server: ReplicationServer, peer: ReplicaPeer): boolean {
  const { bulk } = peer;
  if (bulk === null) return true;
  const taken = server.write(peer.connection, bulk.bytes, bulk.at, bulk.bytes.length);
  bulk.at += taken;
  if (bulk.at < bulk.bytes.length) {
    if (taken > 0) peer.partialWriteSeconds = server.seconds;
    return false;
  }
  peer.bulk = null;
  peer.partialWriteSeconds = 0;
  return true;
}

/** A replica left. The others have no more to wait for it. */
export function leavePipe(pipe: RdbPipe, peer: ReplicaPeer): void {
  const at = pipe.takers.indexOf(peer);
  if (at >= 0) pipe.takers.splice(at, 1);
  peer.bulk = null;
}

function finish(server: ReplicationServer, pipe: RdbPipe): void {
  pipe.drained = true;
  server.log(
    '#',
    `Diskless rdb transfer, done reading from pipe, ${pipe.takers.length} replicas still up.`,
  );
}
