// Two nodes that share a past and have each gone on by themselves.
import type { Micros } from '../../base/units.ts';
import type { NodeId } from '../../contract.ts';
import { type Machine } from '../machine.ts';
import { masterOf } from '../view.ts';
import type { World } from '../world.ts';
import type { Ancestry, Position } from './ancestry.ts';
import { type StepOfHistory, StepsOfHistory } from './steps.ts';

/** Pairs that were told of. */
const KEPT = 128;

/**
 * Histories *diverge* when two running masters have a common past, and each has acknowledged a write
 * after the point where they part; or when a client wrote into a replica that is writable, which its
 * master will never hear of. Born: with the first write after the fork. PINGs and the like are not
 * writes. Each pair is told once per fork, a writable replica once until its next full resync.
 */
export class Divergences {
  private readonly world: World;
  private readonly ancestry: Ancestry;
  private readonly steps = new Map<NodeId, StepsOfHistory>();
  private readonly told = new Set<string>();
  /** Replicas that hold what their master does not know. */
  private readonly written = new Set<NodeId>();

  constructor(world: World, ancestry: Ancestry) {
    this.world = world;
    this.ancestry = ancestry;
  }

  /** Whether a client has written into this replica since its data set came from its master. */
  isWritten(node: NodeId): boolean {
    return this.written.has(node);
  }

  /** A master has acknowledged a write. */
  note({ id }: Machine, step: StepOfHistory): void {
    let steps = this.steps.get(id);
    if (steps === undefined) this.steps.set(id, (steps = new StepsOfHistory()));
    steps.note(step);
  }

  /** A replica has acknowledged a write of its own. */
  afterLocalWrite(machine: Machine): void {
    if (this.written.has(machine.id)) return;
    this.written.add(machine.id);
    const { world } = this;
    const link = machine.server?.link;
    const other = masterOf(world, machine)?.id ?? `${link?.host}:${link?.port}`;
    const { id: node } = machine;
    const why = 'writable-replica';
    world.emit({ kind: 'anomaly', name: 'divergence', bornAt: world.now, node, other, why });
  }

  /** The node has another data set, and goes on in its master's history. */
  afterFullSync({ id }: Machine): void {
    this.steps.delete(id);
    this.written.delete(id);
  }

  /** A process has started: of its history only what it has read from its disk is left. */
  afterStart(machine: Machine): void {
    this.written.delete(machine.id);
    const end = endOf(machine);
    if (end === null) return;
    this.steps.get(machine.id)?.keep((step) => this.ancestry.includes(end, step));
    this.look(machine);
  }

  /** Compares a master with every other one. */
  look(machine: Machine): void {
    const mine = endOf(machine);
    if (mine === null || machine.server!.isReplica) return;
    for (const other of this.world.machines) {
      const theirs = endOf(other);
      if (other === machine || theirs === null || other.server!.isReplica) continue;
      const fork = this.ancestry.fork(mine, theirs);
      if (fork === null) continue;
      const first = this.steps.get(machine.id)?.firstAfter(fork) ?? null;
      const second = this.steps.get(other.id)?.firstAfter(fork) ?? null;
      if (first !== null && second !== null)
        this.tell(machine, other, fork, Math.min(first, second));
    }
  }

  private tell({ id: node }: Machine, { id: other }: Machine, fork: number, bornAt: Micros): void {
    const name = `${[node, other].toSorted().join(' ')} ${fork}`;
    if (this.told.has(name)) return;
    this.told.add(name);
    if (this.told.size > KEPT) this.told.clear();
    this.world.emit({
      kind: 'anomaly',
      name: 'divergence',
      bornAt,
      node,
      other,
      why: 'two-masters',
    });
  }
}

/** Where a running node's history ends; null while it has none to speak of. */
function endOf({ server }: Machine): Position | null {
  if (server === null || server.loading !== null || server.stream.backlog === null) return null;
  return { replid: server.stream.replid, offset: server.stream.master_repl_offset };
}
