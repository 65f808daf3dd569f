// What a connection begins with.
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { DB_OUT_OF_RANGE } from '../../commands/arguments.ts';
import { intArg, NOT_AN_INTEGER } from '../../commands/integers.ts';
import { bulk, OK } from '../../resp/reply.ts';
import type { CommandContext } from '../context.ts';
import { plain } from '../plain.ts';

function select({ request, client, keyspace, server }: CommandContext): Outcome {
  const db = intArg(request, 1);
  if (typeof db !== 'number') return plain(NOT_AN_INTEGER);
  if (db < 0 || db >= keyspace.databaseCount) return plain(DB_OUT_OF_RANGE);
  client.db = db;
  if (server.context.dbIndex !== db) server.context.dbIndex = db;
  return plain(OK);
}

const keys = [0, 0, 0] as const;

export const greetingRows: readonly CommandRow<CommandContext>[] = [
  {
    name: 'echo',
    arity: 2,
    flags: ['loading', 'stale', 'fast'],
    keys,
    run: ({ request }) => plain(bulk(request.arg(1))),
  },
  { name: 'select', arity: 2, flags: ['loading', 'stale', 'fast'], keys, run: select },
];
