// REPLICA, from the first PONG to the stream: one function per line or piece that the master sends.
import { ByteBuffer, digitsOf, latin1 } from '../base/bytes.ts';
import { fail, giveUp, giveUpAndReconnect, onContinue, onFailoverAnswer } from './later.ts';
import { enter, finishLine, sendRaw, sendToMaster, takeLine } from './masterLink.ts';
import { emitReplid } from './masterSide.ts';
import { onPayload, usesDisklessLoad } from './receiveRdb.ts';
import { type ReplicationServer, persists } from './server.ts';

/**
 * Bytes from the master before the stream. Returns how far they were used: what follows +CONTINUE
 * (or a finished transfer) is already stream.
 */
export function onHandshakeBytes(
  server: ReplicationServer,
  bytes: Uint8Array,
  from: number,
  to: number,
): number {
  const { link } = server;
  const { connection } = link;
  let at = from;
  // Any step may end the attempt and open another connection: then the rest is nobody's.
  while (at < to && link.connection === connection) {
    if (link.state === 'CONNECTED') return at;
    if (link.transfer?.loading) {
      link.transfer.late.append(bytes, at, to);
      return to;
    }
    if (link.transfer !== null && link.transfer.size >= 0) {
      at = onPayload(server, bytes, at, to);
      continue;
    }
    const next = takeLine(link, bytes, at, to);
    if (next < 0) return to;
    at = next;
    onLine(server, finishLine(link));
  }
  return link.connection === connection ? at : to;
}

function onLine(server: ReplicationServer, line: string): void {
  const { link } = server;
  link.ioSeconds = server.seconds;
  switch (link.state) {
    case 'RECEIVE_PING_REPLY':
      onPingReply(server, line);
      return;
    case 'RECEIVE_AUTH_REPLY':
    case 'RECEIVE_PORT_REPLY':
    case 'RECEIVE_IP_REPLY':
    case 'RECEIVE_CAPA_REPLY':
      onHandshakeReply(server, line);
      return;
    case 'RECEIVE_PSYNC_REPLY':
      if (line !== '') onPsyncReply(server, line);
      return;
    case 'TRANSFER':
      onPreamble(server, line);
      return;
    default:
  }
}

function onPingReply(server: ReplicationServer, line: string): void {
  const tolerated = ['-NOAUTH', '-NOPERM', '-ERR operation not permitted'];
  if (!line.startsWith('+') && !tolerated.some((start) => line.startsWith(start))) {
    fail(server, `Error reply to PING from master: '${line}'`);
    return;
  }
  server.log('*', 'Master replied to PING, replication can continue...');
  enter(server, 'SEND_HANDSHAKE');
  sendHandshake(server);
}

/** AUTH and REPLCONF, written back to back; their replies come in the same order. */
function sendHandshake(server: ReplicationServer): void {
  const { link, settings } = server;
  const commands: string[][] = [];
  if (settings.text('masterauth') !== '') {
    const user = settings.text('masteruser');
    commands.push(['AUTH', ...(user === '' ? [] : [user]), settings.text('masterauth')]);
  }
  const announced = settings.number('replica-announce-port');
  commands.push(['REPLCONF', 'listening-port', String(announced || server.port)]);
  if (settings.text('replica-announce-ip') !== '') {
    commands.push(['REPLCONF', 'ip-address', settings.text('replica-announce-ip')]);
  }
  commands.push(['REPLCONF', 'capa', 'eof', 'capa', 'psync2']);
  for (const words of commands) sendToMaster(server, words);
  link.waitingFor = ['AUTH', 'PORT', 'IP', 'CAPA'];
  awaitNext(server);
}

/**
 * Which reply is to come. Whether AUTH and ip-address are answered at all is looked up when a reply is
 * there, not when they were sent: as in syncWithMaster, a setting that changed meanwhile misleads it.
 */
