// REPLICAOF, ROLE and SYNC, and what REPLCONF may ask for besides.
import { textOf } from '../base/bytes.ts';
import { quotable } from '../commands/arguments.ts';
import { intArg } from '../commands/integers.ts';
import type { CommandRow, Outcome } from '../commands/row.ts';
import type { LinkState } from '../contract.ts';
import type { CommandContext } from './context.ts';
import { describeClient } from './later.ts';
import { plain } from './plain.ts';
import { asking, keys, peerOf, refuseSync } from './replicationCommands.ts';
import { setMaster, unsetMaster } from '../replication/later.ts';
import { serveSync } from '../replication/serveSync.ts';
import type { ReplicaPeer } from '../replication/server.ts';
import { NONE, OK, type Reply, array, bulkText, error, integer, simple } from '../resp/reply.ts';
import type { Request } from '../resp/request.ts';
import { splitArguments } from '../resp/split.ts';

function replicaOf({ request, server, client }: CommandContext): Outcome {
  if (server.settings.yes('cluster-enabled')) {
    return plain(error('ERR REPLICAOF not allowed in cluster mode.'));
  }
  if (server.failover.state !== 'no-failover') {
    return plain(error('ERR REPLICAOF not allowed while failing over.'));
  }
  if (request.is(1, 'NO') && request.is(2, 'ONE')) {
    if (server.isReplica) {
      unsetMaster(server);
      server.log(
        '*',
        `MASTER MODE enabled (user request from '${describeClient(server, client)}')`,
      );
    }
    return plain(OK);
  }
  if (client.attached) return plain(error('ERR Command is not valid when client is a replica.'));
  const port = intArg(request, 2);
  if (typeof port !== 'number' || port < 0 || port > 65_535) {
    return plain(error('ERR Invalid master port'));
  }
  const host = request.text(1);
  const { link } = server;
  if (link.host?.toLowerCase() === host.toLowerCase() && link.port === port) {
    server.log(
      '*',
      'REPLICAOF would result into synchronization with the master we are already connected with. No operation performed.',
    );
    return plain(simple('OK Already connected to specified master'));
  }
  setMaster(server, host, port);
  server.log(
    '*',
    `REPLICAOF ${host}:${port} enabled (user request from '${describeClient(server, client)}')`,
  );
  return plain(OK);
}

function sync(context: CommandContext): Outcome {
  const { server, client } = context;
  if (client.attached) return plain(NONE);
  const refusal = refuseSync(context);
  if (refusal !== null) return plain(refusal);
  client.attached = true;
  serveSync(server, peerOf(client, server.seconds), null);
  return plain(NONE);
}

/** Options of REPLCONF that no replica of a plain cluster sends. An error, or null when it is set. */
export function setRareOption(request: Request, i: number, peer: ReplicaPeer): Reply | null {
  if (request.is(i, 'RDB-ONLY')) {
    const value = intArg(request, i + 1);
    if (typeof value !== 'number' || value < 0 || value > 1) {
      return error('ERR value is out of range, value must between 0 and 1');
    }
    peer.rdbOnly = value === 1;
    return null;
  }
  if (request.is(i, 'RDB-FILTER-ONLY')) {
    const refusal = setFilter(peer, request.arg(i + 1));
    return refusal === null ? null : error(refusal);
  }
  return error(`ERR Unrecognized REPLCONF option: ${quotable(request.text(i))}`);
}

/** The value is a list: what it names is wanted, all else is not. */
function setFilter(peer: ReplicaPeer, value: Uint8Array): string | null {
  const words = splitArguments(value);
  if (words === null) return 'ERR Missing rdb-filter-only values';
  peer.filter = 'nothing';
  for (const word of words) {
    const name = textOf(word);
    if (name.toLowerCase() !== 'functions')
      return `ERR Unsupported rdb-filter-only option: ${name}`;
    peer.filter = 'functions';
  }
  return null;
}

const LINK_WORDS: Readonly<Record<LinkState, string>> = {
  NONE: 'none',
  CONNECT: 'connect',
  CONNECTING: 'connecting',
  RECEIVE_PING_REPLY: 'handshake',
  SEND_HANDSHAKE: 'handshake',
  RECEIVE_AUTH_REPLY: 'handshake',
  RECEIVE_PORT_REPLY: 'handshake',
  RECEIVE_IP_REPLY: 'handshake',
  RECEIVE_CAPA_REPLY: 'handshake',
  SEND_PSYNC: 'handshake',
  RECEIVE_PSYNC_REPLY: 'handshake',
  TRANSFER: 'sync',
  CONNECTED: 'connected',
};

function role({ server }: CommandContext): Outcome {
  const { link, stream } = server;
  if (link.host !== null) {
    return plain(
      array([
        bulkText('slave'),
        bulkText(link.host),
        integer(link.port),
        bulkText(LINK_WORDS[link.state]),
        integer(link.stream?.applied ?? -1),
      ]),
    );
  }
  const replicas = server.peers
    .filter((peer) => peer.state === 'ONLINE')
    .map((peer) =>
      array([
        bulkText(peer.announcedIp || peer.address),
        bulkText(String(peer.port)),
        bulkText(String(peer.ackOffset)),
      ]),
    );
  return plain(array([bulkText('master'), integer(stream.master_repl_offset), array(replicas)]));
}

const turning = ['admin', 'noscript', 'stale', 'no_async_loading'] as const;

export const roleRows: readonly CommandRow<CommandContext>[] = [
  { name: 'replicaof', arity: 3, flags: turning, keys, run: replicaOf },
  { name: 'slaveof', arity: 3, flags: turning, keys, run: replicaOf },
  { name: 'sync', arity: 1, flags: asking, keys, run: sync },
  { name: 'role', arity: 1, flags: ['noscript', 'loading', 'stale', 'fast'], keys, run: role },
];
