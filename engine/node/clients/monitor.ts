import { unixMillis, MICROS_PER_SECOND } from '../../base/units.ts';
import { quoted } from '../../resp/quote.ts';
import type { Request } from '../../resp/request.ts';
import type { Client } from './client.ts';
import type { RedisServer } from '../redisServer.ts';
import type { NodeRow } from '../rows.ts';

/** Tells every MONITOR client of a command, before it runs (replicationFeedMonitors). */
export function feedMonitors(
  server: RedisServer,
  client: Client,
  row: NodeRow,
  request: Request,
): void {
  if (row.flags.includes('skip_monitor') || row.flags.includes('admin')) return;
  const seconds = Math.floor(unixMillis(server.now) / 1000);
  const micros = server.now % MICROS_PER_SECOND;
  const stamp = `${seconds}.${String(micros).padStart(6, '0')}`;
  let line = `${stamp} [${client.db} ${client.address}]`;
  for (let i = 0; i < request.count; i++) line += ` ${quoted(request.text(i))}`;
  for (const other of server.clients.values()) {
    if (!other.monitor) continue;
    other.out.appendText(`+${line}\r\n`);
    server.list(other);
  }
}
