// CLIENT TRACKING and what belongs to it. Nobody is tracked here: what only asks or switches off works.
import { integerArg, NOT_AN_INTEGER, SYNTAX_ERROR } from '../../commands/integers.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { array, bulkText, error, integer, OK, type Reply } from '../../resp/reply.ts';
import type { CommandContext } from '../context.ts';
import { plain } from '../plain.ts';

function info(): Outcome {
  const items: Reply[] = [
    bulkText('flags'),
    { kind: 'set', items: [bulkText('off')] },
    bulkText('redirect'),
    integer(-1),
    bulkText('prefixes'),
    array([]),
  ];
  return plain({ kind: 'map', items });
}

/** Refuses what Redis refuses; a tracking that would begin says that it is not modelled. */
function tracking({ request, server }: CommandContext): Outcome {
  let [bcast, optIn, optOut, prefix] = [false, false, false, false];
  for (let i = 3; i < request.count; i++) {
    const more = i + 1 < request.count;
    if (request.is(i, 'REDIRECT') && more) {
      const id = integerArg(request, ++i);
      if (id === null) return plain(NOT_AN_INTEGER);
      if (![...server.clients.values()].some((client) => client.id === id)) {
        return plain(error('ERR The client ID you want redirect to does not exist'));
      }
    } else if (request.is(i, 'PREFIX') && more) {
      prefix = true;
      i++;
    } else if (request.is(i, 'BCAST')) bcast = true;
    else if (request.is(i, 'OPTIN')) optIn = true;
    else if (request.is(i, 'OPTOUT')) optOut = true;
    else if (!request.is(i, 'NOLOOP')) return plain(SYNTAX_ERROR);
  }
  if (request.is(2, 'OFF')) return plain(OK);
  if (!request.is(2, 'ON')) return plain(SYNTAX_ERROR);
  if (!bcast && prefix) {
    return plain(error('ERR PREFIX option requires BCAST mode to be enabled'));
  }
  if (bcast && (optIn || optOut)) {
    return plain(error('ERR OPTIN and OPTOUT are not compatible with BCAST'));
  }
  if (optIn && optOut) {
    return plain(error("ERR You can't specify both OPTIN mode and OPTOUT mode"));
  }
  return plain(error('ERR CLIENT TRACKING is not modelled in this playground'));
}

const NOT_TRACKING = error(
  'ERR CLIENT CACHING can be called only when the client is in tracking mode with OPTIN or OPTOUT mode enabled',
);

const flags = ['noscript', 'loading', 'stale'] as const;
const keys = [0, 0, 0] as const;

export const trackingRows: readonly CommandRow<CommandContext>[] = [
  { name: 'client|tracking', arity: -3, flags, keys, run: tracking },
  { name: 'client|trackinginfo', arity: 2, flags, keys, run: info },
  { name: 'client|getredir', arity: 2, flags, keys, run: () => plain(integer(-1)) },
  { name: 'client|caching', arity: 3, flags, keys, run: () => plain(NOT_TRACKING) },
];
