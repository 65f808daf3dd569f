/** What a field of INFO is about: its family, its unit, and the things in the picture that it measures. Pure. */
import type { NodeView } from '../../engine/contract.ts';
import type { Spot } from '../store/store.ts';
import { infoMeaningsEn, type InfoField } from './infoMeanings.en.ts';

/** `slave0` is of the family `slaveN`; null: a field that nobody has explained. */
export function familyOf(name: string): InfoField | null {
  const plain = [name, name.replace(/^(slave|db)\d+$/, '$1N')];
  for (const family of ['cmdstat_', 'errorstat_', 'latency_percentiles_usec_']) {
    if (name.startsWith(family)) plain.push(`${family}*`);
  }
  return plain.find(isField) ?? null;
}

function isField(name: string): name is InfoField {
  return Object.hasOwn(infoMeaningsEn, name);
}

export type Unit =
  | 'bytes'
  | 'offset'
  | 'seconds'
  | 'days'
  | 'milliseconds'
  | 'microseconds'
  | 'unixSeconds'
  | 'unixMicroseconds'
  | 'percent'
  | 'ratio'
  | 'perSecond'
  | 'kibPerSecond'
  | 'flag'
  | 'bits';

/** The first that fits is the unit; what fits none is a count, a name or several figures. */
const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [
    /^(repl_backlog_active|replica_announced|slave_read_only|io_threads_active|redis_git_dirty)$/,
    'flag',
  ],
  [/^(loading|async_loading|aof_enabled|cluster_enabled|active_defrag_running)$/, 'flag'],
  [/_in_progress$|_scheduled$|^aof_pending_rewrite$/, 'flag'],
  [/_offset$/, 'offset'],
  [/^(rdb_last_save_time|loading_start_time)$/, 'unixSeconds'],
  [/^server_time_usec$/, 'unixMicroseconds'],
  [/_kbps$/, 'kibPerSecond'],
  [/_per_sec$|^(configured_)?hz$/, 'perSecond'],
  [/_perc$/, 'percent'],
  [/_ratio$/, 'ratio'],
  [/_human$/, 'bytes'],
  [/^latest_fork_usec$/, 'microseconds'],
  [/milliseconds$|_defrag_time$|eviction_exceeded_time$/, 'milliseconds'],
  [/_in_days$/, 'days'],
  [/seconds(_ago)?$|_time_sec$|^used_cpu_|_size_age$/, 'seconds'],
  [/^(arch_bits)$/, 'bits'],
  [/bytes$|cow_(size|peak)$|^repl_backlog_(size|histlen)$|^maxmemory$/, 'bytes'],
  [/^(used_memory|allocator_(allocated|active|resident)|total_system_memory|mem_)/, 'bytes'],
  [/^aof_(current_size|base_size|buffer_length)$|_used_mem$|recent_max_/, 'bytes'],
];
/** What looks like a figure of one of these and is none. */
const NO_UNIT = /^(number_of_|mem_allocator$|maxmemory_policy$)/;

