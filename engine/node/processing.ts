// From a client's bytes to executed commands: processInputBuffer, processCommand and call of 7.0.
import { textOf } from '../base/bytes.ts';
import type { Outcome } from '../commands/row.ts';
import { mustAuthenticate } from './acl/acl.ts';
import { admit } from './admission.ts';
import type { Client } from './clients/client.ts';
import { isSubscriber } from './clients/listeners.ts';
import {
  blockOnKeys,
  collectReaped,
  disconnectAnsweredReplica,
  eventsBeforeReply,
  feedMonitors,
  holdsBack,
  limitQuery,
  noteDuration,
  occupy,
  publishEvents,
  queue,
  refuse,
  rememberLocalExpiries,
  unknownCommand,
  unmodelledRow,
} from './later.ts';
import { copyOf, propagateNow, requestOf } from './propagation.ts';
import type { RedisServer } from './redisServer.ts';
import {
  EVEN_IN_MULTI,
  FLUSHES,
  type NodeRow,
  READS,
  REPLICAS_ONLY,
  UNWRAPPED,
  WRITE,
} from './rows.ts';
import { beginUnit, touchWatched } from './unit.ts';
import { INCOMPLETE, PROTOCOL_ERROR } from '../resp/parser.ts';
import { NONE, QUEUED } from '../resp/reply.ts';
import type { Request } from '../resp/request.ts';

export const DEL = Uint8Array.of(68, 69, 76);
export const UNLINK = Uint8Array.of(85, 78, 76, 73, 78, 75);

/** Runs every complete command in what arrived; keeps the rest for later. */
export function processInput(
  server: RedisServer,
  client: Client,
  bytes: Uint8Array,
  from: number,
  to: number,
): void {
  client.lastSeconds = server.seconds;
  const { query } = client;
  const waits = client.blocked !== null || client.postponed !== 'no';
  if (waits || server.asleepUntil > server.now || query.length > 0) {
    query.append(bytes, from, to);
    if (limitQuery(server, client)) return;
    if (!waits && server.asleepUntil <= server.now) processKept(server, client);
    return;
  }
  const used = processCommands(server, client, bytes, from, to);
  if (used < to && !client.closing) {
    query.append(bytes, used, to);
    limitQuery(server, client);
  }
}

/** Goes on with bytes that were kept (an unblocked client, a server awake again). */
export function processKept(server: RedisServer, client: Client): void {
  const { query } = client;
  if (query.length === 0 || server.asleepUntil > server.now) return;
  const used = processCommands(server, client, query.bytes, query.start, query.end);
  query.take(used - query.start);
}

function processCommands(
  server: RedisServer,
  client: Client,
  bytes: Uint8Array,
  from: number,
  to: number,
): number {
  const used = runCommands(server, client, bytes, from, to);
  // These bytes go back to whoever lent them.
  server.stream.flush();
  return used;
}

function runCommands(
  server: RedisServer,
  client: Client,
  bytes: Uint8Array,
  from: number,
  to: number,
): number {
  const { parser, request } = server;
  let at = from;
  while (at < to) {
    parser.unauthenticated = mustAuthenticate(server, client);
    const next = parser.parse(bytes, at, to, request);
    if (next === INCOMPLETE) break;
    if (next === PROTOCOL_ERROR) {
      server.replyError(client, `ERR ${parser.error}`);
      client.closing = true;
      return to;
    }
    const before = at;
    at = next;
    if (request.count === 0) {
      // An empty line from a loading replica says that it is alive.
      if (client.attached) client.peer!.ackSeconds = server.seconds;
      continue;
    }
    runCommand(server, client, request);
    if (client.replyMode !== 'on' && client.blocked === null) nextReplyMode(client);
    // Its command was not run: it is read again when the writes go on.
    if (client.postponed === 'pause') return before;
    if (server.host.commandMicros !== undefined) occupy(server, client.id);
    if (client.blocked !== null || client.closing || client.postponed !== 'no') return at;
    if (server.asleepUntil > server.now || client.gone) return at;
  }
  return at;
}

/** resetClient: CLIENT REPLY SKIP is for one command. */
function nextReplyMode(client: Client): void {
  if (client.replyMode === 'skip') client.replyMode = 'on';
  if (client.replyMode === 'skip-next') client.replyMode = 'skip';
}

/** processCommand: finds the row, asks admission, then queues or calls. */
function runCommand(server: RedisServer, client: Client, request: Request): void {
  const { stats } = server;
  server.running = request;
  server.runningFor = client;
  stats.total_commands_processed++;
  const row = findRow(server, request);
  client.lastCommand = row?.name ?? 'NULL';
  if (row === null) {
    refuse(server, client, unknownCommand(request));
    return;
  }
  const refusal = admit(server, client, row, request);
  if (refusal !== null) {
    refuse(server, client, refusal, row, request);
    return;
  }
  if (server.pauses.kind !== 'off' && holdsBack(server, client, row)) {
    client.postponed = 'pause';
    client.heldAs = server.held++;
    return;
  }
  if (client.transaction !== null && (row.mask & EVEN_IN_MULTI) === 0) {
    queue(client, client.transaction, row, request);
    server.reply(client, QUEUED);
    return;
  }
  if (server.monitors > 0) feedMonitors(server, client, row, request);
  call(server, client, row, request);
  client.writeOffset = server.stream.master_repl_offset;
  if (server.keyspace.blocking > 0) server.serveBlocked();
}

