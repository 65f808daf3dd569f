// What a master says of its answer to PSYNC: in its log, and as an event.
import type { ReplOffset } from '../base/units.ts';
import type { PsyncDecision } from './psync.ts';
import { type ReplicaPeer, replicaName, type ReplicationServer } from './server.ts';

/** PSYNC's two arguments. */
export type Asked = { readonly replid: string; readonly offset: ReplOffset };

/** The master's log line for each decision. */
export function logDecision(
  server: ReplicationServer,
  peer: ReplicaPeer,
  asked: Asked,
  decision: PsyncDecision,
): void {
  const name = replicaName(peer);
  const { replid, replid2, second_repl_offset, backlog } = server.stream;
  switch (decision.reason) {
    case 'no-history':
      server.log('*', `Full resync requested by replica ${name}`);
      return;
    case 'id-mismatch':
      server.log(
        '*',
        `Partial resynchronization not accepted: Replication ID mismatch (Replica asked for '${asked.replid}', my replication IDs are '${replid}' and '${replid2}')`,
      );
      return;
    case 'second-id-too-far':
      server.log(
        '*',
        `Partial resynchronization not accepted: Requested offset for second ID was ${asked.offset}, but I can reply up to ${second_repl_offset}`,
      );
      return;
    case 'no-backlog':
    case 'offset-before-backlog':
    case 'offset-beyond-end':
      server.log(
        '*',
        `Unable to partial resync with replica ${name} for lack of backlog (Replica request was: ${asked.offset}).`,
      );
      if (backlog !== null && decision.reason === 'offset-beyond-end') {
        server.log(
          '#',
          `Warning: replica ${name} tried to PSYNC with an offset that is greater than the master replication offset.`,
        );
      }
      return;
    default:
  }
}

/** The same as an event, for whoever watches. */
export function announce(
  server: ReplicationServer,
  peer: ReplicaPeer,
  asked: Asked,
  decision: PsyncDecision,
): void {
  const { backlog, master_repl_offset, replid, replid2, second_repl_offset } = server.stream;
  server.emit({
    kind: 'resync',
    replica: peer.port > 0 ? String(peer.port) : null,
    master: String(server.port),
    outcome: decision.kind,
    reason: decision.reason,
    bytes: decision.kind === 'partial' ? decision.bytes : 0,
    askedReplid: asked.replid,
    askedOffset: asked.offset,
    firstByteOffset: backlog?.first_byte_offset ?? 0,
    endOffset: master_repl_offset,
    ids: { replid, replid2, second_repl_offset },
    message: -1,
  });
}
