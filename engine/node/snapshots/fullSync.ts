import type { FullSyncStep } from '../../replication/server.ts';
import { beginDisklessLoad, finishDisklessLoad, restartAof, stopAof } from '../later.ts';
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
      if (server.settings.yes('appendonly') && !server.aof.isOn) restartAof(server);
      break;
  }
}

/** Before a replica flushes and loads: what is written of the old data set is of no use any more. */
function endPersistence(server: RedisServer, diskless: boolean): void {
  if (server.aof.isOn) stopAof(server);
  const { child } = server;
  if (child === null || child.kind === 'aof') return;
  if (!diskless) {
    server.log(
      '*',
      `Replica is about to load the RDB file received from the master, but there is a pending RDB child running. Killing process ${child.pid} and removing its temp file to avoid any race`,
    );
  }
  server.killChild();
}
