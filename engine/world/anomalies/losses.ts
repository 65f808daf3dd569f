// What clients were told OK for, and what no running node holds any more.
import { latin1, textOf } from '../../base/bytes.ts';
import { type Millis, unixMillis } from '../../base/units.ts';
import type { Anomaly, NodeId } from '../../contract.ts';
import { holdSame } from '../../keyspace/digest.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { Machine } from '../machine.ts';
import type { World } from '../world.ts';
import type { Ancestry } from './ancestry.ts';
import type { Acknowledged, Ledger } from './ledger.ts';
import { livingEntry, printOf } from './prints.ts';
import { topOf } from './reads.ts';

const KEYS_TOLD = 10;

type Why = Extract<Anomaly, { name: 'lost-write' }>['why'];

/**
 * Watches over what was acknowledged.
 *
 * An acknowledged write is *lost* when a client was told so, and at one of three moments no running
 * node holds it: a full resync has replaced the data set that held it, a master has started with less
 * than it had, or a replica was promoted without it while who acknowledged it is gone. A node holds a
 * write when the key has the value that the write gave it, or when the write lies in its history,
 * and so was replaced by a later one. Keys whose time is over, or that were evicted or deleted
 * before, are no case. A FLUSHALL, FLUSHDB or SWAPDB that is lost is not told.
 *
 * An *empty master is copied* when a master starts with less than it had when it stopped, and a replica
 * then gives up, in a full resync from it, keys that it had from that master. Born: at that start.
 */
export class Losses {
  private readonly world: World;
  private readonly ancestry: Ancestry;
  private readonly ledger: Ledger;

  constructor(world: World, ancestry: Ancestry, ledger: Ledger) {
    this.world = world;
    this.ancestry = ancestry;
    this.ledger = ledger;
  }

  /** A full resync has replaced `before` at this node. */
  afterFullSync(machine: Machine, before: Keyspace): void {
    const { server } = machine;
    if (server === null) return;
    const now = unixMillis(this.world.now);
    this.tellEmptyMaster(machine, server, before, now);
    machine.poorer = null;
    this.tellLost(machine, 'full-resync', (entry) => held(before, entry, now));
  }

  /** A process has read its data set and serves it. */
  afterStart(machine: Machine): void {
    const { server, held: before } = machine;
    machine.poorer = machine.held = null;
    if (server === null || server.isReplica || before === null) return;
    const now = unixMillis(this.world.now);
    if (firstGone(before, server.keyspace, now) !== null) {
      machine.poorer = { had: before, left: server.keyspace.size, since: machine.since };
    }
    this.tellLost(machine, 'restart', (entry) => held(before, entry, now));
  }

  /** A replica is a master now: what the one before had acknowledged and not sent is lost if that one is gone. */
  afterPromotion(machine: Machine): void {
    const { server } = machine;
    if (server === null) return;
    const { replid, master_repl_offset: offset } = server.stream;
    const now = unixMillis(this.world.now);
    this.tellLost(machine, 'promotion', (entry) => {
      const other = this.world.machine(entry.node);
      if (other === null || other.server !== null || other.held === null) return false;
      const related = this.ancestry.endOf(entry.replid, { replid, offset }) !== null;
      return related && entry.offset < Infinity && held(other.held, entry, now);
    });
  }

  private tellLost(machine: Machine, why: Why, wasHeld: (entry: Acknowledged) => boolean): void {
    const now = unixMillis(this.world.now);
    const lost = new Map<NodeId, Acknowledged[]>();
    for (const entry of this.ledger.all()) {
      if (entry.expiresAt <= now || !wasHeld(entry) || this.isHeld(entry, now)) continue;
      const list = lost.get(entry.node);
      if (list === undefined) lost.set(entry.node, [entry]);
      else list.push(entry);
    }
    for (const [acknowledgedBy, entries] of lost) {
      const newest = entries[entries.length - 1]!;
      this.world.emit({
        kind: 'anomaly',
        name: 'lost-write',
        bornAt: entries[0]!.at,
        node: machine.id,
        acknowledgedBy,
        why,
        keys: entries.slice(-KEYS_TOLD).map(({ key }) => key),
        count: entries.length,
        line: newest.line,
      });
      for (const entry of entries) this.ledger.drop(entry);
    }
  }

  private isHeld(entry: Acknowledged, now: Millis): boolean {
    return this.world.machines.some(({ server }) => {
      if (server === null || server.loading !== null) return false;
      const { replid, master_repl_offset: offset } = server.stream;
      return held(server.keyspace, entry, now) || this.ancestry.includes({ replid, offset }, entry);
    });
  }

  private tellEmptyMaster(
    machine: Machine,
    server: RedisServer,
    before: Keyspace,
    now: Millis,
  ): void {
    const master = topOf(this.world, machine);
    const poorer = master?.poorer ?? null;
    if (master === null || poorer === null) return;
    const keys: string[] = [];
    let count = 0;
    eachGone(before, server.keyspace, now, (db, key) => {
      const had = poorer.had.databases[db];
      if (had === undefined || !holdSame(had, before.databases[db]!, key)) return true;
      // What the master wrote after it had started is no loss.
      const written = this.ledger.of(master.id, db, textOf(key));
      if (written !== undefined && written.at >= poorer.since) return true;
      if (keys.length < KEYS_TOLD) keys.push(textOf(key));
      count++;
      return true;
    });
    if (count === 0) return;
    this.world.emit({
      kind: 'anomaly',
      name: 'empty-master',
      bornAt: poorer.since,
      node: master.id,
      replica: machine.id,
      keys,
      count,
      left: poorer.left,
    });
  }
}

function held(keyspace: Keyspace, { db, key, print }: Acknowledged, now: Millis): boolean {
  return printOf(keyspace, db, latin1(key), now) === print;
}

/** Visits keys that `before` held and `after` does not hold with the same value; ends when `visit` says false. */
function eachGone(
  before: Keyspace,
  after: Keyspace,
  now: Millis,
  visit: (db: number, key: Uint8Array) => boolean,
): void {
  for (const old of before.databases) {
    const present = after.databases[old.index];
    for (let entry = old.next(0); entry !== 0; entry = old.next(entry)) {
      const key = old.key(entry);
      if (livingEntry(old, key, now) === 0) continue;
      if (present !== undefined && holdSame(present, old, key)) continue;
      if (!visit(old.index, key)) return;
    }
  }
}

function firstGone(before: Keyspace, after: Keyspace, now: Millis): Uint8Array | null {
  let found: Uint8Array | null = null;
  eachGone(before, after, now, (_db, key) => {
    found = key;
    return false;
  });
  return found;
}
