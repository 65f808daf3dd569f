import { propagateLoadedExpiries } from '../later.ts';
import type { RedisServer } from '../redisServer.ts';
import type { RdbReplication } from '../../persistence/rdbReader.ts';
import { emitReplid } from '../../replication/masterSide.ts';

/** What the RDB tells of a replication history (rdbLoadIODelayed… in main(), 7.0). */
export function adoptHistory(
  server: RedisServer,
  { replid, offset, streamDb }: RdbReplication,
  expired: readonly { db: number; key: Uint8Array }[],
): void {
  const { stream, link } = server;
  if (server.isReplica) {
    stream.adopt(replid, offset);
    server.log(
      '*',
      'Before turning into a replica, using my own master parameters to synthesize a cached master: I may be able to synchronize with the new master with just a partial transfer.',
    );
    link.cached = { replid, offset, db: streamDb };
  } else {
    // As a master it continues under a new ID, and honours the old one up to the saved offset.
    stream.replid2 = replid;
    stream.second_repl_offset = offset + 1;
    stream.master_repl_offset = offset;
    stream.createBacklog(server.backlogModel, server.settings.number('repl-backlog-size'));
    server.noReplicasSince = server.seconds;
    propagateLoadedExpiries(server, expired);
  }
  emitReplid(server, 'restart');
}
