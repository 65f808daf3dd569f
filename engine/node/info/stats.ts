/** Counters of INFO stats, by Redis's names, and of commands and errors. */
export interface Stats {
  total_connections_received: number;
  rejected_connections: number;
  total_commands_processed: number;
  total_net_input_bytes: number;
  total_net_output_bytes: number;
  total_net_repl_input_bytes: number;
  total_net_repl_output_bytes: number;
  sync_full: number;
  sync_partial_ok: number;
  sync_partial_err: number;
  expired_keys: number;
  evicted_keys: number;
  total_forks: number;
  total_error_replies: number;
  rdb_saves: number;
  rdb_last_save_time: number;
  rdb_last_bgsave_ok: boolean;
  rdb_last_bgsave_time_sec: number;
  rdb_last_load_keys_expired: number;
  rdb_last_load_keys_loaded: number;
  dirty: number;
  keyspace_hits: number;
  keyspace_misses: number;
  latest_fork_usec: number;
  /** Errors in answer to a replica or to the master. */
  unexpected_error_replies: number;
  total_reads_processed: number;
  total_writes_processed: number;
  /** Per error code (`ERR`, `READONLY`): how often it was answered. */
  readonly errors: Map<string, number>;
  /** How often each command ran, by its index in the table; how long, was refused, ended in an error. */
  readonly calls: Float64Array;
  readonly micros: Float64Array;
  readonly rejected: Float64Array;
  readonly failed: Float64Array;
  /** The most memory that was used, as far as it was looked at. */
  peak_memory: number;
  countError(text: string): void;
}

/** Indexes of rows, with those of commands that are not modelled (buildTable). */
const COMMANDS_MAX = 1024;

class ServerStats implements Stats {
  total_connections_received = 0;
  rejected_connections = 0;
  total_commands_processed = 0;
  total_net_input_bytes = 0;
  total_net_output_bytes = 0;
  total_net_repl_input_bytes = 0;
  total_net_repl_output_bytes = 0;
  sync_full = 0;
  sync_partial_ok = 0;
  sync_partial_err = 0;
  expired_keys = 0;
  evicted_keys = 0;
  total_forks = 0;
  total_error_replies = 0;
  rdb_saves = 0;
  rdb_last_save_time = 0;
  rdb_last_bgsave_ok = true;
  rdb_last_bgsave_time_sec = -1;
  rdb_last_load_keys_expired = 0;
  rdb_last_load_keys_loaded = 0;
  dirty = 0;
  keyspace_hits = 0;
  keyspace_misses = 0;
  latest_fork_usec = 0;
  unexpected_error_replies = 0;
  total_reads_processed = 0;
  total_writes_processed = 0;
  readonly errors = new Map<string, number>();
  readonly calls = new Float64Array(COMMANDS_MAX);
  readonly micros = new Float64Array(COMMANDS_MAX);
  readonly rejected = new Float64Array(COMMANDS_MAX);
  readonly failed = new Float64Array(COMMANDS_MAX);
  peak_memory = 0;

  countError(text: string): void {
    this.total_error_replies++;
    const code = text.split(' ', 1)[0]!;
    this.errors.set(code, (this.errors.get(code) ?? 0) + 1);
  }
}

export function newStats(): Stats {
  return new ServerStats();
}
