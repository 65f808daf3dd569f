// ACL and its subcommands.
import { unixMillis } from '../../base/units.ts';
import { quotable } from '../../commands/arguments.ts';
import { NOT_AN_INTEGER, intArg, integerArg } from '../../commands/integers.ts';
import { CATEGORIES, COMMAND_ACCESS } from '../../commands/categories.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { checkCommand } from './aclCheck.ts';
import { commandRules, describeUser } from './aclDescribe.ts';
import { loadUsers, saveUsers } from './aclFile.ts';
import { joinSelectors, withRules } from './aclLines.ts';
import { disconnectDeaf, disconnectUser, ruleOptions } from './aclLogins.ts';
import { hasSpaces } from './aclRules.ts';
import { type Selector, newUser } from './aclUser.ts';
import { channelRules, flagsOf, keyRules } from './aclUserText.ts';
import { wrongCount } from '../clients/pauseCommands.ts';
import type { CommandContext } from '../context.ts';
import { ACL_HELP, help } from '../help.ts';
import { plain } from '../plain.ts';
import type { RedisServer } from '../redisServer.ts';
import { unmodelledRow } from '../unmodelled.ts';
import { NIL, OK, type Reply, array, bulkText, error, integer } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';

function setUser({ request, server }: CommandContext): Outcome {
  const name = request.text(2);
  if (hasSpaces(name)) {
    return plain(error("ERR Usernames can't contain spaces or null characters"));
  }
  const words: string[] = [];
  for (let i = 3; i < request.count; i++) words.push(request.text(i));
  const joined = joinSelectors(words);
  if ('open' in joined) {
    return plain(
      error(`ERR Unmatched parenthesis in acl selector starting at '${quotable(joined.open)}'.`),
    );
  }
  const options = ruleOptions(server);
  const before = server.acl.users.get(name) ?? newUser(name, options.allChannels);
  const changed = withRules(before, joined.rules, options);
  if ('problem' in changed) {
    const rule = joined.rules[changed.at]!;
    return plain(
      error(`ERR Error in ACL SETUSER modifier '${quotable(rule)}': ${changed.problem}`),
    );
  }
  Object.assign(before, changed.user);
  server.acl.users.set(name, before);
  disconnectDeaf(server, before);
  return plain(OK);
}

function delUser({ request, server }: CommandContext): Outcome {
  let deleted = 0;
  for (let i = 2; i < request.count; i++) {
    if (request.text(i) === 'default') {
      return plain(error("ERR The 'default' user cannot be removed"));
    }
  }
  for (let i = 2; i < request.count; i++) {
    const user = server.acl.users.get(request.text(i));
    if (user === undefined) continue;
    server.acl.users.delete(user.name);
    disconnectUser(server, user);
    deleted++;
  }
  return plain(integer(deleted));
}

function selectorFields(selector: Selector): Reply[] {
  return [
    bulkText('commands'),
    bulkText(commandRules(selector)),
    bulkText('keys'),
    bulkText(keyRules(selector).join(' ')),
    bulkText('channels'),
    bulkText(channelRules(selector).join(' ')),
  ];
}

function getUser({ request, server }: CommandContext): Outcome {
  const user = server.acl.users.get(request.text(2));
  if (user === undefined) return plain(NIL);
  const [root, ...others] = user.selectors;
  const items = [
    bulkText('flags'),
    { kind: 'set', items: flagsOf(user).map(bulkText) } as const,
    bulkText('passwords'),
    array(user.passwords.map(bulkText)),
    ...selectorFields(root!),
    bulkText('selectors'),
    array(others.map((one): Reply => ({ kind: 'map', items: selectorFields(one) }))),
  ];
  return plain({ kind: 'map', items });
}

function list({ server }: CommandContext): Outcome {
  const lines = server.acl.sorted.map((user) => `user ${user.name} ${describeUser(user)}`);
  return plain(array(lines.map(bulkText)));
}

function category({ request }: CommandContext): Outcome {
  if (request.count > 3) return plain(wrongCount(request));
  if (request.count === 2) return plain(array(CATEGORIES.map(bulkText)));
  const name = request.text(2).toLowerCase();
  if (!CATEGORIES.includes(name)) {
    return plain(error(`ERR Unknown category '${quotable(request.text(2))}'`));
  }
  const names = COMMAND_ACCESS.flatMap((command) => [command, ...command.subcommands])
    .filter((command) => command.categories.includes(name))
    .map((command) => bulkText(command.name));
  return plain(array(names));
}

function genPass({ request, server }: CommandContext): Outcome {
  if (request.count > 3) return plain(wrongCount(request));
  let bits = 256;
  if (request.count === 3) {
    const given = integerArg(request, 2);
    if (given === null) return plain(NOT_AN_INTEGER);
    if (given <= 0 || given > 4096) {
      return plain(
        error(
          'ERR ACL GENPASS argument must be the number of bits for the output password, a positive number up to 4096',
        ),
      );
    }
    bits = Number(given);
  }
  return plain(bulkText(server.dice.hex(Math.ceil(bits / 4))));
}