/** The row of a request; a container command's subcommand has a row of its own. */
export function findRow(server: RedisServer, request: Request): NodeRow | null {
  const row = server.commands.find(request.bytes, request.starts[0]!, request.lengths[0]!);
  if (row !== null && row.subcommands === null) return row;
  const word = request.count < 2 ? null : request.text(1).toLowerCase();
  if (row === null) return unmodelledRow(request.text(0), word);
  if (word === null) return row;
  const found = row.subcommands!.get(word) ?? unmodelledRow(row.name, word);
  return found === null || found.name === row.name ? row : found;
}

/** A command as a line of text, shortened. */
export function lineOf(request: Request, limit = 60): string {
  let line = '';
  for (let i = 0; i < request.count && line.length < limit; i++) {
    const start = request.starts[i]!;
    const shown = Math.min(request.lengths[i]!, limit);
    line += (i > 0 ? ' ' : '') + textOf(request.bytes, start, start + shown);
  }
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}

/** Runs a command that was admitted, answers it, and collects what the replicas must be told. */
export function call(server: RedisServer, client: Client, row: NodeRow, request: Request): void {
  const { context, keyspace, stats } = server;
  if (!server.propagation.collecting) beginUnit(server);
  context.request = request;
  context.client = client;
  context.dbIndex = client.db;
  if (server.isReplica && (row.mask & WRITE) !== 0) keyspace.expiry = 'delete';
  keyspace.reading = (row.mask & READS) !== 0;
  const outcome = row.run(context);
  if (keyspace.hits + keyspace.misses > 0) takeLookups(server);
  if (keyspace.events.length > 0) {
    const listens = isSubscriber(client);
    publishEvents(server, listens ? eventsBeforeReply(server, row.name, outcome.reply) : Infinity);
  }
  stats.calls[row.index]!++;
  if (server.slowlog.limit <= 0 || server.asleepUntil > server.now) {
    noteDuration(server, client, row, request);
  }
  if (outcome.block !== undefined && !client.inExec) {
    blockOnKeys(server, client, request, outcome.block);
  } else if (outcome.reply !== NONE) {
    server.reply(client, outcome.reply);
    if (outcome.reply.kind === 'error') stats.failed[row.index]!++;
    if (client.attached) {
      const text = outcome.reply.kind === 'error' ? outcome.reply.text : '';
      disconnectAnsweredReplica(server, client, row.name, text);
    }
  }
  if (keyspace.events.length > 0) publishEvents(server);
  settle(server, row, request, outcome);
  if (client.watchedByHost) server.host.ran?.(client, row, request, outcome);
}

/** keyspace_hits and keyspace_misses. */
function takeLookups({ keyspace, stats }: RedisServer): void {
  stats.keyspace_hits += keyspace.hits;
  stats.keyspace_misses += keyspace.misses;
  keyspace.hits = 0;
  keyspace.misses = 0;
}

/** After a command was answered: who watched its keys, and what the replicas are told. */
export function settle(
  server: RedisServer,
  row: NodeRow,
  request: Request,
  outcome: Outcome,
): void {
  const { context, keyspace, stats } = server;
  stats.dirty += outcome.changes;
  if ((row.mask & FLUSHES) !== 0 && outcome.reply.kind !== 'error') server.flushedAll();
  if (keyspace.modified.length > 0 || keyspace.replaced.length > 0) touchWatched(server);
  if (server.isReplica) {
    if ((row.mask & WRITE) !== 0) rememberLocalExpiries(server, row, request, context.dbIndex);
    keyspace.expiry = 'hide';
  }
  if (keyspace.reaped.length > 0) collectReaped(server);
  passOn(server, row, request, context.dbIndex, outcome);
}

/** What a command tells the append-only file and the replicas, alone or with others of its unit. */
export function passOn(
  server: RedisServer,
  row: NodeRow,
  request: Request,
  db: number,
  { propagate }: Outcome,
): void {
  const { propagation } = server;
  const replicasOnly = (row.mask & REPLICAS_ONLY) !== 0;
  // Without anybody to hear of it, it does not count for MULTI either (shouldPropagate).
  if (replicasOnly && (server.isReplica || server.stream.backlog === null)) return;
  if (propagate === 'as-typed') {
    if (propagation.isEmpty && !propagation.collecting) {
      propagateNow(server, db, request, null, replicasOnly);
      return;
    }
    propagation.add(db, copyOf(request), null, replicasOnly);
  } else if (propagate !== 'nothing') {
    const typed = lineOf(request);
    for (const args of propagate) propagation.add(db, requestOf(args), typed, replicasOnly);
  }
  if (!propagation.collecting && !propagation.isEmpty) {
    propagation.flush(server, (row.mask & UNWRAPPED) === 0);
  }
}
