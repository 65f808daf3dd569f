import type { Keyspace } from '../../keyspace/keyspace.ts';
import { attachToNewMaster } from '../../replication/receiveRdb.ts';
import type { RedisServer } from '../redisServer.ts';
import { touchWatched } from '../unit.ts';

/** The new data set takes the place of the old one, all at once (swapMainDbWithTempDb). */
export function swapIn(server: RedisServer, loaded: Keyspace): void {
  attachToNewMaster(server);
  server.log('*', 'MASTER <-> REPLICA sync: Swapping active DB with loaded DB');
  server.keyspace.adopt(loaded);
  server.localExpiries.clear();
  touchWatched(server);
  server.log('*', 'MASTER <-> REPLICA sync: Discarding old DB in background');
}
