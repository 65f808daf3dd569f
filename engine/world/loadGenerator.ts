import { MICROS_PER_SECOND, type Micros } from '../base/units.ts';
import type { NodeId } from '../contract.ts';
import { Console } from './console.ts';
import type { World } from './world.ts';

/** Types a template at a steady rate, over a connection of its own that keeps no transcript. */
export class LoadGenerator {
  readonly node: NodeId;
  private readonly template: string;
  private readonly startedAt: Micros;
  private readonly rate: number;
  private readonly until: Micros;
  private readonly console: Console;
  private count = 0;

  /** `rate`: commands per second; `{n}` in the template counts from 0. */
  constructor(world: World, node: NodeId, template: string, rate: number, until: Micros) {
    this.node = node;
    this.template = template;
    this.rate = rate;
    this.until = until;
    this.startedAt = world.now;
    this.console = new Console(world, node, 0, true);
  }

  /** Types one command; returns when the next is due, or null when it is done. */
  tick(world: World): Micros | null {
    if (world.now > this.until || world.machine(this.node) === null) return null;
    this.console.type(this.template.replaceAll('{n}', String(this.count++)));
    this.console.printed = null;
    return this.startedAt + Math.round((this.count * MICROS_PER_SECOND) / this.rate);
  }
}
