import { capture } from '../base/capture.ts';
import { type ByteCount, MICROS_PER_SECOND, type Micros } from '../base/units.ts';
import type { Action, LabFile, Refusal } from '../contract.ts';
import { type Entry, entriesOf } from './journal.ts';
import { perform } from '../world/later.ts';
import { Recorder } from '../world/recorder.ts';
import { World } from '../world/world.ts';

/** A checkpoint is taken when so much time has passed since the last one; a long lab takes them wider. */
const CHECKPOINT_EVERY: Micros = MICROS_PER_SECOND;
/** Beyond this many, every second one is dropped, and so in the future. */
const CHECKPOINTS_MAX = 240;
/** The same when they hold more than so many bytes of data together. */
const BYTES_MAX = 96 << 20;

interface Checkpoint {
  readonly at: Micros;
  /** How many journal entries had been carried out. */
  readonly cursor: number;
  readonly world: World;
  /** Bytes of data sets that changed since the checkpoint before, and so are not shared with it. */
  readonly bytes: ByteCount;
}

/** What is kept of a future that was left. */
export interface Branch {
  readonly id: number;
  readonly forkedAt: Micros;
  readonly journal: readonly Entry[];
  readonly horizon: Micros;
  /** Where it was left. */
  readonly leftAt: Micros;
}

/**
 * One lab in time: the world at a moment, the journal that leads there, and checkpoints on the way.
 * To go to a moment is to take the nearest checkpoint before it and play the journal from there.
 */
export class Timeline {
  readonly lab: LabFile;
  readonly recorder = new Recorder();
  world: World;
  journal: Entry[];
  /** How many entries of the journal have been carried out in `world`. */
  cursor = 0;
  /** End of the recorded past. */
  horizon: Micros = 0;
  private checkpoints: Checkpoint[] = [];
  private spacing = CHECKPOINT_EVERY;

  constructor(lab: LabFile, journal: readonly Entry[] = entriesOf(lab)) {
    this.lab = lab;
    this.journal = [...journal];
    this.world = new World(lab, this.recorder);
    this.keepCheckpoint();
  }

  get now(): Micros {
    return this.world.now;
  }

  /** Runs to a moment, which may lie in the recorded past. */
  goTo(at: Micros): void {
    const best = this.nearest(at, this.journal.length);
    if (at < this.now || best.at > this.now) this.restore(best);
    this.runTo(at);
  }

  /** Plays on to `at`, journal included. How it is cut into pieces changes nothing. */
  runTo(at: Micros): void {
    while (this.world.now < at || this.nextEntryAt() <= at) {
      const last = this.checkpoints[this.checkpoints.length - 1]!;
      const pause = Math.min(at, Math.max(this.world.now, last.at + this.spacing));
      this.runPiece(pause);
      if (this.world.now >= last.at + this.spacing) this.keepCheckpoint();
    }
    this.horizon = Math.max(this.horizon, this.world.now);
  }

  /** When something happens next, by itself or as the journal has it. */
  get nextAt(): Micros {
    return Math.min(this.world.due.nextAt, this.nextEntryAt());
  }

  private nextEntryAt(): Micros {
    return this.journal[this.cursor]?.at ?? Infinity;
  }

  private runPiece(until: Micros): void {
    while (this.nextEntryAt() <= until) {
      const { at, action } = this.journal[this.cursor]!;
      this.world.runUntil(at);
      this.cursor++;
      this.carryOut(action);
    }
    this.world.runUntil(until);
  }

  /** An action of the journal, now. What a script asked for in vain is told. */
  private carryOut(action: Action): void {
    const refusal = perform(this.world, action);
    if (refusal !== null) this.world.emit({ kind: 'action-refused', refusal });
  }

  /** Runs entries of the queue one by one until `found` says so; gives up at `limit`. */
  stepUntil(found: () => boolean, limit: Micros): boolean {
    for (;;) {
      if (this.nextAt > limit) return false;
      const entry = this.journal[this.cursor];
      if (entry !== undefined && entry.at < this.world.due.nextAt) this.runTo(entry.at);
      else this.world.step();
      if (!found()) continue;
      // Whatever else belongs to this moment happens with it.
      this.world.settle();
      this.runTo(this.world.now);
      return true;
    }
  }

  /** Carries out an action now. In the past this changes the future, which the caller has kept. */
  act(action: Action): Refusal | null {
    // Noted before it is done: if it breaks an invariant, the journal leads there.
    this.journal.splice(this.cursor++, 0, { at: this.world.now, action, scripted: false });
    const refused = perform(this.world, action);
    if (refused !== null) this.journal.splice(--this.cursor, 1);
    this.horizon = Math.max(this.horizon, this.world.now);
    return refused;
  }

  /** Whether the action would be refused, tried out on a copy that nobody watches. */
  wouldRefuse(action: Action): Refusal | null {
    const probe = capture(this.world);
    probe.recorder = null;
    probe.network.observer = null;
    return perform(probe, action);
  }

  /** Forgets the recorded future; scripted actions to come stay. */
  cutFuture(): void {
    this.journal = this.journal.filter((entry, i) => i < this.cursor || entry.scripted);
    this.recorder.cutTo(this.world);
    this.checkpoints = this.checkpoints.filter(
      ({ cursor, at }) => at <= this.now && cursor <= this.cursor,
    );
    this.horizon = this.now;
  }

  /** Goes to just before entry `index` was carried out. */
  goBefore(index: number): void {
    const { at } = this.journal[index]!;
    this.restore(this.nearest(at, index));
    while (this.cursor < index) {
      const entry = this.journal[this.cursor]!;
      this.world.runUntil(entry.at);
      this.cursor++;
      this.carryOut(entry.action);
    }
    this.world.runUntil(at);
  }

  /** The last checkpoint up to this moment that holds no journal entry from `cursorMax` on. */
  private nearest(at: Micros, cursorMax: number): Checkpoint {
    let best = this.checkpoints[0]!;
    for (const checkpoint of this.checkpoints) {
      if (checkpoint.at <= at && checkpoint.cursor <= cursorMax) best = checkpoint;
    }
    return best;
  }

  private restore(best: Checkpoint): void {
    this.world = capture(best.world);
    this.recorder.world = this.world;
    this.cursor = best.cursor;
  }

  private keepCheckpoint(): void {
    const { now } = this.world;
    const last = this.checkpoints[this.checkpoints.length - 1];
    if (last !== undefined && last.at >= now) return;
    const bytes = last === undefined ? 0 : changedBytes(last.world, this.world);
    this.checkpoints.push({ at: now, cursor: this.cursor, world: capture(this.world), bytes });
    while (this.isFull()) {
      this.checkpoints = this.checkpoints.filter((_, i) => i % 2 === 0);
      this.spacing *= 2;
    }
  }

  private isFull(): boolean {
    const { length } = this.checkpoints;
    if (length > CHECKPOINTS_MAX) return true;
    return length > 2 && this.checkpoints.reduce((sum, one) => sum + one.bytes, 0) > BYTES_MAX;
  }
}

function changedBytes(before: World, after: World): ByteCount {
  let bytes = 0;
  for (const { id, server } of after.machines) {
    const keyspace = server?.keyspace;
    if (keyspace === undefined) continue;
    const old = before.machine(id)?.server?.keyspace;
    if (old?.revision !== keyspace.revision) bytes += keyspace.memory;
  }
  return bytes;
}
