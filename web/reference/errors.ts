/** Errors that have to do with replication, as redis-server 7.0.15 prints them. Braces stand for what differs. Pure data. */
export const ERRORS = {
  readonly: "READONLY You can't write against a read only replica.",
  masterdown: "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
  noreplicas: 'NOREPLICAS Not enough good replicas to write.',
  loading: 'LOADING Redis is loading the dataset in memory',
  nomasterlink: "NOMASTERLINK Can't SYNC while not connected with my master",
  'nomasterlink-failover': "NOMASTERLINK Can't SYNC while failing over",
  noauth: 'NOAUTH Authentication required.',
  wrongpass: 'WRONGPASS invalid username-password pair or user is disabled.',
  'auth-unset':
    'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
  noperm: "NOPERM this user has no permissions to run the '{command}' command",
  denied:
    'DENIED Redis is running in protected mode because protected mode is enabled and no password is set for the default user. {…}',
  misconf:
    "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk. {…}",
  'misconf-aof': 'MISCONF Errors writing to the AOF file: {why}',
  oom: "OOM command not allowed when used memory > 'maxmemory'.",
  busy: 'BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.',
  unblocked:
    'UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)',
  execabort: 'EXECABORT Transaction discarded because of previous errors.',
  maxclients: 'ERR max number of clients reached',
  'wait-on-replica': 'ERR WAIT cannot be used with replica instances. {…}',
  'replica-keyspace': "ERR Replica can't interact with the keyspace",
  'invalid-master-port': 'ERR Invalid master port',
  'replicaof-failing-over': 'ERR REPLICAOF not allowed while failing over.',
  'replicaof-cluster': 'ERR REPLICAOF not allowed in cluster mode.',
  'replicaof-from-replica': 'ERR Command is not valid when client is a replica.',
  'replicaof-immutable':
    "ERR CONFIG SET failed (possibly related to argument 'replicaof') - can't set immutable config",
  'no-config-file': 'ERR The server is running without a config file',
  'replconf-unknown': 'ERR Unrecognized REPLCONF option: {option}',
  'psync-pending': 'ERR SYNC and PSYNC are invalid with pending output',
  'psync-failover-master': "ERR PSYNC FAILOVER can't be sent to a master.",
  'psync-failover-replid': 'ERR PSYNC FAILOVER replid must match my replid.',
  'filtered-replica': 'ERR Filtered replica requires EOF capability',
  'failover-in-progress': 'ERR FAILOVER already in progress.',
  'failover-none': 'ERR No failover in progress.',
  'failover-on-replica': 'ERR FAILOVER is not valid when server is a replica.',
  'failover-no-replicas': 'ERR FAILOVER requires connected replicas.',
  'failover-target-unknown': 'ERR FAILOVER target HOST and PORT is not a replica.',
  'failover-target-offline': 'ERR FAILOVER target replica is not online.',
  'failover-timeout': 'ERR FAILOVER timeout must be greater than 0',
  'failover-force':
    'ERR FAILOVER with force option requires both a timeout and target HOST and IP.',
  'failover-cluster':
    'ERR FAILOVER not allowed in cluster mode. Use CLUSTER FAILOVER command instead.',
  nogoodslave: 'NOGOODSLAVE No suitable replica to promote',
  inprog: 'INPROG Failover already in progress',
} as const;

export type ErrorId = keyof typeof ERRORS;

/** READONLY, of `READONLY You can't …`; null: it has only ERR. */
export function codeOf(line: string): string | null {
  const word = line.split(' ', 1)[0] ?? '';
  return word === 'ERR' ? null : word;
}
