import { MICROS_PER_SECOND } from '../../base/units.ts';
import { type Fields, section } from './infoText.ts';
import type { RedisServer } from '../redisServer.ts';

export function infoPersistence(server: RedisServer): string {
  const { stats, child, loading } = server;
  const saving = child !== null && child.kind !== 'aof';
  const running = saving ? Math.floor((server.now - child.startedAt) / MICROS_PER_SECOND) : -1;
  const fields: Fields = [
    ['loading', loading === null || loading.async ? 0 : 1],
    ['async_loading', loading?.async ? 1 : 0],
    ['current_cow_peak', 0],
    ['current_cow_size', 0],
    ['current_cow_size_age', 0],
    ['current_fork_perc', '0.00'],
    ['current_save_keys_processed', 0],
    ['current_save_keys_total', 0],
    ['rdb_changes_since_last_save', stats.dirty],
    ['rdb_bgsave_in_progress', saving ? 1 : 0],
    ['rdb_last_save_time', stats.rdb_last_save_time],
    ['rdb_last_bgsave_status', stats.rdb_last_bgsave_ok ? 'ok' : 'err'],
    ['rdb_last_bgsave_time_sec', stats.rdb_last_bgsave_time_sec],
    ['rdb_current_bgsave_time_sec', running],
    ['rdb_saves', stats.rdb_saves],
    ['rdb_last_cow_size', 0],
    ['rdb_last_load_keys_expired', stats.rdb_last_load_keys_expired],
    ['rdb_last_load_keys_loaded', stats.rdb_last_load_keys_loaded],
    ...aofFields(server),
    ['module_fork_in_progress', 0],
    ['module_fork_last_cow_size', 0],
    ...(server.aof.isOn ? aofSizes(server) : []),
  ];
  if (loading !== null) {
    const size = loading.total;
    const span = Math.max(1, loading.endsAt - loading.startedAt);
    const part = Math.min(1, (server.now - loading.startedAt) / span);
    const left = loading.endsAt === Infinity ? 1 : loading.endsAt - server.now;
    fields.push(
      ['loading_start_time', loading.startedSeconds],
      ['loading_total_bytes', size],
      ['loading_rdb_used_mem', 0],
      ['loading_loaded_bytes', Math.floor(size * part)],
      ['loading_loaded_perc', (part * 100).toFixed(2)],
      ['loading_eta_seconds', Math.ceil(left / MICROS_PER_SECOND)],
    );
  }
  return section('Persistence', fields);
}

function aofFields({ aof, child, seconds }: RedisServer): Fields {
  const began = aof.rewriteStartedSeconds;
  return [
    ['aof_enabled', aof.isOn ? 1 : 0],
    ['aof_rewrite_in_progress', child?.kind === 'aof' ? 1 : 0],
    ['aof_rewrite_scheduled', aof.rewriteScheduled ? 1 : 0],
    ['aof_last_rewrite_time_sec', aof.lastRewriteSeconds],
    ['aof_current_rewrite_time_sec', child?.kind === 'aof' ? seconds - began : -1],
    ['aof_last_bgrewrite_status', aof.lastRewriteOk ? 'ok' : 'err'],
    ['aof_rewrites', aof.rewrites],
    ['aof_rewrites_consecutive_failures', aof.consecutiveFailures],
    ['aof_last_write_status', (aof.writeTrouble ?? aof.syncTrouble) === null ? 'ok' : 'err'],
    ['aof_last_cow_size', 0],
  ];
}

/** Only while it is on. What a background thread does here is done at once. */
function aofSizes({ aof }: RedisServer): Fields {
  return [
    ['aof_current_size', aof.currentSize],
    ['aof_base_size', aof.rewriteBaseSize],
    ['aof_pending_rewrite', 0],
    ['aof_buffer_length', aof.buffer.length],
    ['aof_pending_bio_fsync', 0],
    ['aof_delayed_fsync', 0],
  ];
}
