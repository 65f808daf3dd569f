import { latin1, textOf } from '../../base/bytes.ts';
import { type Millis, type ReplOffset, unixMillis } from '../../base/units.ts';
import type { Outcome } from '../../commands/row.ts';
import type { EventBody } from '../../contract.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { ConnectionId } from '../../network/connection.ts';
import type { Client } from '../../node/clients/client.ts';
import { lineOf } from '../../node/processing.ts';
import { type NodeRow, READS, WRITE } from '../../node/rows.ts';
import type { Request } from '../../resp/request.ts';
import {
  afterFullSync,
  afterPromotion,
  afterStart,
  findBackwards,
  findDivergence,
  findStale,
  keysOf,
} from '../later.ts';
import type { Machine } from '../machine.ts';
import { masterOf } from '../view.ts';
import type { World } from '../world.ts';
import { endOf, Memory, type Read, topOf } from './memory.ts';
import { expiryOf, type Print, printOf, shownAt } from './prints.ts';
import { StepsOfHistory } from './steps.ts';

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

const WHOLE_DATABASES = ['flushall', 'flushdb', 'swapdb'];
/** They put a key into a database that is not the client's. */
const ELSEWHERE = ['copy', 'move'];
/** Flags of keys that are written to, as COMMAND INFO tells them. */
const WRITTEN = ['update', 'insert', 'delete'];
/** All their arguments, or every second one, are keys of one kind. */
const ALL_ALIKE = ['del', 'unlink', 'exists', 'mget', 'mset', 'msetnx'];

/**
 * The named anomalies of one world, found while they happen. It is part of the world, so checkpoints
 * hold what it remembers, and a moment played again finds the same. It hears of commands that consoles
 * and loads run, of the answers they get, of data sets that come and go, and of roles; the stream
 * between nodes costs nothing.
 *
 * Here things are noted, and it is asked cheaply whether something may be wrong. What each anomaly is,
 * and the judgement: reads.ts (stale, non-monotonic), losses.ts (lost, empty master), divergences.ts.
 */
export class Anomalies {
  private readonly world: World;
  private readonly memory: Memory;

  constructor(world: World) {
    this.world = world;
    this.memory = new Memory(world);
  }

