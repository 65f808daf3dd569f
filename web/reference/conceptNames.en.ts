/** The terms of replication: their names, and other words for the same. Also the type that another language fills. */
export interface TermName {
  name: string;
  /** Found by these too: older words, words of other books. */
  also?: readonly string[];
}

export const conceptNamesEn = {
  // Who is who
  replication: { name: 'Replication', also: ['master-replica replication', 'copying'] },
  master: { name: 'Master', also: ['primary', 'leader'] },
  replica: { name: 'Replica', also: ['slave', 'secondary', 'follower'] },
  'asynchronous-replication': { name: 'Asynchronous replication', also: ['async'] },
  'one-master-two-replicas': { name: 'One master, two replicas', also: ['star'] },
  'chained-replication': { name: 'Chained replication', also: ['cascading', 'passing the flame'] },
  'sub-replica': { name: 'Sub-replica', also: ['replica of a replica'] },
  'read-write-splitting': { name: 'Read/write splitting', also: ['scaling reads'] },
  'read-only-replica': { name: 'Read-only replica' },
  'writable-replica': { name: 'Writable replica' },
  replicaof: { name: 'REPLICAOF', also: ['SLAVEOF', 'attach'] },
  're-point': { name: 'Re-pointing a replica', also: ['change of master'] },
  // Coming together
  handshake: { name: 'Handshake', also: ['establishing a connection'] },
  'data-sync-stage': { name: 'Data synchronization stage', also: ['sync stage'] },
  'command-propagation': { name: 'Command propagation', also: ['propagation stage'] },
  'replication-stream': { name: 'Replication stream', also: ['stream'] },
  heartbeat: { name: 'Heartbeat', also: ['PING', 'keepalive'] },
  ack: { name: 'Acknowledgement (ACK)', also: ['REPLCONF ACK', 'GETACK'] },
  reconnect: { name: 'Reconnecting', also: ['retry'] },
  'master-password': { name: 'Master password', also: ['masterauth', 'requirepass', 'AUTH'] },
  'announce-address': { name: 'Announced address', also: ['NAT', 'Docker', 'replica-announce-ip'] },
  // Partial or full
  psync: { name: 'PSYNC', also: ['partial synchronization'] },
  'full-resync': { name: 'Full resync', also: ['full copy', 'FULLRESYNC', 'full sync'] },
  'partial-resync': { name: 'Partial resync', also: ['CONTINUE', 'incremental copy'] },
  'replication-offset': { name: 'Replication offset', also: ['offset', 'master_repl_offset'] },
  'replication-id': { name: 'Replication ID', also: ['replid', 'master_replid'] },
  'second-replication-id': { name: 'Second replication ID', also: ['replid2', 'secondary ID'] },
  history: { name: 'History', also: ['branch', 'lineage'] },
  'cached-master': { name: 'Cached master', also: ['ticket'] },
  'run-id': { name: 'Run ID', also: ['run_id'] },
  'sync-command': { name: 'SYNC', also: ['old way'] },
  // What waits
  'replication-backlog': { name: 'Replication backlog', also: ['backlog', 'repl-backlog-size'] },
  'ring-buffer': { name: 'Ring buffer', also: ['circular buffer'] },
  'backlog-overflow': { name: 'Backlog overflow', also: ['lack of backlog', 'NOBACKLOG'] },
  'output-buffer': {
    name: 'Replica output buffer',
    also: ['client-output-buffer-limit', 'replication buffer', 'tank'],
  },
  'full-sync-loop': { name: 'Endless full resync', also: ['full-sync loop'] },
  'offset-gap': { name: 'Offset gap', also: ['bytes behind', 'replication delay'] },
  lag: { name: 'Lag', also: ['slave lag'] },
  // The snapshot
  snapshot: { name: 'Snapshot (RDB)', also: ['rdb', 'dump.rdb', 'BGSAVE', 'RDB file'] },
  aof: { name: 'Append-only file (AOF)', also: ['appendonly'] },
  persistence: { name: 'Persistence', also: ['durability', 'disk'] },
  fork: { name: 'Fork', also: ['child process'] },
  'copy-on-write': { name: 'Copy-on-write', also: ['COW'] },
  diskless: { name: 'Diskless replication', also: ['repl-diskless-sync', 'socket target'] },
  'disk-backed': { name: 'Disk-backed sync', also: ['disk target'] },
  // When something breaks
  failover: { name: 'Failover' },
  'manual-failover': { name: 'Manual failover', also: ['switchover'] },
  'failover-command': { name: 'FAILOVER', also: ['planned switchover'] },
  promotion: { name: 'Promotion', also: ['REPLICAOF NO ONE', 'SLAVEOF NO ONE', 'guest into host'] },
  demotion: { name: 'Demotion' },
  'network-partition': { name: 'Network partition', also: ['cut', 'disconnect'] },
  'silent-drop': { name: 'Silent stall', also: ['silent drop', 'packet loss', 'stall'] },
  'split-brain': { name: 'Split brain', also: ['two masters'] },
  divergence: { name: 'Divergence', also: ['forked data'] },
  'lost-write': { name: 'Lost write', also: ['data loss'] },
  'stale-read': { name: 'Stale read', also: ['old data'] },
  'non-monotonic-read': { name: 'Read that goes backwards', also: ['non-monotonic read'] },
  'empty-master': { name: 'Copied emptiness', also: ['empty master', 'data wiped'] },
  'replication-storm': { name: 'Replication storm', also: ['sync storm'] },
  sentinel: { name: 'Sentinel', also: ['automatic failover'] },
  quorum: { name: 'Quorum', also: ['majority'] },
  // What helps
  wait: { name: 'WAIT', also: ['synchronous writes'] },
  'min-replicas': { name: 'min-replicas', also: ['min-replicas-to-write', 'min-slaves'] },
  'config-rewrite': { name: 'CONFIG REWRITE', also: ['redis.conf', 'configuration file'] },
  info: { name: 'INFO replication', also: ['INFO'] },
  role: { name: 'ROLE' },
  digest: { name: 'Digest', also: ['DEBUG DIGEST', 'checksum', 'in sync'] },
  'expired-key': { name: 'Expired key', also: ['ghost key', 'TTL', 'expire'] },
  eviction: { name: 'Eviction', also: ['maxmemory'] },
} as const satisfies Readonly<Record<string, TermName>>;

export type ConceptId = keyof typeof conceptNamesEn;
export type ConceptNames = Readonly<Record<ConceptId, TermName>>;
