// CONFIG GET, SET, REWRITE, RESETSTAT.
import { latin1 } from '../../base/bytes.ts';
import { quotable } from '../../commands/arguments.ts';
import { SYNTAX_ERROR } from '../../commands/integers.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { globMatches } from '../../keyspace/glob.ts';
import { bulkText, error, OK, type Reply } from '../../resp/reply.ts';
import { setDefaultPassword } from '../acl/aclLogins.ts';
import { deleteHistory } from '../aof/aof.ts';
import { switchAof } from '../aof/aofCron.ts';
import type { CommandContext } from '../context.ts';
import { warnOfMemory } from '../eviction.ts';
import { rewriteConfig, shownValue } from './configRewrite.ts';
import { CONFIG_HELP, help } from '../help.ts';
import { checkValue } from './parameterChecks.ts';
import { parameterNamed, PARAMETERS } from './parameters.ts';
import type { Parameter } from './parameterKinds.ts';
import type { RedisServer } from '../redisServer.ts';
import { newStats } from '../info/stats.ts';
import { allows } from './protectedAction.ts';
import { TIMER_EVICT } from '../timers.ts';
import { plain } from '../plain.ts';

function get({ request, server }: CommandContext): Outcome {
  const found = new Map<string, string>();
  for (let i = 2; i < request.count; i++) {
    const asked = request.text(i);
    const pattern = asked.toLowerCase();
    if (!/[*?[]/.test(pattern)) {
      const exact = parameterNamed(pattern);
      const known = [...found.keys()].some((name) => name.toLowerCase() === pattern);
      if (exact !== null && !known) found.set(asked, shownValue(server, exact.name));
      continue;
    }
    for (const { name, alias, hidden } of PARAMETERS) {
      if (hidden) continue;
      for (const one of alias === null ? [name] : [name, alias]) {
        const known = [...found.keys()].some((name) => name.toLowerCase() === one);
        if (!known && globMatches(latin1(pattern), latin1(one)))
          found.set(one, shownValue(server, name));
      }
    }
  }
  const items: Reply[] = [];
  for (const [name, value] of found) items.push(bulkText(name), bulkText(value));
  return plain({ kind: 'map', items });
}

/** All or nothing: every name and every value is looked at before any is set. */
function set({ request, server, client }: CommandContext): Outcome {
  if (request.count % 2 !== 0) {
    return plain(SYNTAX_ERROR);
  }
  const refuse = (i: number, why: string): Outcome =>
    plain(
      error(
        `ERR CONFIG SET failed (possibly related to argument '${quotable(request.text(i))}') - ${why}`,
      ),
    );
  const parameters: Parameter[] = [];
  const words: string[] = [];
  for (let i = 2; i < request.count; i += 2) {
    const asked = request.text(i);
    const parameter = parameterNamed(asked);
    if (parameter === null) {
      return plain(
        error(`ERR Unknown option or number of arguments for CONFIG SET - '${quotable(asked)}'`),
      );
    }
    if (parameter.change === 'immutable') return refuse(i, "can't set immutable config");
    if (parameter.change === 'protected' && !allows(server, client, 'enable-protected-configs')) {
      return refuse(i, "can't set protected config");
    }
    // An alias counts as a parameter of its own.
    const word = asked.toLowerCase();
    if (words.includes(word)) return refuse(i, 'duplicate parameter');
    words.push(word);
    parameters.push(parameter);
  }
  const values: string[] = [];
  for (let i = 0; i < parameters.length; i++) {
    const checked = checkValue(parameters[i]!, [request.text(2 * i + 3)]);
    if ('refused' in checked) return refuse(2 * i + 2, checked.refused);
    values.push(checked.value);
  }
  const { settings } = server;
  const before = parameters.map(({ name }) => settings.text(name));
  parameters.forEach(({ name }, i) => settings.put(name, values[i]!));
  for (let i = 0; i < parameters.length; i++) {
    const { name } = parameters[i]!;
    // Addresses are listened to anew even where they are the same.
    if (settings.text(name) === before[i] && name !== 'bind') continue;
    const why = applied(server, name, client.inExec);
    if (why === null) continue;
    // The directory is gone to while values are set, not afterwards.
    if (name !== 'dir') {
      server.log(
        '#',
        `Failed applying new configuration. Possibly related to new ${name} setting. Restoring previous settings.`,
      );
    }
    parameters.forEach(({ name }, k) => settings.put(name, before[k]!));
    for (const { name } of parameters) applied(server, name, client.inExec);
    return refuse(2 * i + 2, why);
  }
  return plain(OK);
}

/** Puts a new value into force. Returns why that is impossible, or null. */
function applied(server: RedisServer, name: string, inExec: boolean): string | null {
  if (name === 'repl-backlog-size') {
    server.stream.backlog?.resize(server.settings.number(name));
    server.stream.grown = true;
  } else if (name === 'requirepass') {
    setDefaultPassword(server, server.settings.text(name));
  } else if (name === 'appendonly' && !switchAof(server, inExec)) {
    return 'Unable to turn on AOF. Check server logs.';
  }
  if (name === 'port' || name === 'bind' || name === 'dir') {
    const why = appliedByHost(server, name);
    if (why !== null) return why;
  }
  if (name === 'aof-disable-auto-gc') deleteHistory(server);
  server.context.refreshSettings();
  if (name === 'maxmemory' && server.maxmemory > 0) {
    warnOfMemory(server);
    server.host.timer(server.now, TIMER_EVICT);
  }
  return null;
}

/** A node of the simulation is known by its port, which it keeps. */
function appliedByHost(server: RedisServer, name: 'port' | 'bind' | 'dir'): string | null {
  const { system } = server.host;
  if (system !== undefined) return system.apply(server, name);
  return name === 'port' ? 'Unable to listen on this port. Check server logs.' : null;
}

/** CONFIG REWRITE. */
function rewrite({ server }: CommandContext): Outcome {
  const trouble = rewriteConfig(server);
  if (trouble === null) return plain(OK);
  return plain(error(`ERR ${trouble}`));
}

function resetStat({ server }: CommandContext): Outcome {
  const { dirty, rdb_last_save_time, rdb_last_bgsave_ok, rdb_saves } = server.stats;
  server.stats = Object.assign(newStats(), {
    dirty,
    rdb_last_save_time,
    rdb_last_bgsave_ok,
    rdb_saves,
  });
  server.aof.rewrites = 0;
  return plain(OK);
}

const flags = ['admin', 'noscript', 'loading', 'stale'] as const;
const keys = [0, 0, 0] as const;

export const configRows: readonly CommandRow<CommandContext>[] = [
  { name: 'config', arity: -2, flags: [], keys, run: () => plain(error('ERR syntax error')) },
  { name: 'config|get', arity: -3, flags, keys, run: get },
  { name: 'config|set', arity: -4, flags, keys, run: set },
  { name: 'config|rewrite', arity: 2, flags, keys, run: rewrite },
  {
    name: 'config|help',
    arity: 2,
    flags: ['loading', 'stale'],
    keys,
    run: () => help('CONFIG', CONFIG_HELP),
  },
  { name: 'config|resetstat', arity: 2, flags, keys, run: resetStat },
];
