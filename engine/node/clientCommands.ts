// Commands about the connection itself.
import { MICROS_PER_SECOND, unixMillis } from '../base/units.ts';
import type { CommandRow, Outcome } from '../commands/row.ts';
import { DB_OUT_OF_RANGE, intArg, NOT_AN_INTEGER, SYNTAX_ERROR } from '../commands/arguments.ts';
import {
  array,
  bulk,
  bulkText,
  error,
  integer,
  NIL,
  NONE,
  OK,
  PONG,
  type Reply,
  simple,
} from '../resp/reply.ts';
import { type Client, unwatchAll } from './client.ts';
import type { CommandContext } from './context.ts';
import { loseMaster } from './masterEvents.ts';
import { describeClient, describeMasterLink } from './clientLine.ts';
import { dropSubscriptions, isSubscriber } from './pubsub.ts';
import type { RedisServer } from './redisServer.ts';
import { plain } from './transactions.ts';

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

const WRONGPASS = error('WRONGPASS invalid username-password pair or user is disabled.');
const NO_PASSWORD = error(
  'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
);

function authenticate(
  server: RedisServer,
  client: Client,
  user: string,
  password: string,
): boolean {
  const wanted = server.settings.text('requirepass');
  if (user !== 'default' || (wanted !== '' && password !== wanted)) return false;
  client.authenticated = true;
  return true;
}

function auth({ request, client, server }: CommandContext): Outcome {
  if (request.count > 3) return plain(SYNTAX_ERROR);
  const [user, password] =
    request.count === 3 ? [request.text(1), request.text(2)] : ['default', request.text(1)];
  if (request.count === 2 && server.settings.text('requirepass') === '') return plain(NO_PASSWORD);
  return plain(authenticate(server, client, user, password) ? OK : WRONGPASS);
}

/** HELLO [protover [AUTH user pass] [SETNAME name]]. */
function hello({ request, client, server }: CommandContext): Outcome {
  let protocol: number = client.protocol;
  if (request.count >= 2) {
    const wanted = intArg(request, 1);
    if (typeof wanted !== 'number') {
      return plain(error('ERR Protocol version is not an integer or out of range'));
    }
    if (wanted < 2 || wanted > 3) return plain(error('NOPROTO unsupported protocol version'));
    protocol = wanted;
  }
  let name: string | null = null;
  for (let i = 2; i < request.count; i++) {
    if (request.is(i, 'AUTH') && i + 2 < request.count) {
      if (!authenticate(server, client, request.text(i + 1), request.text(i + 2))) {
        return plain(WRONGPASS);
      }
      i += 2;
    } else if (request.is(i, 'SETNAME') && i + 1 < request.count) {
      name = request.text(++i);
      if (!/^[!-~]*$/.test(name)) return plain(BAD_NAME);
    } else {
      return plain(error(`ERR Syntax error in HELLO option '${request.text(i)}'`));
    }
  }
  if (!client.authenticated) {
    return plain(
      error(
        'NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO AUTH <user> <pass> option can be used to authenticate the client and select the RESP protocol version at the same time',
      ),
    );
  }
  if (name !== null) client.name = name;
  client.protocol = protocol === 3 ? 3 : 2;
  const items: Reply[] = [
    bulkText('server'),
    bulkText('redis'),
    bulkText('version'),
    bulkText('7.0.15'),
    bulkText('proto'),
    integer(client.protocol),
    bulkText('id'),
    integer(client.id),
    bulkText('mode'),
    bulkText('standalone'),
    bulkText('role'),
    bulkText(server.isReplica ? 'replica' : 'master'),
    bulkText('modules'),
    array([]),
  ];
  return plain({ kind: 'map', items });
}

const BAD_NAME = error('ERR Client names cannot contain spaces, newlines or special characters.');

function setName({ request, client }: CommandContext): Outcome {
  const name = request.text(2);
  if (!/^[!-~]*$/.test(name)) return plain(BAD_NAME);
  client.name = name;
  return plain(OK);
}

