// Commands that are refused, kept for EXEC, or made by expiry.
import { quotable } from '../commands/arguments.ts';
import { type Client, type Transaction, unwatchAll } from './clients/client.ts';
import { describeClient, tellUnexpected } from './later.ts';
import { DEL, UNLINK, lineOf } from './processing.ts';
import { copyOf, requestOf } from './propagation.ts';
import type { RedisServer } from './redisServer.ts';
import type { NodeRow } from './rows.ts';
import { EXPIRED } from '../replication/stream.ts';
import type { Request } from '../resp/request.ts';

/** queueMultiCommand: nothing is kept any more once EXEC cannot succeed. */
export function queue(
  client: Client,
  transaction: Transaction,
  row: NodeRow,
  request: Request,
): void {
  if (transaction.aborted || client.dirtyCas) return;
  transaction.commands.push(copyOf(request).bytes);
  transaction.anyMask |= row.mask;
  transaction.allMask &= row.mask;
}

export function unknownCommand(request: Request): string {
  const name = quotable(request.text(0).slice(0, 128));
  let args = '';
  for (let i = 1; i < request.count && args.length < 128; i++) {
    args += `'${quotable(request.text(i).slice(0, 128 - args.length))}' `;
  }
  return `ERR unknown command '${name}', with args beginning with: ${args}`;
}

export function refuse(
  server: RedisServer,
  client: Client,
  text: string,
  row: NodeRow | null = null,
  request: Request | null = null,
): void {
  if (client.transaction !== null) client.transaction.aborted = true;
  if (row !== null) server.stats.rejected[row.index]!++;
  if (row?.name === 'exec') {
    // rejectCommand: an EXEC that may not run ends its transaction.
    client.transaction = null;
    unwatchAll(server, client);
    const why = text.replace(/^ERR /, '');
    server.replyError(client, `EXECABORT Transaction discarded because of: ${why}`);
  } else {
    server.replyError(client, text);
  }
  if (row !== null && row.flags.includes('write') && request !== null) {
    server.emit({
      kind: 'write-refused',
      node: String(server.port),
      line: lineOf(request),
      error: text,
    });
  }
  disconnectAnsweredReplica(server, client, row?.name ?? '<unknown>', text);
}

/** Keys found expired become DELs ahead of the command that found them. */
export function collectReaped(server: RedisServer): void {
  const { keyspace, context, propagation, stats } = server;
  const name = context.lazy.expire ? UNLINK : DEL;
  for (const { db, key } of keyspace.reaped) propagation.add(db, requestOf([name, key]), EXPIRED);
  stats.expired_keys += keyspace.reaped.length;
  keyspace.reaped.length = 0;
}

/** Keys that were found expired while a master loaded its RDB: their DELs open the fresh backlog. */
export function propagateLoadedExpiries(
  server: RedisServer,
  expired: readonly { db: number; key: Uint8Array }[],
): void {
  const name = server.context.lazy.expire ? UNLINK : DEL;
  for (const { db, key } of expired) {
    server.propagation.add(db, requestOf([name, key]), EXPIRED);
    server.propagation.flush(server, false);
  }
}

/** A replica's connection may not be answered: its stream would be spoiled. */
export function disconnectAnsweredReplica(
  server: RedisServer,
  client: Client,
  name: string,
  error: string,
): void {
  if (!client.attached) return;
  client.out.clear();
  server.log(
    '#',
    `Replica generated a reply to command '${name}', disconnecting it: ${describeClient(server, client)}`,
  );
  if (error !== '')
    tellUnexpected(server, 'master is sending an error to its replica', error, name);
  server.close(client.connection);
}
