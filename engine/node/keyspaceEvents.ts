// What commands left of events and lookups: published and counted by the server.
import { latin1, textOf } from '../base/bytes.ts';
import { EVENT } from '../keyspace/events.ts';
import { publish } from './pubsub.ts';
import type { RedisServer } from './redisServer.ts';

/** Tells subscribers what happened to keys, in order: the key's channel first, then the event's. */
export function publishEvents(server: RedisServer): void {
  const { keyspace } = server;
  const { events, notified } = keyspace;
  keyspace.events = [];
  for (const { db, name, key } of events) {
    if ((notified & EVENT.keyspace) !== 0) {
      publish(server, latin1(`__keyspace@${db}__:${textOf(key)}`), latin1(name));
    }
    if ((notified & EVENT.keyevent) !== 0)
      publish(server, latin1(`__keyevent@${db}__:${name}`), key);
  }
}

/** keyspace_hits and keyspace_misses. */
export function takeLookups({ keyspace, stats }: RedisServer): void {
  stats.keyspace_hits += keyspace.hits;
  stats.keyspace_misses += keyspace.misses;
  keyspace.hits = 0;
  keyspace.misses = 0;
}