function quit({ client }: CommandContext): Outcome {
  client.closing = true;
  return plain(OK);
}

function reset({ client, server }: CommandContext): Outcome {
  client.transaction = null;
  unwatchAll(server, client);
  if (client.monitor) server.monitors--;
  client.monitor = false;
  dropSubscriptions(server, client);
  client.db = 0;
  client.name = '';
  client.protocol = 2;
  // A skip that was asked for is for this very command.
  if (client.replyMode !== 'skip') client.replyMode = 'on';
  client.authenticated = server.settings.text('requirepass') === '';
  return plain(simple('RESET'));
}

function time({ server }: CommandContext): Outcome {
  const seconds = Math.floor(unixMillis(server.now) / 1000);
  return plain(
    array([bulkText(String(seconds)), bulkText(String(server.now % MICROS_PER_SECOND))]),
  );
}

function monitor({ client, server }: CommandContext): Outcome {
  if (!client.monitor) server.monitors++;
  client.monitor = true;
  return plain(OK);
}

/** Every line that CLIENT LIST prints for these types; the link to the master is the last. */
export function listClients(
  server: RedisServer,
  type: string | null,
  ids: Set<number> | null,
): string {
  let lines = '';
  for (const client of server.clients.values()) {
    const kind = client.attached ? 'replica' : 'normal';
    if (type !== null && type !== kind) continue;
    if (ids !== null && !ids.has(client.id)) continue;
    lines += `${describeClient(server, client)}\n`;
  }
  const { link } = server;
  const wanted = (type === null || type === 'master') && ids === null;
  if (wanted && link.isUp) lines += `${describeMasterLink(server)}\n`;
  return lines;
}

const TYPES = ['normal', 'master', 'replica', 'pubsub'];

function typeNamed(word: string): string | null {
  const lower = word.toLowerCase();
  if (lower === 'slave') return 'replica';
  return TYPES.includes(lower) ? lower : null;
}

function clientList({ request, server }: CommandContext): Outcome {
  if (request.count === 2) return plain(bulkText(listClients(server, null, null)));
  if (request.is(2, 'TYPE') && request.count === 4) {
    const type = typeNamed(request.text(3));
    if (type === null) return plain(error(`ERR Unknown client type '${request.text(3)}'`));
    return plain(bulkText(listClients(server, type, null)));
  }
  if (request.is(2, 'ID') && request.count > 3) {
    const ids = new Set<number>();
    for (let i = 3; i < request.count; i++) {
      const id = intArg(request, i);
      if (typeof id !== 'number') return plain(error('ERR Invalid client ID'));
      ids.add(id);
    }
    return plain(bulkText(listClients(server, null, ids)));
  }
  return plain(SYNTAX_ERROR);
}

/** CLIENT KILL addr, or CLIENT KILL with filters (ID, TYPE, ADDR, LADDR, USER, SKIPME). */
function clientKill({ request, server, client }: CommandContext): Outcome {
  const old = request.count === 3;
  const filter = old ? { ADDR: request.text(2) } : readFilter(request);
  if (filter === null) return plain(SYNTAX_ERROR);
  const type = filter.TYPE === undefined ? null : typeNamed(filter.TYPE);
  if (filter.TYPE !== undefined && type === null) {
    return plain(error(`ERR Unknown client type '${filter.TYPE}'`));
  }
  const skipMe = filter.SKIPME === undefined ? !old : filter.SKIPME.toLowerCase() === 'yes';
  let killed = 0;
  for (const other of [...server.clients.values()]) {
    const kind = other.attached ? 'replica' : 'normal';
    if (filter.ID !== undefined && String(other.id) !== filter.ID) continue;
    if (filter.ADDR !== undefined && other.address !== filter.ADDR) continue;
    if (type !== null && kind !== type) continue;
    if (other === client && skipMe) continue;
    killed++;
    if (other === client) client.closing = true;
    else server.close(other.connection);
  }
  const { link } = server;
  const master = link.isUp && `${link.host}:${link.port}`;
  if (master && filter.ID === undefined) {
    if (type === 'master' || (type === null && filter.ADDR === master)) {
      killed++;
      loseMaster(server);
    }
  }
  if (!old) return plain(integer(killed));
  return plain(killed > 0 ? OK : error('ERR No such client'));
}

