// What can never be false of a world, whatever users and networks do to it. Cheap enough for the
// page to ask after every frame; what needs a memory of earlier moments is in witness.ts.
import { assert } from '../base/assert.ts';
import type { ReplOffset } from '../base/units.ts';
import type { Connection } from '../network/connection.ts';
import { checkConservation } from '../network/conservation.ts';
import type { RedisServer } from '../node/redisServer.ts';
import { outputBufferOf } from '../replication/masterSide.ts';
import type { ReplicaPeer } from '../replication/server.ts';
import { Machine } from './machine.ts';
import type { World } from './world.ts';

/** Throws InvariantBroken, with a sentence, when one of them does not hold between two turns. */
export function checkInvariants(world: World): void {
  checkConservation(world.network);
  for (const connection of world.network.connections.values()) checkPipes(connection);
  for (const { id, server } of world.machines) {
    if (server === null) continue;
    checkStream(id, server);
    for (const peer of server.peers) {
      checkOutputBuffer(id, server, peer);
      checkPeer(world, id, server, peer);
    }
  }
}

/** Within a direction nothing overtakes, and what is under way is exactly what was written and not read. */
function checkPipes(connection: Connection): void {
  for (const pipe of connection.pipes) {
    const { segments, buffer } = pipe;
    let bytes = pipe.arrived;
    let before = 0;
    for (let i = 0; i < segments.length; i++) {
      bytes += Math.max(0, segments.bytesAt(i));
      const at = segments.arrivesAt(i);
      assert(at >= before, `connection ${connection.id}: a segment overtakes another`);
      before = at;
    }
    const held = pipe.sent - pipe.delivered;
    assert(
      bytes === buffer.length && held === bytes,
      `connection ${connection.id}: ${bytes} bytes in segments, ${buffer.length} in the buffer, ${held} not delivered`,
    );
  }
}

function checkStream(id: string, server: RedisServer): void {
  const { stream, link } = server;
  const { backlog, master_repl_offset } = stream;
  if (link.stream !== null) {
    const { applied, read, pending } = link.stream;
    assert(
      applied === master_repl_offset,
      `${id} has applied ${applied}, but stands at ${master_repl_offset}`,
    );
    assert(
      read - applied === pending.length,
      `${id} has read ${read} and applied ${applied}, but keeps ${pending.length} bytes`,
    );
  }
  if (backlog === null) return;
  const { first_byte_offset, histlen, size } = backlog;
  assert(
    first_byte_offset + histlen === master_repl_offset + 1,
    `${id}: the backlog holds ${first_byte_offset}+${histlen}, the stream ends at ${master_repl_offset}`,
  );
  assert(histlen >= 0, `${id}: backlog of ${histlen} bytes`);
  if (backlog.model === 'exact') {
    assert(histlen <= size, `${id}: ${histlen} bytes in a backlog of ${size}`);
  }
}

function checkOutputBuffer(id: string, server: RedisServer, peer: ReplicaPeer): void {
  const waiting = outputBufferOf(server, peer);
  const { backlog } = server.stream;
  const { hard } = server.settings.replicaLimits;
  // 7.0 looks only when a block was added, so with blocks the limit may be passed by one.
  if (hard === 0 || backlog?.model !== 'exact') return;
  const limit = Math.max(hard, server.settings.number('repl-backlog-size'));
  assert(waiting < limit, `${id}: ${waiting} bytes wait for a replica, ${limit} are allowed`);
}

/** The two ends of a replication link agree on what has been said. */
function checkPeer(world: World, id: string, server: RedisServer, peer: ReplicaPeer): void {
  const end: ReplOffset = server.stream.master_repl_offset;
  assert(peer.cursor <= end + 1, `${id}: a replica was sent ${peer.cursor - 1}, beyond ${end}`);
  const connection = world.network.connections.get(peer.connection);
  if (connection === undefined) return;
  const machine = world.network.receivers[connection.ends[0]];
  if (!(machine instanceof Machine) || machine.server === null) return;
  const { link, stream } = machine.server;
  if (link.connection !== peer.connection || link.stream === null) return;
  assert(
    peer.ackOffset <= stream.master_repl_offset,
    `${id} believes ${machine.id} at ${peer.ackOffset}, it is at ${stream.master_repl_offset}`,
  );
  const underWay = connection.pipes[1].buffer.length;
  assert(
    link.stream.read + underWay === peer.cursor - 1,
    `${machine.id} has read ${link.stream.read}, ${underWay} bytes are under way, ${id} sent up to ${peer.cursor - 1}`,
  );
}
