/**
 * What configuration parameters do, and what changing them leads to, in one or two sentences. This file
 * is also the type that another language has to fill. The order is the order on the page.
 */
export const replicationParametersEn = {
  replicaof:
    'The master of this node: its address and port, or empty on a master. REPLICAOF NO ONE makes it a master.',
  'replica-read-only':
    'Whether clients are refused when they write to this replica. What they write here never reaches the master, and is lost at the next full resync.',
  'replica-serve-stale-data':
    'Whether a replica whose link is down still answers reads with what it has (yes), or with MASTERDOWN (no).',
  'replica-priority': 'Sentinel promotes the replica with the lowest number first; 0: never.',
  'repl-backlog-size':
    'How many bytes of the newest stream are kept for replicas that come back. Larger: longer outages end in a partial resync. At least 16 KiB, except in an exact ring.',
  'repl-backlog-ttl':
    'Seconds after the last replica has gone until the backlog is freed; 0: never. A backlog that was freed makes every resync full.',
  'repl-timeout':
    'Seconds of silence after which either side gives the link up. Must be larger than repl-ping-replica-period.',
  'repl-ping-replica-period':
    'Every so many seconds the master puts a PING into the stream. It counts in the offset: 14 bytes each.',
  'repl-diskless-sync':
    'For a full resync: send the snapshot straight from the child to the sockets (yes), or write dump.rdb first and send the file (no).',
  'repl-diskless-sync-delay':
    'Seconds that a diskless full resync waits for more replicas, so that they share one child.',
  'repl-diskless-sync-max-replicas':
    'Do not wait that long once so many replicas are there; 0: always wait.',
  'repl-diskless-load':
    'How a replica loads the snapshot: from a file (disabled), from the socket if it is empty (on-empty-db), or beside its old data (swapdb).',
  'repl-disable-tcp-nodelay': 'Fewer, larger packets to replicas, and up to 40 ms more delay.',
  'client-output-buffer-limit':
    'How many bytes may wait for a client of a class: hard limit, soft limit, seconds above soft. Beyond it a replica (class slave) is dropped and has to sync again.',
  'min-replicas-to-write':
    'Writes are refused (NOREPLICAS) while fewer replicas than this are online and near enough; 0: never.',
  'min-replicas-max-lag':
    'A replica whose last ACK is older than so many seconds does not count for that.',
  masterauth: 'The password that this replica gives to its master.',
  masteruser: 'The user that this replica logs in as; empty: the default user.',
  'replica-announce-ip': 'The address that this replica gives itself in its master’s INFO.',
  'replica-announce-port':
    'The port that this replica gives itself in its master’s INFO; 0: its own.',
  'replica-announced': 'Whether Sentinel tells its clients of this replica.',
  'replica-ignore-maxmemory':
    'Whether a replica leaves eviction to its master, whose DELs it receives (yes), so that both hold the same.',
  'replica-lazy-flush':
    'Whether the old data set is freed by another thread when a full resync replaces it.',
  'replica-ignore-disk-write-errors':
    'Whether a replica goes on applying the stream when it cannot write to its disk (yes), or ends itself (no).',
  'propagation-error-behavior':
    'What a replica does when a command of the stream fails: ignore it, or end the process (panic).',
  'rdb-del-sync-files':
    'Whether RDB files that were made only for a full resync are deleted, on nodes without persistence.',
  'shutdown-timeout': 'Seconds that SHUTDOWN waits for replicas that lag behind; 0: not at all.',
  'tls-replication': 'Whether the link to the master uses TLS.',
} as const;

export const persistenceParametersEn = {
  save: 'When a snapshot is made: after so many seconds, if there were so many changes. Pairs of both; empty: never.',
  dbfilename: 'Name of the snapshot.',
  dir: 'The working directory, where the files are.',
  rdbcompression: 'Whether long strings are compressed (LZF) in a snapshot.',
  rdbchecksum: 'Whether a snapshot ends with a CRC-64 that is checked at loading.',
  'stop-writes-on-bgsave-error':
    'Whether writes are refused (MISCONF) after a snapshot failed, until one succeeds.',
  appendonly:
    'Whether every write is also appended to a file, which is loaded at a start instead of dump.rdb.',
  appendfilename: 'Name of the append-only files.',
  appenddirname: 'Directory of the append-only files.',
  appendfsync:
    'When what was appended is forced onto the disk: after each write (always), each second (everysec), or when the system likes (no).',
  'no-appendfsync-on-rewrite': 'Whether no fsync is made while a child writes.',
  'auto-aof-rewrite-percentage':
    'Rewrite the append-only file once it has grown by so many percent; 0: never.',
  'auto-aof-rewrite-min-size': 'Never rewrite one that is smaller than this.',
  'aof-load-truncated': 'Whether a file whose last command is cut off is loaded all the same.',
  'aof-use-rdb-preamble': 'Whether a rewrite writes a snapshot (yes) or commands (no).',
  'aof-timestamp-enabled': 'Whether the file tells from time to time when its commands were run.',
  'aof-rewrite-incremental-fsync': 'Whether a rewrite forces its file onto the disk bit by bit.',
} as const;

export const otherParametersEn = {
  port: 'The port that the node listens on.',
  requirepass: 'The password that clients, and replicas, have to give.',
  maxmemory: 'At so many bytes keys are evicted or writes refused; 0: no limit.',
  'maxmemory-policy':
    'What gives way at maxmemory. A master sends a DEL for each key that it evicts.',
  databases: 'How many databases there are.',
  aclfile: 'File of the users and their permissions; empty: they stand in redis.conf.',
  loglevel: 'How much is logged.',
  maxclients: 'At most so many clients.',
  timeout: 'Seconds after which an idle client is closed; 0: never. Replicas are spared.',
  'notify-keyspace-events': 'Which events are published on channels.',
  'enable-debug-command': 'Whether DEBUG works: here it does, unless the file says no.',
} as const;

const all = { ...replicationParametersEn, ...persistenceParametersEn, ...otherParametersEn };

export type ExplainedParameter = keyof typeof all;
export type ParameterMeanings = Readonly<Record<ExplainedParameter, string>>;

export const parameterMeaningsEn: ParameterMeanings = all;
export const REPLICATION_PARAMETERS: readonly string[] = Object.keys(replicationParametersEn);
export const PERSISTENCE_PARAMETERS: readonly string[] = Object.keys(persistenceParametersEn);
