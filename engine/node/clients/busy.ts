// A host may say that each command takes time. While the server is at one, all others wait, as they do
// for a real event loop: a client's turn is what it had sent when the turn began, at most as much as
// Redis reads from a socket at once; then come the others. Answers leave command by command.
import { timeOutBlocked } from '../later.ts';
import { applyPending } from '../masterStream.ts';
import { processKept } from '../processing.ts';
import type { RedisServer } from '../redisServer.ts';
import { MASTER } from './pause.ts';
import { TIMER_AWAKE } from '../timers.ts';

/** PROTO_IOBUF_LEN. */
const READ_MAX = 16 * 1024;

/** A command of this client, or of the master's stream, was begun. */
export function occupy(server: RedisServer, of: number): void {
  const { pauses, host } = server;
  // DEBUG SLEEP takes its own time.
  if (server.asleepUntil > server.now) return;
  pauses.busy = true;
  if (pauses.turn.of !== of) pauses.turn = { of, left: 0 };
  server.asleepUntil = server.now + (host.commandMicros ?? 0);
  host.timer(server.asleepUntil, TIMER_AWAKE);
}

/** The command is done: its answer leaves, and who is next in turn has one run. */
export function nextCommand(server: RedisServer): void {
  const { pauses } = server;
  pauses.busy = false;
  server.beforeSleep();
  timeOutBlocked(server);
  for (const of of inTurn(server)) {
    if (server.asleepUntil > server.now) return;
    const waiting = waitingOf(server, of);
    const { turn } = pauses;
    if (turn.of !== of || turn.left <= 0) pauses.turn = { of, left: Math.min(waiting, READ_MAX) };
    if (of === MASTER) applyPending(server);
    else processKept(server, clientOf(server, of)!);
    pauses.turn.left -= waiting - waitingOf(server, of);
  }
}

/** Somebody's command waits for the one that is run. */
export function keepsWaiting(server: RedisServer): boolean {
  if (!server.pauses.busy || server.asleepUntil <= server.now) return false;
  for (const { query } of server.clients.values()) if (query.length > 0) return true;
  return waitingOf(server, MASTER) > 0;
}

/** All that have something to be read: who is at it, those behind it, then from the first on. */
function inTurn(server: RedisServer): number[] {
  const ready = [...server.clients.values()]
    .filter(({ query, blocked, postponed }) => {
      return query.length > 0 && blocked === null && postponed === 'no';
    })
    .map(({ id }) => id);
  if (waitingOf(server, MASTER) > 0) ready.push(MASTER);
  const { of, left } = server.pauses.turn;
  const rank = (id: number) => (id === of ? (left > 0 ? 0 : 3) : id > of ? 1 : 2);
  return ready.toSorted((a, b) => rank(a) - rank(b) || a - b);
}

function clientOf(server: RedisServer, id: number) {
  for (const client of server.clients.values()) if (client.id === id) return client;
  return null;
}

/** Bytes that were received and not read. */
function waitingOf(server: RedisServer, of: number): number {
  const kept = of === MASTER ? server.link.stream?.pending : clientOf(server, of)?.query;
  return kept?.length ?? 0;
}
