// What the inspector asks about keys: a page of a database, and the whole of one value.
import { latin1, textOf } from '../base/bytes.ts';
import { unixMillis } from '../base/units.ts';
import type { Answer, CopyState, KeyRow, Question, ValueAnswer } from '../contract.ts';
import type { Database } from '../keyspace/database.ts';
import { holdSame } from '../keyspace/digest.ts';
import { globMatches } from '../keyspace/glob.ts';
import type { RedisServer } from '../node/redisServer.ts';
import type { Machine } from '../world/machine.ts';
import { keyView, masterOf } from '../world/view.ts';
import type { Timeline } from './timeline.ts';

/** No page of keys or elements is longer than this. */
const PAGE_MAX = 1_000;
const BYTES_MAX = 64 * 1024;

/** A node that should hold the same, and which of the two follows the other. */
interface Peer {
  readonly node: string;
  readonly of: 'master' | 'replica';
  readonly server: RedisServer;
  /** The replica of the two is on the master's history and has not applied all of it yet. */
  readonly lagging: boolean;
}

export function keysOf(
  timeline: Timeline,
  machine: Machine,
  question: Extract<Question, { ask: 'keys' }>,
): Answer {
  const { keyspace } = machine.server!;
  const now = unixMillis(timeline.now);
  const pattern = latin1(question.match === '' ? '*' : question.match);
  const found: Uint8Array[] = [];
  keyspace.existing(question.db)?.each((key) => {
    if (globMatches(pattern, key)) found.push(key);
  });
  const peers = peersOf(timeline, machine);
  const keys: KeyRow[] = [];
  const limit = Math.max(0, Math.min(question.limit, PAGE_MAX));
  for (const key of found.slice(question.offset, question.offset + limit)) {
    const view = keyView(keyspace, question.db, key, 0, now);
    if (view === null) continue;
    const mine = keyspace.database(question.db);
    const copies = peers.map((peer) => ({
      node: peer.node,
      of: peer.of,
      state: copyOf(mine, peer, question.db, key, now),
    }));
    keys.push({ ...view, name: textOf(key), copies });
  }
  const databases = keyspace.databases
    .filter((db) => db.size > 0)
    .map((db) => ({ db: db.index, keys: db.size }));
  return { answer: 'keys', now, total: found.length, databases, keys };
}

function peersOf(timeline: Timeline, machine: Machine): readonly Peer[] {
  const { world } = timeline;
  const own = machine.server!;
  const master = masterOf(world, machine);
  const peers: Peer[] = [];
  if (master !== null && master.server !== null) {
    const lagging = isLagging(own, master.server);
    peers.push({ node: master.id, of: 'master', server: master.server, lagging });
  }
  for (const other of world.machines) {
    const { server } = other;
    if (server === null || other === machine || masterOf(world, other) !== machine) continue;
    peers.push({ node: other.id, of: 'replica', server, lagging: isLagging(server, own) });
  }
  return peers;
}

function isLagging(replica: RedisServer, master: RedisServer): boolean {
  const mine = replica.stream;
  const its = master.stream;
  return mine.replid === its.replid && mine.master_repl_offset < its.master_repl_offset;
}

function copyOf(mine: Database, peer: Peer, db: number, key: Uint8Array, now: number): CopyState {
  const its = peer.server.keyspace.existing(db);
  const there = its?.held(key) ?? 0;
  if (its === null || there === 0) return 'missing';
  const here = mine.held(key);
  const expiry = its.expiresAt(there);
  if (peer.of === 'replica' && expiry >= 0 && now > expiry) return 'ghost';
  if (holdSame(mine, its, key) && mine.expiresAt(here) === expiry) return 'same';
  if (!peer.lagging) return 'differs';
  return peer.of === 'replica' ? 'older' : 'newer';
}

export function valueOf(
  timeline: Timeline,
  machine: Machine,
  question: Extract<Question, { ask: 'value' }>,
): Answer {
  const database = machine.server!.keyspace.existing(question.db);
  const entry = database?.held(latin1(question.key)) ?? 0;
  if (database === null || entry === 0) {
    return { answer: 'nothing', why: 'The key is not held any more.' };
  }
  const now = unixMillis(timeline.now);
  const expires = database.expiresAt(entry);
  const from = Math.max(0, question.offset);
  const whole: Omit<ValueAnswer, 'total' | 'bytes' | 'elements'> = {
    answer: 'value',
    now,
    type: database.type(entry),
    encoding: database.encoding(entry),
    expiresAt: expires < 0 ? null : expires,
    ghost: expires >= 0 && now > expires,
  };
  if (database.isString(entry)) {
    const to = from + Math.max(0, Math.min(question.limit, BYTES_MAX));
    const bytes = database.value(entry, to).slice(from);
    return { ...whole, total: database.valueLength(entry), bytes, elements: [] };
  }
  const object = database.object(entry);
  const width = object.type === 'hash' || object.type === 'zset' ? 2 : 1;
  const count = Math.max(0, Math.min(question.limit, PAGE_MAX));
  const flat = object.sample((from + count) * width).slice(from * width);
  const elements: string[][] = [];
  for (let i = 0; i + width <= flat.length; i += width) {
    elements.push(flat.slice(i, i + width).map((part) => textOf(part)));
  }
  return { ...whole, total: object.size, bytes: null, elements };
}
