/** What the engine has told so far, merged from frames. `receive.ts` fills it. */
import type {
  BranchSummary,
  ConsoleLine,
  EventRecord,
  Failure,
  LabSummary,
  LinkView,
  NodeId,
  NodeView,
  Refusal,
} from '../../engine/contract.ts';

export interface ConsoleShown {
  prompt: string;
  waiting: boolean;
  /** It prints whatever comes, until a line is typed. */
  listening: boolean;
  lines: readonly ConsoleLine[];
  /** Lines known so far, the forgotten ones included: a line's number is stable. */
  total: number;
}

export interface Shown {
  /** Microseconds of virtual time. */
  now: number;
  horizon: number;
  lab: LabSummary | null;
  branch: number;
  branches: readonly BranchSummary[];
  canUndo: boolean;
  canRedo: boolean;
  nodes: Readonly<Record<NodeId, NodeView>>;
  /** In the order of creation. */
  nodeOrder: readonly NodeId[];
  /**
   * Who each node replicates from, or did when its process was last alive: a dead process has no
   * master, but the picture keeps its place.
   */
  masters: Readonly<Record<NodeId, NodeId | null>>;
  links: Readonly<Record<string, LinkView>>;
  events: readonly EventRecord[];
  /** By `consoleKey`. */
  consoles: Readonly<Record<string, ConsoleShown>>;
  /** Grows with every refusal, so that the same one twice is shown twice. */
  refusals: number;
  refusal: Refusal | null;
  failure: Failure | null;
  workerDied: boolean;
  /** What the browser or the engine said of it, in English; '' where nothing was said. */
  death: string;
  /** Grows when the segments in flight changed; the segments themselves are in `playback.ts`. */
  segmentsRevision: number;
  /** Grows with each frame that replaced everything. */
  replacements: number;
}

export const NOTHING_SHOWN: Shown = {
  now: 0,
  horizon: 0,
  lab: null,
  branch: 0,
  branches: [],
  canUndo: false,
  canRedo: false,
  nodes: {},
  nodeOrder: [],
  masters: {},
  links: {},
  events: [],
  consoles: {},
  refusals: 0,
  refusal: null,
  failure: null,
  workerDied: false,
  death: '',
  segmentsRevision: 0,
  replacements: 0,
};

/** Key of a link, its nodes in the contract's order. */
export function linkKey(a: NodeId, b: NodeId): string {
  return `${a}-${b}`;
}

export function consoleKey(node: NodeId, number: number): string {
  return `${node}#${number}`;
}

/** The link between two nodes, in whichever order it was created. */
export function linkBetween(shown: Shown, a: NodeId, b: NodeId): LinkView | null {
  return shown.links[linkKey(a, b)] ?? shown.links[linkKey(b, a)] ?? null;
}
