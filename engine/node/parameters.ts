/** How a configuration parameter is read and written (config.c of 7.0). */
export type ParameterKind =
  | { readonly type: 'yes-no' }
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  | { readonly type: 'memory'; readonly min: number; readonly max: number }
  | { readonly type: 'text' }
  | { readonly type: 'enum'; readonly values: readonly string[] }
  | { readonly type: 'save' }
  | { readonly type: 'output-limits' }
  | { readonly type: 'replicaof' };

export interface Parameter {
  readonly name: string;
  readonly alias: string | null;
  readonly default: string;
  readonly kind: ParameterKind;
  /** `runtime`: CONFIG SET works. Otherwise the word in its refusal. */
  readonly change: 'runtime' | 'immutable' | 'protected';
  /** CONFIG GET finds it only by its exact name. */
  readonly hidden: boolean;
  /** The playground accepts and shows it, but nothing depends on it. */
  readonly inert: boolean;
}

const INT_MAX = 2_147_483_647;
const LONG_MAX = Number.MAX_SAFE_INTEGER;
type Options = Partial<Pick<Parameter, 'alias' | 'change' | 'hidden' | 'inert'>>;

function row(
  name: string,
  fallback: string,
  kind: ParameterKind,
  options: Options = {},
): Parameter {
  const base = { alias: null, change: 'runtime', hidden: false, inert: false } as const;
  return { name, default: fallback, kind, ...base, ...options };
}
const yesNo = (name: string, fallback: 'yes' | 'no', options?: Options): Parameter =>
  row(name, fallback, { type: 'yes-no' }, options);
const text = (name: string, fallback: string, options?: Options): Parameter =>
  row(name, fallback, { type: 'text' }, options);
const integer = (
  name: string,
  fallback: number,
  min: number,
  max = INT_MAX,
  options?: Options,
): Parameter => row(name, String(fallback), { type: 'integer', min, max }, options);
const memory = (
  name: string,
  fallback: number,
  min: number,
  max = LONG_MAX,
  options?: Options,
): Parameter => row(name, String(fallback), { type: 'memory', min, max }, options);
const choice = (name: string, values: readonly string[], options?: Options): Parameter =>
  row(name, values[0]!, { type: 'enum', values }, options);

const inert = { inert: true } as const;
const fixed = { change: 'immutable', inert: true } as const;

/** Every parameter that the playground knows, in the order in which CONFIG GET * lists them. */
export const PARAMETERS: readonly Parameter[] = [
  yesNo('rdbchecksum', 'yes', { change: 'immutable' }),
  yesNo('daemonize', 'no', fixed),
  yesNo('always-show-logo', 'no', fixed),
  yesNo('protected-mode', 'yes', inert),
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
  choice('acl-pubsub-default', ['resetchannels', 'allchannels']),
  integer('acllog-max-len', 128, 0, LONG_MAX),
  text('dbfilename', 'dump.rdb', { change: 'protected' }),
  text('dir', '/data', { change: 'protected', inert: true }),
  text('logfile', '', { change: 'immutable', inert: true }),
  text('pidfile', '', fixed),
  text('bind', '* -::*', inert),
  text('unixsocket', '', fixed),
  text('unixsocketperm', '0', fixed),
  text('bind-source-addr', '', inert),
  text('appendfilename', 'appendonly.aof', { change: 'immutable' }),
  text('appenddirname', 'appendonlydir', { change: 'immutable' }),
  text('notify-keyspace-events', '', inert),
  choice('repl-diskless-load', ['disabled', 'on-empty-db', 'swapdb']),
  choice('propagation-error-behavior', ['ignore', 'panic', 'panic-on-replicas'], inert),
  choice('shutdown-on-sigint', ['default', 'save', 'nosave', 'now', 'force'], inert),
  choice('shutdown-on-sigterm', ['default', 'save', 'nosave', 'now', 'force'], inert),
  row('loglevel', 'notice', {
    type: 'enum',
    values: ['debug', 'verbose', 'notice', 'warning'],
  }),
  choice('maxmemory-policy', [
    'noeviction',
    'volatile-lru',
    'volatile-lfu',
    'volatile-random',
    'volatile-ttl',
    'allkeys-lru',
    'allkeys-lfu',
    'allkeys-random',
  ]),
  choice('appendfsync', ['everysec', 'always', 'no']),
  choice('enable-debug-command', ['local', 'yes', 'no'], { change: 'immutable' }),
  integer('port', 6379, 0, 65_535, { change: 'immutable' }),
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
  integer('maxclients', 10_000, 1, INT_MAX, inert),
  integer('slowlog-max-len', 128, 0, LONG_MAX),
  integer('slowlog-log-slower-than', 10_000, -1, LONG_MAX),
  integer('busy-reply-threshold', 5000, 0, LONG_MAX, { alias: 'lua-time-limit', inert: true }),
  integer('stream-node-max-entries', 100, 0, LONG_MAX, inert),
  memory('repl-backlog-size', 1_048_576, 1),
  memory('maxmemory', 0, 0),
  integer('auto-aof-rewrite-percentage', 100, 0),
  memory('auto-aof-rewrite-min-size', 67_108_864, 0, LONG_MAX),
  memory('client-query-buffer-limit', 1_073_741_824, 1_048_576, LONG_MAX, inert),
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

const BY_NAME = new Map<string, Parameter>();
for (const parameter of PARAMETERS) {
  BY_NAME.set(parameter.name, parameter);
  if (parameter.alias !== null) BY_NAME.set(parameter.alias, parameter);
}

/** The parameter of this name or alias, in any letter case. */
export function parameterNamed(name: string): Parameter | null {
  return BY_NAME.get(name.toLowerCase()) ?? null;
}

const MEMORY_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1000,
  kb: 1024,
  m: 1_000_000,
  mb: 1_048_576,
  g: 1_000_000_000,
  gb: 1_073_741_824,
};

