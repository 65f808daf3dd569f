import type { Dice } from '../base/dice.ts';
import type { Micros, ReplOffset } from '../base/units.ts';
import type { EventBody, ReplicaClientState } from '../contract.ts';
import type { Keyspace } from '../keyspace/keyspace.ts';
import type { ConnectionRef } from './connectionRef.ts';
import type { Failover } from './failoverState.ts';
import type { MasterLink } from './masterLink.ts';
import type { RdbPipe } from './rdbPipe.ts';
import type { ReplicationStream } from './stream.ts';

/** `*` notice, `#` warning, `-` verbose, `.` debug: the marks in Redis's log. */
export type LogLevel = '*' | '#' | '-' | '.';

/** The configuration in force, by Redis's parameter names. */
export interface Settings {
  text(name: string): string;
  number(name: string): number;
  yes(name: string): boolean;
}

/** REPLCONF rdb-filter-only: what of the data set a replica wants to have in its RDB; 'none': all of it. */
export type RdbFilter = 'none' | 'functions' | 'nothing';

/** Where an RDB made for replicas goes. */
export type RdbTarget =
  | { readonly to: 'disk' }
  | {
      readonly to: 'sockets';
      readonly takers: readonly ReplicaPeer[];
      readonly filter: RdbFilter;
    };

/** A replica as its master knows it; also a client that has sent REPLCONF and may become one. */
export interface ReplicaPeer {
  readonly connection: ConnectionRef;
  /** Peer address of the connection. */
  readonly address: string;
  state: ReplicaClientState;
  /** REPLCONF listening-port; 0 until told. */
  port: number;
  /** REPLCONF ip-address; '' until told. */
  announcedIp: string;
  capaEof: boolean;
  capaPsync2: boolean;
  rdbOnly: boolean;
  filter: RdbFilter;
  /** It spoke SYNC: it sends no ACKs and is never timed out. */
  prePsync: boolean;
  ackOffset: ReplOffset;
  /** Unix seconds of the last ACK, or of going online. */
  ackSeconds: number;
  /** Unix seconds at which the last bytes came. */
  heardSeconds: number;
  /** psync_initial_offset: the offset of its +FULLRESYNC. */
  startOffset: ReplOffset;
  /** The next byte of the stream that it is to be sent. */
  cursor: ReplOffset;
  /** The stream flows: false while it waits for an RDB, or for its first ACK after a diskless one. */
  streaming: boolean;
  /** The first ACK starts the stream (repl_start_cmd_stream_on_ack). */
  startOnAck: boolean;
  /** What is being written of the RDB, preamble included: all of a disk snapshot, or a piece of a diskless one. */
  bulk: { readonly bytes: Uint8Array; at: number } | null;
  /** Unix seconds of the last write that took a part only of a diskless RDB's piece; 0: none (repl_last_partial_write). */
  partialWriteSeconds: number;
  /** Unix seconds since which the soft output-buffer limit is exceeded; 0 = it is not. */
  softSince: number;
}

/** What replication needs of the server it works for. `node/` has the one implementation. */
export interface ReplicationServer {
  readonly settings: Settings;
  readonly dice: Dice;
  readonly keyspace: Keyspace;
  readonly stream: ReplicationStream;
  readonly link: MasterLink;
  readonly failover: Failover;
  /** Attached replicas, in the order of attaching. */
  readonly peers: ReplicaPeer[];
  readonly backlogModel: 'exact' | 'blocks';
  readonly stats: { sync_full: number; sync_partial_ok: number; sync_partial_err: number };
  readonly now: Micros;
  /** Unix time in whole seconds. */
  readonly seconds: number;
  readonly port: number;
  /** Unix seconds since which no replica is attached (repl_no_slaves_since). */
  noReplicasSince: number;
  /** A forked child at work, or null. */
  readonly child: ChildProcess | null;
  log(level: LogLevel, text: string): void;
  emit(event: EventBody): void;
  /** Begins to connect; null when the name does not resolve. */
  connect(host: string, port: number): ConnectionRef | null;
  /** Writes to a connection of this server's own; returns how many bytes were taken. */
  write(connection: ConnectionRef, bytes: Uint8Array, from: number, to: number): number;
  /** Closes a connection and forgets its client. */
  close(connection: ConnectionRef): void;
  /** Forks a child that writes the data set; false when that is impossible now. */
  startBgsave(target: RdbTarget): boolean;
  /** Ends it before its time; the cron notices. */
  killChild(): void;
  /** Numbers clients; an established link to the master is one. */
  takeClientId(): number;
  /** refreshGoodSlavesCount: for min-replicas-to-write. */
  countGoodReplicas(): void;
  /** The RDB file on the disk was written for replicas only (RDBGeneratedByReplication). */
  rdbMadeForReplicas: boolean;
  /** Removes a file; false when there was none. */
  removeFile(name: string): boolean;
  /** Writes a file; an error text when the disk refuses. */
  writeFile(name: string, bytes: Uint8Array): string | null;
  /** What a full sync does to data set and persistence. */
  fullSync(step: FullSyncStep): void;
  /** FAILOVER holds writes back, or lets them go on. */
  pauseForFailover(begin: boolean): void;
  /** Replies -UNBLOCKED to clients blocked on this server and closes them. */
  disconnectBlocked(): void;
}

/**
 * A full sync, step by step: what persists of the old data set ends; the new one is loaded from an
 * RDB (`load`), or comes in from the socket (`begin-parsing`, and `parse` when all of it is here),
 * `swap` beside the old one, which with `async` may be read meanwhile. Loading takes its time, then
 * onLoaded() hears of it. In the end the append-only file, where it is enabled, begins anew.
 */
export type FullSyncStep =
  | { readonly step: 'end-persistence'; readonly diskless: boolean }
  | { readonly step: 'load' | 'parse'; readonly bytes: Uint8Array }
  | { readonly step: 'begin-parsing'; readonly swap: boolean; readonly async: boolean }
  | { readonly step: 'restart-aof' };

export interface ChildProcess {
  readonly kind: 'bgsave' | 'diskless' | 'aof';
  readonly pid: number;
  readonly startedAt: Micros;
  /** When it has done the next piece of its work, or all of it. */
  readonly endsAt: Micros;
  /** The way of its bytes to the replicas' sockets; null: they go to the disk. */
  readonly pipe: RdbPipe | null;
  /** It works for replicas (and for which moment of the stream), not for a user. */
  readonly forReplicas: boolean;
}

/** As Redis names a replica in its log: announced or peer address, and its listening port. */
export function replicaName(peer: ReplicaPeer): string {
  const ip = peer.announcedIp || peer.address;
  return peer.port > 0 ? `${ip}:${peer.port}` : `${ip}:<unknown-replica-port>`;
}

/** allPersistenceDisabled, the other way round. */
export function persists(settings: Settings): boolean {
  return settings.text('save') !== '' || settings.yes('appendonly');
}