type Filter = Partial<Record<'ID' | 'TYPE' | 'ADDR' | 'LADDR' | 'USER' | 'SKIPME', string>>;

function readFilter(request: CommandContext['request']): Filter | null {
  const filter: Filter = {};
  for (let i = 2; i < request.count; i += 2) {
    const name = request.text(i).toUpperCase();
    if (i + 1 >= request.count) return null;
    if (!['ID', 'TYPE', 'ADDR', 'LADDR', 'USER', 'SKIPME'].includes(name)) return null;
    filter[name as keyof Filter] = request.text(i + 1);
  }
  return filter;
}

function clientReply({ request, client }: CommandContext): Outcome {
  if (request.is(2, 'ON')) {
    client.replyMode = 'on';
    return plain(OK);
  }
  if (request.is(2, 'OFF')) client.replyMode = 'off';
  else if (!request.is(2, 'SKIP')) return plain(SYNTAX_ERROR);
  else if (client.replyMode !== 'off') client.replyMode = 'skip-next';
  return plain(NONE);
}

/** CLIENT NO-EVICT ON|OFF: shown as flag `e`; nobody is evicted here anyway. */
function clientNoEvict({ request, client }: CommandContext): Outcome {
  if (!request.is(2, 'ON') && !request.is(2, 'OFF')) return plain(SYNTAX_ERROR);
  client.noEvict = request.is(2, 'ON');
  return plain(OK);
}

const easy = ['noscript', 'loading', 'stale', 'fast'] as const;
const open = ['noscript', 'loading', 'stale', 'fast', 'no_auth', 'allow_busy'] as const;
const sub = ['noscript', 'loading', 'stale'] as const;
const admin = ['admin', 'noscript', 'loading', 'stale'] as const;
const keys = [0, 0, 0] as const;

export const clientRows: readonly CommandRow<CommandContext>[] = [
  { name: 'ping', arity: -1, flags: ['fast'], keys, run: ping },
  {
    name: 'echo',
    arity: 2,
    flags: ['loading', 'stale', 'fast'],
    keys,
    run: ({ request }) => plain(bulk(request.arg(1))),
  },
  { name: 'select', arity: 2, flags: ['loading', 'stale', 'fast'], keys, run: select },
  { name: 'auth', arity: -2, flags: open, keys, run: auth },
  { name: 'hello', arity: -1, flags: open, keys, run: hello },
  { name: 'quit', arity: -1, flags: open, keys, run: quit },
  { name: 'reset', arity: 1, flags: open, keys, run: reset },
  { name: 'time', arity: 1, flags: easy.slice(1), keys, run: time },
  { name: 'monitor', arity: 1, flags: admin, keys, run: monitor },
  { name: 'client', arity: -2, flags: [], keys, run: () => plain(SYNTAX_ERROR) },
  { name: 'client|list', arity: -2, flags: admin, keys, run: clientList },
  { name: 'client|kill', arity: -3, flags: admin, keys, run: clientKill },
  { name: 'client|reply', arity: 3, flags: sub, keys, run: clientReply },
  {
    name: 'client|id',
    arity: 2,
    flags: sub,
    keys,
    run: ({ client }) => plain(integer(client.id)),
  },
  {
    name: 'client|info',
    arity: 2,
    flags: sub,
    keys,
    run: ({ server, client }) => plain(bulkText(`${describeClient(server, client)}\n`)),
  },
  {
    name: 'client|getname',
    arity: 2,
    flags: sub,
    keys,
    run: ({ client }) => plain(client.name === '' ? NIL : bulkText(client.name)),
  },
  { name: 'client|setname', arity: 3, flags: sub, keys, run: setName },
  { name: 'client|no-evict', arity: 3, flags: admin, keys, run: clientNoEvict },
];
