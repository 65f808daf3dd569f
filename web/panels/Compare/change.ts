/**
 * What two runs of one lab differ in: one change, as data and as text (`repl-backlog-size=1mb`), and
 * what it makes of a lab file. A comparison is untrusted when it comes from an address or a file:
 * everything here answers with a problem, a code that the page has words for, and never throws.
 */
import type { LabAction, LabFile, LabNode } from '../../../engine/lab/format.ts';
import { readLab } from '../../../engine/lab/validate.ts';

export type Change =
  /** A line of redis.conf, on one node, or on each. */
  | { kind: 'config'; node: string | null; parameter: string; value: string }
  | { kind: 'backlog'; backlog: 'exact' | 'blocks' }
  /** One way, on every link. */
  | { kind: 'latency'; ms: number }
  /** Bytes per second on every link; 0 = unlimited. */
  | { kind: 'bandwidth'; bytes: number }
  /** Action number `action` of the lab file, counted from 0, at another time. */
  | { kind: 'move'; action: number; toMs: number }
  | { kind: 'omit'; action: number }
  | { kind: 'seed'; seed: number }
  /** Another lab file altogether: a branch of the lab's own past. */
  | { kind: 'branch'; lab: LabFile; label: string };

/** All that a comparison is. */
export interface Comparison {
  lab: LabFile;
  change: Change;
}

export type ProblemCode =
  | 'unknown-change'
  | 'bad-number'
  | 'no-such-node'
  | 'no-such-action'
  | 'bad-parameter'
  | 'no-difference'
  | 'lab-invalid';

export interface Problem {
  code: ProblemCode;
  /** The thing meant: a part of the text, a path in the lab file. */
  detail: string;
  /** What is wrong there, as the engine says it; '' where the code says all. */
  message: string;
}

export type Either<T> = ({ ok: true } & T) | { ok: false; problem: Problem };

/** The two labs that are played. */
export interface Pair {
  left: LabFile;
  right: LabFile;
}

const wrong = (code: ProblemCode, detail: string, message = '') =>
  ({ ok: false, problem: { code, detail, message } }) as const;

const invalid = ({ path, message }: { path: string; message: string }) =>
  wrong('lab-invalid', path, message);

/** At most one way, ms; as the lab file has it. */
const LATENCY_MAX = 60_000;
const PARAMETER = /^[a-z][a-z0-9-]*$/;

/**
 * `backlog=blocks`, `latency=20`, `bandwidth=1000`, `seed=8`, `omit=3`, `move=9@35000` (action 9 at
 * 35 s), and any parameter: `repl-backlog-size=1mb`, or of one node: `6379:repl-timeout=5`.
 */
export function readChange(text: string): Either<{ change: Change }> {
  const equals = text.indexOf('=');
  if (equals < 0) return wrong('unknown-change', text);
  const name = text.slice(0, equals).trim().toLowerCase();
  const value = text.slice(equals + 1).trim();
  const right = (change: Change) => ({ ok: true, change }) as const;
  const whole = (given: string, make: (number: number) => Change) =>
    /^\d{1,9}$/.test(given) ? right(make(Number(given))) : wrong('bad-number', text);
  switch (name) {
    case 'backlog':
      if (value !== 'exact' && value !== 'blocks') return wrong('unknown-change', text);
      return right({ kind: 'backlog', backlog: value });
    case 'latency':
      return whole(value, (ms) => ({ kind: 'latency', ms: Math.min(ms, LATENCY_MAX) }));
    case 'bandwidth':
      return whole(value, (bytes) => ({ kind: 'bandwidth', bytes }));
    case 'seed':
      return whole(value, (seed) => ({ kind: 'seed', seed }));
    case 'omit':
      return whole(value, (action) => ({ kind: 'omit', action }));
    case 'move': {
      const found = /^(\d{1,6})@(\d{1,9})$/.exec(value);
      if (found === null) return wrong('bad-number', text);
      return right({ kind: 'move', action: Number(found[1]), toMs: Number(found[2]) });
    }
    default:
      return readParameter(name, value);
  }
}

function readParameter(name: string, value: string): Either<{ change: Change }> {
  const [, node = null, parameter = ''] = /^(?:(\d+):)?(.*)$/.exec(name) ?? [];
  if (!PARAMETER.test(parameter)) return wrong('unknown-change', name);
  if (parameter === 'port' || /[\n\r]/.test(value)) return wrong('bad-parameter', parameter);
  return { ok: true, change: { kind: 'config', node, parameter, value } };
}

/** What `readChange` reads; null for a branch, which has no short form. */
export function writeChange(change: Change): string | null {
  switch (change.kind) {
    case 'config':
      return `${change.node === null ? '' : `${change.node}:`}${change.parameter}=${change.value}`;
    case 'backlog':
      return `backlog=${change.backlog}`;
    case 'latency':
      return `latency=${change.ms}`;
    case 'bandwidth':
      return `bandwidth=${change.bytes}`;
    case 'seed':
      return `seed=${change.seed}`;
    case 'omit':
      return `omit=${change.action}`;
    case 'move':
      return `move=${change.action}@${change.toMs}`;
    case 'branch':
      return null;
  }
}

