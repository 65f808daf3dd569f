/**
 * The arithmetic of replication. Sizes in bytes, rates in bytes a second, times in seconds; Infinity is
 * "never runs out". Nothing here knows of the page: each formula is compared with the engine by
 * playing the lab of its card (`runs/*.test.ts`).
 */

/** Redis raises a smaller repl-backlog-size to this. */
export const BACKLOG_LEAST = 16_384;
/** The replication cron runs once a second: so long it can take until a replica tries again. */
export const RETRY_SECONDS = 1;
/** Crossings of the link before PSYNC is there: connect, PING, REPLCONF both ways, and PSYNC itself. */
export const HANDSHAKE_CROSSINGS = 7;
/** What two socket buffers hold before the master has to keep bytes itself, in this playground. */
export const SOCKET_BYTES = 1 << 20;

const GIB = 1024 ** 3;
const PAGE_BYTES = 4096;

/** Bytes of a command as it goes over the wire; `lengths` are those of its words. */
export function commandBytes(...lengths: readonly number[]): number {
  const head = 3 + digits(lengths.length);
  return lengths.reduce((sum, length) => sum + 5 + digits(length) + length, head);
}

function digits(count: number): number {
  return String(count).length;
}

/** How long the stream goes on without the replica: the outage, one retry, the handshake. */
export function absence(outage: number, oneWay = 0): number {
  return outage + RETRY_SECONDS + HANDSHAKE_CROSSINGS * oneWay;
}

export interface BacklogInput {
  rate: number;
  outage: number;
  /** How many times the bytes that go by: 2 is the usual rule. */
  reserve: number;
}

/** repl-backlog-size that survives an outage. `least` is what it takes; `advised` with the reserve. */
export function backlogFor({ rate, outage, reserve }: BacklogInput): {
  least: number;
  advised: number;
} {
  const least = Math.ceil(rate * absence(outage));
  return { least, advised: Math.max(BACKLOG_LEAST, Math.ceil(least * Math.max(1, reserve))) };
}

/** The longest outage that `room` bytes survive: the inverse of `backlogFor`. */
export function survivable(room: number, rate: number): number {
  return rate <= 0 ? Infinity : Math.max(0, room / rate - RETRY_SECONDS);
}

export interface OutageInput {
  /** `cut`: both ends notice at once. `stall`: nothing arrives, and nobody is told. */
  kind: 'cut' | 'stall';
  rate: number;
  outage: number;
  backlog: number;
  /** repl-timeout. */
  timeout: number;
  /** repl-backlog-ttl; 0: never. */
  ttl: number;
  /** No other replica stays attached meanwhile. */
  last: boolean;
  /** client-output-buffer-limit, the hard one; 0: none. */
  hard: number;
}

export type OutageReason =
  | 'nothing-missed'
  | 'same-history'
  | 'offset-before-backlog'
  | 'id-mismatch'
  | 'no-psync'
  | 'timeout-near';

export interface OutageAnswer {
  /** `none`: the link never breaks, the bytes only come late. `either`: whole seconds decide. */
  outcome: 'none' | 'partial' | 'full' | 'either';
  reason: OutageReason;
  /** Bytes that the replica misses. */
  gap: number;
  /** The longest outage (seconds) after which it may still go on with a partial resync. */
  edge: number;
}

/** Timeouts count in whole seconds and are looked at once a second: it may take so much longer. */
export const TIMEOUT_SLACK = 2;

export function outageOf(input: OutageInput): OutageAnswer {
  const { kind, rate, outage, backlog, timeout, hard } = input;
  const edge = edgeOf(input);
  if (kind === 'stall') {
    const gap = Math.ceil(rate * outage);
    // Past the limit the master drops who takes nothing, long before the timeout.
    const dropped = hard > 0 && gap >= Math.max(hard, backlog) + SOCKET_BYTES;
    if (outage <= timeout && !dropped) return { outcome: 'none', reason: 'no-psync', gap, edge };
    if (outage < timeout + TIMEOUT_SLACK && !dropped) {
      return { outcome: 'either', reason: 'timeout-near', gap, edge };
    }
  }
  const gap = Math.ceil(rate * absence(outage));
  if (outage > freedAfter(input)) return { outcome: 'full', reason: 'id-mismatch', gap, edge };
  if (gap === 0) return { outcome: 'partial', reason: 'nothing-missed', gap, edge };
  return gap <= backlog
    ? { outcome: 'partial', reason: 'same-history', gap, edge }
    : { outcome: 'full', reason: 'offset-before-backlog', gap, edge };
}

