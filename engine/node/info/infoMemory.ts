// INFO's section on memory, and MEMORY STATS. A simulated process has no allocator of its own: what it
// asked for is what it has, without a byte between. A real one tells what the system says.
import { outputBufferOf } from '../../replication/masterSide.ts';
import type { Outcome } from '../../commands/row.ts';
import { bulkText, integer, type Reply } from '../../resp/reply.ts';
import { usedMemory } from '../snapshots/child.ts';
import type { CommandContext } from '../context.ts';
import { type Fields, section } from './infoText.ts';
import type { RedisServer } from '../redisServer.ts';
import { plain } from '../plain.ts';

/** A Lua interpreter without scripts, the one for functions, and its empty table. */
const LUA = 32_768;
const LUA_FUNCTIONS = 33_792;
const FUNCTIONS = 200;
/** What one client costs, near enough. */
const CLIENT = 1_928;

/** `1.00M`, as bytesToHuman prints it. */
export function human(bytes: number): string {
  const units = ['B', 'K', 'M', 'G'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < 3) {
    value /= 1024;
    unit++;
  }
  return unit === 0 ? `${bytes}B` : `${value.toFixed(2)}${units[unit]}`;
}

/** All in bytes. */
interface Memory {
  readonly used: number;
  readonly peak: number;
  readonly startup: number;
  readonly dataset: number;
  readonly overhead: number;
  readonly resident: number;
  readonly total: number;
  readonly backlog: number;
  readonly replication: number;
  readonly replicas: number;
  readonly clients: number;
  readonly aof: number;
}

function measure(server: RedisServer): Memory {
  const { keyspace, stats, host } = server;
  const used = usedMemory(server);
  stats.peak_memory = Math.max(stats.peak_memory, used);
  const replicas = server.peers.reduce((sum, peer) => sum + outputBufferOf(server, peer), 0);
  const backlog = server.stream.backlog?.histlen ?? 0;
  const startup = used - keyspace.used;
  const normal = [...server.clients.values()].filter(({ attached }) => !attached).length;
  const clients = normal * CLIENT;
  const overhead = startup + clients + Math.max(backlog, replicas) + server.aof.buffer.length;
  return {
    used,
    peak: stats.peak_memory,
    startup,
    dataset: Math.max(0, used - overhead),
    overhead,
    resident: host.system?.memory.resident ?? used,
    total: host.system?.memory.total ?? 0,
    backlog,
    replication: Math.max(backlog, replicas),
    replicas,
    clients,
    aof: server.aof.buffer.length,
  };
}

/** `12.34%` of a whole, which may be nothing. */
function percent(part: number, whole: number): string {
  return `${(whole <= 0 ? 0 : (part * 100) / whole).toFixed(2)}%`;
}

export function infoMemory(server: RedisServer): string {
  const { settings } = server;
  const m = measure(server);
  const maxmemory = settings.number('maxmemory');
  const both = (name: string, bytes: number): Fields => [
    [name, bytes],
    [`${name}_human`, human(bytes)],
  ];
  return section('Memory', [
    ...both('used_memory', m.used),
    ...both('used_memory_rss', m.resident),
    ...both('used_memory_peak', m.peak),
    ['used_memory_peak_perc', percent(m.used, m.peak)],
    ['used_memory_overhead', m.overhead],
    ['used_memory_startup', m.startup],
    ['used_memory_dataset', m.dataset],
    ['used_memory_dataset_perc', percent(m.dataset, m.used - m.startup)],
    ['allocator_allocated', m.used],
    ['allocator_active', m.used],
    ['allocator_resident', m.resident],
    ...both('total_system_memory', m.total),
    ['used_memory_lua', LUA],
    ['used_memory_vm_eval', LUA],
    ['used_memory_lua_human', human(LUA)],
    ['used_memory_scripts_eval', 0],
    ['number_of_cached_scripts', 0],
    ['number_of_functions', 0],
    ['number_of_libraries', 0],
    ['used_memory_vm_functions', LUA_FUNCTIONS],
    ...both('used_memory_vm_total', LUA + LUA_FUNCTIONS),
    ['used_memory_functions', FUNCTIONS],
    ...both('used_memory_scripts', FUNCTIONS),
    ...both('maxmemory', maxmemory),
    ['maxmemory_policy', settings.text('maxmemory-policy')],
    ['allocator_frag_ratio', '1.00'],
    ['allocator_frag_bytes', 0],
    ['allocator_rss_ratio', (m.resident / m.used).toFixed(2)],
    ['allocator_rss_bytes', m.resident - m.used],
    ['rss_overhead_ratio', '1.00'],
    ['rss_overhead_bytes', 0],
    ['mem_fragmentation_ratio', (m.resident / m.used).toFixed(2)],
    ['mem_fragmentation_bytes', m.resident - m.used],
    ['mem_not_counted_for_evict', m.aof],
    ['mem_replication_backlog', m.backlog],
    ['mem_total_replication_buffers', m.replication],
    ['mem_clients_slaves', m.replicas],
    ['mem_clients_normal', m.clients],
    ['mem_cluster_links', 0],
    ['mem_aof_buffer', m.aof],
    ['mem_allocator', 'jemalloc-5.3.0'],
    ['active_defrag_running', 0],
    ['lazyfree_pending_objects', 0],
    ['lazyfreed_objects', 0],
  ]);
}

/** MEMORY STATS: the same figures by other names. */
export function memoryStats({ server, keyspace }: CommandContext): Outcome {
  const m = measure(server);
  const keys = keyspace.size;
  const beyond = m.used - m.startup;
  const ratio = m.resident / m.used;
  const items: Reply[] = [];
  const put = (name: string, value: number): void => {
    items.push(bulkText(name), integer(Math.floor(value)));
  };
  const share = (name: string, value: number): void => {
    items.push(bulkText(name), { kind: 'double', text: String(value) });
  };
  put('peak.allocated', m.peak);
  put('total.allocated', m.used);
  put('startup.allocated', m.startup);
  put('replication.backlog', m.backlog);
  put('clients.slaves', m.replicas);
  put('clients.normal', m.clients);
  put('cluster.links', 0);
  put('aof.buffer', m.aof);
  put('lua.caches', 0);
  put('functions.caches', FUNCTIONS);
  put('overhead.total', m.overhead);
  put('keys.count', keys);
  put('keys.bytes-per-key', keys === 0 ? 0 : beyond / keys);
  put('dataset.bytes', m.dataset);
  share('dataset.percentage', beyond <= 0 ? 0 : (m.dataset * 100) / beyond);
  share('peak.percentage', (m.used * 100) / m.peak);
  put('allocator.allocated', m.used);
  put('allocator.active', m.used);
  put('allocator.resident', m.resident);
  share('allocator-fragmentation.ratio', 1);
  put('allocator-fragmentation.bytes', 0);
  share('allocator-rss.ratio', ratio);
  put('allocator-rss.bytes', m.resident - m.used);
  share('rss-overhead.ratio', 1);
  put('rss-overhead.bytes', 0);
  share('fragmentation', ratio);
  put('fragmentation.bytes', m.resident - m.used);
  return plain({ kind: 'map', items });
}
