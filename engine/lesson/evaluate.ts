/** Whether a check holds, and what there is instead: as data, so that each language can say it. */
import type {
  EventRecord,
  HoldView,
  LinkState,
  NodeId,
  RunState,
  VerdictView,
} from '../contract.ts';
import type { Check, EventPattern, ParameterOf } from './format.ts';
import { lineMatches, matches } from './pattern.ts';
import { nameOfKey, toldOfKey, type Situation } from './situation.ts';

export interface Finding {
  holds: boolean;
  /** What is the case now. Of several checks, of the first that decides. */
  found: Found;
}

export type Found =
  | { say: 'absent'; node: NodeId }
  | { say: 'run'; node: NodeId; run: RunState }
  | { say: 'role'; node: NodeId; role: 'master' | 'replica' }
  | { say: 'follows'; node: NodeId; of: string | null }
  | { say: 'link'; node: NodeId; status: 'up' | 'down'; state: LinkState }
  | { say: 'network'; between: readonly [NodeId, NodeId]; state: 'up' | 'cut' | 'stalled' }
  | { say: 'data'; equal: boolean; nodes: readonly NodeId[] }
  | { say: 'offsets'; offsets: readonly { node: NodeId; offset: number }[] }
  | { say: 'key'; node: NodeId; key: string; value: string | null }
  | { say: 'keys'; node: NodeId; count: number }
  | { say: 'behind'; node: NodeId; bytes: number | null }
  | { say: 'verdict'; node: NodeId; kind: VerdictView['kind'] | null }
  | { say: 'held'; node: NodeId; by: HoldView['by'] | null }
  | { say: 'count'; count: number; least: number; most: number | null }
  /** `early`: which one, counted from 0, has come before its turn. */
  | { say: 'order'; met: number; of: number; early?: number }
  | { say: 'reply'; node: NodeId; line: string | null; reply: string | null }
  | { say: 'config'; node: NodeId; name: string; value: string }
  | { say: 'none' };

export function evaluate(check: Check, situation: Situation): Finding {
  switch (check.is) {
    case 'all':
      return decided(check.checks, situation, false);
    case 'any':
      return decided(check.checks, situation, true);
    case 'not': {
      const { holds, found } = evaluate(check.check, situation);
      return { holds: !holds, found };
    }
    case 'happened':
      return happened(check, situation);
    case 'in-order':
      return inOrder(check, situation.events);
    case 'typed':
      return typed(check, situation);
    case 'replied':
      return replied(check, situation);
    case 'config':
    case 'saved':
    case 'same-config':
      return ofParameters(check, situation);
    case 'same-data':
    case 'same-offset':
    case 'network':
      return ofSeveral(check, situation);
    default:
      return ofNode(check, situation);
  }
}

/** The first that decides; if none does, what the last found. */
function decided(checks: readonly Check[], situation: Situation, by: boolean): Finding {
  let last: Finding = { holds: !by, found: { say: 'none' } };
  for (const check of checks) {
    last = evaluate(check, situation);
    if (last.holds === by) return last;
  }
  return last;
}

type Is<K extends Check['is']> = Extract<Check, { is: K }>;

const SEVERAL_SINCE = -1;

function happened({ event, least, most, after }: Is<'happened'>, { events }: Situation): Finding {
  const from = after === undefined ? SEVERAL_SINCE : lastOf(after, events);
  const begun = after === undefined || from >= 0;
  const count = begun ? events.filter((one, i) => i > from && matches(event, one)).length : 0;
  const needed = least ?? (most === undefined ? 1 : 0);
  const holds = begun && count >= needed && (most === undefined || count <= most);
  return { holds, found: { say: 'count', count, least: needed, most: most ?? null } };
}

function lastOf(pattern: EventPattern, events: readonly EventRecord[]): number {
  return events.findLastIndex((event) => matches(pattern, event));
}

function inOrder(check: Is<'in-order'>, events: readonly EventRecord[]): Finding {
  const { events: patterns, strict = false } = check;
  const of = patterns.length;
  let met = 0;
  let early = -1;
  for (const event of events) {
    const next = patterns[met];
    if (next === undefined) break;
    if (matches(next, event)) met++;
    else if (strict && met > 0) {
      const before = patterns.findIndex((one, i) => i > met && matches(one, event));
      if (before < 0) continue;
      early = before;
      met = 0;
    }
  }
  const found: Found = { say: 'order', met, of, ...(early >= 0 && { early }) };
  return { holds: met === of, found };
}

function typed({ node, line, least = 1 }: Is<'typed'>, { events }: Situation): Finding {
  const count = events.filter(
    (event) =>
      event.kind === 'typed' &&
      (node === undefined || event.node === node) &&
      lineMatches(line, event.line),
  ).length;
  return { holds: count >= least, found: { say: 'count', count, least, most: null } };
}

