// Snapshots that are files.
import { type Micros, unixSeconds } from '../../base/units.ts';
import type { RedisServer } from '../redisServer.ts';
import { type Child, killChild, rdbInfo, rdbOptions } from './child.ts';
import { writeRdb } from '../../persistence/rdbWriter.ts';

export function writeFile(server: RedisServer, child: Child): void {
  const rdb = writeRdb(child.fork, child.info, rdbOptions(server));
  const say = (level: '*' | '#', text: string): void =>
    server.host.log('C', level, text, child.pid);
  const trouble = server.writeFile(server.settings.text('dbfilename'), rdb);
  child.end = trouble === null ? 'done' : 'failed';
  if (trouble === null) {
    child.rdb = rdb;
    say('*', 'DB saved on disk');
    say('*', 'Fork CoW for RDB: current 0 MB, peak 0 MB, average 0 MB');
  } else {
    const file = `temp-${child.pid}.rdb`;
    say(
      '#',
      `Failed opening the temp RDB file ${file} (in server root dir unknown) for saving: ${trouble}`,
    );
  }
}

/** FLUSHALL: a running child is killed, and with save points the empty data set is saved at once. */
export function flushedAll(server: RedisServer): void {
  const { child, settings } = server;
  if (child !== null && child.kind !== 'aof') killChild(server);
  if (settings.text('save') !== '') saveNow(server);
}

export function noteSaved(server: RedisServer, dirtyThen: number, startedAt: Micros): void {
  const { stats } = server;
  stats.dirty = Math.max(0, stats.dirty - dirtyThen);
  stats.rdb_last_save_time = server.seconds;
  stats.rdb_last_bgsave_ok = true;
  stats.rdb_last_bgsave_time_sec = server.seconds - unixSeconds(startedAt);
  stats.rdb_saves++;
}

/** SAVE: in the foreground. Returns the disk's complaint, or null. */
export function saveNow(server: RedisServer): string | null {
  const rdb = writeRdb(server.keyspace, rdbInfo(server), rdbOptions(server));
  const trouble = server.writeFile(server.settings.text('dbfilename'), rdb);
  if (trouble !== null) {
    server.log(
      '#',
      `Failed opening the temp RDB file temp-${server.pid}.rdb (in server root dir unknown) for saving: ${trouble}`,
    );
    return trouble;
  }
  server.log('*', 'DB saved on disk');
  noteSaved(server, server.stats.dirty, server.now);
  return null;
}
