import { textOf } from '../../base/bytes.ts';
import { type Millis, type ReplOffset, unixMillis } from '../../base/units.ts';
import { type KeyUse, keysOf, writes } from '../../commands/commandKeys.ts';
import type { Outcome } from '../../commands/row.ts';
import type { EventBody } from '../../contract.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { ConnectionId } from '../../network/connection.ts';
import type { Client } from '../../node/clients/client.ts';
import { lineOf } from '../../node/processing.ts';
import { type NodeRow, READS, WRITE } from '../../node/rows.ts';
import type { Request } from '../../resp/request.ts';
import type { Machine } from '../machine.ts';
import type { World } from '../world.ts';
import { Ancestry } from './ancestry.ts';
import { Divergences } from './divergences.ts';
import { Ledger } from './ledger.ts';
import { Losses } from './losses.ts';
import { livingEntry, type Print, printOf } from './prints.ts';
import { type Aspect, Reads } from './reads.ts';

/** A write that was carried out and not yet answered. */
export interface PendingWrite {
  readonly db: number;
  /** Latin-1; null: whole databases were emptied or swapped. */
  readonly key: string | null;
  readonly print: Print;
  readonly expiresAt: Millis;
  readonly line: string;
  /** Where the master's stream ended then; -1: within EXEC, which tells it later. */
  readonly offset: ReplOffset;
}

/** Who gives commands: a console, a connection of a load. */
export interface Asker {
  /** Somebody reads the answers. */
  readonly isRead: boolean;
  /** Writes that its commands have carried out; the reply makes them acknowledged. */
  readonly writes: PendingWrite[];
}

const EXPIRY_READS = ['ttl', 'pttl', 'expiretime', 'pexpiretime'];
const WHOLE_DATABASES = ['flushall', 'flushdb', 'swapdb'];
/** They put a key into a database that is not the client's. */
const ELSEWHERE = ['copy', 'move'];

/**
 * The named anomalies of one world, found while they happen. It is part of the world, so checkpoints
 * hold what it remembers, and a moment played again finds the same. It hears of commands that consoles
 * run, of answers they get, of data sets that come and go, and of roles; a stream of other clients costs
 * nothing.
 *
 * What each anomaly is: reads.ts (stale, non-monotonic), losses.ts (lost, empty master), divergences.ts.
 */
export class Anomalies {
  private readonly world: World;
  private readonly ancestry = new Ancestry();
  private readonly ledger = new Ledger();
  private readonly reads: Reads;
  private readonly losses: Losses;
  private readonly divergences: Divergences;

  constructor(world: World) {
    this.world = world;
    this.reads = new Reads(world, this.ancestry, this.ledger);
    this.losses = new Losses(world, this.ancestry, this.ledger);
    this.divergences = new Divergences(world, this.ancestry);
  }

  /** A console's command was run by this machine's process. */
  ran(
    machine: Machine,
    client: Client,
    asker: Asker,
    row: NodeRow,
    request: Request,
    { reply, propagate, block }: Outcome,
  ): void {
    const { server } = machine;
    if (server === null || reply.kind === 'error' || block !== undefined) return;
    const db = server.context.dbIndex;
    if ((row.mask & WRITE) !== 0) {
      if (propagate !== 'nothing') this.notePending(machine, client, asker, row, request);
    } else if ((row.mask & READS) !== 0 && asker.isRead) {
      for (const use of keysOf(row.name, request)) {
        const aspect = aspectOf(row.name, use);
        if (server.isReplica && this.divergences.isWritten(machine.id)) continue;
        this.reads.judge({ machine, server, db, key: request.text(use.at), aspect });
      }
    }
  }

