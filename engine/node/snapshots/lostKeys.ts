import { textOf } from '../../base/bytes.ts';
import { holdSame } from '../../keyspace/digest.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { RedisServer } from '../redisServer.ts';

/** Keys that this load took away, so that the picture can name them. */
export function tellLost(server: RedisServer, before: Keyspace): void {
  // Outside the simulation nobody looks on, and a million keys take their time.
  if (server.host.system !== undefined) return;
  const names: string[] = [];
  let count = 0;
  for (const old of before.databases) {
    const now = server.keyspace.existing(old.index);
    old.each((key) => {
      if (now !== null && holdSame(now, old, key)) return;
      count++;
      if (names.length < 50) names.push(textOf(key));
    });
  }
  if (count === 0) return;
  server.emit({
    kind: 'keys-lost',
    node: String(server.port),
    keys: names,
    count,
    why: 'full-resync',
  });
}
