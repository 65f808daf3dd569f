// SUBSCRIBE and its kin, PUBLISH, SPUBLISH, PUBSUB.
import { latin1 } from '../../base/bytes.ts';
import { quotable } from '../../commands/arguments.ts';
import type { CommandRow, Outcome } from '../../commands/row.ts';
import { globMatches } from '../../keyspace/glob.ts';
import { array, bulkText, error, integer, NONE, type Reply, simple } from '../../resp/reply.ts';
import type { CommandContext } from '../context.ts';
import { type SubscriptionKind } from './listeners.ts';
import { publish, subscribe, unsubscribe } from './pubsub.ts';
import { plain } from '../plain.ts';

/** Each name is answered with a message of its own. */
function subscribing(kind: SubscriptionKind) {
  return ({ server, client, request }: CommandContext): Outcome => {
    // The others have an exception for transactions.
    if (kind === 'shardChannels' && client.inExec) return plain(NOT_IN_EXEC);
    for (let i = 1; i < request.count; i++) subscribe(server, client, kind, request.text(i));
    return plain(NONE);
  };
}

const NOT_IN_EXEC = error("ERR SSUBSCRIBE isn't allowed for a DENY BLOCKING client");

function unsubscribing(kind: SubscriptionKind) {
  return ({ server, client, request }: CommandContext): Outcome => {
    if (request.count === 1) unsubscribe(server, client, kind, null);
    for (let i = 1; i < request.count; i++) unsubscribe(server, client, kind, request.text(i));
    return plain(NONE);
  };
}

/** Replicas are told even when nobody listened here. */
function publishing(shard: boolean) {
  return ({ server, request }: CommandContext): Outcome => {
    const count = publish(server, request.arg(1), request.arg(2), shard);
    return { reply: integer(count), propagate: 'as-typed', changes: 0 };
  };
}

/** PUBSUB CHANNELS [pattern]: every name that somebody listens to. */
function names(kind: 'channels' | 'shardChannels') {
  return ({ server, request }: CommandContext): Outcome => {
    if (request.count > 3) return wrongForm(request.text(1));
    const pattern = request.count === 3 ? request.arg(2) : null;
    const found: Reply[] = [];
    for (const name of server.listeners[kind].keys()) {
      if (pattern === null || globMatches(pattern, latin1(name))) found.push(bulkText(name));
    }
    return plain(array(found));
  };
}

function wrongForm(word: string): Outcome {
  const shown = quotable(word.slice(0, 128));
  return plain(
    error(`ERR unknown subcommand or wrong number of arguments for '${shown}'. Try PUBSUB HELP.`),
  );
}

/** PUBSUB NUMSUB [channel …]: how many listen to each. */
function counts(kind: 'channels' | 'shardChannels') {
  return ({ server, request }: CommandContext): Outcome => {
    const items: Reply[] = [];
    for (let i = 2; i < request.count; i++) {
      const listening = server.listeners[kind].get(request.text(i))?.length ?? 0;
      items.push({ kind: 'bulk', bytes: request.arg(i) }, integer(listening));
    }
    return plain(array(items));
  };
}

const HELP = [
  'PUBSUB <subcommand> [<arg> [value] [opt] ...]. Subcommands are:',
  'CHANNELS [<pattern>]',
  "    Return the currently active channels matching a <pattern> (default: '*').",
  'NUMPAT',
  '    Return number of subscriptions to patterns.',
  'NUMSUB [<channel> ...]',
  '    Return the number of subscribers for the specified channels, excluding',
  '    pattern subscriptions(default: no channels).',
  'SHARDCHANNELS [<pattern>]',
  "    Return the currently active shard level channels matching a <pattern> (default: '*').",
  'SHARDNUMSUB [<shardchannel> ...]',
  '    Return the number of subscribers for the specified shard level channel(s)',
  'HELP',
  '    Prints this help.',
];

const listening = ['pubsub', 'noscript', 'loading', 'stale'] as const;
const asking = ['pubsub', 'loading', 'stale'] as const;
const sending = ['pubsub', 'loading', 'stale', 'fast'] as const;
const none = [0, 0, 0] as const;

const row = (
  name: string,
  arity: number,
  flags: CommandRow<CommandContext>['flags'],
  run: CommandRow<CommandContext>['run'],
  keys: CommandRow<CommandContext>['keys'] = none,
): CommandRow<CommandContext> => ({ name, arity, flags, keys, run });

export const pubsubRows: readonly CommandRow<CommandContext>[] = [
  row('subscribe', -2, listening, subscribing('channels')),
  row('psubscribe', -2, listening, subscribing('patterns')),
  row('ssubscribe', -2, listening, subscribing('shardChannels'), [1, -1, 1]),
  row('unsubscribe', -1, listening, unsubscribing('channels')),
  row('punsubscribe', -1, listening, unsubscribing('patterns')),
  row('sunsubscribe', -1, listening, unsubscribing('shardChannels'), [1, -1, 1]),
  row('publish', 3, sending, publishing(false)),
  row('spublish', 3, sending, publishing(true), [1, 1, 1]),
  row('pubsub', -2, [], ({ request }) => wrongForm(request.text(1))),
  row('pubsub|channels', -2, asking, names('channels')),
  row('pubsub|shardchannels', -2, asking, names('shardChannels')),
  row('pubsub|numsub', -2, asking, counts('channels')),
  row('pubsub|shardnumsub', -2, asking, counts('shardChannels')),
  row('pubsub|numpat', 2, asking, ({ server }) => plain(integer(server.listeners.patterns.size))),
  row('pubsub|help', 2, ['loading', 'stale'], () => plain(array(HELP.map(simple)))),
];
