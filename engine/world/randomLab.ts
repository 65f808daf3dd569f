import { Dice } from '../base/dice.ts';
import type { LabAction, LabFile, LabNode } from '../lab/format.ts';

const KEYS = ['a', 'b', 'counter', 'key:1', 'key:2', 'a longer key'];

/** A lab that a seed draws: nodes, configurations, and what befalls them; the same for the same seed. */
export function randomLab(seed: number): LabFile {
  return new LabDrawer(seed).draw();
}

/** What heals a lab: everything runs, all links are whole, one master, and a tree of replicas below it. */
export function healing(lab: LabFile, atMs: number): LabAction[] {
  const dice = new Dice(lab.seed + 1);
  const ids = lab.nodes.map(({ id }) => id);
  const actions: LabAction[] = [];
  for (const node of ids) {
    actions.push({ atMs, do: 'repair-disk', node }, { atMs, do: 'thaw', node });
    actions.push({ atMs, do: 'start', node });
  }
  ids.forEach((a, i) => {
    for (const b of ids.slice(i + 1)) {
      actions.push(
        { atMs, do: 'heal', between: [a, b] },
        { atMs, do: 'release', between: [a, b] },
        { atMs, do: 'bandwidth', between: [a, b], bandwidth: 0 },
        { atMs, do: 'latency', between: [a, b], latencyMs: 5 },
      );
    }
  });
  // Whoever slept, loaded or waited is ready by then; a disk that was broken has to be seen whole,
  // or the node would go on refusing (-MISCONF), even its replicas' PING.
  const later = atMs + 15_000;
  for (const node of ids) {
    actions.push({ atMs: later - 2_000, do: 'type', node, line: 'SAVE', console: 9 });
    // A shutdown that waited for its replicas may have come to its end only now.
    actions.push({ atMs: later - 1_000, do: 'start', node });
  }
  ids.forEach((node, i) => {
    const line =
      i === 0 ? 'SLAVEOF NO ONE' : `SLAVEOF 127.0.0.1 ${ids[dice.below(i)] ?? ids[0] ?? ''}`;
    actions.push({ atMs: later, do: 'type', node, line, console: 9 });
  });
  return actions;
}

class LabDrawer {
  private readonly dice: Dice;
  private readonly seed: number;
  private ids: string[] = [];
  private calm = false;

  constructor(seed: number) {
    this.seed = seed;
    this.dice = new Dice(seed);
  }

  draw(): LabFile {
    const { dice } = this;
    const count = 3 + dice.below(3);
    this.ids = Array.from({ length: count }, (_, i) => String(7001 + i));
    const nodes = this.ids.map((id, i) => this.node(id, i));
    this.calm = !this.chance(3);
    const lengthMs = 20_000 + dice.below(40_000);
    const actions: LabAction[] = [];
    const perSecond = this.pick([1, 2, 4]);
    for (let atMs = 0; atMs < lengthMs; atMs += 1 + dice.below(2_000 / perSecond)) {
      actions.push(this.action(atMs));
    }
    return {
      format: 'psync-lab/1',
      name: { en: `Random lab ${this.seed}` },
      seed: this.seed,
      backlog: this.pick(['exact', 'exact', 'blocks']),
      network: {
        latencyMs: this.pick([0, 1, 20, 400]),
        bandwidth: this.pick([0, 0, 0, 500, 20_000]),
      },
      nodes,
      actions,
    };
  }

  private pick<T>(choices: readonly T[]): T {
    const choice = choices[this.dice.below(choices.length)];
    if (choice === undefined) throw new Error('nothing to pick from');
    return choice;
  }

  private chance(outOf: number): boolean {
    return this.dice.below(outOf) === 0;
  }

  private node(id: string, i: number): LabNode {
    const conf = [
      `port ${id}`,
      'enable-debug-command yes',
      `repl-backlog-size ${this.pick([64, 128, 512, 2_000, 20_000, 1_048_576])}`,
      `repl-diskless-sync-delay ${this.pick([0, 0, 1, 5])}`,
      `repl-ping-replica-period ${this.pick([1, 10])}`,
      `repl-timeout ${this.pick([3, 10, 60])}`,
    ];
    if (this.chance(3)) conf.push('repl-diskless-sync no');
    if (this.chance(4)) conf.push('save ""');
    if (this.chance(4)) conf.push('save 5 3');
    if (this.chance(4)) conf.push(`rdb-key-save-delay ${this.pick([1_000, 100_000])}`);
    if (this.chance(6)) conf.push(`key-load-delay ${this.pick([1_000, 100_000])}`);
    if (this.chance(8)) conf.push('client-output-buffer-limit replica 300 100 2');
    if (this.chance(8)) conf.push('repl-backlog-ttl 4');
    if (i > 0 && !this.chance(3)) {
      conf.push(`replicaof 127.0.0.1 ${this.ids[this.dice.below(i)] ?? ''}`);
    }
    return this.chance(10) ? { id, conf, running: false } : { id, conf };
  }