/** When a master without replicas gives up its backlog, and its ID with it. */
function freedAfter({ kind, last, ttl, timeout }: OutageInput): number {
  if (!last || ttl <= 0) return Infinity;
  // While a stall has not been noticed the replica still counts as attached.
  return kind === 'stall' ? timeout + ttl : ttl;
}

function edgeOf(input: OutageInput): number {
  const { kind, rate, backlog, timeout, hard } = input;
  const lasts = Math.min(survivable(backlog, rate), freedAfter(input));
  if (kind === 'cut') return lasts;
  const buffered =
    hard > 0 && rate > 0 ? (Math.max(hard, backlog) + SOCKET_BYTES) / rate : Infinity;
  return Math.max(lasts, Math.min(timeout, buffered));
}

export interface FullSyncInput {
  /** Bytes of the RDB. */
  rdb: number;
  /** Resident memory of the master, for the fork and for copy-on-write. */
  memory: number;
  rate: number;
  /** Bytes a second of the link; 0: no limit. */
  bandwidth: number;
  /** Seconds that the child works on the snapshot. */
  dump: number;
  /** Seconds that the replica needs to load it. */
  load: number;
  diskless: boolean;
  /** repl-diskless-sync-delay. */
  delay: number;
  /** client-output-buffer-limit replica. */
  hard: number;
  soft: number;
  softSeconds: number;
  backlog: number;
}

export interface FullSyncAnswer {
  transfer: number;
  /** From PSYNC until the replica serves the new data. */
  duration: number;
  /** How long the stream piles up in the master. */
  buffering: number;
  /** Bytes in the output buffer at its fullest. */
  peak: number;
  /** The hard limit in force; Infinity: none. */
  limit: number;
  loops: 'no' | 'hard' | 'soft';
  /** How long until it is dropped, counted from the fork; null: it is not. */
  droppedAfter: number | null;
  /** The link carries more than is written, so the buffer empties again. */
  drains: boolean;
  /** The fastest stream that this sync survives. */
  survivableRate: number;
  /** Seconds, a usual range. */
  fork: readonly [number, number];
  /** Bytes of the copied page table. */
  pageTable: number;
  /** Copy-on-write can take no more than this. */
  cowBound: number;
}

export function fullSyncOf(input: FullSyncInput): FullSyncAnswer {
  const { rdb, memory, rate, bandwidth, dump, load, diskless, delay } = input;
  const transfer = bandwidth <= 0 ? 0 : rdb / bandwidth;
  // Without a disk in between, writing and sending are one.
  const snapshot = diskless ? Math.max(dump, transfer) : dump + transfer;
  const peak = Math.ceil(diskless ? rate * (snapshot + load) : peakOverDisk(input, transfer));
  const buffering = snapshot + load;
  const fork: readonly [number, number] = [(memory / GIB) * 0.01, (memory / GIB) * 0.02];
  return {
    transfer,
    duration: (diskless ? delay : 0) + fork[1] + buffering,
    buffering,
    peak,
    ...limitsMet(input, peak, buffering),
    drains: bandwidth <= 0 || bandwidth > rate,
    fork,
    pageTable: (memory / PAGE_BYTES) * 8,
    cowBound: memory,
  };
}

/**
 * A disk-based sync opens the stream as soon as the RDB's last byte is in the socket. From then on the
 * sockets take what is written, until they are full of what the loading replica does not read.
 */
function peakOverDisk(
  { rdb, rate, bandwidth, dump, load }: FullSyncInput,
  transfer: number,
): number {
  const handedOver = bandwidth <= 0 ? 0 : Math.max(0, rdb - SOCKET_BYTES) / bandwidth;
  const loaded = rate * (dump + transfer + load) - SOCKET_BYTES;
  return Math.max(rate * (dump + handedOver), loaded, 0);
}

type LimitsMet = Pick<FullSyncAnswer, 'limit' | 'loops' | 'droppedAfter' | 'survivableRate'>;