function awaited({ link, settings }: ReplicationServer) {
  return link.waitingFor.find((what) => {
    if (what === 'AUTH') return settings.text('masterauth') !== '';
    return what !== 'IP' || settings.text('replica-announce-ip') !== '';
  });
}

function awaitNext(server: ReplicationServer): void {
  const next = awaited(server);
  if (next !== undefined) {
    enter(server, `RECEIVE_${next}_REPLY`);
    return;
  }
  enter(server, 'SEND_PSYNC');
  sendPsync(server);
}

function onHandshakeReply(server: ReplicationServer, line: string): void {
  const { link } = server;
  const what = awaited(server);
  link.waitingFor = link.waitingFor.slice(1 + link.waitingFor.findIndex((one) => one === what));
  if (line.startsWith('-')) {
    if (what === 'AUTH') {
      fail(server, `Unable to AUTH to MASTER: ${line}`);
      return;
    }
    const option = what === 'PORT' ? 'listening-port' : what === 'IP' ? 'ip-address' : 'capa';
    server.log('*', `(Non critical) Master does not understand REPLCONF ${option}: ${line}`);
  }
  awaitNext(server);
}

/** slaveTryPartialResynchronization, its writing half. */
function sendPsync(server: ReplicationServer): void {
  const { link } = server;
  if (link.cached === null) {
    server.log('*', 'Partial resynchronization not possible (no cached master)');
    link.asked = { replid: '?', offset: -1 };
  } else {
    link.asked = { replid: link.cached.replid, offset: link.cached.offset + 1 };
    server.log(
      '*',
      `Trying a partial resynchronization (request ${link.asked.replid}:${link.asked.offset}).`,
    );
  }
  const failing = server.failover.state === 'failover-in-progress' ? ['FAILOVER'] : [];
  sendToMaster(server, ['PSYNC', link.asked.replid, String(link.asked.offset), ...failing]);
  enter(server, 'RECEIVE_PSYNC_REPLY');
}

/** False: it was asked in the course of a FAILOVER, and refused. The handshake is over. */
function answered(server: ReplicationServer, accepted: boolean): boolean {
  if (server.failover.state !== 'failover-in-progress') return true;
  return onFailoverAnswer(server, accepted);
}

function onPsyncReply(server: ReplicationServer, line: string): void {
  if (line.startsWith('+FULLRESYNC')) {
    onFullResync(server, line);
    answered(server, true);
  } else if (line.startsWith('+CONTINUE')) {
    onContinue(server, line);
    answered(server, true);
  } else if (line.startsWith('-NOMASTERLINK') || line.startsWith('-LOADING')) {
    server.log('*', `Master is currently unable to PSYNC but should be in the future: ${line}`);
    if (answered(server, false)) giveUp(server, line.slice(1));
  } else {
    if (line.startsWith('-ERR')) {
      server.log('*', `Master does not support PSYNC or is in error state (reply: ${line})`);
    } else {
      server.log('#', `Unexpected reply to PSYNC from master: ${line}`);
    }
    if (!answered(server, false)) return;
    server.log('*', 'Retrying with SYNC...');
    server.link.trouble = line.slice(1);
    server.link.initial = null;
    sendRaw(server, 'SYNC\r\n');
    beginTransfer(server);
  }
}

function onFullResync(server: ReplicationServer, line: string): void {
  const { link } = server;
  const [, replid, offset] = line.split(' ');
  if (replid?.length === 40 && offset !== undefined) {
    link.initial = { replid, offset: Number(offset) };
    server.log('*', `Full resync from master: ${replid}:${link.initial.offset}`);
  } else {
    server.log('#', 'Master replied with wrong +FULLRESYNC syntax.');
    link.initial = null;
  }
  beginTransfer(server);
}

function beginTransfer(server: ReplicationServer): void {
  server.link.transfer = {
    size: -1,
    mark: null,
    read: 0,
    since: 0,
    data: new ByteBuffer(256),
    diskless: false,
    parsing: false,
    loading: false,
    late: new ByteBuffer(64),
    closed: false,
  };
  enter(server, 'TRANSFER');
}

