// The parameters of redis.conf that something here depends on, and all by name.
import {
  choice,
  fixed,
  inert,
  INT_MAX,
  integer,
  LONG_MAX,
  memory,
  row,
  text,
  yesNo,
  type Parameter,
} from './parameterKinds.ts';
import { assertWhole } from '../../base/later.ts';

const MODELLED: readonly Parameter[] = [
  yesNo('rdbchecksum', 'yes', { change: 'immutable' }),
  yesNo('daemonize', 'no', fixed),
  yesNo('always-show-logo', 'no', fixed),
  yesNo('protected-mode', 'yes'),
  yesNo('rdbcompression', 'yes'),
  yesNo('rdb-del-sync-files', 'no'),
  yesNo('activerehashing', 'yes', inert),
  yesNo('stop-writes-on-bgsave-error', 'yes'),
  yesNo('dynamic-hz', 'yes', inert),
  yesNo('lazyfree-lazy-eviction', 'no'),
  yesNo('lazyfree-lazy-expire', 'no'),
  yesNo('lazyfree-lazy-server-del', 'no'),
  yesNo('lazyfree-lazy-user-del', 'no'),
  yesNo('lazyfree-lazy-user-flush', 'no', inert),
  yesNo('repl-disable-tcp-nodelay', 'no', inert),
  yesNo('repl-diskless-sync', 'yes'),
  yesNo('aof-rewrite-incremental-fsync', 'yes', inert),
  yesNo('no-appendfsync-on-rewrite', 'no'),
  yesNo('replica-read-only', 'yes', { alias: 'slave-read-only' }),
  yesNo('replica-ignore-maxmemory', 'yes', { alias: 'slave-ignore-maxmemory' }),
  yesNo('replica-serve-stale-data', 'yes', { alias: 'slave-serve-stale-data' }),
  yesNo('replica-lazy-flush', 'no', { alias: 'slave-lazy-flush', inert: true }),
  yesNo('replica-announced', 'yes'),
  yesNo('replica-ignore-disk-write-errors', 'no'),
  yesNo('tls-replication', 'no', inert),
  yesNo('appendonly', 'no'),
  yesNo('aof-use-rdb-preamble', 'yes'),
  yesNo('aof-load-truncated', 'yes'),
  yesNo('aof-timestamp-enabled', 'no'),
  yesNo('aof-disable-auto-gc', 'no'),
  text('masteruser', ''),
  text('masterauth', ''),
  text('requirepass', ''),
  text('replica-announce-ip', '', { alias: 'slave-announce-ip' }),
  text('aclfile', '', { change: 'immutable' }),
  choice('acl-pubsub-default', 'allchannels resetchannels*'),
  integer('acllog-max-len', 128, 0, LONG_MAX),
  text('dbfilename', 'dump.rdb', { change: 'protected' }),
  text('dir', '/data', { change: 'protected', inert: true }),
  text('logfile', '', { change: 'immutable', inert: true }),
  text('pidfile', '', fixed),
  text('bind', '* -::*'),
  text('unixsocket', '', fixed),
  text('unixsocketperm', '0', fixed),
  text('bind-source-addr', '', inert),
  text('appendfilename', 'appendonly.aof', { change: 'immutable' }),
  text('appenddirname', 'appendonlydir', { change: 'immutable' }),
  row('notify-keyspace-events', '', { type: 'events' }),
  choice('repl-diskless-load', 'disabled* on-empty-db swapdb'),
  choice('propagation-error-behavior', 'ignore* panic panic-on-replicas'),
  choice('shutdown-on-sigint', 'default* save nosave now force', inert),
  choice('shutdown-on-sigterm', 'default* save nosave now force', inert),
  row('loglevel', 'notice', {
    type: 'enum',
    values: ['debug', 'verbose', 'notice', 'warning'],
  }),
  choice(
    'maxmemory-policy',
    'volatile-lru volatile-lfu volatile-random volatile-ttl allkeys-lru allkeys-lfu allkeys-random noeviction*',
  ),
  choice('appendfsync', 'everysec* always no'),
  choice('enable-debug-command', 'no* yes local', { change: 'immutable' }),
  integer('port', 6379, 0, 65_535),
  integer('databases', 16, 1, INT_MAX, { change: 'immutable' }),
  integer('replica-priority', 100, 0, INT_MAX, { alias: 'slave-priority' }),
  integer('replica-announce-port', 0, 0, 65_535, { alias: 'slave-announce-port' }),
  integer('repl-diskless-sync-delay', 5, 0),
  integer('repl-diskless-sync-max-replicas', 0, 0),
  integer('repl-ping-replica-period', 10, 1, INT_MAX, { alias: 'repl-ping-slave-period' }),
  integer('repl-timeout', 60, 1),
  integer('repl-backlog-ttl', 3600, 0, LONG_MAX),
  integer('min-replicas-to-write', 0, 0, INT_MAX, { alias: 'min-slaves-to-write' }),
  integer('min-replicas-max-lag', 10, 0, INT_MAX, { alias: 'min-slaves-max-lag' }),
  integer('shutdown-timeout', 10, 0),
  integer('hash-max-listpack-entries', 512, 0, LONG_MAX, { alias: 'hash-max-ziplist-entries' }),
  integer('set-max-intset-entries', 512, 0, LONG_MAX),
  integer('zset-max-listpack-entries', 128, 0, LONG_MAX, { alias: 'zset-max-ziplist-entries' }),
  memory('hash-max-listpack-value', 64, 0, LONG_MAX, { alias: 'hash-max-ziplist-value' }),
  memory('zset-max-listpack-value', 64, 0, LONG_MAX, { alias: 'zset-max-ziplist-value' }),
  memory('hll-sparse-max-bytes', 3_000, 0, LONG_MAX),
  integer('list-max-listpack-size', -2, -INT_MAX - 1, INT_MAX, { alias: 'list-max-ziplist-size' }),
  integer('list-compress-depth', 0, 0, INT_MAX),
  integer('active-expire-effort', 1, 1, 10, inert),
  integer('hz', 10, 0, INT_MAX, inert),
  integer('lfu-log-factor', 10, 0),
  integer('lfu-decay-time', 1, 0),
  integer('maxmemory-eviction-tenacity', 10, 0, 100, inert),
  integer('maxmemory-samples', 5, 1),
  integer('timeout', 0, 0),
  integer('tcp-keepalive', 300, 0, INT_MAX, inert),
  integer('tcp-backlog', 511, 0, INT_MAX, fixed),
  integer('maxclients', 10_000, 1, 4_294_967_295),
  integer('slowlog-max-len', 128, 0, LONG_MAX),
  integer('slowlog-log-slower-than', 10_000, -1, LONG_MAX),
  integer('busy-reply-threshold', 5000, 0, LONG_MAX, { alias: 'lua-time-limit', inert: true }),
  integer('stream-node-max-entries', 100, 0, LONG_MAX, inert),
  memory('repl-backlog-size', 1_048_576, 1),
  memory('maxmemory', 0, 0),
  integer('auto-aof-rewrite-percentage', 100, 0),
  memory('auto-aof-rewrite-min-size', 67_108_864, 0, LONG_MAX),
  memory('client-query-buffer-limit', 1_073_741_824, 1_048_576, LONG_MAX),
  memory('proto-max-bulk-len', 536_870_912, 1_048_576),
  memory('stream-node-max-bytes', 4096, 0, LONG_MAX, inert),
  integer('rdb-key-save-delay', 0, -INT_MAX, INT_MAX, { hidden: true }),
  integer('key-load-delay', 0, -INT_MAX, INT_MAX, { hidden: true }),
  memory('loading-process-events-interval-bytes', 2_097_152, 1024, INT_MAX, {
    hidden: true,
    inert: true,
  }),
  row('save', '3600 1 300 100 60 10000', { type: 'save' }),
  row(
    'client-output-buffer-limit',
    'normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60',
    { type: 'output-limits' },
  ),
  row('replicaof', '', { type: 'replicaof' }, { alias: 'slaveof', change: 'immutable' }),
];

const ALL: Parameter[] = [];
const BY_NAME = new Map<string, Parameter>();

/** Every parameter of redis-server 7.0.15, once those that change nothing have been added. */
export const PARAMETERS: readonly Parameter[] = ALL;

export function addParameters(parameters: readonly Parameter[]): void {
  ALL.push(...parameters);
  for (const parameter of parameters) {
    BY_NAME.set(parameter.name, parameter);
    if (parameter.alias !== null) BY_NAME.set(parameter.alias, parameter);
  }
}

addParameters(MODELLED);

/** The parameter of this name or alias, in any letter case. */
export function parameterNamed(name: string): Parameter | null {
  const found = BY_NAME.get(name.toLowerCase()) ?? null;
  if (found === null) assertWhole('a parameter');
  return found;
}
