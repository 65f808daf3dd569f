import type { Micros, Millis } from '../../base/units.ts';
import type { NodeId } from '../../contract.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { Reply } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import type { Machine } from '../machine.ts';
import { masterOf } from '../view.ts';
import type { World } from '../world.ts';
import { Ancestry, type Position } from './ancestry.ts';
import { Ledger } from './ledger.ts';
import type { Print } from './prints.ts';
import type { StepsOfHistory } from './steps.ts';

/** Keys read, and findings told: those longest ago are forgotten. */
const KEPT = 256;

/** The newest state of a key that was read anywhere. */
export interface Seen extends Position {
  readonly node: NodeId;
  readonly print: Print;
  readonly expiresAt: Millis;
  readonly shown: string | null;
  readonly at: Micros;
}

/** A key that a console has just read, by this command and with this answer. */
export interface Read {
  readonly machine: Machine;
  readonly server: RedisServer;
  readonly db: number;
  /** Latin-1, one character per byte. */
  readonly key: string;
  readonly command: string;
  readonly request: Request;
  readonly reply: Reply;
}

/** What is remembered of a world in order to find anomalies. Plain data: checkpoints copy it. */
export class Memory {
  readonly world: World;
  readonly ancestry = new Ancestry();
  readonly ledger = new Ledger();
  /** By database and key. */
  readonly seen = new Map<string, Seen>();
  /** What each node itself has acknowledged, as places of its history. */
  readonly steps = new Map<NodeId, StepsOfHistory>();
  /** Replicas into which a client has written since their data set came from their master. */
  readonly written = new Set<NodeId>();
  private readonly told = new Map<string, Micros>();

  constructor(world: World) {
    this.world = world;
  }

  /** Whether who stands at `at` has in its past what a client was told OK for. */
  includes(at: Position, one: Position & { readonly also: readonly Position[] }): boolean {
    if (this.ancestry.includes(at, one)) return true;
    return one.also.some((place) => this.ancestry.includes(at, place));
  }

  note(key: string, seen: Seen): void {
    this.seen.delete(key);
    this.seen.set(key, seen);
    forgetOldest(this.seen);
  }

  /** Whether this was not told yet; the same thing born at another moment is a new one. */
  isNew(what: string, bornAt: Micros): boolean {
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

/** Where a node's history ends. */
export function endOf({ stream }: RedisServer): Position {
  return { replid: stream.replid, offset: stream.master_repl_offset };
}
