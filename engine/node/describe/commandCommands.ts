// COMMAND and its subcommands: what redis-server 7.0.15 can do.
import { latin1 } from '../../base/bytes.ts';
import { SYNTAX_ERROR } from '../../commands/integers.ts';
import {
  CATEGORIES,
  COMMAND_ACCESS,
  type CommandAccess,
  commandAccess,
} from '../../commands/categories.ts';
import { keysOf, mayHaveKeys } from '../../commands/commandKeys.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { globMatches } from '../../keyspace/glob.ts';
import {
  array,
  bulk,
  bulkText,
  error,
  integer,
  NIL,
  type Reply,
  simple,
} from '../../resp/reply.ts';
import { describe, describeAll, rowOf } from './commandDescription.ts';
import { commandDocs } from './commandDocs.ts';
import type { CommandContext } from '../context.ts';
import { help } from '../help.ts';
import { plain } from '../plain.ts';

function info({ request, server }: CommandContext): Outcome {
  if (request.count === 2) return plain(describeAll(server.commands));
  const found: Reply[] = [];
  for (let i = 2; i < request.count; i++) {
    const one = commandAccess(request.text(i));
    found.push(one === null ? NIL : describe(server.commands, one));
  }
  return plain(array(found));
}

function list({ request }: CommandContext): Outcome {
  const all = COMMAND_ACCESS.flatMap((one) => [one, ...one.subcommands]);
  if (request.count === 2) return plain(names(all));
  if (request.count !== 5 || !request.is(2, 'FILTERBY')) return plain(SYNTAX_ERROR);
  if (request.is(3, 'MODULE')) return plain(names([]));
  if (request.is(3, 'ACLCAT')) {
    const category = request.text(4).toLowerCase();
    // An unknown category matches nothing.
    const known = CATEGORIES.includes(category);
    return plain(names(known ? all.filter((one) => one.categories.includes(category)) : []));
  }
  if (!request.is(3, 'PATTERN')) return plain(SYNTAX_ERROR);
  const pattern = latin1(request.text(4).toLowerCase());
  return plain(names(all.filter(({ name }) => globMatches(pattern, latin1(name)))));
}

function names(commands: readonly CommandAccess[]): Reply {
  return array(commands.map(({ name }) => bulkText(name)));
}

/** COMMAND GETKEYS and GETKEYSANDFLAGS: the key arguments of a full command. */
function getKeys({ request, server }: CommandContext, withFlags: boolean): Outcome {
  const top = commandAccess(request.text(2));
  const contains = top !== null && top.subcommands.length > 0 && request.count > 3;
  const access = contains ? commandAccess(`${top.name}|${request.text(3)}`) : top;
  if (access === null || request.text(2).includes('|')) {
    return plain(error('ERR Invalid command specified'));
  }
  if (!mayHaveKeys(access.name)) return plain(error('ERR The command has no key arguments'));
  const { arity, flags } = rowOf(server.commands, access.name)!;
  const count = request.count - 2;
  if (arity > 0 ? arity !== count : count < -arity) {
    return plain(error('ERR Invalid number of arguments specified for command'));
  }
  const keys = keysOf(access.name, request, 2);
  if (keys.length === 0 && !flags.includes('no_mandatory_keys')) {
    return plain(error('ERR Invalid arguments specified for command'));
  }
  const replies = keys.map((use) => {
    const key = bulk(request.arg(use.at));
    return withFlags ? array([key, { kind: 'set', items: use.flags.map(simple) }]) : key;
  });
  return plain(array(replies));
}

const HELP = `(no subcommand)
    Return details about all Redis commands.
COUNT
    Return the total number of commands in this Redis server.
LIST
    Return a list of all commands in this Redis server.
INFO [<command-name> ...]
    Return details about multiple Redis commands.
    If no command names are given, documentation details for all
    commands are returned.
DOCS [<command-name> ...]
    Return documentation details about multiple Redis commands.
    If no command names are given, documentation details for all
    commands are returned.
GETKEYS <full-command>
    Return the keys from a full Redis command.
GETKEYSANDFLAGS <full-command>
    Return the keys and the access flags from a full Redis command.`;

const flags = ['loading', 'stale'] as const;
const keys = [0, 0, 0] as const;
const row = (
  name: string,
  arity: number,
  run: (context: CommandContext) => Outcome,
): CommandRow<CommandContext> => ({ name, arity, flags, keys, run });

export const commandRows: readonly CommandRow<CommandContext>[] = [
  row('command', -1, ({ server }) => plain(describeAll(server.commands))),
  row('command|count', 2, () => plain(integer(COMMAND_ACCESS.length))),
  row('command|docs', -2, commandDocs),
  row('command|getkeys', -4, (context) => getKeys(context, false)),
  row('command|getkeysandflags', -4, (context) => getKeys(context, true)),
  row('command|help', 2, () => help('COMMAND', HELP)),
  row('command|info', -2, info),
  row('command|list', -2, list),
];
