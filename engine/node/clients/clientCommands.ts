// Commands about the connection itself.
import { latin1 } from '../../base/bytes.ts';
import { MICROS_PER_SECOND, unixMillis } from '../../base/units.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { SYNTAX_ERROR } from '../../commands/integers.ts';
import { array, bulkText, integer, NIL, NONE, OK } from '../../resp/reply.ts';
import type { CommandContext } from '../context.ts';
import { BAD_NAME } from '../acl/auth.ts';
import { describeClient } from './clientLine.ts';
import { CLIENT_HELP, help } from '../help.ts';
import { plain } from '../plain.ts';

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
  { name: 'quit', arity: -1, flags: open, keys, run: quit },
  { name: 'time', arity: 1, flags: easy.slice(1), keys, run: time },
  { name: 'monitor', arity: 1, flags: admin, keys, run: monitor },
  { name: 'client', arity: -2, flags: [], keys, run: () => plain(SYNTAX_ERROR) },
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
    run: ({ server, client }) => {
      const bytes = latin1(`${describeClient(server, client)}\n`);
      return plain({ kind: 'verbatim', format: 'txt', bytes });
    },
  },
  {
    name: 'client|getname',
    arity: 2,
    flags: sub,
    keys,
    run: ({ client }) => plain(client.name === '' ? NIL : bulkText(client.name)),
  },
  { name: 'client|setname', arity: 3, flags: sub, keys, run: setName },
  {
    name: 'client|help',
    arity: 2,
    flags: ['loading', 'stale'],
    keys,
    run: () => help('CLIENT', CLIENT_HELP),
  },
  { name: 'client|no-evict', arity: 3, flags: admin, keys, run: clientNoEvict },
];
