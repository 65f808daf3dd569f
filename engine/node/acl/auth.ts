// Who a client says it is: AUTH, HELLO, and RESET, which forgets it.
import { quotable } from '../../commands/arguments.ts';
import { SYNTAX_ERROR, intArg } from '../../commands/integers.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { array, bulkText, error, integer, OK, type Reply, simple } from '../../resp/reply.ts';
import { becomeDefault } from './acl.ts';
import { authenticate } from './aclLogins.ts';
import { type Client, unwatchAll } from '../clients/client.ts';
import type { CommandContext } from '../context.ts';
import { dropSubscriptions } from '../clients/pubsub.ts';
import type { RedisServer } from '../redisServer.ts';
import { plain } from '../plain.ts';

const WRONGPASS = error('WRONGPASS invalid username-password pair or user is disabled.');
const NO_PASSWORD = error(
  'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
);
export const BAD_NAME = error(
  'ERR Client names cannot contain spaces, newlines or special characters.',
);

function auth({ request, client, server }: CommandContext): Outcome {
  if (request.count > 3) return plain(SYNTAX_ERROR);
  const named = request.count === 3;
  if (!named && server.acl.standard.nopass) return plain(NO_PASSWORD);
  const [user, password] = named
    ? [request.text(1), request.text(2)]
    : ['default', request.text(1)];
  return plain(authenticate(server, client, user, password, request.text(0)) ? OK : WRONGPASS);
}

/** HELLO [protover [AUTH user pass] [SETNAME name]]. */
function hello({ request, client, server }: CommandContext): Outcome {
  let protocol = client.protocol;
  if (request.count >= 2) {
    const wanted = intArg(request, 1);
    if (typeof wanted !== 'number') {
      return plain(error('ERR Protocol version is not an integer or out of range'));
    }
    if (wanted !== 2 && wanted !== 3) return plain(error('NOPROTO unsupported protocol version'));
    protocol = wanted;
  }
  const refusal = helloOptions(server, client, request);
  if (refusal !== null) return plain(refusal);
  if (!client.authenticated) {
    return plain(
      error(
        'NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO AUTH <user> <pass> option can be used to authenticate the client and select the RESP protocol version at the same time',
      ),
    );
  }
  client.protocol = protocol;
  return plain({ kind: 'map', items: whoWeAre(server, client) });
}

/** Each option takes effect as it is read; the error that ends it, or null. */
function helloOptions(
  server: RedisServer,
  client: Client,
  request: CommandContext['request'],
): Reply | null {
  for (let i = 2; i < request.count; i++) {
    if (request.is(i, 'AUTH') && i + 2 < request.count) {
      const [user, password] = [request.text(i + 1), request.text(i + 2)];
      if (!authenticate(server, client, user, password, request.text(0))) return WRONGPASS;
      i += 2;
    } else if (request.is(i, 'SETNAME') && i + 1 < request.count) {
      const name = request.text(++i);
      if (!/^[!-~]*$/.test(name)) return BAD_NAME;
      client.name = name;
    } else {
      return error(`ERR Syntax error in HELLO option '${quotable(request.text(i))}'`);
    }
  }
  return null;
}

function whoWeAre(server: RedisServer, client: Client): Reply[] {
  return [
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
}

function reset({ client, server }: CommandContext): Outcome {
  if (client.attached) return plain(error('ERR can only reset normal client connections'));
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
  becomeDefault(server, client);
  return plain(simple('RESET'));
}

const flags = ['noscript', 'loading', 'stale', 'fast', 'no_auth', 'allow_busy'] as const;
const keys = [0, 0, 0] as const;

export const authRows: readonly CommandRow<CommandContext>[] = [
  { name: 'auth', arity: -2, flags, keys, run: auth },
  { name: 'hello', arity: -1, flags, keys, run: hello },
  { name: 'reset', arity: 1, flags, keys, run: reset },
];
