import { outputBufferOf } from '../../replication/masterSide.ts';
import { blockCapacity } from '../../replication/backlog.ts';
import type { Client } from './client.ts';
import { requestIn } from '../propagation.ts';
import { isSubscriber, subscriptionCount } from './listeners.ts';
import type { RedisServer } from '../redisServer.ts';

/** Memory of a client structure with its query buffer and the small reply buffer, by 7.0.15's own count. */
const STRUCTURE = 22_272;
const QUERY_BUFFER = 20_474;
/** A reply buffer begins at 16 KiB and shrinks within the client's first idle second. */
const REPLY_BUFFER = 16_384;
const REPLY_BUFFER_MIN = 1_024;

/** A client as CLIENT LIST prints it (catClientInfoString). */
export function describeClient(server: RedisServer, client: Client): string {
  const marks = [
    client.attached ? 'S' : '',
    client.monitor ? 'O' : '',
    isSubscriber(client) ? 'P' : '',
    client.transaction !== null || client.inExec ? 'x' : '',
    client.blocked !== null || client.postponed !== 'no' ? 'b' : '',
    client.dirtyCas ? 'd' : '',
    // Both ends of a Unix socket have its path for a name.
    client.address === client.local ? 'U' : '',
    client.noEvict ? 'e' : '',
  ];
  const age = server.seconds - client.createdSeconds;
  const memory = memoryOf(server, client, age);
  const fields: [string, string | number][] = [
    ['id', client.id],
    ['addr', client.address],
    ['laddr', client.local || `127.0.0.1:${server.port}`],
    ['fd', client.id + 4],
    ['name', client.name],
    ['age', age],
    ['idle', server.seconds - client.lastSeconds],
    ['flags', marks.join('') || 'N'],
    ['db', client.db],
    ['sub', subscriptionCount(client, 'channels')],
    ['psub', subscriptionCount(client, 'patterns')],
    ['ssub', subscriptionCount(client, 'shardChannels')],
    ['multi', queuedBy(client)],
    ...memory,
    ['events', 'r'],
    ['cmd', client.lastCommand],
    ['user', client.user?.name ?? '(superuser)'],
    ['redir', -1],
    ['resp', client.protocol],
  ];
  return fields.map(([name, value]) => `${name}=${value}`).join(' ');
}

/** Commands between MULTI and EXEC, or that EXEC runs now; -1 outside. */
function queuedBy({ transaction, inExec, inExecCount }: Client): number {
  return inExec ? inExecCount : (transaction?.commands.length ?? -1);
}

/** From qbuf to tot-mem. The command being run counts as long as it runs, or waits. */
function memoryOf(server: RedisServer, client: Client, age: number): [string, number][] {
  const { running, runningFor } = server;
  const { blocked } = client;
  const runs = runningFor === client ? running : null;
  const request = runs ?? (blocked === null ? null : requestIn(blocked.command));
  const query = client.query.length + (runs === null ? 0 : runs.to - runs.from);
  const count = request?.count ?? 0;
  let args = 0;
  for (let i = 0; i < count; i++) args += request!.lengths[i]!;
  const buffer = age === 0 ? REPLY_BUFFER : REPLY_BUFFER_MIN;
  const { attached, peer } = client;
  const waiting = attached && peer !== null ? outputBufferOf(server, peer) : 0;
  const block = blockCapacity(1, server.settings.number('repl-backlog-size')) + 64;
  const blocks = Math.ceil(waiting / block);
  const extra = args + 8 * count;
  return [
    ['qbuf', query],
    ['qbuf-free', QUERY_BUFFER - Math.min(query, QUERY_BUFFER)],
    ['argv-mem', args],
    ['multi-mem', 0],
    ['rbs', buffer],
    ['rbp', age === 0 ? REPLY_BUFFER : 0],
    ['obl', Math.min(client.out.length, REPLY_BUFFER)],
    ['oll', attached ? blocks : client.blocks.count],
    ['omem', attached ? blocks * block : client.blocks.memory],
    ['tot-mem', STRUCTURE + buffer - REPLY_BUFFER_MIN + extra + blocks * block],
  ];
}

/** The link to the master, which is a client too (flag M); '' while it is down. */
export function describeMasterLink(server: RedisServer): string {
  const { link } = server;
  if (!link.isUp || link.stream === null) return '';
  const idle = server.seconds - link.ioSeconds;
  return `id=${link.clientId} addr=${link.host}:${link.port} laddr=${masterLocalAddress(server)} fd=${link.clientId + 4} name= age=${server.seconds - link.upSince} idle=${idle} flags=M db=${link.stream.db} sub=0 psub=0 ssub=0 multi=-1 qbuf=${link.stream.pending.length} qbuf-free=${QUERY_BUFFER - link.stream.pending.length} argv-mem=0 multi-mem=0 rbs=1024 rbp=0 obl=0 oll=0 omem=0 tot-mem=${STRUCTURE} events=r cmd=NULL user=(superuser) redir=-1 resp=2`;
}
const LOCAL_PORT = 60_000;

/** Where the link to the master begins: a port of the system's choice. */
export function masterLocalAddress({ link }: RedisServer): string {
  return `127.0.0.1:${LOCAL_PORT + link.clientId}`;
}