/** `1mb` to bytes (memtoull), or null. */
export function parseMemory(value: string): number | null {
  const match = /^(-?\d+)([a-z]*)$/i.exec(value);
  if (!match) return null;
  const unit = MEMORY_UNITS[match[2]!.toLowerCase()];
  return unit === undefined ? null : Number(match[1]) * unit;
}

/** The value as the parameter keeps it, or Redis's reason for refusing it. */
export type Checked = { readonly value: string } | { readonly refused: string };

export function checkValue(parameter: Parameter, words: readonly string[]): Checked {
  const { kind } = parameter;
  const value = words.join(' ');
  switch (kind.type) {
    case 'yes-no': {
      const lower = value.toLowerCase();
      return lower === 'yes' || lower === 'no'
        ? { value: lower }
        : { refused: "argument must be 'yes' or 'no'" };
    }
    case 'integer':
      if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(Number(value))) {
        return { refused: "argument couldn't be parsed into an integer" };
      }
      return inRange(Number(value), kind.min, kind.max);
    case 'memory': {
      const bytes = parseMemory(value);
      if (bytes === null || bytes < 0) return { refused: 'argument must be a memory value' };
      return inRange(bytes, kind.min, kind.max);
    }
    case 'text':
      return parameter.name === 'dbfilename' && value.includes('/')
        ? { refused: "dbfilename can't be a path, just a filename" }
        : { value };
    case 'enum':
      return kind.values.includes(value.toLowerCase())
        ? { value: value.toLowerCase() }
        : { refused: `argument(s) must be one of the following: ${kind.values.join(', ')}` };
    case 'save':
      return checkSave(value);
    case 'output-limits':
      return checkOutputLimits(value);
    case 'replicaof':
      return { value: value.toLowerCase() === 'no one' ? '' : value };
  }
}

function inRange(value: number, min: number, max: number): Checked {
  if (value >= min && value <= max) return { value: String(value) };
  // Redis's own upper end; JavaScript counts exactly up to a little less.
  const end = max === LONG_MAX ? '9223372036854775807' : String(max);
  return { refused: `argument must be between ${min} and ${end} inclusive` };
}

function checkSave(value: string): Checked {
  if (value.trim() === '') return { value: '' };
  const numbers = value.trim().split(/\s+/).map(Number);
  const good =
    numbers.length % 2 === 0 &&
    numbers.every((n, i) => Number.isInteger(n) && n >= (i % 2 === 0 ? 1 : 0));
  return good ? { value: numbers.join(' ') } : { refused: 'Invalid save parameters' };
}

function checkOutputLimits(value: string): Checked {
  const words = value.trim().split(/\s+/);
  if (words.length === 0 || words.length % 4 !== 0) {
    return { refused: 'Wrong number of arguments in buffer limit configuration.' };
  }
  for (let i = 0; i < words.length; i += 4) {
    if (!['normal', 'slave', 'replica', 'pubsub'].includes(words[i]!.toLowerCase())) {
      return { refused: 'Invalid client class specified in buffer limit configuration.' };
    }
    const numbers = [parseMemory(words[i + 1]!), parseMemory(words[i + 2]!), Number(words[i + 3])];
    if (numbers.some((n) => n === null || Number.isNaN(n) || n < 0)) {
      return {
        refused: 'Error in hard, soft or soft_seconds setting in buffer limit configuration.',
      };
    }
  }
  return { value: words.join(' ') };
}
