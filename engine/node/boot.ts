import { loadUsersAtStart, setDefaultPassword } from './later.ts';
import type { RedisServer } from './redisServer.ts';
import { loadFromDisk } from './snapshots/loading.ts';
import type { HostSystem } from './system.ts';

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
  const { system } = server.host;
  child(system?.hasArguments === false ? withoutConfig(system) : 'Configuration loaded');
  const master = server.settings.text('replicaof').split(' ');
  if (master.length === 2) {
    server.link.host = master[0]!;
    server.link.port = Number(master[1]);
    server.link.state = 'CONNECT';
  }
  if (server.settings.text('requirepass') !== '') {
    setDefaultPassword(server, server.settings.text('requirepass'));
  }
  server.log('*', 'monotonic clock: POSIX clock_gettime');
  if (system !== undefined && !system.listens(server)) {
    server.host.exit('crashed');
    return;
  }
  if (!system?.showsLogo(server)) {
    server.log('*', `Running mode=standalone, port=${server.port}.`);
  }
  for (const warning of system?.networkWarnings(server) ?? []) server.log('#', warning);
  server.log('#', 'Server initialized');
  for (const warning of system?.memoryWarnings() ?? []) server.log('#', warning);
  const hasUsers = server.settings.text('aclfile') !== '' || server.settings.users.length > 0;
  if (hasUsers && !loadUsersAtStart(server)) {
    server.host.exit('crashed');
    return;
  }
  loadFromDisk(server);
}

function withoutConfig({ executable }: HostSystem): string {
  return `Warning: no config file specified, using the default config. In order to specify a config file use ${executable} /path/to/redis.conf`;
}

/** Where clients are served from now on. */
export function tellReady(server: RedisServer): void {
  const { system } = server.host;
  if (system?.listensToTcp !== false) server.log('*', 'Ready to accept connections');
  const path = system?.unixSocket ?? '';
  if (path !== '') server.log('*', `The server is now ready to accept connections at ${path}`);
}
