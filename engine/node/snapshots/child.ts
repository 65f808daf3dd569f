// A forked child: it has the data set as it was, and works for a while.
import type { Micros } from '../../base/units.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { RdbInfo, RdbWriteOptions, RdbWriter } from '../../persistence/rdbWriter.ts';
import type { RdbPipe } from '../../replication/rdbPipe.ts';
import type { ChildProcess } from '../../replication/server.ts';
import type { RedisServer } from '../redisServer.ts';
import { TIMER_CHILD } from '../timers.ts';

/** Virtual cost of a fork, and of writing a byte. */
const FORK: Micros = 2_000;
const BYTES_PER_MICRO = 200;
const BYTES_PER_KEY = 40;

/** How a child ended; the cron reaps it. */
export type ChildEnd = 'done' | 'failed' | 'killed';

/** A child that writes the data set as it was at the fork. */
export interface Child extends ChildProcess {
  readonly fork: Keyspace;
  readonly info: RdbInfo;
  endsAt: Micros;
  end: ChildEnd | null;
  /** What it wrote to the disk, once it has. */
  rdb: Uint8Array | null;
  /** A diskless transfer's work; null for what goes to the disk. */
  readonly pieces: Pieces | null;
  /** Changes counted at the fork: what its end takes off rdb_changes_since_last_save. */
  readonly dirty: number;
}

/** The AUX fields of an RDB written now. */
export function rdbInfo(server: RedisServer): RdbInfo {
  const { stream, keyspace } = server;
  const base = {
    ctime: server.seconds,
    usedMem: usedMemory(server),
    aofBase: false,
  };
  if (stream.backlog === null && !server.isReplica) return { ...base, replication: null };
  // While a replica's link is down, the cached master knows the stream's database.
  const linkDb = server.link.stream?.db ?? server.link.cached?.db ?? 0;
  const db = server.isReplica ? linkDb : stream.selectedDb;
  const streamDb = Math.max(0, Math.min(db, keyspace.databaseCount - 1));
  const { replid, master_repl_offset: offset } = stream;
  return { ...base, replication: { streamDb, replid, offset } };
}

export function rdbOptions({ settings }: RedisServer): RdbWriteOptions {
  return {
    compress: settings.yes('rdbcompression'),
    checksum: settings.yes('rdbchecksum'),
    access: /lru|lfu/.test(settings.text('maxmemory-policy')),
  };
}

/** used_memory, near enough: what an empty 7.0 uses, and the data set. */
export function usedMemory(server: RedisServer): number {
  return 996_000 + server.keyspace.used;
}

/** An RDB on its way into a pipe, piece by piece. */
export interface Pieces {
  readonly writer: RdbWriter;
  /** The 40 characters that end it. */
  readonly mark: string;
  /** The piece in work: it is in the pipe once its time is over, and the pipe has room. Null: all are. */
  next: Uint8Array | null;
  /** The pipe has no room for it. */
  waits: boolean;
}

/** What a fork is for. */
export interface ForkOptions {
  readonly kind: ChildProcess['kind'];
  readonly info: RdbInfo;
  /** It serves a full sync, and is no BGSAVE of a user. */
  readonly forReplicas: boolean;
  /** A diskless transfer. */
  readonly pipe?: RdbPipe;
  readonly pieces?: Pieces;
  readonly fork?: Keyspace;
  /** So many keys are written when its first piece is; all of them where it has no pieces. */
  readonly keys?: number;
}

/** How long a child takes to write so many keys. */
export function workOf({ settings }: RedisServer, keys: number): Micros {
  const pace = settings.number('rdb-key-save-delay');
  const perKey = pace >= 0 ? pace : -1 / pace;
  return Math.round(keys * perKey + (keys * BYTES_PER_KEY) / BYTES_PER_MICRO);
}

/** redisFork: the child's end comes as TIMER_CHILD. There must be none at work. */
export function forkChild(server: RedisServer, options: ForkOptions): Child {
  const { keyspace } = server;
  const { keys = keyspace.size, ...how } = options;
  const child: Child = {
    pipe: null,
    pieces: null,
    fork: options.fork ?? keyspace.capture(),
    ...how,
    pid: server.host.pid(),
    startedAt: server.now,
    endsAt: server.now + FORK + workOf(server, keys),
    end: null,
    rdb: null,
    dirty: server.stats.dirty,
  };
  server.child = child;
  server.stats.total_forks++;
  server.stats.latest_fork_usec = FORK;
  server.host.timer(child.endsAt, TIMER_CHILD);
  return child;
}

/** killRDBChild: the signal is sent; the child's end is noticed later. */
export function killChild({ child }: RedisServer): void {
  if (child !== null) child.end = 'killed';
}
