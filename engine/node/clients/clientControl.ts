// CLIENT LIST, KILL and UNBLOCK: one client looks at others, and ends them.
import { latin1 } from '../../base/bytes.ts';
import { INT64_MAX, quotable } from '../../commands/arguments.ts';
import { NOT_AN_INTEGER, SYNTAX_ERROR, integerArg } from '../../commands/integers.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { unblockClient } from './blocking.ts';
import type { Client } from './client.ts';
import { describeClient, describeMasterLink, masterLocalAddress } from './clientLine.ts';
import { isSubscriber } from './listeners.ts';
import { wrongCount } from './pauseCommands.ts';
import type { CommandContext } from '../context.ts';
import { loseMaster } from '../masterLost.ts';
import { plain } from '../plain.ts';
import type { RedisServer } from '../redisServer.ts';
import { OK, type Reply, error, integer } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';

type ClientType = 'normal' | 'master' | 'replica' | 'pubsub';

/** getClientType; the link to the master is no Client here. */
function typeOf(client: Client): ClientType {
  if (client.attached && !client.monitor) return 'replica';
  return isSubscriber(client) ? 'pubsub' : 'normal';
}

function typeNamed(word: string): ClientType | null {
  const lower = word.toLowerCase();
  if (lower === 'slave') return 'replica';
  return (['normal', 'master', 'replica', 'pubsub'] as const).find((one) => one === lower) ?? null;
}

/** Every line of CLIENT LIST, in the order in which the connections came. */
export function listClients(server: RedisServer, type: ClientType | null = null): string {
  const lines: [id: number, line: string][] = [];
  for (const client of server.clients.values()) {
    if (type !== null && type !== typeOf(client)) continue;
    lines.push([client.id, describeClient(server, client)]);
  }
  const { link } = server;
  if (link.isUp && (type === null || type === 'master')) {
    lines.push([link.clientId, describeMasterLink(server)]);
    lines.sort(([a], [b]) => a - b);
  }
  return lines.map(([, line]) => `${line}\n`).join('');
}

function lineOfId(server: RedisServer, id: number | bigint): string {
  const { link } = server;
  if (link.isUp && link.clientId === id) return `${describeMasterLink(server)}\n`;
  const client = clientById(server, id);
  return client === null ? '' : `${describeClient(server, client)}\n`;
}

function clientById(server: RedisServer, id: number | bigint): Client | null {
  for (const client of server.clients.values()) if (client.id === id) return client;
  return null;
}

function text(lines: string): Outcome {
  return plain({ kind: 'verbatim', format: 'txt', bytes: latin1(lines) });
}

function list({ request, server }: CommandContext): Outcome {
  if (request.count === 2) return text(listClients(server));
  if (request.is(2, 'TYPE') && request.count === 4) {
    const type = typeNamed(request.text(3));
    if (type === null)
      return plain(error(`ERR Unknown client type '${quotable(request.text(3))}'`));
    return text(listClients(server, type));
  }
  if (!request.is(2, 'ID') || request.count < 4) return plain(SYNTAX_ERROR);
  let lines = '';
  for (let i = 3; i < request.count; i++) {
    const id = integerArg(request, i);
    if (id === null) return plain(error('ERR Invalid client ID'));
    lines += lineOfId(server, id);
  }
  return text(lines);
}

interface Filter {
  id: number | bigint | null;
  address: string | null;
  local: string | null;
  type: ClientType | null;
  user: string | null;
  skipMe: boolean;
}

/** CLIENT KILL addr:port, or CLIENT KILL with filters. */
function kill(context: CommandContext): Outcome {
  const { request, server, client } = context;
  const old = request.count === 3;
  const filter: Filter = {
    id: null,
    address: old ? request.text(2) : null,
    local: null,
    type: null,
    user: null,
    // With the old form a client may kill itself.
    skipMe: !old,
  };
  const refusal = old ? null : readFilter(server, request, filter);
  if (refusal !== null) return plain(refusal);
  let killed = 0;
  for (const other of [...server.clients.values()]) {
    if (!fits(server, filter, other) || (other === client && filter.skipMe)) continue;
    killed++;
    if (other === client) client.closing = true;
    else server.close(other.connection);
  }
  if (fitsMaster(server, filter)) {
    killed++;
    loseMaster(server);
  }
  if (!old) return plain(integer(killed));
  return plain(killed > 0 ? OK : error('ERR No such client'));
}

function readFilter(server: RedisServer, request: Request, filter: Filter): Reply | null {
  for (let i = 2; i < request.count; i += 2) {
    if (i + 1 >= request.count) return SYNTAX_ERROR;
    const value = request.text(i + 1);
    if (request.is(i, 'ID')) {
      const id = integerArg(request, i + 1);
      if (id === null || id < 1 || id > INT64_MAX) {
        return error('ERR client-id should be greater than 0');
      }
      filter.id = id;
    } else if (request.is(i, 'TYPE')) {
      filter.type = typeNamed(value);
      if (filter.type === null) return error(`ERR Unknown client type '${quotable(value)}'`);
    } else if (request.is(i, 'ADDR')) {
      filter.address = value;
    } else if (request.is(i, 'LADDR')) {
      filter.local = value;
    } else if (request.is(i, 'USER')) {
      if (!server.acl.users.has(value)) return error(`ERR No such user '${quotable(value)}'`);
      filter.user = value;
    } else if (request.is(i, 'SKIPME') && /^(yes|no)$/i.test(value)) {
      filter.skipMe = value.toLowerCase() === 'yes';
    } else {
      return SYNTAX_ERROR;
    }
  }
  return null;
}

function fits(server: RedisServer, filter: Filter, client: Client): boolean {
  const { id, address, local, type, user } = filter;
  return (
    (address === null || client.address === address) &&
    (local === null || local === (client.local || `127.0.0.1:${server.port}`)) &&
    (type === null || typeOf(client) === type) &&
    (id === null || client.id === id) &&
    (user === null || client.user?.name === user)
  );
}

function fitsMaster(server: RedisServer, filter: Filter): boolean {
  const { link } = server;
  const { id, address, local, type, user } = filter;
  return (
    link.isUp &&
    (address === null || address === `${link.host}:${link.port}`) &&
    (local === null || local === masterLocalAddress(server)) &&
    (type === null || type === 'master') &&
    (id === null || link.clientId === id) &&
    user === null
  );
}

function unblock({ request, server }: CommandContext): Outcome {
  if (request.count > 4) return plain(wrongCount(request));
  const withError = request.count === 4 && request.is(3, 'ERROR');
  if (request.count === 4 && !withError && !request.is(3, 'TIMEOUT')) {
    return plain(error('ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR'));
  }
  const id = integerArg(request, 2);
  if (id === null) return plain(NOT_AN_INTEGER);
  const client = clientById(server, id);
  const done = client !== null && unblockClient(server, client, withError ? 'error' : 'timeout');
  return plain(integer(done ? 1 : 0));
}

const flags = ['admin', 'noscript', 'loading', 'stale'] as const;
const keys = [0, 0, 0] as const;

export const clientControlRows: readonly CommandRow<CommandContext>[] = [
  { name: 'client|list', arity: -2, flags, keys, run: list },
  { name: 'client|kill', arity: -3, flags, keys, run: kill },
  { name: 'client|unblock', arity: -3, flags, keys, run: unblock },
];