function replied({ node, line, reply }: Is<'replied'>, { consoles }: Situation): Finding {
  const expression = new RegExp(reply, 'is');
  let last: { line: string; reply: string; at: number } | null = null;
  for (const seen of consoles) {
    if (seen.node !== node) continue;
    for (const [i, { kind, text, at }] of seen.lines.entries()) {
      if (kind !== 'typed') continue;
      // Prompt and command are one text: `127.0.0.1:6379> GET k`, `not connected> GET k`.
      const command = text.replace(/^[^>]*> ?/, '');
      if (!lineMatches(line, command) || (last !== null && at < last.at)) continue;
      const end = seen.lines.findIndex((other, k) => k > i && other.kind === 'typed');
      const printed = seen.lines.slice(i + 1, end < 0 ? undefined : end);
      last = { line: command, reply: printed.map((one) => one.text).join('\n'), at };
    }
  }
  const holds = last !== null && expression.test(last.reply);
  const { line: asked, reply: got } = last ?? { line: null, reply: null };
  return { holds, found: { say: 'reply', node, line: asked, reply: got } };
}

function ofParameters(
  check: Is<'config'> | Is<'saved'> | Is<'same-config'>,
  { asked: { parameters } }: Situation,
): Finding {
  const parameter = ({ node, name }: ParameterOf) =>
    parameters[node]?.find((one) => one.name === name);
  if (check.is === 'same-config') {
    const [a, b] = check.of.map((each) => parameter(each)?.value ?? '');
    const of = check.of[1];
    const holds = a === b && a !== '';
    return { holds, found: { say: 'config', node: of.node, name: of.name, value: b ?? '' } };
  }
  const { node, name } = check;
  const known = parameter(check);
  const value = (check.is === 'saved' ? known?.saved : known?.value) ?? '';
  return { holds: value === check.value, found: { say: 'config', node, name, value } };
}

function ofSeveral(
  check: Is<'same-data'> | Is<'same-offset'> | Is<'network'>,
  { nodes, links }: Situation,
): Finding {
  if (check.is === 'network') {
    const [a, b] = check.between;
    const link = links.find(({ between }) => between.includes(a) && between.includes(b));
    const state = link?.state ?? 'up';
    return {
      holds: state === check.state,
      found: { say: 'network', between: check.between, state },
    };
  }
  if (check.is === 'same-data') {
    const digests = check.nodes.map((id) => nodes[id]?.digest ?? null);
    const holds = digests.every((digest) => digest !== null && digest === digests[0]);
    return { holds, found: { say: 'data', equal: holds, nodes: check.nodes } };
  }
  const offsets = check.nodes.map((node) => ({
    node,
    offset: nodes[node]?.master_repl_offset ?? -1,
  }));
  const holds = offsets.every(({ offset }) => offset >= 0 && offset === offsets[0]?.offset);
  return { holds, found: { say: 'offsets', offsets } };
}

type OfNode = Extract<
  Check,
  {
    is:
      | 'running'
      | 'stopped'
      | 'role'
      | 'follows'
      | 'link'
      | 'key'
      | 'no-key'
      | 'keys'
      | 'behind'
      | 'verdict'
      | 'held';
  }
>;

function ofNode(check: OfNode, { nodes, asked }: Situation): Finding {
  const node = nodes[check.node];
  if (node === undefined) {
    return { holds: check.is === 'stopped', found: { say: 'absent', node: check.node } };
  }
  const { id, run, role, master, verdict } = node;
  const alive = run === 'running' || run === 'loading' || run === 'frozen';
  switch (check.is) {
    case 'running':
      return { holds: run === 'running', found: { say: 'run', node: id, run } };
    case 'stopped':
      return { holds: !alive, found: { say: 'run', node: id, run } };
    case 'role':
      return { holds: alive && role === check.role, found: { say: 'role', node: id, role } };
    case 'follows': {
      const of = master === null ? null : (master.node ?? `${master.host}:${master.port}`);
      return { holds: alive && of === check.of, found: { say: 'follows', node: id, of } };
    }
    case 'link': {
      const status = alive ? (master?.status ?? 'down') : 'down';
      const found: Found = { say: 'link', node: id, status, state: master?.state ?? 'NONE' };
      return { holds: alive && master !== null && status === check.status, found };
    }
    case 'behind': {
      const bytes = master?.behind ?? null;
      const holds = bytes !== null && within(bytes, check.least, check.most);
      return { holds, found: { say: 'behind', node: id, bytes } };
    }
    case 'verdict': {
      const kind = verdict?.kind ?? null;
      return { holds: kind === check.kind, found: { say: 'verdict', node: id, kind } };
    }
    case 'held': {
      const by = node.hold?.by ?? null;
      return { holds: by === (check.by ?? null), found: { say: 'held', node: id, by } };
    }
    case 'keys': {
      const { count } = node.keys;
      const holds = alive && within(count, check.least, check.most);
      return { holds, found: { say: 'keys', node: id, count } };
    }
    default: {
      const told = toldOfKey(node, check);
      const known = told === undefined ? asked.keys[nameOfKey(check)] : told;
      const held = known?.ghost === true ? null : known;
      const found: Found = { say: 'key', node: id, key: check.key, value: held?.value ?? null };
      // Undefined: nobody knows yet, so neither of the two holds.
      if (check.is === 'no-key') return { holds: alive && held === null, found };
      const fits = check.value === undefined || held?.value === check.value;
      return { holds: alive && held !== null && held !== undefined && fits, found };
    }
  }
}

function within(figure: number, least = -Infinity, most = Infinity): boolean {
  return figure >= least && figure <= most;
}
