import { MICROS_PER_SECOND, unixMillis } from '../../base/units.ts';
import type { RedisServer } from '../redisServer.ts';
import { type Fields, section } from './infoText.ts';

export const BUILD_ID = 'ae4d7c971a948f0';

export function infoServer(server: RedisServer): string {
  const { system } = server.host;
  const uptime = Math.floor((server.now - server.startedAt) / MICROS_PER_SECOND);
  const micros = unixMillis(server.now) * 1000 + (server.now % 1000);
  return section('Server', [
    ['redis_version', '7.0.15'],
    ['redis_git_sha1', '00000000'],
    ['redis_git_dirty', 0],
    ['redis_build_id', BUILD_ID],
    ['redis_mode', 'standalone'],
    ['os', system?.os ?? 'PSYNC Playground'],
    ['arch_bits', 64],
    ['monotonic_clock', 'POSIX clock_gettime'],
    ['multiplexing_api', system?.multiplexing ?? 'epoll'],
    ['atomicvar_api', 'c11-builtin'],
    ['gcc_version', '12.2.0'],
    ['process_id', server.pid],
    ['process_supervised', 'no'],
    ['run_id', server.runId],
    ['tcp_port', server.port],
    ['server_time_usec', micros],
    ['uptime_in_seconds', uptime],
    ['uptime_in_days', Math.floor(uptime / 86_400)],
    ['hz', server.settings.number('hz')],
    ['configured_hz', server.settings.number('hz')],
    ['lru_clock', server.seconds & 0xff_ffff],
    ['executable', system?.executable ?? '/usr/bin/redis-server'],
    ['config_file', system?.configFile ?? '/data/redis.conf'],
    ['io_threads_active', 0],
  ]);
}

export function infoStats(server: RedisServer): string {
  return section('Stats', [...traffic(server), ...syncs(server), ...work(server)]);
}

function traffic({ stats, rates }: RedisServer): Fields {
  return [
    ['total_connections_received', stats.total_connections_received],
    ['total_commands_processed', stats.total_commands_processed],
    ['instantaneous_ops_per_sec', rates.commands.perSecond],
    ['total_net_input_bytes', stats.total_net_input_bytes + stats.total_net_repl_input_bytes],
    ['total_net_output_bytes', stats.total_net_output_bytes + stats.total_net_repl_output_bytes],
    ['total_net_repl_input_bytes', stats.total_net_repl_input_bytes],
    ['total_net_repl_output_bytes', stats.total_net_repl_output_bytes],
    ['instantaneous_input_kbps', rates.input.kilobytes],
    ['instantaneous_output_kbps', rates.output.kilobytes],
    ['instantaneous_input_repl_kbps', rates.replicationInput.kilobytes],
    ['instantaneous_output_repl_kbps', rates.replicationOutput.kilobytes],
    ['rejected_connections', stats.rejected_connections],
  ];
}

function syncs(server: RedisServer): Fields {
  const { stats } = server;
  return [
    ['sync_full', stats.sync_full],
    ['sync_partial_ok', stats.sync_partial_ok],
    ['sync_partial_err', stats.sync_partial_err],
    ['expired_keys', stats.expired_keys],
    ['expired_stale_perc', '0.00'],
    ['expired_time_cap_reached_count', 0],
    ['expire_cycle_cpu_milliseconds', 0],
    ['evicted_keys', stats.evicted_keys],
    ['evicted_clients', 0],
    ['total_eviction_exceeded_time', 0],
    ['current_eviction_exceeded_time', 0],
    ['keyspace_hits', stats.keyspace_hits],
    ['keyspace_misses', stats.keyspace_misses],
    ['pubsub_channels', server.listeners.channels.size],
    ['pubsub_patterns', server.listeners.patterns.size],
    ['pubsubshard_channels', server.listeners.shardChannels.size],
    ['latest_fork_usec', stats.latest_fork_usec],
    ['total_forks', stats.total_forks],
    ['migrate_cached_sockets', 0],
    ['slave_expires_tracked_keys', server.localExpiries.size],
  ];
}

/** Defragmentation, client tracking and I/O threads do not exist here: theirs stay 0. */
function work({ stats }: RedisServer): Fields {
  const zero = (name: string): [string, number] => [name, 0];
  return [
    ...['hits', 'misses', 'key_hits', 'key_misses'].map((what) => zero(`active_defrag_${what}`)),
    ...['total_active_defrag_time', 'current_active_defrag_time'].map(zero),
    ...['keys', 'items', 'prefixes'].map((what) => zero(`tracking_total_${what}`)),
    ['unexpected_error_replies', stats.unexpected_error_replies],
    ['total_error_replies', stats.total_error_replies],
    ['dump_payload_sanitizations', 0],
    ['total_reads_processed', stats.total_reads_processed],
    ['total_writes_processed', stats.total_writes_processed],
    ['io_threaded_reads_processed', 0],
    ['io_threaded_writes_processed', 0],
    ['reply_buffer_shrinks', 0],
    ['reply_buffer_expands', 0],
  ];
}
