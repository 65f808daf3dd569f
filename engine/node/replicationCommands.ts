// The verbs of replication: REPLICAOF, PSYNC, SYNC, REPLCONF, ROLE, WAIT.
import { textOf } from '../base/bytes.ts';
import {
  INT64_MAX,
  NOT_AN_INTEGER,
  SYNTAX_ERROR,
  intArg,
  integerArg,
  quotable,
} from '../commands/arguments.ts';
import type { CommandRow, Outcome } from '../commands/row.ts';
import type { LinkState } from '../contract.ts';
import { promoteForFailover, setMaster, unsetMaster } from '../replication/later.ts';
import { newPeer, onAck } from '../replication/masterSide.ts';
import { serveSync } from '../replication/serveSync.ts';
import type { ReplicaPeer } from '../replication/server.ts';
import { array, bulkText, error, integer, NONE, OK, type Reply, simple } from '../resp/reply.ts';
import { splitArguments } from '../resp/split.ts';
import type { Client } from './clients/client.ts';
import type { CommandContext } from './context.ts';
import { deadline } from './clients/blockedClients.ts';
import { continueShutdown, describeClient } from './later.ts';
import { copyOf } from './propagation.ts';
import { plain } from './plain.ts';
import { acknowledgedBy } from './clients/wait.ts';

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

/** Checks of PSYNC and SYNC that refuse before anything happens (syncCommand). */
function refuseSync({ server, client, request }: CommandContext): Reply | null {
  if (request.count > 3 && request.is(0, 'PSYNC') && request.is(3, 'FAILOVER')) {
    const line = (): string => describeClient(server, client);
    const refusal = promoteForFailover(server, request.text(1), line);
    if (refusal !== null) return error(refusal);
  }
  if (server.failover.state !== 'no-failover') {
    return error("NOMASTERLINK Can't SYNC while failing over");
  }
  if (server.isReplica && !server.link.isUp) {
    return error("NOMASTERLINK Can't SYNC while not connected with my master");
  }
  if (client.out.length > 0) return error('ERR SYNC and PSYNC are invalid with pending output');
  if (client.peer !== null && client.peer.filter !== 'none' && !client.peer.capaEof) {
    return error('ERR Filtered replica requires EOF capability');
  }
  return null;
}

function peerOf(client: Client, seconds: number): ReplicaPeer {
  const ip = client.address.split(':', 1)[0]!;
  client.peer ??= newPeer(client.connection, ip);
  client.peer.heardSeconds = seconds;
  return client.peer;
}

function psync(context: CommandContext): Outcome {
  const { server, client, request } = context;
  if (client.attached) return plain(NONE);
  const refusal = refuseSync(context);
  if (refusal !== null) return plain(refusal);
  const offset = integerArg(request, 2);
  if (offset === null) return plain(NOT_AN_INTEGER);
  client.attached = true;
  serveSync(server, peerOf(client, server.seconds), {
    replid: request.text(1),
    offset: Number(offset),
  });
  return plain(NONE);
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

function replconf({ request, server, client }: CommandContext): Outcome {
  if (request.count % 2 === 0) return plain(SYNTAX_ERROR);
  for (let i = 1; i < request.count; i += 2) {
    if (request.is(i, 'ACK')) {
      if (client.attached) onReplicaAck(server, client, Number(integerArg(request, i + 1) ?? 0));
      return plain(NONE);
    }
    if (request.is(i, 'GETACK')) return plain(NONE);
    const peer = peerOf(client, server.seconds);
    if (request.is(i, 'LISTENING-PORT')) {
      const port = intArg(request, i + 1);
      if (typeof port !== 'number') return plain(NOT_AN_INTEGER);
      peer.port = port;
    } else if (request.is(i, 'IP-ADDRESS')) {
      peer.announcedIp = request.text(i + 1);
    } else if (request.is(i, 'CAPA')) {
      if (request.is(i + 1, 'EOF')) peer.capaEof = true;
      else if (request.is(i + 1, 'PSYNC2')) peer.capaPsync2 = true;
    } else if (request.is(i, 'RDB-ONLY')) {
      const value = intArg(request, i + 1);
      if (typeof value !== 'number' || value < 0 || value > 1) {
        return plain(error('ERR value is out of range, value must between 0 and 1'));
      }
      peer.rdbOnly = value === 1;
    } else if (request.is(i, 'RDB-FILTER-ONLY')) {
      const refusal = setFilter(peer, request.arg(i + 1));
      if (refusal !== null) return plain(error(refusal));
    } else {
      return plain(error(`ERR Unrecognized REPLCONF option: ${quotable(request.text(i))}`));
    }
  }
  return plain(OK);
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

function onReplicaAck(server: CommandContext['server'], client: Client, offset: number): void {
  const peer = client.peer!;
  peer.heardSeconds = server.seconds;
  onAck(server, peer, offset);
  if (server.goodReplicas < server.settings.number('min-replicas-to-write'))
    server.countGoodReplicas();
  if (server.shutdownUntil !== null) continueShutdown(server);
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

function wait({ request, server, client }: CommandContext): Outcome {
  if (server.isReplica) {
    return plain(
      error(
        'ERR WAIT cannot be used with replica instances. Please also note that since Redis 4.0 if a replica is configured to be writable (which is not the default) writes to replicas are just local and are not propagated.',
      ),
    );
  }
  const needed = integerArg(request, 1);
  if (needed === null) return plain(NOT_AN_INTEGER);
  const timeout = integerArg(request, 2);
  if (timeout === null || timeout > INT64_MAX) {
    return plain(error('ERR timeout is not an integer or out of range'));
  }
  if (timeout < 0) return plain(error('ERR timeout is negative'));
  const offset = client.writeOffset;
  const reached = acknowledgedBy(server, offset);
  if (reached >= needed || client.inExec) return plain(integer(reached));
  const until = deadline(server, Number(timeout));
  const command = copyOf(request).bytes;
  client.blocked = { kind: 'wait', needed: Number(needed), offset, command, until };
  server.waiting++;
  server.getAckWanted = true;
  return plain(NONE);
}

const keys = [0, 0, 0] as const;
const turning = ['admin', 'noscript', 'stale', 'no_async_loading'] as const;
const asking = ['admin', 'noscript', 'no_async_loading', 'no_multi'] as const;

export const replicationRows: readonly CommandRow<CommandContext>[] = [
  { name: 'replicaof', arity: 3, flags: turning, keys, run: replicaOf },
  { name: 'slaveof', arity: 3, flags: turning, keys, run: replicaOf },
  { name: 'psync', arity: -3, flags: asking, keys, run: psync },
  { name: 'sync', arity: 1, flags: asking, keys, run: sync },
  {
    name: 'replconf',
    arity: -1,
    flags: ['admin', 'noscript', 'loading', 'stale', 'allow_busy'],
    keys,
    run: replconf,
  },
  { name: 'role', arity: 1, flags: ['noscript', 'loading', 'stale', 'fast'], keys, run: role },
  { name: 'wait', arity: 3, flags: ['noscript'], keys, run: wait },
];
