import { MICROS_PER_SECOND, unixMillis } from '../base/units.ts';
import type { RedisServer } from './redisServer.ts';
import { section } from './infoText.ts';

export function infoServer(server: RedisServer): string {
  const uptime = Math.floor((server.now - server.startedAt) / MICROS_PER_SECOND);
  const micros = unixMillis(server.now) * 1000 + (server.now % 1000);
  return section('Server', [
    ['redis_version', '7.0.15'],
    ['redis_git_sha1', '00000000'],
    ['redis_git_dirty', 0],
    ['redis_build_id', 'ae4d7c971a948f0'],
    ['redis_mode', 'standalone'],
    ['os', 'PSYNC Playground'],
    ['arch_bits', 64],
    ['monotonic_clock', 'POSIX clock_gettime'],
    ['multiplexing_api', 'epoll'],
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
    ['executable', '/usr/bin/redis-server'],
    ['config_file', '/data/redis.conf'],
    ['io_threads_active', 0],
  ]);
}

export function infoPersistence(server: RedisServer): string {
  const { stats, child, loading } = server;
  const running =
    child === null ? -1 : Math.floor((server.now - child.startedAt) / MICROS_PER_SECOND);
  const fields: [string, string | number][] = [
    ['loading', loading === null ? 0 : 1],
    ['async_loading', 0],
    ['current_cow_peak', 0],
    ['current_cow_size', 0],
    ['current_cow_size_age', 0],
    ['current_fork_perc', '0.00'],
    ['current_save_keys_processed', 0],
    ['current_save_keys_total', 0],
    ['rdb_changes_since_last_save', stats.dirty],
    ['rdb_bgsave_in_progress', child === null ? 0 : 1],
    ['rdb_last_save_time', stats.rdb_last_save_time],
    ['rdb_last_bgsave_status', stats.rdb_last_bgsave_ok ? 'ok' : 'err'],
    ['rdb_last_bgsave_time_sec', stats.rdb_last_bgsave_time_sec],
    ['rdb_current_bgsave_time_sec', running],
    ['rdb_saves', stats.rdb_saves],
    ['rdb_last_cow_size', 0],
    ['rdb_last_load_keys_expired', stats.rdb_last_load_keys_expired],
    ['rdb_last_load_keys_loaded', stats.rdb_last_load_keys_loaded],
    ['aof_enabled', 0],
    ['aof_rewrite_in_progress', 0],
    ['aof_rewrite_scheduled', 0],
    ['aof_last_rewrite_time_sec', -1],
    ['aof_current_rewrite_time_sec', -1],
    ['aof_last_bgrewrite_status', 'ok'],
    ['aof_rewrites', 0],
    ['aof_rewrites_consecutive_failures', 0],
    ['aof_last_write_status', 'ok'],
    ['aof_last_cow_size', 0],
    ['module_fork_in_progress', 0],
    ['module_fork_last_cow_size', 0],
  ];
  if (loading !== null) {
    const size = loading.bytes.length;
    const span = Math.max(1, loading.endsAt - loading.startedAt);
    const part = Math.min(1, (server.now - loading.startedAt) / span);
    fields.push(
      ['loading_start_time', loading.startedSeconds],
      ['loading_total_bytes', size],
      ['loading_rdb_used_mem', 0],
      ['loading_loaded_bytes', Math.floor(size * part)],
      ['loading_loaded_perc', (part * 100).toFixed(2)],
      ['loading_eta_seconds', Math.ceil((loading.endsAt - server.now) / MICROS_PER_SECOND)],
    );
  }
  return section('Persistence', fields);
}

export function infoStats(server: RedisServer): string {
  const { stats } = server;
  return section('Stats', [
    ['total_connections_received', stats.total_connections_received],
    ['total_commands_processed', stats.total_commands_processed],
    ['instantaneous_ops_per_sec', 0],
    ['total_net_input_bytes', stats.total_net_input_bytes],
    ['total_net_output_bytes', stats.total_net_output_bytes],
    ['total_net_repl_input_bytes', stats.total_net_repl_input_bytes],
    ['total_net_repl_output_bytes', stats.total_net_repl_output_bytes],
    ['rejected_connections', 0],
    ['sync_full', stats.sync_full],
    ['sync_partial_ok', stats.sync_partial_ok],
    ['sync_partial_err', stats.sync_partial_err],
    ['expired_keys', stats.expired_keys],
    ['evicted_keys', 0],
    ['keyspace_hits', 0],
    ['keyspace_misses', 0],
    ['pubsub_channels', 0],
    ['pubsub_patterns', 0],
    ['latest_fork_usec', 0],
    ['total_forks', stats.total_forks],
    ['total_error_replies', stats.total_error_replies],
  ]);
}
