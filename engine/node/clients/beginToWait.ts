// A client begins to wait.
import { textOf } from '../../base/bytes.ts';
import { MICROS_PER_MILLI, type Micros } from '../../base/units.ts';
import type { Blocking } from '../../commands/row.ts';
import { nameOfKey } from './blockedClients.ts';
import type { Client } from './client.ts';
import { copyOf } from '../propagation.ts';
import type { RedisServer } from '../redisServer.ts';
import { TIMER_WAIT } from '../timers.ts';
import type { Request } from '../../resp/request.ts';

export function keyOfName(name: string): { db: number; key: string } {
  const colon = name.indexOf(':');
  return { db: Number(name.slice(0, colon)), key: name.slice(colon + 1) };
}

/** When a client that waits so long gives up; it is woken then. `timeout` in ms, 0: never. */
export function deadline(server: RedisServer, timeout: number): Micros {
  const until = timeout === 0 ? Infinity : server.now + timeout * MICROS_PER_MILLI;
  if (until <= Number.MAX_SAFE_INTEGER) server.host.timer(until, TIMER_WAIT);
  return until;
}

/** blockForKeys: instead of being answered, the client waits. A key named twice counts once. */
export function blockOnKeys(
  server: RedisServer,
  client: Client,
  request: Request,
  { keys, type, timeout }: Blocking,
): void {
  const names = [...new Set(keys.map((key) => textOf(key)))];
  client.blocked = {
    kind: 'keys',
    type,
    db: client.db,
    keys: names,
    command: copyOf(request).bytes,
    until: deadline(server, timeout),
  };
  server.keyspace.blocking++;
  for (const key of names) {
    const name = nameOfKey(client.db, key);
    const waiting = server.blockedOn.get(name);
    if (waiting === undefined) server.blockedOn.set(name, [client]);
    else waiting.push(client);
  }
}
