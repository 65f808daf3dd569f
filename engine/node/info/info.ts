// INFO: its sections, each as Redis prints it (genRedisInfoString).
import { MICROS_PER_SECOND } from '../../base/units.ts';
import type { ReplicaPeer } from '../../replication/server.ts';
import { infoCommandStats, infoErrorStats, infoLatencyStats } from './infoCommands.ts';
import { infoMemory } from './infoMemory.ts';
import { infoPersistence } from './infoPersistence.ts';
import { infoServer, infoStats } from './infoServer.ts';
import { type Fields, section } from './infoText.ts';
import type { RedisServer } from '../redisServer.ts';

const SECTIONS: readonly [name: string, print: (server: RedisServer) => string][] = [
  ['server', infoServer],
  ['clients', infoClients],
  ['memory', infoMemory],
  ['persistence', infoPersistence],
  ['stats', infoStats],
  ['replication', infoReplication],
  ['cpu', infoCpu],
  ['modules', () => section('Modules', [])],
  ['commandstats', infoCommandStats],
  ['errorstats', infoErrorStats],
  ['latencystats', infoLatencyStats],
  ['cluster', () => section('Cluster', [['cluster_enabled', 0]])],
  ['keyspace', infoKeyspace],
];
const NOT_BY_DEFAULT = ['commandstats', 'latencystats'];

/** The text that INFO answers for these words; none means `default`. */
export function infoText(server: RedisServer, words: readonly string[]): string {
  const asked = words.length === 0 ? ['default'] : words.map((word) => word.toLowerCase());
  const everything = asked.some((word) => word === 'all' || word === 'everything');
  const usual = asked.includes('default');
  const shown = SECTIONS.filter(
    ([name]) => everything || asked.includes(name) || (usual && !NOT_BY_DEFAULT.includes(name)),
  );
  return shown.map(([, print]) => print(server)).join('\r\n');
}

function infoClients(server: RedisServer): string {
  let normal = 0;
  let blocked = 0;
  let timed = 0;
  for (const client of server.clients.values()) {
    if (!client.attached) normal++;
    if (client.blocked !== null || client.postponed !== 'no') blocked++;
    if (client.blocked !== null && client.blocked.until !== Infinity) timed++;
  }
  return section('Clients', [
    ['connected_clients', normal + (server.link.isUp ? 1 : 0)],
    ['cluster_connections', 0],
    ['maxclients', server.settings.number('maxclients')],
    ['client_recent_max_input_buffer', 0],
    ['client_recent_max_output_buffer', 0],
    ['blocked_clients', blocked],
    ['tracking_clients', 0],
    ['clients_in_timeout_table', timed],
  ]);
}

/** The state word of INFO's slaveN line; replicas in no such state are left out. */
function stateWord(peer: ReplicaPeer): string {
  switch (peer.state) {
    case 'WAIT_BGSAVE_START':
    case 'WAIT_BGSAVE_END':
      return 'wait_bgsave';
    case 'SEND_BULK':
      return 'send_bulk';
    case 'ONLINE':
      return 'online';
    default:
      return '';
  }
}

export function infoReplication(server: RedisServer): string {
  const { stream, settings } = server;
  const fields: Fields = [['role', server.isReplica ? 'slave' : 'master']];
  if (server.isReplica) fields.push(...replicaFields(server));
  fields.push(['connected_slaves', server.peers.length]);
  if (settings.number('min-replicas-to-write') > 0 && settings.number('min-replicas-max-lag') > 0) {
    fields.push(['min_slaves_good_slaves', server.goodReplicas]);
  }
  server.peers.forEach((peer, i) => {
    const ip = peer.announcedIp || peer.address;
    const lag = peer.state === 'ONLINE' ? server.seconds - peer.ackSeconds : 0;
    fields.push(
      `slave${i}:ip=${ip},port=${peer.port},state=${stateWord(peer)},offset=${peer.ackOffset},lag=${lag}`,
    );
  });
  fields.push(
    ['master_failover_state', server.failover.state],
    ['master_replid', stream.replid],
    ['master_replid2', stream.replid2],
    ['master_repl_offset', stream.master_repl_offset],
    ['second_repl_offset', stream.second_repl_offset],
    ['repl_backlog_active', stream.backlog === null ? 0 : 1],
    ['repl_backlog_size', settings.number('repl-backlog-size')],
    ['repl_backlog_first_byte_offset', stream.backlog?.first_byte_offset ?? 0],
    ['repl_backlog_histlen', stream.backlog?.histlen ?? 0],
  );
  return section('Replication', fields);
}

function replicaFields(server: RedisServer): Fields {
  const { link, settings } = server;
  // Without a link and a cached master Redis prints 1, as if its first byte were next.
  const applied = link.stream?.applied ?? link.cached?.offset ?? 1;
  const read = link.stream?.read ?? applied;
  const fields: Fields = [
    ['master_host', link.host!],
    ['master_port', link.port],
    ['master_link_status', link.isUp ? 'up' : 'down'],
    ['master_last_io_seconds_ago', link.isUp ? server.seconds - link.ioSeconds : -1],
    ['master_sync_in_progress', link.state === 'TRANSFER' ? 1 : 0],
    ['slave_read_repl_offset', read],
    ['slave_repl_offset', applied],
  ];
  if (link.transfer !== null) {
    const { size, read: received } = link.transfer;
    const percent = size > 0 ? ((received / size) * 100).toFixed(2) : size < 0 ? '-0.00' : '0.00';
    fields.push(
      ['master_sync_total_bytes', size],
      ['master_sync_read_bytes', received],
      ['master_sync_left_bytes', size - received],
      ['master_sync_perc', percent],
      ['master_sync_last_io_seconds_ago', server.seconds - link.ioSeconds],
    );
  }
  if (!link.isUp) {
    const since = link.downSince > 0 ? server.seconds - link.downSince : -1;
    fields.push(['master_link_down_since_seconds', since]);
  }
  fields.push(
    ['slave_priority', settings.number('replica-priority')],
    ['slave_read_only', settings.yes('replica-read-only') ? 1 : 0],
    ['replica_announced', settings.yes('replica-announced') ? 1 : 0],
  );
  return fields;
}

/** A simulated process uses no processor time of its own. */
/** There are neither children nor other threads that take time. */
function infoCpu({ host }: RedisServer): string {
  const { system, user } = host.system?.cpu ?? { system: 0, user: 0 };
  const times: [string, number][] = [
    ['sys', system],
    ['user', user],
    ['sys_children', 0],
    ['user_children', 0],
    ['sys_main_thread', system],
    ['user_main_thread', user],
  ];
  return section(
    'CPU',
    times.map(([name, micros]) => [`used_cpu_${name}`, (micros / MICROS_PER_SECOND).toFixed(6)]),
  );
}

function infoKeyspace(server: RedisServer): string {
  const fields: Fields = [];
  for (const db of server.keyspace.databases) {
    if (db.size === 0) continue;
    const ttl = Math.round(db.averageTtl);
    fields.push(`db${db.index}:keys=${db.size},expires=${db.volatileSize},avg_ttl=${ttl}`);
  }
  return section('Keyspace', fields);
}
