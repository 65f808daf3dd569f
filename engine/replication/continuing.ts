// REPLICA: +CONTINUE, the history goes on.
import { ByteBuffer } from '../base/bytes.ts';
import { becomeConnected, finished } from './handshake.ts';
import { emitReplid } from './masterSide.ts';
import { dropAllPeers } from './peersLost.ts';
import { attachToNewMaster } from './receiveRdb.ts';
import type { ReplicationServer } from './server.ts';

/** +CONTINUE: the history goes on, perhaps under a new ID. */
export function onContinue(server: ReplicationServer, line: string): void {
  const { link, stream } = server;
  server.log('*', 'Successful partial resynchronization with master.');
  const replid = line.slice('+CONTINUE'.length).trim();
  const cached = link.cached;
  if (replid.length === 40 && cached !== null && replid !== cached.replid) {
    stream.shiftId(replid, cached.replid);
    server.log('#', `Master replication ID changed to ${replid}`);
    emitReplid(server, 'master-changed');
    dropAllPeers(server);
  }
  link.cached = null;
  link.stream = {
    applied: cached?.offset ?? stream.master_repl_offset,
    read: cached?.offset ?? stream.master_repl_offset,
    db: cached?.db ?? 0,
    pending: new ByteBuffer(128),
    parsed: 0,
  };
  if (stream.backlog === null) {
    stream.createBacklog(server.backlogModel, server.settings.number('repl-backlog-size'));
  }
  becomeConnected(server);
  server.log('*', 'MASTER <-> REPLICA sync: Master accepted a Partial Resynchronization.');
  finished(server, 'partial');
}

/** The first bytes for the parser. With swapdb the old data set stays until the new one is complete. */
export function beginParsing(server: ReplicationServer): void {
  const { link } = server;
  link.transfer!.parsing = true;
  server.fullSync({ step: 'end-persistence', diskless: true });
  const swap = server.settings.text('repl-diskless-load') === 'swapdb';
  if (!swap) {
    attachToNewMaster(server);
    server.log('*', 'MASTER <-> REPLICA sync: Flushing old data');
  }
  server.log('*', 'MASTER <-> REPLICA sync: Loading DB in memory');
  // The same history: the old data set is one of its earlier moments, and may be read meanwhile.
  const sameHistory = link.initial?.replid === server.stream.replid;
  server.fullSync({ step: 'begin-parsing', swap, async: swap && sameHistory });
}