  private notePending(
    machine: Machine,
    client: Client,
    asker: Asker,
    row: NodeRow,
    request: Request,
  ): void {
    const { keyspace, stream, context } = machine.server!;
    const db = context.dbIndex;
    const offset = client.inExec ? -1 : stream.master_repl_offset;
    const now = unixMillis(this.world.now);
    const line = lineOf(request);
    if (WHOLE_DATABASES.includes(row.name)) {
      asker.writes.push({ db, key: null, print: null, expiresAt: Infinity, line, offset });
      return;
    }
    for (const use of keysOf(row.name, request)) {
      if (!writes(use)) continue;
      const key = request.arg(use.at);
      const database = keyspace.databases[db]!;
      const print = printOf(keyspace, db, key, now);
      if (print === null && ELSEWHERE.includes(row.name)) continue;
      const entry = livingEntry(database, key, now);
      const expires = entry === 0 ? -1 : database.expiresAt(entry);
      const expiresAt = expires < 0 ? Infinity : expires;
      asker.writes.push({ db, key: textOf(key), print, expiresAt, line, offset });
    }
  }

  /** A reply has come over this connection: what was carried out before is acknowledged. */
  answered(asker: Asker, connection: ConnectionId | null): void {
    const writes = asker.writes.splice(0);
    const end = this.world.network.connections.get(connection ?? -1)?.ends[1];
    const machine = this.world.machines.find((one) => one.end === end);
    const client = machine?.server?.clients.get(connection ?? -1);
    if (machine === undefined || client === undefined || writes.length === 0) return;
    for (const write of writes) this.acknowledge(machine, client, write);
    if (machine.server!.isReplica) this.divergences.afterLocalWrite(machine);
    else this.divergences.look(machine);
  }

  private acknowledge(machine: Machine, client: Client, write: PendingWrite): void {
    const { world, ledger } = this;
    const { stream, isReplica } = machine.server!;
    const { replid } = stream;
    const { db, key, offset, ...left } = write;
    if (key === null) {
      const end = { replid, offset: stream.master_repl_offset };
      ledger.remove((one) => one.node === machine.id || this.ancestry.includes(end, one));
      return;
    }
    // What is written into a replica, or without a backlog, is at no place of a history.
    const isPlaced = !isReplica && stream.backlog !== null;
    const place = { replid, offset: offset < 0 ? client.writeOffset : offset };
    if (isPlaced) this.divergences.note(machine, { ...place, at: world.now });
    else place.offset = Infinity;
    this.forgetReplaced(machine, db, key);
    ledger.add(Object.freeze({ node: machine.id, db, key, ...left, at: world.now, ...place }));
  }

  /** What other nodes acknowledged for this key, and this one had, is replaced for good. */
  private forgetReplaced(machine: Machine, db: number, key: string): void {
    const { stream } = machine.server!;
    const end = { replid: stream.replid, offset: stream.master_repl_offset };
    for (const { id } of this.world.machines) {
      if (id === machine.id) continue;
      const other = this.ledger.of(id, db, key);
      if (other !== undefined && this.ancestry.includes(end, other)) this.ledger.drop(other);
    }
  }

  /** A process serves its data set: after its start, or after a full resync has replaced `before`. */
  dataLoaded(machine: Machine, before: Keyspace | null): void {
    if (before === null) {
      this.losses.afterStart(machine);
      this.divergences.afterStart(machine);
    } else {
      this.losses.afterFullSync(machine, before);
      this.divergences.afterFullSync(machine);
    }
  }

  /** What a process tells of itself. */
  heard(machine: Machine, event: EventBody): void {
    if (event.kind === 'replid-changed') {
      this.ancestry.note(event.replid, event.replid2, event.second_repl_offset);
    } else if (event.kind === 'role-changed' && event.role === 'master') {
      this.losses.afterPromotion(machine);
      this.divergences.look(machine);
    }
  }
}

export function newAnomalies(world: World): Anomalies {
  return new Anomalies(world);
}

function aspectOf(name: string, { flags }: KeyUse): Aspect {
  if (EXPIRY_READS.includes(name)) return 'expiry';
  return flags.includes('access') ? 'value' : 'existence';
}