  private action(atMs: number): LabAction {
    const node = this.pick(this.ids);
    const other = this.pick(this.ids.filter((id) => id !== node));
    const between: [string, string] = [node, other];
    // A calm lab mostly writes and cuts; in a wild one nodes change sides all the time.
    const kind = this.dice.below(this.calm && !this.chance(10) ? 80 : 100);
    if (kind < 60) return this.typed(atMs, node);
    if (kind < 65) return { atMs, do: 'cut', between };
    if (kind < 67) return { atMs, do: 'stall', between };
    if (kind < 69) return this.held(atMs, between);
    if (kind < 71) return { atMs, do: 'release', between };
    if (kind < 76) return { atMs, do: 'heal', between };
    if (kind < 78) return { atMs, do: 'latency', between, latencyMs: this.pick([0, 5, 300, 900]) };
    if (kind < 80)
      return { atMs, do: 'bandwidth', between, bandwidth: this.pick([0, 0, 100, 5_000]) };
    if (kind < 88) return { atMs, do: 'type', node, line: this.follow(), console: 3 };
    if (kind < 91) return { atMs, do: this.pick(['kill', 'shutdown', 'power-off']), node };
    if (kind < 95) return { atMs, do: 'start', node };
    if (kind < 97) return { atMs, do: 'freeze', node };
    if (kind < 99) return { atMs, do: 'thaw', node };
    return { atMs, do: this.pick(['break-disk', 'repair-disk', 'repair-disk']), node };
  }

  private held(atMs: number, between: [string, string]): LabAction {
    const match = this.pick(['', '', 'REPLCONF', 'PSYNC', '+', 'rdb', 'set', 'connect', 'close']);
    const held = { atMs, do: 'hold', between, from: between[0] } as const;
    return match === '' ? held : { ...held, match };
  }

  /** The first node is everybody's master more often than not. */
  private typed(atMs: number, node: string): LabAction {
    const at = this.chance(3) ? node : (this.ids[0] ?? node);
    return { atMs, do: 'type', node: at, line: this.line(), console: this.console() };
  }

  /** MULTI and SELECT belong to a connection, so most lines share one. */
  private console(): number {
    return this.pick([1, 1, 1, 2]);
  }

  private follow(): string {
    if (this.chance(4)) return 'SLAVEOF NO ONE';
    return `SLAVEOF 127.0.0.1 ${this.pick(this.ids)}`;
  }

  private line(): string {
    const { dice } = this;
    const key = `"${this.pick(KEYS)}"`;
    const value = `"${'x'.repeat(dice.below(this.chance(30) ? 3_000 : 20))}${dice.below(1000)}"`;
    const some = dice.below(5_000);
    return this.pick([
      `SET ${key} ${value}`,
      `SET ${key} ${value}`,
      `SET ${key} ${value} PX ${some}`,
      `SET ${key} ${value} KEEPTTL`,
      `MSET ${key} ${value} other ${some}`,
      `APPEND ${key} ${value}`,
      'INCR counter',
      `SETRANGE ${key} ${some % 50} ${value}`,
      `DEL ${key}`,
      `UNLINK ${key} other`,
      `PEXPIRE ${key} ${some}`,
      `EXPIRE ${key} -1`,
      `GETEX ${key} PERSIST`,
      `GETDEL ${key}`,
      `GET ${key}`,
      `RENAME ${key} "${this.pick(KEYS)}"`,
      `COPY ${key} other DB ${some % 3} REPLACE`,
      `SWAPDB ${some % 3} 1`,
      `SELECT ${some % 3}`,
      'MULTI',
      'MULTI',
      'EXEC',
      'EXEC',
      'DISCARD',
      `WATCH ${key}`,
      this.pick(['FLUSHALL', 'FLUSHDB', `SET ${key} 1`]),
      `WAIT ${some % 3} ${some % 800}`,
      this.pick(['BGSAVE', 'SAVE', 'CONFIG REWRITE', 'DEBUG CHANGE-REPL-ID']),
      `DEBUG SLEEP ${some / 1_000}`,
      `CLIENT KILL TYPE ${this.pick(['replica', 'master', 'normal'])}`,
      `CONFIG SET repl-backlog-size ${this.pick([64, 300, 50_000])}`,
      'RANDOMKEY',
    ]);
  }
}