export function becomeConnected(server: ReplicationServer): void {
  server.link.downSince = 0;
  server.link.trouble = '';
  server.link.clientId = server.takeClientId();
  server.link.upSince = server.seconds;
  server.link.ioSeconds = server.seconds;
  enter(server, 'CONNECTED');
}

export function finished(server: ReplicationServer, outcome: 'partial' | 'full'): void {
  const master = `${server.link.host}:${server.link.port}`;
  const keys = server.keyspace.size;
  server.emit({ kind: 'sync-finished', replica: String(server.port), master, outcome, keys });
}

/** The line before the RDB: `$<length>` or `$EOF:<mark>`. */
function onPreamble(server: ReplicationServer, line: string): void {
  const { link } = server;
  const transfer = link.transfer!;
  if (line === '') return;
  if (line.startsWith('-')) {
    const why = `MASTER aborted replication with an error: ${line.slice(1)}`;
    server.log('#', why);
    giveUpAndReconnect(server, why);
    return;
  }
  if (!line.startsWith('$')) {
    const why = `Bad protocol from MASTER, the first byte is not '$' (we received '${line}'), are you sure the host and port are right?`;
    server.log('#', why);
    giveUpAndReconnect(server, why);
    return;
  }
  transfer.since = server.now;
  transfer.diskless = usesDisklessLoad(server);
  const where = transfer.diskless ? 'to parser' : 'to disk';
  if (line.startsWith('$EOF:') && line.length >= 45) {
    transfer.mark = latin1(line.slice(5, 45));
    transfer.size = 0;
    server.log(
      '*',
      `MASTER <-> REPLICA sync: receiving streamed RDB from master with EOF ${where}`,
    );
  } else {
    transfer.size = Number.parseInt(line.slice(1), 10) || 0;
    server.log(
      '*',
      `MASTER <-> REPLICA sync: receiving ${transfer.size} bytes from master ${where}`,
    );
  }
}

/** The data set was replaced: from here on this server's history is its master's. `streamDb`: repl-stream-db of the RDB. */
export function onLoaded(server: ReplicationServer, streamDb: number): void {
  const { link, stream, settings } = server;
  const onDisk = link.transfer?.diskless === false;
  if (onDisk && settings.yes('rdb-del-sync-files') && !persists(settings)) {
    server.log(
      '*',
      'Removing the RDB file obtained from the master. This replica has persistence disabled',
    );
    server.removeFile(settings.text('dbfilename'));
  }
  const usedMark = link.transfer?.mark !== null;
  const initial = link.initial;
  link.transfer = null;
  if (initial !== null) {
    stream.adopt(initial.replid, initial.offset);
  }
  stream.clearId2();
  const offset = stream.master_repl_offset;
  link.stream = {
    applied: offset,
    read: offset,
    db: streamDb,
    pending: new ByteBuffer(128),
    parsed: 0,
  };
  emitReplid(server, 'full-resync');
  stream.createBacklog(server.backlogModel, server.settings.number('repl-backlog-size'));
  becomeConnected(server);
  server.log('*', 'MASTER <-> REPLICA sync: Finished with success');
  finished(server, 'full');
  // A diskless master waits for this before it lets the stream flow.
  if (usedMark) sendAck(server);
  server.fullSync({ step: 'restart-aof' });
}

const ACK = latin1('*3\r\n$8\r\nREPLCONF\r\n$3\r\nACK\r\n$');

/** REPLCONF ACK <applied offset>. */
export function sendAck(server: ReplicationServer): void {
  const { stream, connection, ack } = server.link;
  if (stream === null || connection === null) return;
  ack.clear();
  ack.append(ACK);
  ack.appendDecimal(digitsOf(stream.applied));
  ack.appendText('\r\n');
  ack.appendDecimal(stream.applied);
  ack.appendText('\r\n');
  server.write(connection, ack.bytes, ack.start, ack.end);
}
