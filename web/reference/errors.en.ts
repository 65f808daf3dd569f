/** What each error means, and what to do about it. This file is also the type that another language has to fill. */
import type { ErrorId } from './errors.ts';

export interface Advice {
  means: string;
  /** What to do; none, where there is nothing to mend. */
  mend?: string;
}
export type ErrorTexts = Readonly<Record<ErrorId, Advice>>;

export const errorsEn: ErrorTexts = {
  readonly: {
    means: 'A write came to a replica. Replicas only take changes from their master.',
    mend: 'Write to the master: INFO names it as `master_host` and `master_port`. If this server should not be a replica at all, find out who typed REPLICAOF; an open port and no password let strangers do it.',
  },
  masterdown: {
    means:
      'This replica has lost its master, and `replica-serve-stale-data no` forbids it to answer with old data. Even PING gets this answer.',
    mend: 'Mend the link, or allow old answers with `CONFIG SET replica-serve-stale-data yes`.',
  },
  noreplicas: {
    means:
      'The master refuses writes, because fewer replicas than `min-replicas-to-write` are online with a recent [[ack]]. Reads still work.',
    mend: 'Look at `min_slaves_good_slaves` in INFO and at the `lag` of each replica; bring replicas back, or lower the setting.',
  },
  loading: {
    means:
      'The server is reading its data from the disk, or a replica is loading the snapshot it got. It answers nothing else until that is done.',
    mend: 'Wait and try again. `loading_eta_seconds` in INFO tells how long.',
  },
  nomasterlink: {
    means:
      'The answer of a replica whose own link is down, to somebody who wants to follow it. It has nothing reliable to pass on.',
    mend: 'The [[sub-replica]] tries again every second. Mend the link above.',
  },
  'nomasterlink-failover': {
    means: 'A master that is handing over its role (FAILOVER) takes no new replicas.',
    mend: 'It passes by itself: the replica tries again every second.',
  },
  noauth: {
    means: 'The server has a password, and this connection has not given one.',
    mend: 'A client: `AUTH password`. A replica: set `masterauth` to the master’s `requirepass`.',
  },
  wrongpass: {
    means: 'The password, or the user, is not right.',
    mend: 'Compare the replica’s `masterauth` (and `masteruser`) with the master’s `requirepass` or its ACL users.',
  },
  'auth-unset': {
    means: 'A password was given to a server that has none.',
    mend: 'On a replica whose log shows this: the master lost its `requirepass`, or never had one. The link does not come up until both agree.',
  },
  noperm: {
    means: 'The user may log in, but not run this command.',
    mend: 'A user for replication needs `+psync +replconf +ping`.',
  },
  denied: {
    means:
      'The server has no password, and a connection came from another machine. It says this once and hangs up.',
    mend: 'Set `requirepass` and `bind` to the right address. Switch protected mode off only in a closed network.',
  },
  misconf: {
    means:
      'The last snapshot could not be written to the disk, so writes are refused until one succeeds. The disk is full, gone, or not writable.',
    mend: 'Mend the disk, then `BGSAVE`. `stop-writes-on-bgsave-error no` takes writes all the same, and they are not safe.',
  },
  'misconf-aof': {
    means: 'The append-only file cannot be written, so writes are refused.',
    mend: 'Mend the disk. The server notices by itself and takes writes again.',
  },
  oom: {
    means:
      'The memory limit is reached and nothing may be evicted, so commands that need memory are refused.',
    mend: 'Raise `maxmemory` or choose another `maxmemory-policy`. A replica ignores its own limit by default.',
  },
  busy: {
    means:
      'A script has been running for longer than `busy-reply-threshold`; nobody else is served.',
    mend: 'Its replicas may miss ACKs meanwhile. Let it end, or `SCRIPT KILL` if it has not written yet.',
  },
  unblocked: {
    means:
      'The client was waiting (BLPOP, for instance) when the server became a replica. Waiting makes no sense there.',
    mend: 'Connect to the new master and ask again.',
  },
  execabort: {
    means:
      'A command in the transaction was refused when it was queued, so EXEC carries none of them out. On a replica that is usually a READONLY before it.',
    mend: 'Read the first error, not this one.',
  },
  maxclients: {
    means: 'No more connections: `maxclients` is reached. A replica is refused in the same way.',
    mend: 'Raise `maxclients`, or find out who opens so many.',
  },
  'wait-on-replica': {
    means:
      'WAIT counts acknowledgements of replicas; only a master has a stream that they acknowledge.',
    mend: 'Use WAIT on the master, on the connection that wrote.',
  },
  'replica-keyspace': {
    means:
      'A connection that has asked for PSYNC is a replica’s link. It can only take the stream. Nobody gets to read this error: it is [[log.critical-master|logged]], and the link is closed.',
    mend: 'Open a second connection for commands.',
  },
  'invalid-master-port': {
    means: 'The port in REPLICAOF is no number between 0 and 65535.',
    mend: '`REPLICAOF host port`, for instance `REPLICAOF 127.0.0.1 6379`.',
  },
  'replicaof-failing-over': {
    means: 'A FAILOVER is under way on this server; its role must not change meanwhile.',
    mend: 'Wait until it is done, or `FAILOVER ABORT`.',
  },
  'replicaof-cluster': {
    means: 'In cluster mode the cluster assigns replicas.',
    mend: '`CLUSTER REPLICATE node-id`.',
  },
  'replicaof-from-replica': {
    means:
      'REPLICAOF was sent over a connection that is itself a replica’s link. The error is only [[log.critical-master|logged]].',
    mend: 'Use a connection of your own.',
  },
  'replicaof-immutable': {
    means: 'The master cannot be changed with CONFIG SET.',
    mend: 'Use the command `REPLICAOF`, then `CONFIG REWRITE` if it is to last.',
  },
  'no-config-file': {
    means: 'The server was started without a file, so there is nothing to rewrite.',
    mend: 'Start it with a configuration file: `redis-server /path/redis.conf`.',
  },
  'replconf-unknown': {
    means:
      'The master does not know this option of REPLCONF. A newer replica may send what an older master has not heard of.',
    mend: 'Harmless: the replica goes on without it.',
  },
  'psync-pending': {
    means:
      'PSYNC came while other replies to this connection were still waiting. The stream cannot begin in the middle of them.',
    mend: 'Send PSYNC on a connection of its own.',
  },
  'psync-failover-master': {
    means:
      'The hand-over of FAILOVER (`PSYNC … FAILOVER`) reached a server that is a master already.',
  },
  'psync-failover-replid': {
    means: 'The hand-over of FAILOVER named another history than the replica’s.',
    mend: 'The FAILOVER does not happen; the replica follows something else.',
  },
  'filtered-replica': {
    means:
      'A client asked for a part of the data only (`REPLCONF rdb-filter-only`), and did not say that it can read a diskless snapshot.',
    mend: 'Send `REPLCONF capa eof` first.',
  },
  'failover-in-progress': {
    means: 'A FAILOVER is already under way.',
    mend: '`master_failover_state` in INFO tells how far it is; `FAILOVER ABORT` ends it.',
  },
  'failover-none': { means: 'There is no FAILOVER that could be aborted.' },
  'failover-on-replica': {
    means: 'FAILOVER hands over the role of master, and this server is a replica.',
    mend: 'Type it at the master. If the master is dead: `REPLICAOF NO ONE` here.',
  },
  'failover-no-replicas': {
    means: 'There is no replica that could take over.',
    mend: 'Look at `connected_slaves`.',
  },
  'failover-target-unknown': {
    means: 'No replica is listed under this host and port.',
    mend: 'Use the address exactly as INFO’s `slave0:ip=…,port=…` shows it.',
  },
  'failover-target-offline': {
    means: 'That replica is still syncing.',
    mend: 'Wait for `state=online`.',
  },
  'failover-timeout': { means: 'TIMEOUT must be a positive number of milliseconds.' },
  'failover-force': {
    means:
      'FORCE gives up waiting, so it needs to know for whom (TO) and after how long (TIMEOUT).',
    mend: '`FAILOVER TO host port FORCE TIMEOUT ms`.',
  },
  'failover-cluster': {
    means: 'In cluster mode the cluster changes roles.',
    mend: '`CLUSTER FAILOVER`, at the replica.',
  },
  nogoodslave: {
    means:
      'An answer of [[sentinel|Sentinel]]: it sees no replica that it may promote. All are down, too long without their master, or have `replica-priority 0`.',
    mend: 'Look at `SENTINEL REPLICAS name` and at each replica’s `slave_priority` and link.',
  },
  inprog: {
    means: 'An answer of [[sentinel|Sentinel]]: a failover of this master is already under way.',
    mend: 'Wait for its end.',
  },
};
