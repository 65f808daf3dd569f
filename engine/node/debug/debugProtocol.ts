// DEBUG PROTOCOL: a value of each type of the protocol, for those who write clients.
import { latin1 } from '../../base/bytes.ts';
import type { Outcome } from '../../commands/row.ts';
import { array, bulkText, error, integer, NIL, type Reply } from '../../resp/reply.ts';
import { writeReply } from '../../resp/writer.ts';
import type { CommandContext } from '../context.ts';
import { plain } from '../plain.ts';

const boolean = (value: boolean): Reply => ({ kind: 'boolean', value });
const NUMBERS = [0, 1, 2].map(integer);

const VALUES: Readonly<Record<string, Reply>> = {
  string: bulkText('Hello World'),
  integer: integer(12345),
  double: { kind: 'double', text: '3.141' },
  bignum: { kind: 'big-number', text: '1234567999999999999999999999999999999' },
  null: NIL,
  array: array(NUMBERS),
  set: { kind: 'set', items: NUMBERS },
  map: { kind: 'map', items: NUMBERS.flatMap((n, i) => [n, boolean(i === 1)]) },
  verbatim: { kind: 'verbatim', format: 'txt', bytes: latin1('This is a verbatim\nstring') },
  true: boolean(true),
  false: boolean(false),
};

const UNKNOWN = error(
  'ERR Wrong protocol type name. Please use one of the following: string|integer|double|bignum|null|array|set|map|attrib|push|verbatim|true|false',
);

export function debugProtocol(context: CommandContext): Outcome {
  const name = context.request.text(2).toLowerCase();
  if (name === 'attrib') return attribute(context);
  if (name === 'push') return push(context);
  return plain(Object.hasOwn(VALUES, name) ? VALUES[name]! : UNKNOWN);
}

/** An attribute stands before the reply that it is about; RESP2 has none. */
function attribute(context: CommandContext): Outcome {
  const popularity = [bulkText('key-popularity'), array([bulkText('key:123'), integer(90)])];
  if (context.client.protocol === 3) before(context, '|1\r\n', popularity);
  return plain(bulkText('Some real reply following the attribute'));
}

function push(context: CommandContext): Outcome {
  if (context.client.protocol === 2) {
    return plain(error('ERR RESP2 is not supported by this command'));
  }
  before(context, '>2\r\n', [bulkText('server-cpu-usage'), integer(42)]);
  return plain(bulkText('Some real reply following the push reply'));
}

/** Writes what comes ahead of the reply, where replies are wanted. */
function before({ client, server }: CommandContext, head: string, items: readonly Reply[]): void {
  if (client.replyMode === 'off' || client.replyMode === 'skip') return;
  client.out.appendText(head);
  for (const item of items) writeReply(client.out, item, client.protocol);
  server.list(client);
}