function log({ request, server }: CommandContext): Outcome {
  if (request.count > 3) return plain(wrongCount(request));
  const entries = server.acl.log;
  let count = 10;
  if (request.count === 3 && request.is(2, 'RESET')) {
    entries.length = 0;
    return plain(OK);
  }
  if (request.count === 3) {
    const given = intArg(request, 2);
    if (typeof given !== 'number') return plain(NOT_AN_INTEGER);
    count = Math.max(0, given);
  }
  const now = unixMillis(server.now);
  const items = entries.slice(0, count).map((one): Reply => {
    const age = (now - unixMillis(one.at)) / 1000;
    return {
      kind: 'map',
      items: [
        bulkText('count'),
        integer(one.count),
        bulkText('reason'),
        bulkText(one.reason),
        bulkText('context'),
        bulkText(one.context),
        bulkText('object'),
        bulkText(one.object),
        bulkText('username'),
        bulkText(one.username),
        bulkText('age-seconds'),
        { kind: 'double', text: String(Number(age.toPrecision(17))) },
        bulkText('client-info'),
        bulkText(one.client),
      ],
    };
  });
  return plain(array(items));
}

const NO_FILE = error(
  'ERR This Redis instance is not configured to use an ACL file. You may want to specify users via the ACL SETUSER command and then issue a CONFIG REWRITE (assuming you have a Redis configuration file set) in order to store users in the Redis configuration.',
);

function load({ server }: CommandContext): Outcome {
  const file = server.settings.text('aclfile');
  if (file === '') return plain(NO_FILE);
  const errors = loadUsers(server, file);
  return plain(errors === null ? OK : error(`ERR ${errors}`));
}

function save({ server }: CommandContext): Outcome {
  const file = server.settings.text('aclfile');
  if (file === '') return plain(NO_FILE);
  const trouble = saveUsers(server, file);
  if (trouble === null) return plain(OK);
  server.log('#', `Opening temp ACL file for ACL SAVE: ${trouble}`);
  return plain(
    error(
      'ERR There was an error trying to save the ACLs. Please check the server logs for more information',
    ),
  );
}

/** The full name of the command that stands at argument `at`, or null when there is none. */
function nameAt(request: Request, at: number): string | null {
  const top = COMMAND_ACCESS.find((one) => one.name === request.text(at).toLowerCase());
  if (top === undefined) return null;
  if (top.subcommands.length === 0 || at + 1 >= request.count) return top.name;
  const full = `${top.name}|${request.text(at + 1).toLowerCase()}`;
  return top.subcommands.some((one) => one.name === full) ? full : null;
}

function arityOf(server: RedisServer, name: string): number {
  const [top = '', sub = null] = name.split('|');
  return (server.commands.byName(name) ?? unmodelledRow(top, sub))?.arity ?? -1;
}

function dryRun({ request, server }: CommandContext): Outcome {
  const user = server.acl.users.get(request.text(2));
  if (user === undefined) return plain(error(`ERR User '${quotable(request.text(2))}' not found`));
  const name = nameAt(request, 3);
  if (name === null) return plain(error(`ERR Command '${quotable(request.text(3))}' not found`));
  const arity = arityOf(server, name);
  const count = request.count - 3;
  if (arity > 0 ? arity !== count : count < -arity) {
    return plain(error(`ERR wrong number of arguments for '${name}' command`));
  }
  const denial = checkCommand(user, name, request, 3);
  if (denial === null) return plain(OK);
  const what =
    denial.reason === 'command'
      ? `run the '${name}' command`
      : `access the '${request.text(denial.at)}' ${denial.reason}`;
  return plain(bulkText(`This user has no permissions to ${what}`));
}

const admin = ['admin', 'noscript', 'loading', 'stale'] as const;
const open = ['noscript', 'loading', 'stale'] as const;
const keys = [0, 0, 0] as const;

export const aclRows: readonly CommandRow<CommandContext>[] = [
  { name: 'acl', arity: -2, flags: [], keys, run: () => plain(error('ERR syntax error')) },
  { name: 'acl|setuser', arity: -3, flags: admin, keys, run: setUser },
  { name: 'acl|deluser', arity: -3, flags: admin, keys, run: delUser },
  { name: 'acl|getuser', arity: 3, flags: admin, keys, run: getUser },
  { name: 'acl|list', arity: 2, flags: admin, keys, run: list },
  {
    name: 'acl|users',
    arity: 2,
    flags: admin,
    keys,
    run: ({ server }) => plain(array(server.acl.sorted.map(({ name }) => bulkText(name)))),
  },
  {
    name: 'acl|whoami',
    arity: 2,
    flags: open,
    keys,
    run: ({ client }) => plain(client.user === null ? NIL : bulkText(client.user.name)),
  },
  { name: 'acl|cat', arity: -2, flags: open, keys, run: category },
  { name: 'acl|genpass', arity: -2, flags: open, keys, run: genPass },
  { name: 'acl|log', arity: -2, flags: admin, keys, run: log },
  { name: 'acl|load', arity: 2, flags: admin, keys, run: load },
  { name: 'acl|save', arity: 2, flags: admin, keys, run: save },
  { name: 'acl|dryrun', arity: -4, flags: admin, keys, run: dryRun },
  {
    name: 'acl|help',
    arity: 2,
    flags: ['loading', 'stale'],
    keys,
    run: () => help('ACL', ACL_HELP),
  },
];
