/** What a lesson knows of a moment: what the page was told in frames, and what it asks for. */
import type {
  Answer,
  ConsoleLine,
  EventRecord,
  KeyView,
  LinkView,
  NodeId,
  NodeView,
  ParameterView,
  Question,
} from '../contract.ts';
import type { Check, Part } from './format.ts';

type Asked = Extract<Question, { ask: 'config' | 'keys' }>;
type OfKey = Extract<Check, { is: 'key' | 'no-key' }>;

export interface Situation {
  /** Microseconds of virtual time. */
  now: number;
  nodes: Readonly<Record<NodeId, NodeView>>;
  links: readonly LinkView[];
  /** Those since the part was opened, up to now, oldest first. */
  events: readonly EventRecord[];
  consoles: readonly ConsoleSeen[];
  /** What was answered to `questionsOf`. */
  asked: AnswersAsked;
}

export interface AnswersAsked {
  /** Of the nodes whose parameters some goal is about. */
  parameters: Readonly<Record<NodeId, readonly ParameterView[]>>;
  /** Keys that goals are about and that frames no longer tell, by `nameOfKey`; null: there is none. */
  keys: Readonly<Record<string, KeyView | null>>;
}

export const NOTHING_ASKED: AnswersAsked = { parameters: {}, keys: {} };

export interface ConsoleSeen {
  node: NodeId;
  lines: readonly ConsoleLine[];
}

/** What has been answered: by the question's id, every answer in turn. */
export type Answers = Readonly<Record<string, readonly (string | number)[]>>;

export function nameOfKey({ node, db = 0, key }: { node: NodeId; db?: number; key: string }) {
  return `${node} ${db} ${key}`;
}

/** What frames tell of the key: undefined when it was written so long ago that they may leave it out. */
export function toldOfKey({ keys }: NodeView, { key, db = 0 }: OfKey): KeyView | null | undefined {
  const told = keys.recent.find((one) => one.key === key && one.db === db);
  return told ?? (keys.count > keys.recent.length ? undefined : null);
}

/** What has to be asked at this moment, so that every check of the part can be judged. */
export function questionsOf(part: Part, nodes: Situation['nodes']): readonly Asked[] {
  const checks = checksOf(part);
  const configs = [...new Set(checks.flatMap(nodesAsked))];
  const keys = checks.flatMap((check): readonly Asked[] => {
    if (check.is !== 'key' && check.is !== 'no-key') return [];
    const { node, db = 0, key } = check;
    const view = nodes[node];
    if (view === undefined || toldOfKey(view, check) !== undefined) return [];
    return [{ ask: 'keys', node, db, match: literally(key), offset: 0, limit: 1 }];
  });
  return [...configs.map((node): Asked => ({ ask: 'config', node })), ...keys];
}

/** A pattern that only the key itself matches. */
function literally(key: string): string {
  return key.replace(/[\\*?[\]]/g, '\\$&');
}

/** `answers`: one to each of the questions, in their order. */
export function answersTo(questions: readonly Asked[], answers: readonly Answer[]): AnswersAsked {
  const parameters: Record<NodeId, readonly ParameterView[]> = {};
  const keys: Record<string, KeyView | null> = {};
  for (const [i, question] of questions.entries()) {
    const answer = answers[i];
    if (answer?.answer === 'config') parameters[question.node] = answer.parameters;
    if (answer?.answer !== 'keys' || question.ask !== 'keys') continue;
    const { node, db, match } = question;
    keys[nameOfKey({ node, db, key: match.replace(/\\(.)/g, '$1') })] = answer.keys[0] ?? null;
  }
  return { parameters, keys };
}

/** Every check of the part's goals, and of what their solutions and wrong paths wait for; those within others too. */
function checksOf({ goals, wrong = [] }: Part): readonly Check[] {
  const deeds = goals.filter((goal) => 'check' in goal);
  const moves = [...deeds.flatMap(({ solve }) => solve), ...wrong.flatMap((path) => path.moves)];
  const waited = moves.flatMap((move) => (move.do === 'until' ? [move.check] : []));
  return [...deeds.map(({ check }) => check), ...waited].flatMap(within);
}

function within(check: Check): readonly Check[] {
  if (check.is === 'all' || check.is === 'any') return check.checks.flatMap(within);
  return check.is === 'not' ? within(check.check) : [check];
}

function nodesAsked(check: Check): readonly NodeId[] {
  switch (check.is) {
    case 'config':
    case 'saved':
      return [check.node];
    case 'same-config':
      return check.of.map(({ node }) => node);
    default:
      return [];
  }
}
