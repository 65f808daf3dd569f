import { textOf } from '../../base/bytes.ts';
import type { Settings } from '../../replication/server.ts';
import { BACKLOG_SIZE_MIN, type BacklogModel } from '../../replication/backlog.ts';
import type { OutputLimits } from '../../replication/masterCron.ts';
import { splitArguments } from '../../resp/split.ts';
import type { UserLine } from '../acl/aclLines.ts';
import { readUserLine } from '../later.ts';
import { checkValue, parseMemory } from './parameterChecks.ts';
import type { Parameter } from './parameterKinds.ts';
import { parameterNamed, PARAMETERS } from './parameters.ts';

/** What is wrong with a line of redis.conf, in Redis's words. */
export interface ConfigProblem {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/**
 * The parameters in force in one process. CONFIG SET changes these; the file is the disk's.
 *
 * Its maps are never changed once it was made, but replaced: checkpoints share them.
 */
export class Config implements Settings {
  private values = new Map<string, string>();
  private numbers = new Map<string, number>();
  readonly model: BacklogModel;
  /** `user` lines of redis.conf. */
  readonly users: UserLine[] = [];
  /** Limits of a replica's output buffer: looked at too often to be read from the text. */
  replicaLimits: OutputLimits = { hard: 0, soft: 0, softSeconds: 0 };
  normalLimits: OutputLimits = this.replicaLimits;
  pubsubLimits: OutputLimits = this.replicaLimits;

  /** Whether this is a node of the playground, where DEBUG is allowed unless the file says no. */
  private readonly playground: boolean;

  constructor(model: BacklogModel, playground = true) {
    this.model = model;
    this.playground = playground;
    for (const parameter of PARAMETERS) this.keep(parameter.name, this.defaultOf(parameter));
  }

  /** What a parameter is when nobody sets it. */
  defaultOf({ name, default: usual }: Parameter): string {
    return this.playground && name === 'enable-debug-command' ? 'local' : usual;
  }

  text(name: string): string {
    return this.values.get(name) ?? this.untouched(name);
  }

  number(name: string): number {
    return this.numbers.get(name) ?? Number(this.untouched(name));
  }

  yes(name: string): boolean {
    return this.text(name) === 'yes';
  }

  /** Of a parameter that this process knows only since it runs. */
  private untouched(name: string): string {
    const parameter = parameterNamed(name);
    return parameter === null ? '' : this.defaultOf(parameter);
  }

  put(name: string, value: string): void {
    this.values = new Map(this.values);
    this.numbers = new Map(this.numbers);
    this.keep(name, value);
  }

  private keep(name: string, value: string): void {
    let kept = value;
    // Redis raises a smaller backlog silently; the classroom's exact ring may have any size.
    if (name === 'repl-backlog-size' && this.model === 'blocks') {
      kept = String(Math.max(Number(value), BACKLOG_SIZE_MIN));
    }
    if (name === 'hz') kept = String(Math.min(500, Math.max(1, Number(value))));
    if (name === 'client-output-buffer-limit') kept = mergedLimits(this.text(name), value);
    this.values.set(name, kept);
    this.numbers.set(name, Number(kept));
    if (name === 'client-output-buffer-limit') {
      this.replicaLimits = limitsIn(kept, 'slave');
      this.normalLimits = limitsIn(kept, 'normal');
      this.pubsubLimits = limitsIn(kept, 'pubsub');
    }
  }

  /** See base/capture.ts. The lines of users are not changed once they were read. */
  capture(): Config {
    const copy = Object.create(Config.prototype) as Config;
    return Object.assign(copy, this);
  }

  /** Save points as [seconds, changes]. */
  get savePoints(): [number, number][] {
    const numbers = this.text('save').split(' ').filter(Boolean).map(Number);
    const points: [number, number][] = [];
    for (let i = 0; i + 1 < numbers.length; i += 2) points.push([numbers[i]!, numbers[i + 1]!]);
    return points;
  }
}

function limitsIn(text: string, name: string): OutputLimits {
  const words = text.split(' ');
  const at = words.indexOf(name);
  return {
    hard: Number(words[at + 1]),
    soft: Number(words[at + 2]),
    softSeconds: Number(words[at + 3]),
  };
}

/** Redis keeps all three classes and always prints `slave`. */
function mergedLimits(before: string, given: string): string {
  const classes = new Map<string, string>();
  for (const source of [before, given]) {
    const words = source.split(/\s+/).filter(Boolean);
    for (let i = 0; i + 3 < words.length; i += 4) {
      const name = words[i]!.toLowerCase() === 'replica' ? 'slave' : words[i]!.toLowerCase();
      const hard = parseMemory(words[i + 1]!) ?? 0;
      const soft = parseMemory(words[i + 2]!) ?? 0;
      classes.set(name, `${name} ${hard} ${soft} ${Number(words[i + 3])}`);
    }
  }
  return ['normal', 'slave', 'pubsub'].flatMap((name) => classes.get(name) ?? []).join(' ');
}

const MANY_WORDS = [
  ...['save', 'client-output-buffer-limit', 'replicaof', 'bind'],
  ...['oom-score-adj-values', 'latency-tracking-info-percentiles'],
];

/** Reads lines of redis.conf into a configuration. Stops at the first problem, as redis-server does. */
export function readConfig(config: Config, lines: readonly string[]): ConfigProblem | null {
  let saves: string[] | null = null;
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i]!.trim();
    if (text === '' || text.startsWith('#')) continue;
    const args = splitArguments(text);
    const problem = (reason: string): ConfigProblem => ({ line: i + 1, text, reason });
    if (args === null) return problem('Unbalanced quotes in configuration line');
    const words = args.map((arg) => textOf(arg));
    if (words[0]?.toLowerCase() === 'user' && words.length >= 2) {
      const line = readUserLine(words.slice(1), config.users);
      if ('problem' in line) return problem(line.problem);
      config.users.push(line);
      continue;
    }
    const parameter = parameterNamed(words[0] ?? '');
    if (parameter === null) return problem('Bad directive or wrong number of arguments');
    const values = words.slice(1);
    if (values.length === 0) return problem('wrong number of arguments');
    if (parameter.kind.type === 'replicaof' && values.length !== 2) {
      return problem('wrong number of arguments');
    }
    const many = MANY_WORDS.includes(parameter.name);
    if (!many && values.length !== 1) {
      return problem('wrong number of arguments');
    }
    const checked = checkValue(parameter, values);
    if ('refused' in checked) return problem(checked.refused);
    if (parameter.name === 'save') {
      // Each save line adds a point; the first one replaces the defaults.
      saves = checked.value === '' ? [] : [...(saves ?? []), checked.value];
      config.put('save', saves.join(' '));
    } else {
      config.put(parameter.name, checked.value);
    }
  }
  return null;
}
