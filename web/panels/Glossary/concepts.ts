/** How the terms hang together: their chapter, where on the page one sees them, and what belongs to them. Pure data. */
import type { ConceptId } from '../../reference/conceptNames.en.ts';
import type { TermId } from '../../reference/terms.ts';
import type { Place } from './places.ts';

export const CHAPTERS = [
  'roles',
  'connecting',
  'resync',
  'waiting',
  'snapshot',
  'trouble',
  'tools',
] as const;
export type Chapter = (typeof CHAPTERS)[number];

export interface Concept {
  chapter: Chapter;
  places: readonly Place[];
  related: readonly TermId[];
}

const of = (chapter: Chapter, places: readonly Place[], related: readonly TermId[]): Concept => ({
  chapter,
  places,
  related,
});

export const CONCEPTS: Readonly<Record<ConceptId, Concept>> = {
  replication: of('roles', ['picture'], ['asynchronous-replication', 'handshake', 'info']),
  master: of('roles', ['master'], ['replica', 'promotion', 'info.role', 'info.connected_slaves']),
  replica: of('roles', ['replica'], ['master', 'replicaof', 'read-only-replica', 'info.slaveN']),
  'asynchronous-replication': of('roles', ['behind'], ['lost-write', 'stale-read', 'wait']),
  'one-master-two-replicas': of(
    'roles',
    ['picture'],
    ['chained-replication', 'read-write-splitting'],
  ),
  'chained-replication': of(
    'roles',
    ['picture'],
    ['sub-replica', 're-point', 'error.nomasterlink', 'reason.master-link-down'],
  ),
  'sub-replica': of('roles', ['linkStatus'], ['chained-replication', 'error.nomasterlink']),
  'read-write-splitting': of('roles', ['console'], ['stale-read', 'replica']),
  'read-only-replica': of(
    'roles',
    ['console'],
    ['writable-replica', 'error.readonly', 'info.slave_read_only', 'config.replica-read-only'],
  ),
  'writable-replica': of('roles', ['console'], ['divergence', 'config.replica-read-only']),
  replicaof: of(
    'roles',
    ['console'],
    [
      'handshake',
      'config-rewrite',
      'promotion',
      'config.replicaof',
      'log.replicaof-enabled',
      'error.replicaof-immutable',
    ],
  ),
  're-point': of('roles', ['console'], ['replicaof', 'partial-resync', 'history']),
  handshake: of(
    'connecting',
    ['messages'],
    [
      'psync',
      'message.ping',
      'message.listening-port',
      'message.capa-both',
      'state.SEND_HANDSHAKE',
    ],
  ),
  'data-sync-stage': of(
    'connecting',
    ['messages'],
    ['full-resync', 'partial-resync', 'command-propagation', 'info.master_sync_in_progress'],
  ),
  'command-propagation': of('connecting', ['messages'], ['replication-stream', 'heartbeat']),
  'replication-stream': of(
    'connecting',
    ['messages', 'inspectBacklog'],
    ['replication-offset', 'message.select', 'message.command'],
  ),
  heartbeat: of(
    'connecting',
    ['messages'],
    ['ack', 'message.stream-ping', 'config.repl-ping-replica-period', 'config.repl-timeout'],
  ),
  ack: of('connecting', ['messages'], ['lag', 'wait', 'message.ack', 'message.getack']),
  reconnect: of(
    'connecting',
    ['messages'],
    ['handshake', 'log.reconnecting', 'log.connecting', 'log.connect-error'],
  ),
  'master-password': of(
    'connecting',
    ['messages', 'inspectConfig'],
    [
      'message.auth',
      'config.masterauth',
      'config.requirepass',
      'error.noauth',
      'error.wrongpass',
      'log.auth-failed',
    ],
  ),
  'announce-address': of(
    'connecting',
    ['inspectConfig'],
    ['message.ip-address', 'config.replica-announce-ip', 'config.replica-announce-port'],
  ),
  psync: of(
    'resync',
    ['messages', 'verdict'],
    [
      'full-resync',
      'partial-resync',
      'replication-id',
      'message.psync',
      'message.psync-anything',
      'log.trying-partial',
    ],
  ),
  'full-resync': of(
    'resync',
    ['transfer', 'messages'],
    [
      'partial-resync',
      'snapshot',
      'message.fullresync',
      'info.sync_full',
      'log.full-from-master',
      'reason.no-history',
    ],
  ),
  'partial-resync': of(
    'resync',
    ['verdict', 'messages'],
    [
      'full-resync',
      'replication-backlog',
      'message.continue',
      'info.sync_partial_ok',
      'log.partial-accepted',
      'reason.same-history',
    ],
  ),
  'replication-offset': of(
    'resync',
    ['offset', 'ringHead'],
    ['replication-id', 'offset-gap', 'info.master_repl_offset', 'info.slave_repl_offset'],
  ),
  'replication-id': of(
    'resync',
    ['history'],
    [
      'second-replication-id',
      'run-id',
      'info.master_replid',
      'reason.id-mismatch',
      'log.id-mismatch',
    ],
  ),
  'second-replication-id': of(
    'resync',
    ['history2', 'viewHistory'],
    [
      'replication-id',
      'promotion',
      'info.master_replid2',
      'info.second_repl_offset',
      'reason.second-id',
      'reason.second-id-too-far',
      'log.secondary-id',
    ],
  ),
  history: of(
    'resync',
    ['viewHistory', 'history'],
    ['replication-id', 'divergence', 'event.replid-changed'],
  ),
  'cached-master': of(
    'resync',
    ['verdict'],
    ['partial-resync', 'log.state-cached', 'log.no-cached-master', 'log.synthesized-master'],
  ),
  'run-id': of('resync', ['inspectInfo'], ['replication-id', 'info.run_id']),
  'sync-command': of('resync', [], ['psync', 'message.sync', 'log.retrying-with-sync']),
  'replication-backlog': of(
    'waiting',
    ['ring', 'inspectBacklog'],
    [
      'ring-buffer',
      'backlog-overflow',
      'output-buffer',
      'config.repl-backlog-size',
      'config.repl-backlog-ttl',
      'info.repl_backlog_histlen',
      'log.backlog-created',
    ],
  ),
  'ring-buffer': of(
    'waiting',
    ['ring'],
    ['replication-backlog', 'info.repl_backlog_first_byte_offset'],
  ),
  'backlog-overflow': of(
    'waiting',
    ['ringFirst', 'verdict'],
    [
      'replication-backlog',
      'full-resync',
      'reason.offset-before-backlog',
      'log.lack-of-backlog',
      'config.repl-backlog-size',
    ],
  ),
  'output-buffer': of(
    'waiting',
    ['buffer'],
    [
      'full-sync-loop',
      'replication-backlog',
      'config.client-output-buffer-limit',
      'log.output-limit',
      'info.mem_clients_slaves',
    ],
  ),
  'full-sync-loop': of('waiting', ['buffer'], ['output-buffer', 'full-resync', 'log.output-limit']),
  'offset-gap': of('waiting', ['behind'], ['replication-offset', 'lag', 'stale-read']),
  lag: of('waiting', ['inspectInfo'], ['ack', 'offset-gap', 'info.slaveN', 'min-replicas']),
  snapshot: of(
    'snapshot',
    ['child', 'inspectDisk'],
    ['full-resync', 'fork', 'persistence', 'config.save', 'message.rdb'],
  ),
  aof: of(
    'snapshot',
    ['inspectDisk'],
    ['persistence', 'snapshot', 'config.appendonly', 'error.misconf-aof'],
  ),
  persistence: of(
    'snapshot',
    ['inspectDisk'],
    ['snapshot', 'aof', 'empty-master', 'error.misconf'],
  ),
  fork: of('snapshot', ['child'], ['snapshot', 'copy-on-write', 'info.latest_fork_usec']),
  'copy-on-write': of('snapshot', ['inspectInfo'], ['fork', 'info.current_cow_size']),
  diskless: of(
    'snapshot',
    ['messages'],
    [
      'disk-backed',
      'message.rdb-eof',
      'message.eof-mark',
      'config.repl-diskless-sync',
      'config.repl-diskless-sync-delay',
      'log.bgsave-delayed',
    ],
  ),
  'disk-backed': of(
    'snapshot',
    ['messages'],
    ['diskless', 'message.rdb-length', 'config.repl-diskless-sync', 'log.bgsave-shared'],
  ),
  failover: of(
    'trouble',
    ['picture'],
    ['manual-failover', 'failover-command', 'sentinel', 'promotion'],
  ),
  'manual-failover': of('trouble', ['console'], ['promotion', 're-point', 'failover-command']),
  'failover-command': of(
    'trouble',
    ['console'],
    [
      'manual-failover',
      'info.master_failover_state',
      'log.failover-requested',
      'error.failover-in-progress',
      'message.psync-failover',
    ],
  ),
  promotion: of(
    'trouble',
    ['console', 'viewHistory'],
    ['second-replication-id', 'manual-failover', 'log.master-mode', 'event.role-changed'],
  ),
  demotion: of(
    'trouble',
    ['viewHistory'],
    ['promotion', 'lost-write', 'log.synthesized-master', 'reason.second-id-too-far'],
  ),
  'network-partition': of(
    'trouble',
    ['link'],
    [
      'silent-drop',
      'reconnect',
      'info.master_link_status',
      'log.master-lost',
      'event.link-changed',
    ],
  ),
  'silent-drop': of(
    'trouble',
    ['link'],
    [
      'network-partition',
      'heartbeat',
      'config.repl-timeout',
      'log.master-timeout',
      'log.replica-timedout',
      'info.master_last_io_seconds_ago',
    ],
  ),
  'split-brain': of('trouble', ['viewHistory'], ['divergence', 'lost-write', 'min-replicas']),
  divergence: of(
    'trouble',
    ['viewHistory', 'digest'],
    ['split-brain', 'writable-replica', 'digest'],
  ),
  'lost-write': of(
    'trouble',
    ['timeline', 'viewHistory'],
    ['asynchronous-replication', 'wait', 'min-replicas', 'event.keys-lost'],
  ),
  'stale-read': of(
    'trouble',
    ['timeline', 'behind'],
    ['offset-gap', 'config.replica-serve-stale-data', 'error.masterdown'],
  ),
  'non-monotonic-read': of('trouble', ['timeline'], ['stale-read', 'read-write-splitting']),
  'empty-master': of(
    'trouble',
    ['timeline', 'keys'],
    ['persistence', 'full-resync', 'event.keys-lost'],
  ),
  'replication-storm': of('trouble', ['picture'], ['full-resync', 'chained-replication']),
  sentinel: of('trouble', [], ['failover', 'quorum', 'error.nogoodslave', 'info.slave_priority']),
  quorum: of('trouble', [], ['sentinel']),
  wait: of(
    'tools',
    ['console'],
    ['ack', 'min-replicas', 'message.getack', 'error.wait-on-replica'],
  ),
  'min-replicas': of(
    'tools',
    ['inspectConfig'],
    [
      'lag',
      'error.noreplicas',
      'config.min-replicas-to-write',
      'config.min-replicas-max-lag',
      'info.min_slaves_good_slaves',
    ],
  ),
  'config-rewrite': of('tools', ['inspectConfig'], ['replicaof', 'error.no-config-file']),
  info: of('tools', ['inspectInfo', 'console'], ['role', 'info.role', 'info.master_link_status']),
  role: of('tools', ['console'], ['info']),
  digest: of('tools', ['digest'], ['divergence', 'replication-offset']),
  'expired-key': of('tools', ['keys'], ['eviction', 'info.expired_keys']),
  eviction: of(
    'tools',
    ['keys'],
    ['config.maxmemory', 'config.maxmemory-policy', 'error.oom', 'event.evicted'],
  ),
};
