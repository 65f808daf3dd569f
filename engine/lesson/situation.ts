/** What a lesson knows of a moment: what the page was told in frames, and two things it asks for. */
import type {
  ConsoleLine,
  EventRecord,
  LinkView,
  NodeId,
  NodeView,
  ParameterView,
} from '../contract.ts';
import type { Check, Goal, Move, Part } from './format.ts';

export interface Situation {
  /** Microseconds of virtual time. */
  now: number;
  nodes: Readonly<Record<NodeId, NodeView>>;
  links: readonly LinkView[];
  /** Those since the part was opened, up to now, oldest first. */
  events: readonly EventRecord[];
  consoles: readonly ConsoleSeen[];
  /** Parameters of the nodes that `asksConfigOf` names; of others nothing is needed. */
  parameters: Readonly<Record<NodeId, readonly ParameterView[]>>;
}

export interface ConsoleSeen {
  node: NodeId;
  lines: readonly ConsoleLine[];
}

/** What has been answered: by the question's id, every answer in turn. */
export type Answers = Readonly<Record<string, readonly (string | number)[]>>;

/** The nodes whose parameters the goals of this part ask for. */
export function asksConfigOf({ goals }: Part): readonly NodeId[] {
  return [...new Set(checksOf(goals).flatMap(nodesAsked))];
}

function checksOf(goals: readonly Goal[]): readonly Check[] {
  return goals.flatMap((goal) =>
    'check' in goal ? [goal.check, ...goal.solve.flatMap(checkOfMove)] : [],
  );
}

function checkOfMove(move: Move): readonly Check[] {
  return move.do === 'until' ? [move.check] : [];
}

function nodesAsked(check: Check): readonly NodeId[] {
  switch (check.is) {
    case 'config':
    case 'saved':
      return [check.node];
    case 'same-config':
      return check.of.map(({ node }) => node);
    case 'all':
    case 'any':
      return check.checks.flatMap(nodesAsked);
    case 'not':
      return nodesAsked(check.check);
    default:
      return [];
  }
}