/** The lab as it is and as it would be, both checked; what the lab file expects is left to its tests. */
export function pairOf({ lab, change }: Comparison): Either<{ pair: Pair }> {
  const left = readLab(lab);
  if ('problem' in left) return invalid(left.problem);
  const changed = apply(left.lab, change);
  if (!changed.ok) return changed;
  const right = readLab(changed.lab);
  if ('problem' in right) return invalid(right.problem);
  const pair = { left: forShow(left.lab), right: forShow(right.lab) };
  if (JSON.stringify(pair.left) === JSON.stringify(pair.right)) {
    return wrong('no-difference', writeChange(change) ?? '');
  }
  const opensAt = Math.min(opening(pair.left), opening(pair.right));
  pair.left.openAtMs = opensAt;
  pair.right.openAtMs = opensAt;
  return { ok: true, pair };
}

/** The lab with the change made. */
function apply(lab: LabFile, change: Change): Either<{ lab: LabFile }> {
  const with_ = (fields: Partial<LabFile>) => ({ ok: true, lab: { ...lab, ...fields } }) as const;
  switch (change.kind) {
    case 'config':
      return configured(lab, change);
    case 'backlog':
      return with_({ backlog: change.backlog });
    case 'latency':
      return with_({ network: overAll(lab, { latencyMs: change.ms }) });
    case 'bandwidth':
      return with_({ network: overAll(lab, { bandwidth: change.bytes }) });
    case 'seed':
      return with_({ seed: change.seed });
    case 'branch':
      return { ok: true, lab: change.lab };
    case 'omit':
    case 'move': {
      const chosen = lab.actions[change.action];
      if (chosen === undefined) return wrong('no-such-action', String(change.action));
      const others = lab.actions.filter((action) => action !== chosen);
      if (change.kind === 'omit') return with_({ actions: others });
      return with_({ actions: [...others, { ...chosen, atMs: change.toMs }] });
    }
  }
}

type Configured = Extract<Change, { kind: 'config' }>;

function configured(lab: LabFile, change: Configured): Either<{ lab: LabFile }> {
  const { node, parameter, value } = change;
  if (!PARAMETER.test(parameter) || parameter === 'port') return wrong('bad-parameter', parameter);
  if (node !== null && !lab.nodes.some(({ id }) => id === node)) return wrong('no-such-node', node);
  const nodes = lab.nodes.map((each): LabNode => {
    if (node !== null && each.id !== node) return each;
    const said = `${parameter} ${value === '' ? '""' : value}`;
    const place = each.conf.findIndex((line) => nameOf(line) === parameter);
    if (place < 0) return { ...each, conf: [...each.conf, said] };
    const conf = each.conf.filter((line, index) => index <= place || nameOf(line) !== parameter);
    return { ...each, conf: conf.with(place, said) };
  });
  return { ok: true, lab: { ...lab, nodes } };
}

const nameOf = (line: string) => line.trim().split(/\s+/)[0]?.toLowerCase() ?? '';

/** The value that this line of redis.conf has in the lab; null: it is left to Redis. */
export function valueIn(lab: LabFile, node: string | null, parameter: string): string | null {
  const owner = lab.nodes.find(({ id }) => node === null || id === node);
  const lines = owner?.conf.filter((line) => nameOf(line) === parameter) ?? [];
  if (lines.length === 0) return null;
  return lines.map((line) => line.trim().slice(parameter.length).trim()).join(', ');
}

function overAll(lab: LabFile, all: { latencyMs?: number; bandwidth?: number }) {
  const links = lab.network?.links?.map((link) => ({ ...link, ...all }));
  return { ...lab.network, ...all, ...(links !== undefined && { links }) };
}

/** Without the checks, which are about one of the two runs only. */
function forShow(lab: LabFile): LabFile {
  return { ...lab, actions: lab.actions.filter((action) => action.do !== 'expect') };
}

/** A saved lab opens at its end; a comparison begins before the first thing that happens in it. */
function opening(lab: LabFile): number {
  const first = lab.actions.find(changesSomething)?.atMs ?? Infinity;
  return Math.max(0, Math.min(lab.openAtMs ?? 0, first - 1_000));
}

/** Not a word or a mark to those who look on. */
export function changesSomething(action: LabAction): boolean {
  return !['say', 'look', 'mark', 'expect'].includes(action.do);
}

/** Whether the same is done at the same moments, however it is written down. */
export function sameActions(a: Pick<LabFile, 'actions'>, b: Pick<LabFile, 'actions'>): boolean {
  const written = ({ actions }: Pick<LabFile, 'actions'>) =>
    actions.map((action) =>
      JSON.stringify(Object.entries(action).toSorted(([x], [y]) => (x < y ? -1 : 1))),
    );
  const [ofA, ofB] = [written(a), written(b)];
  return ofA.length === ofB.length && ofA.every((action, index) => action === ofB[index]);
}
