import type { Millis, ReplOffset } from '../../base/units.ts';
import type { Outcome } from '../../commands/row.ts';
import type { EventBody } from '../../contract.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { ConnectionId } from '../../network/connection.ts';
import type { Client } from '../../node/clients/client.ts';
import { type NodeRow, READS, WRITE } from '../../node/rows.ts';
import type { Request } from '../../resp/request.ts';
import {
  afterFullSync,
  afterPromotion,
  afterRemoval,
  afterStart,
  beginHistory,
  noteAnswer,
  noteOwnData,
  noteReads,
  noteWrite,
} from '../later.ts';
import type { Machine } from '../machine.ts';
import type { World } from '../world.ts';
import { Memory, topOf } from './memory.ts';
import type { Print } from './prints.ts';

/** A write that was carried out and not yet answered. */
export interface PendingWrite {
  readonly db: number;
  /** Latin-1; null: this database was emptied, or all of them, where `db` is -1. */
  readonly key: string | null;
  /** The database with which it has changed places; -1: it has not. */
  readonly swapped: number;
  readonly print: Print;
  readonly expiresAt: Millis;
  /** It was written whatever the key held before. */
  readonly anew: boolean;
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

/**
 * The named anomalies of one world, found while they happen. It is part of the world, so checkpoints
 * hold what it remembers, and a moment played again finds the same. It hears of commands that consoles
 * and loads run, of the answers they get, of data sets that come and go, and of roles; the stream
 * between nodes costs nothing.
 *
 * Here things are noted, and it is asked cheaply whether something may be wrong. What each anomaly is,
 * and the judgement: commands.ts (what is remembered of commands), reads.ts (stale, non-monotonic), losses.ts (lost, empty master), divergences.ts.
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
    if ((row.mask & WRITE) !== 0) {
      if (propagate !== 'nothing') noteWrite(this.memory, machine, client, asker, row, request);
    } else if ((row.mask & READS) !== 0 && asker.isRead) {
      noteReads(this.memory, machine, row, request, reply);
    }
  }

  /** A reply has come over this connection: what was carried out before is acknowledged. */
  answered(asker: Asker, connection: ConnectionId | null): void {
    noteAnswer(this.memory, asker, connection);
  }

  /** A process serves its data set: after its start, or after a full resync has replaced `before`. */
  dataLoaded(machine: Machine, before: Keyspace | null): void {
    const { memory } = this;
    const { ledger, written } = memory;
    if (before !== null) {
      const poorer = topOf(this.world, machine)?.poorer ?? null;
      const isOfInterest = ledger.isKnown || poorer !== null || written.has(machine.id);
      if (isOfInterest) afterFullSync(memory, machine, before);
      return;
    }
    const held = machine.held;
    machine.poorer = machine.held = null;
    if (held !== null || ledger.isKnown) afterStart(memory, machine, held);
  }

  /** What a process tells of itself. */
  heard(machine: Machine, event: EventBody): void {
    if (event.kind === 'replid-changed') {
      this.memory.ancestry.note(event.replid, event.replid2, event.second_repl_offset);
      const { ledger } = this.memory;
      const isFirst = event.why === 'backlog-created';
      if (isFirst && ledger.isKnown) beginHistory(this.memory, machine);
    } else if (event.kind === 'role-changed' && event.role === 'master') {
      afterPromotion(this.memory, machine);
    } else if (event.kind === 'evicted' && machine.server?.isReplica === true) {
      noteOwnData(this.memory, machine, 'evicting-replica');
    }
  }

  /** This machine, whose process has just ended, is no part of the lab any more. */
  removed(machine: Machine): void {
    afterRemoval(this.memory, machine);
  }
}
