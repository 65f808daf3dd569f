import type { CommandRow, Outcome } from '../../commands/row.ts';
import { array, bulk, bulkText, error, PONG } from '../../resp/reply.ts';
import type { CommandContext } from '../context.ts';
import { plain } from '../plain.ts';
import { isSubscriber } from './listeners.ts';

function ping({ request, client }: CommandContext): Outcome {
  if (request.count > 2) return plain(error("ERR wrong number of arguments for 'ping' command"));
  if (isSubscriber(client) && client.protocol === 2) {
    // A subscriber reads messages only: the answer looks like one.
    return plain(array([bulkText('pong'), request.count === 2 ? bulk(request.arg(1)) : EMPTY]));
  }
  return plain(request.count === 2 ? bulk(request.arg(1)) : PONG);
}

const EMPTY = bulkText('');

export const pingRow: CommandRow<CommandContext> = {
  name: 'ping',
  arity: -1,
  flags: ['fast'],
  keys: [0, 0, 0],
  run: ping,
};
