// CONFIG GET, SET, REWRITE, RESETSTAT.
import { latin1, textOf } from '../base/bytes.ts';
import type { CommandRow, Outcome } from '../commands/row.ts';
import { globMatches } from '../keyspace/glob.ts';
import { bulkText, error, OK, type Reply } from '../resp/reply.ts';
import { setDefaultPassword } from './acl.ts';
import { deleteHistory } from './aof.ts';
import { switchAof } from './aofCron.ts';
import type { CommandContext } from './context.ts';
import { warnOfMemory } from './eviction.ts';
import { checkValue, parameterNamed, PARAMETERS } from './parameters.ts';
import type { RedisServer } from './redisServer.ts';
import { newStats } from './stats.ts';
import { TIMER_EVICT } from './timers.ts';
import { plain } from './transactions.ts';

/** A parameter's value as CONFIG GET shows it. */
export function shownValue(server: RedisServer, name: string): string {
  if (name === 'replicaof') {
    const { link } = server;
    return link.host === null ? '' : `${link.host} ${link.port}`;
  }
  return server.settings.text(name);
}

function get({ request, server }: CommandContext): Outcome {
  const found = new Map<string, string>();
  for (let i = 2; i < request.count; i++) {
    const pattern = request.text(i).toLowerCase();
    const exact = parameterNamed(pattern);
    if (exact !== null) {
      found.set(pattern, shownValue(server, exact.name));
      continue;
    }
    if (!/[*?[]/.test(pattern)) continue;
    for (const { name, alias, hidden } of PARAMETERS) {
      if (hidden) continue;
      for (const one of alias === null ? [name] : [name, alias]) {
        if (globMatches(latin1(pattern), latin1(one))) found.set(one, shownValue(server, name));
      }
    }
  }
  const items: Reply[] = [];
  for (const [name, value] of found) items.push(bulkText(name), bulkText(value));
  return plain({ kind: 'map', items });
}

/** All or nothing: every value is checked before any is set. */
function set({ request, server, client }: CommandContext): Outcome {
  if (request.count % 2 !== 0) {
    return plain(error("ERR wrong number of arguments for 'config|set' command"));
  }
  const changes: [string, string][] = [];
  for (let i = 2; i < request.count; i += 2) {
    const asked = request.text(i);
    const parameter = parameterNamed(asked);
    if (parameter === null) {
      return plain(error(`ERR Unknown option or number of arguments for CONFIG SET - '${asked}'`));
    }
    const refuse = (why: string): Outcome =>
      plain(error(`ERR CONFIG SET failed (possibly related to argument '${asked}') - ${why}`));
    if (parameter.change !== 'runtime') return refuse(`can't set ${parameter.change} config`);
    if (changes.some(([name]) => name === parameter.name)) return refuse('duplicate parameter');
    const checked = checkValue(parameter, [request.text(i + 1)]);
    if ('refused' in checked) return refuse(checked.refused);
    changes.push([parameter.name, checked.value]);
  }
  const before = changes.map(([name]) => server.settings.text(name));
  for (const [name, value] of changes) server.settings.put(name, value);
  for (const [name] of changes) {
    const why = applied(server, name, client.inExec);
    if (why === null) continue;
    changes.forEach(([other], i) => server.settings.put(other, before[i]!));
    for (const [other] of changes) applied(server, other, client.inExec);
    return plain(error(`ERR CONFIG SET failed (possibly related to argument '${name}') - ${why}`));
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
  if (name === 'aof-disable-auto-gc') deleteHistory(server);
  server.context.refreshSettings();
  if (name === 'maxmemory' && server.maxmemory > 0) {
    warnOfMemory(server);
    server.host.timer(server.now, TIMER_EVICT);
  }
  return null;
}

/** Redis's own order of lines is kept; what differs from the default and has no line is appended. */
function rewrite({ server }: CommandContext): Outcome {
  const before = server.host.disk.read('redis.conf');
  if (before === null) return plain(error('ERR The server is running without a config file'));
  const lines = textOf(before).split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  const written = new Set<string>();
  const kept: string[] = [];
  for (const line of lines) {
    const name = parameterNamed(line.trim().split(/\s+/, 1)[0] ?? '')?.name;
    if (name === undefined || line.trim().startsWith('#')) {
      kept.push(line);
      continue;
    }
    if (written.has(name)) continue;
    written.add(name);
    kept.push(...confLines(server, name));
  }
  const fresh = PARAMETERS.filter(
    ({ name, default: value }) =>
      !written.has(name) && name !== 'dir' && shownValue(server, name) !== value,
  ).flatMap(({ name }) => confLines(server, name));
  if (fresh.length > 0 && !kept.includes(GENERATED)) kept.push(GENERATED);
  const trouble = server.writeFile('redis.conf', latin1(`${[...kept, ...fresh].join('\n')}\n`));
  if (trouble !== null) return plain(error(`ERR Rewriting config file: ${trouble}`));
  server.log('#', 'CONFIG REWRITE executed with success.');
  return plain(OK);
}

const GENERATED = '# Generated by CONFIG REWRITE';

function confLines(server: RedisServer, name: string): string[] {
  const value = shownValue(server, name);
  if (name === 'replicaof') return value === '' ? [] : [`replicaof ${value}`];
  if (name === 'client-output-buffer-limit') {
    const words = value.split(' ');
    return [0, 4, 8].map((i) => `${name} ${words.slice(i, i + 4).join(' ')}`);
  }
  if (name === 'save') {
    if (value === '') return ['save ""'];
    return server.settings.savePoints.map(([seconds, changes]) => `save ${seconds} ${changes}`);
  }
  return [`${name} ${value === '' || /["\s]/.test(value) ? JSON.stringify(value) : value}`];
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
  { name: 'config|resetstat', arity: 2, flags, keys, run: resetStat },
];
