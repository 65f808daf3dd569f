import type { RedisServer } from './redisServer.ts';
import { loadFromDisk } from './saving.ts';

/** main(): banner, data from the disk, ready. A broken configuration ends the process instead. */
export function boot(server: RedisServer): void {
  if (server.configProblem !== null) {
    server.log('#', `*** FATAL CONFIG FILE ERROR (Redis 7.0.15) ***`);
    server.log('#', `Reading the configuration file, at line ${server.configProblem.line}`);
    server.log('#', `>>> '${server.configProblem.text}'`);
    server.log('#', server.configProblem.reason);
    server.host.exit('crashed');
    return;
  }
  const child = (text: string): void => server.host.log('C', '#', text, server.pid);
  child('oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo');
  child(
    `Redis version=7.0.15, bits=64, commit=00000000, modified=0, pid=${server.pid}, just started`,
  );
  child('Configuration loaded');
  const master = server.settings.text('replicaof').split(' ');
  if (master.length === 2) {
    server.link.host = master[0]!;
    server.link.port = Number(master[1]);
    server.link.state = 'CONNECT';
  }
  server.log('*', 'monotonic clock: POSIX clock_gettime');
  server.log('*', `Running mode=standalone, port=${server.port}.`);
  server.log('#', 'Server initialized');
  loadFromDisk(server);
}
