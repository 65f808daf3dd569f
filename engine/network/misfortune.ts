// What befalls a link: cut, stalled, one message held; and its end.
import type { Connection } from './connection.ts';
import { foundUnderWay, seize, wayOf } from './holds.ts';
import type { Link } from './link.ts';
import { DUE_DELIVER, type Network } from './network.ts';

export function cut(network: Network, link: Link): void {
  link.state = 'cut';
  for (const connection of [...network.connections.values()]) {
    if (connection.link === link) network.reset(connection);
  }
}

export function stall(network: Network, link: Link): void {
  link.state = 'stalled';
  for (const connection of network.connections.values()) {
    if (connection.link !== link) continue;
    for (const pipe of connection.pipes) {
      for (let i = 0; i < pipe.segments.length; i++)
        network.observer?.moved(pipe.segments.idAt(i), Infinity);
    }
  }
}

/** What waited sets out again, and arrives late. */
export function heal(network: Network, link: Link): void {
  const stalled = link.state === 'stalled';
  link.state = 'up';
  link.freeAt = [network.now, network.now];
  if (!stalled) return;
  for (const connection of network.connections.values()) {
    if (connection.link !== link) continue;
    for (const side of [0, 1] as const) {
      setOut(network, connection, side, network.latencyOf(connection));
    }
  }
}

/**
 * From now on the next message to arrive in this direction that says `match` (empty: any; `only`: none
 * but the one of that number) waits, and everything behind it on its connection. One that is under
 * way counts. False when only one number will do and it is not under way.
 */
export function hold(
  network: Network,
  link: Link,
  way: 0 | 1,
  match: string,
  only: number,
): boolean {
  let first: { connection: Connection; side: 0 | 1; id: number } | null = null;
  for (const connection of network.connections.values()) {
    if (connection.link !== link) continue;
    const side = wayOf(link, connection, 0) === way ? 0 : 1;
    const id = foundUnderWay(connection, side, match, only);
    if (id > 0 && (first === null || id < first.id)) first = { connection, side, id };
  }
  if (first === null && only > 0) return false;
  link.holds[way] = { match, connection: 0, segment: 0 };
  if (first !== null) seize(network.observer, first.connection, first.side, first.id);
  return true;
}

/** The hold ends. What waited goes the second half of its way; a stall goes on keeping it. */
export function release(network: Network, link: Link, way: 0 | 1): void {
  const ended = link.holds[way];
  link.holds[way] = null;
  const connection = network.connections.get(ended?.connection ?? 0);
  if (connection === undefined) return;
  const side = wayOf(link, connection, 0) === way ? 0 : 1;
  connection.pipes[side].heldFrom = 0;
  if (link.state === 'stalled') return;
  setOut(network, connection, side, Math.ceil(network.latencyOf(connection) / 2));
}

/** What waits in this direction arrives after `delay` at the soonest, except where a hold keeps it. */
function setOut(network: Network, connection: Connection, side: 0 | 1, delay: number): void {
  const pipe = connection.pipes[side];
  const { segments } = pipe;
  const soonest = network.now + delay;
  for (let i = 0; i < segments.length; i++) {
    const arrivesAt = Math.max(segments.arrivesAt(i), soonest);
    segments.setArrival(i, arrivesAt);
    pipe.lastArrival = Math.max(pipe.lastArrival, arrivesAt);
    network.observer?.moved(segments.idAt(i), pipe.keeps(i) ? Infinity : arrivesAt);
  }
  for (; pipe.missed > 0; pipe.missed--) {
    network.due.push(soonest, DUE_DELIVER, connection.id, side);
  }
}
