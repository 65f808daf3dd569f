/** What a change, a fact and an outcome say, in the language's words. */
import type { EventRecord } from '../../../engine/contract.ts';
import type { LabAction, LabFile } from '../../../engine/lab/format.ts';
import type { Words } from '../../language/en.ts';
import { bytes, grouped } from '../../ui/figures.ts';
import { valueIn, type Change } from './change.ts';
import type { Fact, Outcome } from './differ.ts';
import type { CompareWords } from './words.ts';

export interface Described {
  /** What is changed. */
  what: string;
  left: string;
  right: string;
}

export function describe(change: Change, lab: LabFile, words: CompareWords): Described {
  const { network } = lab;
  switch (change.kind) {
    case 'config': {
      const { node, parameter, value } = change;
      return {
        what: node === null ? parameter : words.ofNode(parameter, node),
        left: valueIn(lab, node, parameter) ?? words.byDefault,
        right: value === '' ? '""' : value,
      };
    }
    case 'backlog':
      return {
        what: words.kinds.backlog,
        left: words.models[lab.backlog],
        right: words.models[change.backlog],
      };
    case 'latency':
      return {
        what: words.kinds.latency,
        left: words.ms(String(network?.latencyMs ?? 1)),
        right: words.ms(String(change.ms)),
      };
    case 'bandwidth':
      return {
        what: words.kinds.bandwidth,
        left: words.perSecond(String(network?.bandwidth ?? 0)),
        right: words.perSecond(String(change.bytes)),
      };
    case 'seed':
      return { what: words.kinds.seed, left: String(lab.seed), right: String(change.seed) };
    case 'branch':
      return { what: words.kinds.branch, left: words.thisBranch, right: change.label };
    case 'omit':
    case 'move': {
      const action = lab.actions[change.action];
      const what = action === undefined ? '' : actionText(action);
      if (change.kind === 'omit') return { what, left: words.done, right: words.leftOut };
      const at = (ms: number) => words.at(String(ms / 1000));
      return { what, left: at(action?.atMs ?? 0), right: at(change.toMs) };
    }
  }
}

/** As the lab file has it: `6379> SET k v`, `cut 6379 6380`. */
export function actionText(action: LabAction): string {
  if (action.do === 'type') return `${action.node}> ${action.line}`;
  if ('between' in action) return `${action.do} ${action.between.join(' ')}`;
  if ('node' in action) {
    return `${action.do} ${typeof action.node === 'string' ? action.node : action.node.id}`;
  }
  return action.do;
}

export interface FactText {
  text: string;
  /** Why it came so. */
  more: string;
}

/** A bare value as people read it. */
export function factText(
  name: Fact['name'],
  value: string | null,
  words: CompareWords,
  page: Words,
): FactText {
  const plain = (text: string) => ({ text, more: '' });
  if (value === null) return plain(words.none);
  switch (name) {
    case 'run':
      return plain(of(page.run, value));
    case 'role':
      return plain(value === 'master' ? page.node.master : page.node.replica);
    case 'link':
      return plain(of(words.linkIs, value));
    case 'resync': {
      const [outcome, reason = '', sent = '0'] = value.split(' ');
      const text = outcome === 'partial' ? words.partial(bytes(Number(sent))) : words.full;
      return { text, more: of(page.because, reason) };
    }
    case 'anomalies':
      return plain(anomalies(value.split(' '), words));
    case 'history':
    case 'data':
      return plain(`${value}…`);
    default:
      return plain(grouped(Number(value)));
  }
}

/** Each once, with how often it happened where that was more than once. */
function anomalies(names: readonly string[], words: CompareWords): string {
  const kinds = [...new Set(names)];
  const counted = kinds.map((kind) => {
    const count = names.filter((name) => name === kind).length;
    return count === 1
      ? of(words.anomalyNames, kind)
      : `${of(words.anomalyNames, kind)} × ${count}`;
  });
  return words.list(counted);
}

function of(known: Readonly<Record<string, string>>, name: string): string {
  return known[name] ?? name;
}

export function outcomeText(outcome: Outcome, words: CompareWords): string {
  const parts = [
    ...outcome.partials.map(({ node, bytes: sent }) => words.sumPartial(node, bytes(sent))),
    ...outcome.fulls.map(({ node, keys }) =>
      words.sumFull(node, keys === null ? null : grouped(keys)),
    ),
    ...(outcome.lost > 0 ? [words.sumLost(outcome.lost)] : []),
    ...(outcome.anomalies > 0 ? [words.sumAnomalies(outcome.anomalies)] : []),
  ];
  return parts.length === 0 ? words.sumNothing : words.list(parts);
}

/** Shape and colour of a mark on the clock. */
export function markKind(event: EventRecord): 'full' | 'partial' | 'trouble' {
  if (event.kind === 'resync' || event.kind === 'sync-finished') return event.outcome;
  return 'trouble';
}