function limitsMet(input: FullSyncInput, peak: number, buffering: number): LimitsMet {
  const { soft, softSeconds } = input;
  const limit = hardLimit(input);
  const reachesHard = timeToReach(limit, peak, buffering);
  const reachesSoft = soft > 0 ? timeToReach(soft, peak, buffering) : null;
  const softEnds = reachesSoft === null ? Infinity : reachesSoft + softSeconds;
  const isSoft = softEnds < buffering;
  const hardEnds = reachesHard ?? Infinity;
  const loops = hardEnds <= softEnds ? (reachesHard === null ? 'no' : 'hard') : 'soft';
  const survivesHard = buffering <= 0 ? Infinity : limit / buffering;
  const over = buffering - softSeconds;
  const survivesSoft = soft > 0 && over > 0 ? soft / over : Infinity;
  return {
    limit,
    loops: loops === 'soft' && !isSoft ? 'no' : loops,
    droppedAfter: reachesHard === null && !isSoft ? null : Math.min(hardEnds, softEnds),
    survivableRate: Math.min(survivesHard, survivesSoft),
  };
}

/** When a tank that fills evenly to `peak` reaches `level`; null: it does not. */
function timeToReach(level: number, peak: number, seconds: number): number | null {
  return peak < level || peak <= 0 ? null : (level / peak) * seconds;
}

/** A limit below the backlog's size is ignored: the larger of the two is in force. */
export function hardLimit({ hard, backlog }: { hard: number; backlog: number }): number {
  return hard <= 0 ? Infinity : Math.max(hard, backlog);
}

/** Pages touched by `perSecond` random writes a second, of those there are, in bytes. */
export function copiedOnWrite(memory: number, perSecond: number, seconds: number): number {
  const pages = memory / PAGE_BYTES;
  if (pages <= 0) return 0;
  return memory * (1 - Math.exp((-perSecond * seconds) / pages));
}

export interface CatchUpInput {
  gap: number;
  rate: number;
  /** What the link or the replica can take, bytes a second; 0: no limit. */
  capacity: number;
  hard: number;
  backlog: number;
}

/** `seconds` until it is level with its master, or until it is dropped; Infinity: neither. */
export interface CatchUpAnswer {
  outcome: 'catches-up' | 'dropped' | 'never';
  seconds: number;
}

export function catchUpOf({ gap, rate, capacity, hard, backlog }: CatchUpInput): CatchUpAnswer {
  const drain = capacity <= 0 ? Infinity : capacity - rate;
  if (gap <= 0 && drain >= 0) return { outcome: 'catches-up', seconds: 0 };
  if (drain > 0) return { outcome: 'catches-up', seconds: gap / drain };
  const limit = hardLimit({ hard, backlog }) + SOCKET_BYTES;
  if (drain === 0 || limit === Infinity) {
    return limit <= gap
      ? { outcome: 'dropped', seconds: 0 }
      : { outcome: 'never', seconds: Infinity };
  }
  return { outcome: 'dropped', seconds: Math.max(0, (limit - gap) / -drain) };
}

export interface FailoverInput {
  /** Commands a second that the master acknowledges. */
  writes: number;
  /** `crash`: the master dies. `partition`: it lives on, alone with its clients. */
  how: 'crash' | 'partition';
  /** One way between the nodes, seconds. */
  oneWay: number;
  /** Seconds until clients write elsewhere: detection, election, redirection. */
  until: number;
  guard: 'none' | 'min-replicas' | 'wait';
  /** min-replicas-max-lag. */
  maxLag: number;
}

/** Acknowledged writes that the new master does not have: at least, and at most. */
export interface FailoverAnswer {
  least: number;
  most: number;
  /** Seconds during which lost writes are acknowledged, at most. */
  window: number;
  /** Writes whose client was told that too few replicas have them (WAIT). */
  unconfirmed: number;
}

/** The newest ACK is up to a second old; whole seconds and the cron add up to another. */
export const FENCE_SLACK = 2;

export function lostWritesOf(input: FailoverInput): FailoverAnswer {
  const { writes, how, oneWay, until, guard, maxLag } = input;
  // What was under way when the network divided is lost with the rest.
  const open = how === 'crash' ? oneWay : until + oneWay;
  if (guard === 'wait')
    return { least: 0, most: 0, window: 0, unconfirmed: Math.ceil(writes * open) };
  const fenced = guard === 'min-replicas' && how === 'partition';
  const window = fenced ? Math.min(open, maxLag + FENCE_SLACK) : open;
  // What had left a dying machine may still arrive.
  const least = how === 'crash' ? 0 : fenced ? Math.min(open, maxLag) : open;
  return {
    least: Math.floor(writes * least),
    most: Math.ceil(writes * window),
    window,
    unconfirmed: 0,
  };
}
