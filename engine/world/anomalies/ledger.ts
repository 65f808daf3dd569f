import type { Micros, Millis } from '../../base/units.ts';
import type { NodeId } from '../../contract.ts';
import type { Position } from './ancestry.ts';
import type { Print } from './prints.ts';

/** A write that a client was told OK for: what it left of one key. */
export interface Acknowledged extends Position {
  readonly node: NodeId;
  readonly db: number;
  /** Latin-1, one character per byte. */
  readonly key: string;
  readonly print: Print;
  /** Unix time at which the key goes by itself; Infinity: never. */
  readonly expiresAt: Millis;
  readonly at: Micros;
  /** The command, shortened. */
  readonly line: string;
}

/** So many keys are remembered, each node's own counted; those not written for longest are forgotten. */
const KEPT = 4_000;

/**
 * The last acknowledged write of each key at each node. Checkpoints share it until it is written to.
 */
export class Ledger {
  private entries = new Map<string, Acknowledged>();
  private isShared = false;

  get size(): number {
    return this.entries.size;
  }

  all(): IterableIterator<Acknowledged> {
    return this.entries.values();
  }

  of(node: NodeId, db: number, key: string): Acknowledged | undefined {
    return this.entries.get(nameOf(node, db, key));
  }

  add(entry: Acknowledged): void {
    this.own();
    const name = nameOf(entry.node, entry.db, entry.key);
    // Taken out first, so that the map stays in the order of writing.
    this.entries.delete(name);
    this.entries.set(name, entry);
    if (this.entries.size <= KEPT) return;
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest);
      break;
    }
  }

  remove(gone: (entry: Acknowledged) => boolean): void {
    const names = [...this.entries].filter(([, entry]) => gone(entry)).map(([name]) => name);
    if (names.length === 0) return;
    this.own();
    for (const name of names) this.entries.delete(name);
  }

  drop({ node, db, key }: Pick<Acknowledged, 'node' | 'db' | 'key'>): void {
    this.own();
    this.entries.delete(nameOf(node, db, key));
  }

  private own(): void {
    if (!this.isShared) return;
    this.entries = new Map(this.entries);
    this.isShared = false;
  }

  /** See base/capture.ts. */
  capture(): Ledger {
    const copy = new Ledger();
    copy.entries = this.entries;
    copy.isShared = this.isShared = true;
    return copy;
  }
}

function nameOf(node: NodeId, db: number, key: string): string {
  return `${node} ${db} ${key}`;
}
