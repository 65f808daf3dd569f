import { ByteBuffer } from '../../base/bytes.ts';
import type { Micros, ReplOffset } from '../../base/units.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { User } from '../acl/aclUser.ts';
import type { ConnectionRef } from '../../replication/connectionRef.ts';
import type { ReplicaPeer } from '../../replication/server.ts';
import type { Subscriptions } from './listeners.ts';

/** The first bytes of an answer lie in a buffer of the client's own and do not count. */
export const OWN_BUFFER = 16_384;

/** The blocks that hold what the client's own buffer does not. */
export interface ReplyBlocks {
  /** Bytes of output when it was looked at last. */
  seen: number;
  count: number;
  memory: number;
  /** Free bytes in the last block. */
  room: number;
}

/** Commands between MULTI and EXEC. */
export interface Transaction {
  /** In Redis's own encoding. */
  readonly commands: Uint8Array[];
  /** A command was refused while queueing: EXEC will answer EXECABORT. */
  aborted: boolean;
  /** Bits of rows.ts: what any queued command has, and what all of them have. */
  anyMask: number;
  allMask: number;
}

export interface WatchedKey {
  readonly db: number;
  /** Latin-1, one character per byte. */
  readonly key: string;
  /** It had already expired when it was watched, so its deletion is no change. */
  readonly expired: boolean;
}

/** What every client that waits has. */
interface Waiting {
  /** The command by which it waits, in Redis's own encoding. */
  readonly command: Uint8Array;
  /** Infinity: for ever. */
  readonly until: Micros;
}

/** WAIT, until enough replicas have acknowledged `offset`. */
export interface BlockedWait extends Waiting {
  readonly kind: 'wait';
  readonly needed: number;
  readonly offset: ReplOffset;
}

/** BLPOP and its like, until one of the keys holds a value of this type. */
export interface BlockedOnKeys extends Waiting {
  readonly kind: 'keys';
  readonly type: 'list' | 'zset';
  readonly db: number;
  /** Latin-1, each once. */
  readonly keys: readonly string[];
}

export type Blocked = BlockedWait | BlockedOnKeys;

/** One connection to a server, as the server knows it. */
export interface Client {
  readonly id: number;
  readonly connection: ConnectionRef;
  /** `ip:port` of the other end. */
  readonly address: string;
  /** `ip:port` of this end; '' is 127.0.0.1 and the server's port. */
  readonly local: string;
  /** Bytes that do not make a command yet, or that wait while the client is blocked. */
  readonly query: ByteBuffer;
  readonly out: ByteBuffer;
  db: number;
  protocol: 2 | 3;
  authenticated: boolean;
  /** Who it is logged in as; null: nobody asks (the link to a master). */
  user: User | null;
  name: string;
  transaction: Transaction | null;
  watched: WatchedKey[];
  /** EXEC is running this client's commands: WAIT may not block. */
  inExec: boolean;
  /** How many they are. */
  inExecCount: number;
  /** A watched key was touched: EXEC will answer nil. */
  dirtyCas: boolean;
  blocked: Blocked | null;
  /** A pause holds its command back, or it typed SHUTDOWN and the server waits for its replicas. */
  postponed: 'no' | 'pause' | 'shutdown';
  /** Orders those that a pause holds back. */
  heldAs: number;
  /** What REPLCONF told, and what it became as a replica. */
  peer: ReplicaPeer | null;
  /** Attached as a replica (flag S). */
  attached: boolean;
  monitor: boolean;
  /** What it listens to; null until it subscribes for the first time. */
  subscriptions: Subscriptions | null;
  /** CLIENT NO-EVICT ON. */
  noEvict: boolean;
  /** Close once `out` is written. */
  closing: boolean;
  /** It did not read: nothing is written to it any more. */
  doomed: boolean;
  /** Unix seconds since which its output is over the soft limit; 0: it is not. */
  softSince: number;
  readonly blocks: ReplyBlocks;
  /** Its connection is no more. */
  gone: boolean;
  /** It is in the list of those with output to write. */
  listed: boolean;
  readonly createdSeconds: number;
  lastSeconds: number;
  lastCommand: string;
  /** master_repl_offset after its last command: what WAIT waits for. */
  writeOffset: ReplOffset;
  /** CLIENT REPLY: `skip-next` becomes `skip` for one command. */
  replyMode: 'on' | 'off' | 'skip-next' | 'skip';
  /** Its server's host hears of each command that it runs (Host.ran). */
  watchedByHost: boolean;
}

export function newClient(
  id: number,
  connection: ConnectionRef,
  address: string,
  seconds: number,
  local = '',
): Client {
  return {
    id,
    connection,
    address,
    local,
    query: new ByteBuffer(64),
    out: new ByteBuffer(128),
    db: 0,
    protocol: 2,
    authenticated: false,
    user: null,
    name: '',
    transaction: null,
    watched: [],
    inExec: false,
    inExecCount: 0,
    dirtyCas: false,
    blocked: null,
    postponed: 'no',
    heldAs: 0,
    peer: null,
    attached: false,
    monitor: false,
    subscriptions: null,
    noEvict: false,
    closing: false,
    doomed: false,
    softSince: 0,
    blocks: { seen: 0, count: 0, memory: 0, room: 0 },
    gone: false,
    listed: false,
    createdSeconds: seconds,
    lastSeconds: seconds,
    lastCommand: 'NULL',
    writeOffset: 0,
    replyMode: 'on',
    watchedByHost: false,
  };
}

/** Forgets every watched key of a client. */
export function unwatchAll(server: { readonly keyspace: Keyspace }, client: Client): void {
  if (client.watched.length > 0) server.keyspace.watching--;
  client.watched = [];
  client.dirtyCas = false;
}