  /** A command of a console or a load was run by this machine's process. */
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
      for (const at of keysAt(row, request, false)) {
        const key = request.text(at);
        this.look({ machine, server, db, key, command: row.name, request, reply });
      }
    }
  }

  /** What was read here is noted; what may be an anomaly is judged. */
  private look(read: Read): void {
    const { machine, server, db, key } = read;
    const { memory, world } = this;
    const now = unixMillis(world.now);
    const name = latin1(key);
    const { keyspace } = server;
    const print = printOf(keyspace, db, name, now);
    const expiresAt = expiryOf(keyspace, db, name, now);
    if (server.isReplica && !memory.written.has(machine.id)) {
      const master = topOf(world, machine)?.server ?? null;
      const isSame =
        master !== null &&
        printOf(master.keyspace, db, name, now) === print &&
        expiryOf(master.keyspace, db, name, now) === expiresAt;
      if (!isSame) findStale(memory, read);
    }
    const here = endOf(server);
    const before = memory.seen.get(`${db} ${key}`);
    if (before === undefined || (before.replid === here.replid && before.offset <= here.offset)) {
      const shown = shownAt(keyspace, db, name, now);
      const seen = { node: machine.id, ...here, print, expiresAt, shown, at: world.now };
      memory.note(`${db} ${key}`, seen);
    } else findBackwards(memory, read);
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
    for (const at of keysAt(row, request, true)) {
      const key = request.arg(at);
      const print = printOf(keyspace, db, key, now);
      if (print === null && ELSEWHERE.includes(row.name)) continue;
      const expiresAt = expiryOf(keyspace, db, key, now);
      asker.writes.push({ db, key: textOf(key), print, expiresAt, line, offset });
    }
  }

  /** A reply has come over this connection: what was carried out before is acknowledged. */
  answered(asker: Asker, connection: ConnectionId | null): void {
    const writes = asker.writes.splice(0);
    const { world } = this;
    const end = world.network.connections.get(connection ?? -1)?.ends[1];
    const machine = world.machines.find((one) => one.end === end);
    const server = machine?.server ?? null;
    const client = server?.clients.get(connection ?? -1);
    if (machine === undefined || server === null || client === undefined) return;
    for (const write of writes) this.acknowledge(machine, client, write);
    if (server.isReplica) this.noteLocalWrite(machine);
    else if (world.machines.some((one) => one !== machine && isMaster(one))) {
      findDivergence(this.memory, machine);
    }
  }

  private acknowledge(machine: Machine, client: Client, write: PendingWrite): void {
    const { world } = this;
    const { ledger, ancestry, steps } = this.memory;
    const { stream, isReplica } = machine.server!;
    const { db, key, offset, ...left } = write;
    if (key === null) {
      const end = endOf(machine.server!);
      ledger.remove((one) => one.node === machine.id || ancestry.includes(end, one));
      return;
    }
    // What is written into a replica, or without a backlog, is at no place of a history.
    const isPlaced = !isReplica && stream.backlog !== null;
    const place = { replid: stream.replid, offset: offset < 0 ? client.writeOffset : offset };
    if (isPlaced) {
      let own = steps.get(machine.id);
      if (own === undefined) steps.set(machine.id, (own = new StepsOfHistory()));
      own.note({ ...place, at: world.now });
    } else place.offset = Infinity;
    this.forgetReplaced(machine, db, key);
    ledger.add(Object.freeze({ node: machine.id, db, key, ...left, at: world.now, ...place }));
  }

  /** What other nodes acknowledged for this key, and this one had, is replaced for good. */
  private forgetReplaced(machine: Machine, db: number, key: string): void {
    const { ledger, ancestry } = this.memory;
    const end = endOf(machine.server!);
    for (const { id } of this.world.machines) {
      if (id === machine.id) continue;
      const other = ledger.of(id, db, key);
      if (other !== undefined && ancestry.includes(end, other)) ledger.drop(other);
    }
  }

  /** A replica has acknowledged a write of its own: from now on it is not what its master is. */
  private noteLocalWrite(machine: Machine): void {
    const { memory, world } = this;
    const { id: node, server } = machine;
    if (memory.written.has(node)) return;
    memory.written.add(node);
    const { host, port } = server!.link;
    const other = masterOf(world, machine)?.id ?? `${host}:${port}`;
    const why = 'writable-replica';
    world.emit({ kind: 'anomaly', name: 'divergence', bornAt: world.now, node, other, why });
  }

  /** A process serves its data set: after its start, or after a full resync has replaced `before`. */
  dataLoaded(machine: Machine, before: Keyspace | null): void {
    const { memory } = this;
    const { ledger, written } = memory;
    if (before !== null) {
      const poorer = topOf(this.world, machine)?.poorer ?? null;
      const isOfInterest = ledger.size > 0 || poorer !== null || written.has(machine.id);
      if (isOfInterest) afterFullSync(memory, machine, before);
      return;
    }
    const held = machine.held;
    machine.poorer = machine.held = null;
    if (held !== null || ledger.size > 0) afterStart(memory, machine, held);
  }

  /** What a process tells of itself. */
  heard(machine: Machine, event: EventBody): void {
    if (event.kind === 'replid-changed') {
      this.memory.ancestry.note(event.replid, event.replid2, event.second_repl_offset);
    } else if (event.kind === 'role-changed' && event.role === 'master') {
      afterPromotion(this.memory, machine);
    }
  }
}

function isMaster({ server }: Machine): boolean {
  return server !== null && !server.isReplica && server.stream.backlog !== null;
}

/** Which arguments are keys; of a write, those that it writes to. Most rows tell it by themselves. */
function keysAt(row: NodeRow, request: Request, written: boolean): readonly number[] {
  const [first, last, step] = row.keys;
  if (first === 0 && !row.flags.includes('movablekeys')) return [];
  if (first === 1 && last === 1 && !row.flags.includes('movablekeys')) return [1];
  if (ALL_ALIKE.includes(row.name)) {
    const found: number[] = [];
    for (let at = first; at < request.count; at += step) found.push(at);
    return found;
  }
  return keysOf(row.name, request)
    .filter(({ flags }) => !written || flags.some((flag) => WRITTEN.includes(flag)))
    .map(({ at }) => at);
}
