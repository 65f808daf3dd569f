import type { Micros, ReplOffset } from '../../base/units.ts';

/** The moment of one acknowledged write in its node's history. */
export interface StepOfHistory {
  readonly replid: string;
  readonly offset: ReplOffset;
  readonly at: Micros;
}

const KEPT = 256;

/** Where a node's own acknowledged writes stand in its history, oldest first; of old ones every second, fourth, … */
export class StepsOfHistory {
  private steps: StepOfHistory[] = [];

  note(step: StepOfHistory): void {
    this.steps.push(step);
    if (this.steps.length > KEPT) this.steps = this.steps.filter((_, i) => i % 2 === 0);
  }

  keep(wanted: (step: StepOfHistory) => boolean): void {
    this.steps = this.steps.filter(wanted);
  }

  /** When the first write after this offset was acknowledged; null: there is none. */
  firstAfter(offset: ReplOffset): Micros | null {
    return this.steps.find((step) => step.offset > offset)?.at ?? null;
  }
}
