// Publish and subscribe: who listens to what, and what they are sent (pubsub.c).
import { latin1, textOf } from '../../base/bytes.ts';
import { globMatches } from '../../keyspace/glob.ts';
import { bulk, bulkText, integer, NIL, type Reply } from '../../resp/reply.ts';
import { writeReply } from '../../resp/writer.ts';
import type { Client } from './client.ts';
import { type SubscriptionKind, subscriptionCount } from './listeners.ts';
import type { RedisServer } from '../redisServer.ts';

/** Words of the messages that tell of a subscription, by kind. */
const WORDS = {
  channels: ['subscribe', 'unsubscribe'],
  patterns: ['psubscribe', 'punsubscribe'],
  shardChannels: ['ssubscribe', 'sunsubscribe'],
} as const;

export function subscribe(
  server: RedisServer,
  client: Client,
  kind: SubscriptionKind,
  name: string,
): void {
  const own = (client.subscriptions ??= {
    channels: new Set(),
    patterns: new Set(),
    shardChannels: new Set(),
  });
  if (!own[kind].has(name)) {
    own[kind].add(name);
    const all = server.listeners[kind];
    const others = all.get(name);
    if (others === undefined) all.set(name, [client]);
    else others.push(client);
  }
  tell(server, client, kind, WORDS[kind][0], name);
}

/** Without a name: everything of this kind. */
export function unsubscribe(
  server: RedisServer,
  client: Client,
  kind: SubscriptionKind,
  name: string | null,
): void {
  const word = WORDS[kind][1];
  const names = name === null ? [...(client.subscriptions?.[kind] ?? [])] : [name];
  if (names.length === 0) tell(server, client, kind, word, null);
  for (const one of names) {
    drop(server, client, kind, one);
    tell(server, client, kind, word, one);
  }
}

/** A client that goes, or is reset, hears nothing of it. */
export function dropSubscriptions(server: RedisServer, client: Client): void {
  const { subscriptions } = client;
  if (subscriptions === null) return;
  for (const kind of ['channels', 'shardChannels', 'patterns'] as const) {
    for (const name of subscriptions[kind]) drop(server, client, kind, name);
  }
  client.subscriptions = null;
}

function drop(server: RedisServer, client: Client, kind: SubscriptionKind, name: string): void {
  if (client.subscriptions?.[kind].delete(name) !== true) return;
  const all = server.listeners[kind];
  const left = all.get(name)!.filter((one) => one !== client);
  if (left.length === 0) all.delete(name);
  else all.set(name, left);
}

/** addReplyPubsubSubscribed and its kin. The count of channels includes patterns, as it always did. */
function tell(
  server: RedisServer,
  client: Client,
  kind: SubscriptionKind,
  word: string,
  name: string | null,
): void {
  const shard = kind === 'shardChannels';
  const count = shard
    ? subscriptionCount(client, kind)
    : subscriptionCount(client) - subscriptionCount(client, 'shardChannels');
  push(server, client, [bulkText(word), name === null ? NIL : bulkText(name), integer(count)]);
}

/** Sends out of turn, even to a client that wants no replies (CLIENT_PUSHING). */
function push(server: RedisServer, client: Client, items: readonly Reply[]): void {
  writeReply(client.out, { kind: 'push', items }, client.protocol);
  server.list(client);
}

/** pubsubPublishMessage: how many clients were sent the message. */
export function publish(
  server: RedisServer,
  channel: Uint8Array,
  message: Uint8Array,
  shard = false,
): number {
  const { channels, patterns, shardChannels } = server.listeners;
  const name = textOf(channel);
  const listening = (shard ? shardChannels : channels).get(name) ?? [];
  const word = bulkText(shard ? 'smessage' : 'message');
  for (const client of listening) {
    push(server, client, [word, bulk(channel), bulk(message)]);
  }
  let count = listening.length;
  if (shard) return count;
  for (const [pattern, clients] of patterns) {
    const bytes = latin1(pattern);
    if (!globMatches(bytes, channel)) continue;
    for (const client of clients) {
      push(server, client, [PMESSAGE, bulk(bytes), bulk(channel), bulk(message)]);
      count++;
    }
  }
  return count;
}

const PMESSAGE = bulkText('pmessage');
