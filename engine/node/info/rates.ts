// What INFO calls instantaneous: averages over the last 16 samples, one per tick of the cron.
import { MICROS_PER_SECOND, type Micros } from '../../base/units.ts';
import type { RedisServer } from '../redisServer.ts';

const SAMPLES = 16;

/** How fast a counter grows (trackInstantaneousMetric of 7.0). */
export class Rate {
  private readonly samples = new Float64Array(SAMPLES);
  private next = 0;
  private at: Micros = 0;
  private count = 0;

  sample(now: Micros, count: number): void {
    const elapsed = now - this.at;
    const grown = count - this.count;
    this.at = now;
    this.count = count;
    this.samples[this.next] = elapsed > 0 ? Math.floor((grown * MICROS_PER_SECOND) / elapsed) : 0;
    this.next = (this.next + 1) % SAMPLES;
  }

  get perSecond(): number {
    return Math.floor(this.samples.reduce((sum, one) => sum + one, 0) / SAMPLES);
  }

  /** `1.25`: thousands (of 1024) bytes per second. */
  get kilobytes(): string {
    return kilobytes(this.perSecond);
  }
}

export function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(2);
}

export class Rates {
  readonly commands = new Rate();
  readonly input = new Rate();
  readonly output = new Rate();
  readonly replicationInput = new Rate();
  readonly replicationOutput = new Rate();

  /** Called on every tick of the cron. */
  sample({ stats, now }: RedisServer): void {
    this.commands.sample(now, stats.total_commands_processed);
    const { total_net_repl_input_bytes: input, total_net_repl_output_bytes: output } = stats;
    this.input.sample(now, stats.total_net_input_bytes + input);
    this.output.sample(now, stats.total_net_output_bytes + output);
    this.replicationInput.sample(now, input);
    this.replicationOutput.sample(now, output);
  }
}
