// What a connection begins with.
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { DB_OUT_OF_RANGE, intArg, NOT_AN_INTEGER } from '../../commands/arguments.ts';
import { array, bulk, bulkText, error, OK, PONG } from '../../resp/reply.ts';
import type { CommandContext } from '../context.ts';
import { plain } from '../plain.ts';
import { isSubscriber } from './listeners.ts';

function ping({ request, client }: CommandContext): Outcome {
  if (request.count > 2) return plain(error("ERR wrong number of arguments for 'ping' command"));
  if (isSubscriber(client) && client.protocol === 2) {
    // A subscriber reads messages only: the answer looks like one.
    return plain(array([bulkText('pong'), request.count === 2 ? bulk(request.arg(1)) : EMPTY]));
  }
  return plain(request.count === 2 ? bulk(request.arg(1)) : PONG);
}

const EMPTY = bulkText('');

function select({ request, client, keyspace, server }: CommandContext): Outcome {
  const db = intArg(request, 1);
  if (typeof db !== 'number') return plain(NOT_AN_INTEGER);
  if (keyspace.databases[db] === undefined) return plain(DB_OUT_OF_RANGE);
  client.db = db;
  if (server.context.dbIndex !== db) server.context.dbIndex = db;
  return plain(OK);
}

const keys = [0, 0, 0] as const;

export const greetingRows: readonly CommandRow<CommandContext>[] = [
  { name: 'ping', arity: -1, flags: ['fast'], keys, run: ping },
  {
    name: 'echo',
    arity: 2,
    flags: ['loading', 'stale', 'fast'],
    keys,
    run: ({ request }) => plain(bulk(request.arg(1))),
  },
  { name: 'select', arity: 2, flags: ['loading', 'stale', 'fast'], keys, run: select },
];
