import type { FullSyncStep } from '../../replication/server.ts';
import { endPersistence, restartAof } from '../aof/aofCron.ts';
import { beginDisklessLoad, finishDisklessLoad } from './disklessLoad.ts';
import { startLoad } from './loading.ts';
import { touchWatched } from '../unit.ts';
import type { RedisServer } from '../redisServer.ts';

/** What replication asks for in the course of a full sync. */
export function fullSync(server: RedisServer, step: FullSyncStep): void {
  switch (step.step) {
    case 'end-persistence':
      endPersistence(server, step.diskless);
      break;
    case 'load':
      startLoad(server, step.bytes, 'replication');
      touchWatched(server);
      break;
    case 'begin-parsing':
      beginDisklessLoad(server, step.swap, step.async);
      break;
    case 'parse':
      finishDisklessLoad(server, step.bytes);
      break;
    case 'restart-aof':
      restartAof(server);
      break;
  }
}
