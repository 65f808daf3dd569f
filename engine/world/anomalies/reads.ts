// What readers see: values that were no longer true when they were read, and time that runs backwards.
import { latin1 } from '../../base/bytes.ts';
import { type Micros, type Millis, unixMillis } from '../../base/units.ts';
import type { NodeId } from '../../contract.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { Machine } from '../machine.ts';
import { masterOf, shownValue } from '../view.ts';
import type { World } from '../world.ts';
import type { Ancestry, Position } from './ancestry.ts';
import type { Ledger } from './ledger.ts';
import { lastWritten, newerWrite } from './newerWrite.ts';
import { livingEntry, type Print, printOf } from './prints.ts';

/** Keys that somebody read; those not read for longest are forgotten. */
const KEPT = 256;

/** What an answer depends on: `HGET` on the value, `EXISTS` on there being one, `TTL` on its expiry. */
export type Aspect = 'value' | 'existence' | 'expiry';

/** A key that a console has just read. */
export interface Read {
  readonly machine: Machine;
  readonly server: RedisServer;
  readonly db: number;
  /** Latin-1, one character per byte. */
  readonly key: string;
  readonly aspect: Aspect;
}

/** The newest state of a key that was read anywhere. */
interface Seen extends Position {
  readonly node: NodeId;
  readonly print: Print;
  readonly expiresAt: Millis;
  readonly shown: string | null;
  readonly at: Micros;
}

/**
 * Judges each read.
 *
 * A read is *stale* when it is answered by a replica whose history a running master continues, and that
 * master had changed the key before: to read there would have given another answer. It was born with
 * the first such change. A replica that merely lags, a key that did not change, and one that both
 * count as expired are no case; nor is what was written into the replica itself.
 *
 * Reads are *non-monotonic* when the consoles of the page, taken as one reader, saw a state of a key on
 * one node, and then on another node a different one that lies before it in the same history. Born:
 * when the newer state was read.
 *
 * The same finding is told once, until the key changes again.
 */
export class Reads {
  private readonly world: World;
  private readonly ancestry: Ancestry;
  private readonly ledger: Ledger;
  private readonly seen = new Map<string, Seen>();
  private readonly told = new Map<string, Micros>();

  constructor(world: World, ancestry: Ancestry, ledger: Ledger) {
    this.world = world;
    this.ancestry = ancestry;
    this.ledger = ledger;
  }

  judge(read: Read): void {
    if (read.server.isReplica) this.findStale(read);
    if (read.aspect === 'value') this.findBackwards(read);
  }

  private findStale(read: Read): void {
    const { server, machine, db, key, aspect } = read;
    const found = this.masterFor(machine, server);
    const master = found?.server ?? null;
    if (found === null || master === null) return;
    const now = unixMillis(this.world.now);
    const mine = stateOf(server, db, key, aspect, now);
    if (mine === stateOf(master, db, key, aspect, now)) return;
    const bornAt = this.changedAt(read, found.id, master);
    if (bornAt === null || !this.isNew(`stale ${machine.id} ${db} ${key}`, bornAt)) return;
    this.world.emit({
      kind: 'anomaly',
      name: 'stale-read',
      bornAt,
      node: machine.id,
      master: found.id,
      db,
      key,
      read: shown(server, db, key, now),
      there: shown(master, db, key, now),
    });
  }

  /** The running master that continues this replica's history: the one it follows, if that does. */
  private masterFor(machine: Machine, { stream }: RedisServer): Machine | null {
    const at = { replid: stream.replid, offset: stream.master_repl_offset };
    const continues = (one: Machine): boolean => {
      const { server } = one;
      if (server === null || server.isReplica || server.loading !== null) return false;
      const end = { replid: server.stream.replid, offset: server.stream.master_repl_offset };
      return this.ancestry.includes(end, at);
    };
    const top = topOf(this.world, machine);
    if (top !== null && continues(top)) return top;
    return this.world.machines.find(continues) ?? null;
  }

  /** When the master first changed the key after what the replica has applied; null: it did not. */
  private changedAt({ server, db, key }: Read, id: NodeId, master: RedisServer): Micros | null {
    const { link, stream } = server;
    const selected = link.stream?.db ?? link.cached?.db ?? 0;
    const found = newerWrite(master, stream.master_repl_offset, selected, db, key);
    if (found.known) return found.at;
    return this.ledger.of(id, db, key)?.at ?? lastWritten(master, db, key);
  }

  private findBackwards({ machine, server, db, key }: Read): void {
    const { world, seen } = this;
    const now = unixMillis(world.now);
    const { replid, master_repl_offset: offset } = server.stream;
    const print = printOf(server.keyspace, db, latin1(key), now);
    const name = `${db} ${key}`;
    const before = seen.get(name);
    const isOlder =
      before !== undefined &&
      offset < before.offset &&
      this.ancestry.includes(before, { replid, offset });
    if (!isOlder || before.expiresAt <= now) {
      const database = server.keyspace.databases[db]!;
      const entry = livingEntry(database, latin1(key), now);
      const expires = entry === 0 ? -1 : database.expiresAt(entry);
      seen.delete(name);
      seen.set(name, {
        node: machine.id,
        replid,
        offset,
        print,
        expiresAt: expires < 0 ? Infinity : expires,
        shown: shown(server, db, key, now),
        at: world.now,
      });
      forgetOldest(seen);
      return;
    }
    if (before.print === print || before.node === machine.id) return;
    if (!this.isNew(`backwards ${machine.id} ${db} ${key} ${print}`, before.at)) return;
    world.emit({
      kind: 'anomaly',
      name: 'non-monotonic-read',
      bornAt: before.at,
      node: machine.id,
      earlier: before.node,
      db,
      key,
      read: shown(server, db, key, now),
      newer: before.shown,
    });
  }

  private isNew(what: string, bornAt: Micros): boolean {
    if (this.told.get(what) === bornAt) return false;
    this.told.delete(what);
    this.told.set(what, bornAt);
    forgetOldest(this.told);
    return true;
  }
}

function forgetOldest(map: Map<string, unknown>): void {
  if (map.size <= KEPT) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}

/** The master at the top of the chain above a node, if it is one of the lab. */
export function topOf(world: World, machine: Machine): Machine | null {
  let top = masterOf(world, machine);
  for (let i = 0; i < world.machines.length; i++) {
    const next = top === null ? null : masterOf(world, top);
    if (next === null) return top;
    top = next;
  }
  return null;
}

function stateOf(server: RedisServer, db: number, key: string, aspect: Aspect, now: Millis): Print {
  const name = latin1(key);
  if (aspect === 'value') return printOf(server.keyspace, db, name, now);
  const database = server.keyspace.databases[db];
  const entry = database === undefined ? 0 : livingEntry(database, name, now);
  if (database === undefined || entry === 0) return null;
  return aspect === 'expiry' ? String(database.expiresAt(entry)) : database.type(entry);
}

function shown(server: RedisServer, db: number, key: string, now: Millis): string | null {
  const database = server.keyspace.databases[db];
  if (database === undefined) return null;
  const entry = livingEntry(database, latin1(key), now);
  return entry === 0 ? null : shownValue(database, entry);
}
