// How many clients there may be, and how much one may ask at once.
import { latin1, textOf } from '../../base/bytes.ts';
import type { Client } from './client.ts';
import { describeClient } from '../later.ts';
import type { RedisServer } from '../redisServer.ts';
import type { ConnectionRef } from '../../replication/connectionRef.ts';
import { quoted } from '../../resp/quote.ts';

const TOO_MANY = latin1('-ERR max number of clients reached\r\n');
/** So many bytes of an endless request are shown. */
const SHOWN = 64;

/** A connection that is one too many hears why, and is closed. */
export function turnAway(server: RedisServer, connection: ConnectionRef): void {
  server.host.write(connection, TOO_MANY, 0, TOO_MANY.length);
  server.host.close(connection);
  server.stats.rejected_connections++;
}

/** client-query-buffer-limit: a request that does not end closes its client. True when it did. */
export function limitQuery(server: RedisServer, client: Client): boolean {
  const { query } = client;
  if (query.length <= server.settings.number('client-query-buffer-limit')) return false;
  const begin = quoted(textOf(query.bytes, query.start, query.start + SHOWN));
  server.log(
    '#',
    `Closing client that reached max query buffer length: ${describeClient(server, client)} (qbuf initial bytes: ${begin})`,
  );
  server.close(client.connection);
  return true;
}
