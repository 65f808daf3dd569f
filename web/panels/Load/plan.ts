/** What the load panel asks for, and the action that says so. Pure. */
import type { Action, NodeId } from '../../../engine/contract.ts';
import type { Shown } from '../../store/store.ts';

export const PRESETS = {
  set: 'SET key:{n} {value}',
  incr: 'INCR hits:{n}',
  push: 'RPUSH queue:{n} {value}',
  get: 'GET key:{n}',
} as const;
export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES: readonly PresetName[] = ['set', 'incr', 'push', 'get'];

/** Steps of the sliders: each about two or two and a half times the one before. */
export const RATES = steps(1, 20_000);
export const KEYS = steps(1, 100_000);
export const VALUES = steps(1, 10_000);
export const PIPELINES = steps(1, 500);
/** Seconds; Infinity is until it is stopped. */
export const DURATIONS = [5, 30, 300, Infinity] as const;

/** A lab file has to name an end: a day is longer than anybody looks on. */
const DAY_MS = 24 * 3_600_000;

export interface Plan {
  preset: PresetName;
  template: string;
  nodes: readonly NodeId[];
  rate: number;
  keys: number;
  valueBytes: number;
  pipeline: number;
  /** Seconds. */
  duration: number;
}

export const FIRST_PLAN: Plan = {
  preset: 'set',
  template: PRESETS.set,
  nodes: [],
  rate: 50,
  keys: 100,
  valueBytes: 10,
  pipeline: 1,
  duration: 30,
};

/** Another preset: writes go to the masters, reads to the replicas that there are. */
export function withPreset(plan: Plan, preset: PresetName, shown: Shown): Plan {
  return { ...plan, preset, template: PRESETS[preset], nodes: nodesFor(preset, shown) };
}

export function nodesFor(preset: PresetName, shown: Shown): readonly NodeId[] {
  const role = preset === 'get' ? 'replica' : 'master';
  const fitting = shown.nodeOrder.filter((id) => shown.nodes[id]?.role === role);
  if (preset === 'get') return fitting.length > 0 ? fitting : shown.nodeOrder.slice(0, 1);
  return (fitting.length > 0 ? fitting : shown.nodeOrder).slice(0, 1);
}

/** Null when it has nobody to go to. `now` in microseconds. */
export function actionOf(plan: Plan, now: number): Extract<Action, { do: 'load' }> | null {
  const [node, ...also] = plan.nodes;
  const template = plan.template.trim();
  if (node === undefined || template === '') return null;
  const lasts = plan.duration === Infinity ? DAY_MS : plan.duration * 1000;
  return {
    do: 'load',
    node,
    rate: plan.rate,
    template,
    untilMs: Math.round(now / 1000 + lasts),
    keys: plan.keys,
    ...(template.includes('{value}') && { valueBytes: plan.valueBytes }),
    ...(plan.pipeline > 1 && { pipeline: plan.pipeline }),
    ...(also.length > 0 && { also }),
  };
}

/** 1, 2, 5, 10, 20 … up to `most`. */
function steps(least: number, most: number): readonly number[] {
  const found: number[] = [];
  for (let ten = least; ten <= most; ten *= 10) {
    for (const times of [1, 2, 5]) if (ten * times <= most) found.push(ten * times);
  }
  return found;
}

/** Where the replication stream of a node stood at a moment (microseconds). */
export interface Sample {
  at: number;
  offset: number;
}

const WINDOW = 1_000_000;

/** Adds what is known now, forgets what is older than a second; time or offset that went back starts anew. */
export function sampled(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last !== undefined && (next.at < last.at || next.offset < last.offset)) return [next];
  if (last?.at === next.at) return [...samples.slice(0, -1), next];
  // One older than the window stays, so that there is always something to measure from.
  const from = samples.findLastIndex(({ at }) => at <= next.at - WINDOW);
  return [...samples.slice(Math.max(0, from)), next];
}

/** Bytes per second of virtual time between the first sample and the last. */
export function bytesPerSecond(samples: readonly Sample[]): number {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at === first.at) return 0;
  return Math.round(((last.offset - first.offset) * 1_000_000) / (last.at - first.at));
}
