// The last moments of a process: children end, and the append-only file is synced (finishShutdown).
import { killRewrite } from './aof/aofRewriting.ts';
import { flushAof } from './aof/aofWriting.ts';
import type { RedisServer } from './redisServer.ts';

/** False when the process must not end: the first append-only file is being written, and nothing forces it. */
export function finishAof(server: RedisServer, forced: boolean): boolean {
  const { aof, child } = server;
  if (child !== null && child.kind !== 'aof') {
    server.log('#', 'There is a child saving an .rdb. Killing it!');
    server.child = null;
  } else if (child !== null) {
    if (aof.state === 'wait') {
      const what = forced ? 'Exit anyway.' : "can't exit.";
      server.log('#', `Writing initial AOF${forced ? '.' : ','} ${what}`);
      if (!forced) return false;
    }
    server.log('#', 'There is a child rewriting the AOF. Killing it!');
    killRewrite(server);
  }
  if (!aof.isOn) return true;
  server.log('*', 'Calling fsync() on the AOF file.');
  flushAof(server);
  const trouble = aof.file === null ? null : server.host.disk.sync(aof.file, false);
  if (trouble !== null) server.log('#', `Fail to fsync the AOF file: ${trouble}.`);
  return true;
}