export function unitOf(name: string): Unit | null {
  if (NO_UNIT.test(name)) return null;
  return UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

type Place = (node: NodeView) => readonly Spot[];

const card: Place = ({ id }) => [[`node-${id}`]];
const on =
  (name: string): Place =>
  ({ id }) => [[`${name}-${id}`, `node-${id}`]];
const onRing =
  (name: string): Place =>
  ({ id }) => [[`${name}-${id}`, `ring-${id}`, `node-${id}`]];
const both =
  (...places: readonly Place[]): Place =>
  (node) =>
    places.flatMap((place) => place(node));

/** The link between the two, whichever way round it is named. */
function linkOf(a: string, b: string): Spot {
  return [`link-${a}-${b}`, `link-${b}-${a}`];
}

const ownLink: Place = ({ id, master }) =>
  master === null || master.node === null ? [] : [linkOf(id, master.node)];
const ownMaster: Place = ({ master }) =>
  master === null || master.node === null ? [] : [[`node-${master.node}`]];
const allReplicas: Place = ({ id, replicas }) =>
  replicas.flatMap((replica) =>
    replica.node === null ? [] : [linkOf(id, replica.node), [`node-${replica.node}`]],
  );

/** Where a field does not belong to its section as a whole. */
const PLACES: { readonly [F in InfoField]?: Place } = {
  role: on('role'),
  connected_slaves: allReplicas,
  min_slaves_good_slaves: allReplicas,
  master_replid: on('history'),
  master_replid2: on('history2'),
  second_repl_offset: on('history2'),
  master_repl_offset: both(onRing('ring-head'), on('offset')),
  repl_backlog_active: on('ring'),
  repl_backlog_size: on('ring'),
  repl_backlog_histlen: on('ring'),
  repl_backlog_first_byte_offset: onRing('ring-first'),
  mem_replication_backlog: on('ring'),
  master_host: both(ownMaster, ownLink),
  master_port: both(ownMaster, ownLink),
  master_link_status: both(on('link-status'), ownLink),
  master_last_io_seconds_ago: both(on('link-status'), ownLink),
  master_link_down_since_seconds: both(on('link-status'), ownLink),
  master_sync_in_progress: ownLink,
  master_sync_total_bytes: both(on('transfer'), ownLink),
  master_sync_read_bytes: both(on('transfer'), ownLink),
  master_sync_left_bytes: both(on('transfer'), ownLink),
  master_sync_perc: both(on('transfer'), ownLink),
  master_sync_last_io_seconds_ago: ownLink,
  slave_read_repl_offset: both(on('offset'), ownLink),
  slave_repl_offset: on('offset'),
  mem_clients_slaves: allReplicas,
  mem_total_replication_buffers: both(on('ring'), allReplicas),
  sync_full: allReplicas,
  sync_partial_ok: allReplicas,
  sync_partial_err: allReplicas,
  total_net_repl_input_bytes: ownLink,
  instantaneous_input_repl_kbps: ownLink,
  total_net_repl_output_bytes: allReplicas,
  instantaneous_output_repl_kbps: allReplicas,
  expired_keys: on('keys'),
  evicted_keys: on('keys'),
  slave_expires_tracked_keys: on('keys'),
  used_memory_dataset: on('keys'),
  keyspace_hits: on('keys'),
  keyspace_misses: on('keys'),
};

const SECTIONS: Readonly<Record<string, Place>> = {
  Clients: on('console'),
  Persistence: on('disk'),
  Keyspace: on('keys'),
  Commandstats: on('console'),
  Errorstats: on('console'),
  Latencystats: on('console'),
};

/** What lights up for a field of this node; never nothing: the node's card at least. */
export function spotsOf(section: string, name: string, node: NodeView): readonly Spot[] {
  const replica = /^slave(\d+)$/.exec(name);
  if (replica !== null) return attachedSpots(node, Number(replica[1]));
  const family = familyOf(name);
  const place = (family === null ? undefined : PLACES[family]) ?? SECTIONS[section] ?? card;
  const spots = place(node);
  return spots.length === 0 ? card(node) : spots;
}

/** `slave0`: that replica's card, its link, and its mark at the ring. */
function attachedSpots(node: NodeView, index: number): readonly Spot[] {
  const replica = node.replicas[index]?.node ?? null;
  if (replica === null) return card(node);
  return [
    linkOf(node.id, replica),
    [`node-${replica}`],
    [`ring-mark-${node.id}-${replica}`, `ring-${node.id}`],
  ];
}

/** What changes by itself: nobody has to be told that it did. */
const CLOCKS = /^(server_time_usec|uptime_in_|lru_clock|used_cpu_|master_last_io_seconds_ago)/;

export function isClock(name: string): boolean {
  return CLOCKS.test(name);
}
