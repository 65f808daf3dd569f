// REPLICA
//
// A replica's own link to its master: the state machine of the handshake, in Redis's names and
// order. The replica connects, PINGs, authenticates, tells its port and capabilities, and asks
// with PSYNC to continue the history it knows. The answer is +CONTINUE, and the stream goes on; or
// +FULLRESYNC, and an RDB follows which replaces the data set. Whatever breaks on the way, the cron
// tries again each second. Mirrors replication.c of 7.0, section SLAVE.
import { ByteBuffer, latin1, textOf } from '../base/bytes.ts';
import type { ByteCount, Micros, ReplOffset } from '../base/units.ts';
import type { LinkState } from '../contract.ts';
import type { ConnectionRef } from './connectionRef.ts';
import type { ReplicationServer } from './server.ts';

/** What is known of a history that broke off: enough to ask for its continuation. */
export interface CachedMaster {
  readonly replid: string;
  /** Applied so far (reploff). */
  readonly offset: ReplOffset;
  /** The database that the stream was in. */
  readonly db: number;
}

/** An RDB on its way in. */
export interface Transfer {
  /** From the preamble; -1 before it, 0 when the end is a mark. */
  size: ByteCount;
  /** The 40 bytes that end a diskless transfer. */
  mark: Uint8Array | null;
  read: ByteCount;
  /** When the preamble came; 0 before. */
  since: Micros;
  readonly data: ByteBuffer;
  /** It goes straight into memory; and its first bytes have. */
  diskless: boolean;
  parsing: boolean;
  /** All of it is here, and being loaded. */
  loading: boolean;
  /** What came behind it meanwhile: the stream, which a loading process leaves in its socket. */
  readonly late: ByteBuffer;
  /** The connection ended meanwhile, which a loading process does not notice either. */
  closed: boolean;
}

/** The stream of a connected master as its replica applies it. */
export interface MasterStream {
  /** Offset after the last command applied (slave_repl_offset). */
  applied: ReplOffset;
  /** Offset after the last byte read (slave_read_repl_offset). */
  read: ReplOffset;
  db: number;
  /** Bytes read and not applied yet: a command that is not complete, or an open MULTI. */
  readonly pending: ByteBuffer;
  /** How far `pending` has been parsed: the commands of an open MULTI wait there. */
  parsed: number;
}

/** Which of the batched handshake commands still wait for their reply, in order. */
export type HandshakeReply = 'AUTH' | 'PORT' | 'IP' | 'CAPA';

export class MasterLink {
  host: string | null = null;
  port = 0;
  state: LinkState = 'NONE';
  connection: ConnectionRef | null = null;
  cached: CachedMaster | null = null;
  stream: MasterStream | null = null;
  transfer: Transfer | null = null;
  /** Unix seconds of the last sign of life during connect, handshake and transfer, or of the last bytes since. */
  ioSeconds = 0;
  /** Unix seconds since which the link is down; 0 = it was never up. */
  downSince = 0;
  /** The number of the client that an established link is, and since when, in unix seconds. */
  clientId = 0;
  upSince = 0;
  /** What PSYNC asked for. */
  asked: { replid: string; offset: ReplOffset } = { replid: '?', offset: -1 };
  /** From +FULLRESYNC: the history that the RDB belongs to; null after SYNC. */
  initial: { replid: string; offset: ReplOffset } | null = null;
  /** Handshake bytes that do not make a line yet. */
  readonly line = new ByteBuffer(64);
  /** The REPLCONF ACK that is being written. */
  readonly ack = new ByteBuffer(64);
  waitingFor: HandshakeReply[] = [];
  /** Last reason for which the link did not come up. */
  trouble = '';
  /** REPLCONF ACKs are owed for GETACKs in what is being applied. */
  lastLineFeed = 0;

  get isUp(): boolean {
    return this.state === 'CONNECTED';
  }

  /** Between connecting and the answer to PSYNC. */
  get inHandshake(): boolean {
    return (
      this.state !== 'NONE' &&
      this.state !== 'CONNECT' &&
      this.state !== 'TRANSFER' &&
      this.state !== 'CONNECTED'
    );
  }
}

/** Sets the state, and tells of it. */
export function enter(server: ReplicationServer, state: LinkState): void {
  const { link } = server;
  if (link.state === state) return;
  link.state = state;
  const of = link.host === null ? '' : `${link.host}:${link.port}`;
  server.emit({ kind: 'link-state', node: String(server.port), of, state });
}

/** connectWithMaster. */
export function connectToMaster(server: ReplicationServer): void {
  const { link } = server;
  const connection = server.connect(link.host ?? '', link.port);
  if (connection === null) {
    server.log('#', 'Unable to connect to MASTER: Invalid argument');
    link.trouble = 'Unable to connect to MASTER: Invalid argument';
    return;
  }
  link.connection = connection;
  link.line.clear();
  link.ioSeconds = server.seconds;
  server.log('*', 'MASTER <-> REPLICA sync started');
  enter(server, 'CONNECTING');
}

export function onMasterConnected(server: ReplicationServer): void {
  server.log('*', 'Non blocking connect for SYNC fired the event.');
  enter(server, 'RECEIVE_PING_REPLY');
  server.link.ioSeconds = server.seconds;
  sendToMaster(server, ['PING']);
}

/** Writes one command to the master, as a multi bulk. */
export function sendToMaster(server: ReplicationServer, words: readonly string[]): void {
  const text = words.map((word) => `$${word.length}\r\n${word}\r\n`).join('');
  sendRaw(server, `*${words.length}\r\n${text}`);
}

export function sendRaw(server: ReplicationServer, text: string): void {
  const { connection } = server.link;
  if (connection === null) return;
  const bytes = latin1(text);
  server.write(connection, bytes, 0, bytes.length);
}

/**
 * Takes the next line out of `bytes[from, to)` together with what was left over before. Returns the
 * position behind it, or -1 when the line is not complete and has been kept.
 */
export function takeLine(link: MasterLink, bytes: Uint8Array, from: number, to: number): number {
  const end = bytes.subarray(from, to).indexOf(10);
  if (end < 0) {
    link.line.append(bytes, from, to);
    return -1;
  }
  link.line.append(bytes, from, from + end);
  return from + end + 1;
}

/** The line that takeLine() completed, without its CR LF. */
export function finishLine(link: MasterLink): string {
  const { line } = link;
  let { end } = line;
  if (end > line.start && line.bytes[end - 1] === 13) end--;
  const text = textOf(line.bytes, line.start, end);
  line.clear();
  return text;
}

export function discardCachedMaster(server: ReplicationServer): void {
  if (server.link.cached === null) return;
  server.log('*', 'Discarding previously cached master state.');
  server.link.cached = null;
}
