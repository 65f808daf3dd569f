// COMMAND and its subcommands: what this server can do, by its own table.
import type { CommandRow, Outcome } from '../commands/row.ts';
import { array, bulkText, error, integer, NIL, type Reply, simple } from '../resp/reply.ts';
import type { CommandContext } from './context.ts';
import type { NodeRow } from './rows.ts';
import { plain } from './transactions.ts';

/** One command as COMMAND INFO describes it. */
function describe(row: NodeRow): Reply {
  const [first, last, step] = row.keys;
  const subcommands = row.subcommands === null ? [] : [...row.subcommands.values()].map(describe);
  return array([
    bulkText(row.name),
    integer(row.arity),
    { kind: 'set', items: row.flags.map(simple) },
    integer(first),
    integer(last),
    integer(step),
    { kind: 'set', items: [] },
    array([]),
    array([]),
    array(subcommands),
  ]);
}

function info({ request, server }: CommandContext): Outcome {
  const names: Reply[] = [];
  for (let i = 2; i < request.count; i++) {
    const row = server.commands.byName(request.text(i).toLowerCase());
    names.push(row === null ? NIL : describe(row));
  }
  return plain(array(request.count > 2 ? names : server.commands.rows.map(describe)));
}

/** COMMAND GETKEYS: the key arguments of a full command. */
function getKeys({ request, server }: CommandContext): Outcome {
  const row = server.commands.byName(request.text(2).toLowerCase());
  if (row === null) return plain(error('ERR Invalid command specified'));
  const count = request.count - 2;
  if (row.arity > 0 ? row.arity !== count : count < -row.arity) {
    return plain(error('ERR Invalid number of arguments specified for command'));
  }
  const [first, last, step] = row.keys;
  if (first === 0) return plain(error('ERR The command has no key arguments'));
  const end = last < 0 ? count + last : last;
  const keys: Reply[] = [];
  for (let i = first; i <= end; i += step) keys.push({ kind: 'bulk', bytes: request.arg(i + 2) });
  return plain(array(keys));
}

const flags = ['loading', 'stale'] as const;
const keys = [0, 0, 0] as const;

export const commandRows: readonly CommandRow<CommandContext>[] = [
  {
    name: 'command',
    arity: -1,
    flags,
    keys,
    run: ({ server }) => plain(array(server.commands.rows.map(describe))),
  },
  {
    name: 'command|count',
    arity: 2,
    flags,
    keys,
    run: ({ server }) => plain(integer(server.commands.rows.length)),
  },
  { name: 'command|info', arity: -2, flags, keys, run: info },
  {
    name: 'command|list',
    arity: -2,
    flags,
    keys,
    run: ({ server }) => plain(array(server.commands.rows.map((row) => bulkText(row.name)))),
  },
  { name: 'command|getkeys', arity: -4, flags, keys, run: getKeys },
];
