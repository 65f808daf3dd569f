// WAIT: a client waits until enough replicas have acknowledged its last write.
//
// The offset waited for is the stream's end after the client's last command. If enough online
// replicas have acknowledged it, WAIT answers at once; otherwise the client blocks, and one GETACK
// goes into the stream before the event loop sleeps, however many clients began to wait.
import { INT64_MAX } from '../../commands/arguments.ts';
import { NOT_AN_INTEGER, integerArg } from '../../commands/integers.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { NONE, error, integer } from '../../resp/reply.ts';
import type { CommandContext } from '../context.ts';
import { plain } from '../plain.ts';
import { copyOf } from '../propagation.ts';
import type { RedisServer } from '../redisServer.ts';
import { deadline } from './beginToWait.ts';

/** How many online replicas have acknowledged this offset. */
export function acknowledgedBy(server: RedisServer, offset: number): number {
  let count = 0;
  for (const peer of server.peers) {
    if (peer.state === 'ONLINE' && peer.ackOffset >= offset) count++;
  }
  return count;
}

function wait({ request, server, client }: CommandContext): Outcome {
  if (server.isReplica) {
    return plain(
      error(
        'ERR WAIT cannot be used with replica instances. Please also note that since Redis 4.0 if a replica is configured to be writable (which is not the default) writes to replicas are just local and are not propagated.',
      ),
    );
  }
  const needed = integerArg(request, 1);
  if (needed === null) return plain(NOT_AN_INTEGER);
  const timeout = integerArg(request, 2);
  if (timeout === null || timeout > INT64_MAX) {
    return plain(error('ERR timeout is not an integer or out of range'));
  }
  if (timeout < 0) return plain(error('ERR timeout is negative'));
  const offset = client.writeOffset;
  const reached = acknowledgedBy(server, offset);
  if (reached >= needed || client.inExec) return plain(integer(reached));
  const until = deadline(server, Number(timeout));
  const command = copyOf(request).bytes;
  client.blocked = { kind: 'wait', needed: Number(needed), offset, command, until };
  server.waiting++;
  server.getAckWanted = true;
  return plain(NONE);
}

export const waitRow: CommandRow<CommandContext> = {
  name: 'wait',
  arity: 3,
  flags: ['noscript'],
  keys: [0, 0, 0],
  run: wait,
};
