// What commands left of events and lookups: published and counted by the server.
import { latin1, textOf } from '../../base/bytes.ts';
import { EVENT } from '../../keyspace/events.ts';
import type { Reply } from '../../resp/reply.ts';
import { publish } from './pubsub.ts';
import type { RedisServer } from '../redisServer.ts';

/**
 * Tells subscribers what happened to keys, in order: the key's channel first, then the event's.
 * `count`: only the first so many, the others stay for later.
 */
export function publishEvents(server: RedisServer, count = Infinity): void {
  const { keyspace } = server;
  const { events, notified } = keyspace;
  keyspace.events = events.slice(count);
  for (const { db, name, key } of events.slice(0, count)) {
    if ((notified & EVENT.keyspace) !== 0) {
      publish(server, latin1(`__keyspace@${db}__:${textOf(key)}`), latin1(name));
    }
    if ((notified & EVENT.keyevent) !== 0)
      publish(server, latin1(`__keyevent@${db}__:${name}`), key);
  }
}

/** Commands that answer before they tell what they did to the keys that were there. */
const ANSWER_FIRST = new Set(
  `bitfield blmpop blpop brpop expire expireat getdel getex getset hincrby hincrbyfloat hmset hset
   hsetnx lmpop lpop lpush lpushx lset pexpire pexpireat rpop rpush rpushx sdiffstore sinterstore
   sunionstore zadd zdiffstore zincrby zinterstore zrangestore zunionstore`.split(/\s+/),
);
/** Told when a key is looked up, and so before every answer. */
const AT_ONCE = ['expired', 'keymiss'];
/** Those that tell of a key that goes before they answer. */
const DELETE_FIRST = ['expire', 'expireat', 'pexpire', 'pexpireat', 'sinterstore'];
const MOVES = ['blmove', 'brpoplpush', 'lmove', 'rpoplpush'];
const TAKEN = ['lpop', 'rpop', 'del'];

/**
 * How many of the events that a command left come before its reply. Only a client that listens to
 * itself, with RESP3, can tell.
 */
export function eventsBeforeReply({ keyspace }: RedisServer, name: string, reply: Reply): number {
  const { events } = keyspace;
  const first = events.findIndex((event) => {
    if (AT_ONCE.includes(event.name)) return false;
    if (MOVES.includes(name)) return TAKEN.includes(event.name);
    if (name === 'spop') return event.name === 'del';
    // SET with GET has answered by then.
    if (name === 'set') return reply.kind !== 'simple';
    if (event.name === 'new') return name === 'getset';
    if (event.name === 'del' && DELETE_FIRST.includes(name)) return false;
    return ANSWER_FIRST.has(name);
  });
  return first < 0 ? events.length : first;
}
