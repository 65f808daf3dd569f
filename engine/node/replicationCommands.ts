// The verbs of replication that a cluster needs to come up: PSYNC and REPLCONF. The others: roleCommands.ts.
import { NOT_AN_INTEGER, SYNTAX_ERROR, intArg, integerArg } from '../commands/integers.ts';
import type { CommandRow, Outcome } from '../commands/row.ts';
import type { Client } from './clients/client.ts';
import type { CommandContext } from './context.ts';
import { continueShutdown, describeClient, setRareOption } from './later.ts';
import { plain } from './plain.ts';
import { promoteForFailover } from '../replication/later.ts';
import { newPeer, onAck } from '../replication/masterSide.ts';
import { serveSync } from '../replication/serveSync.ts';
import type { ReplicaPeer } from '../replication/server.ts';
import { NONE, OK, type Reply, error } from '../resp/reply.ts';

/** Checks of PSYNC and SYNC that refuse before anything happens (syncCommand). */
export function refuseSync({ server, client, request }: CommandContext): Reply | null {
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

export function peerOf(client: Client, seconds: number): ReplicaPeer {
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
    } else {
      const refusal = setRareOption(request, i, peer);
      if (refusal !== null) return plain(refusal);
    }
  }
  return plain(OK);
}

function onReplicaAck(server: CommandContext['server'], client: Client, offset: number): void {
  const peer = client.peer!;
  peer.heardSeconds = server.seconds;
  onAck(server, peer, offset);
  if (server.goodReplicas < server.settings.number('min-replicas-to-write'))
    server.countGoodReplicas();
  if (server.shutdownUntil !== null) continueShutdown(server);
}

export const keys = [0, 0, 0] as const;
export const asking = ['admin', 'noscript', 'no_async_loading', 'no_multi'] as const;

export const replicationRows: readonly CommandRow<CommandContext>[] = [
  { name: 'psync', arity: -3, flags: asking, keys, run: psync },
  {
    name: 'replconf',
    arity: -1,
    flags: ['admin', 'noscript', 'loading', 'stale', 'allow_busy'],
    keys,
    run: replconf,
  },
];
