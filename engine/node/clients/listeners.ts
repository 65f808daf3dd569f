// Who listens to what.
import type { Client } from './client.ts';

/** The three kinds of name that one can subscribe to. Names are latin-1, one character per byte. */
export type SubscriptionKind = 'channels' | 'patterns' | 'shardChannels';

/** What one client listens to, in the order in which it asked. */
export type Subscriptions = Readonly<Record<SubscriptionKind, Set<string>>>;

/** Who listens to each name, in the order in which they came. A name that nobody hears is not there. */
export type Listeners = Readonly<Record<SubscriptionKind, Map<string, Client[]>>>;

export function newListeners(): Listeners {
  return { channels: new Map(), patterns: new Map(), shardChannels: new Map() };
}

/** How many names the client listens to, of this kind or of all. */
export function subscriptionCount(client: Client, kind?: SubscriptionKind): number {
  const { subscriptions } = client;
  if (subscriptions === null) return 0;
  if (kind !== undefined) return subscriptions[kind].size;
  const { channels, patterns, shardChannels } = subscriptions;
  return channels.size + patterns.size + shardChannels.size;
}

/** Whether the client is in the mode of subscribers (flag P). */
export function isSubscriber(client: Client): boolean {
  return subscriptionCount(client) > 0;
}
