/** Merges a frame into what is shown. Pure: whatever did not change keeps its identity, so no panel renders in vain. */
import type {
  ConsoleDelta,
  EventRecord,
  Frame,
  LabSummary,
  LinkView,
  NodeId,
  NodeView,
  RunState,
} from '../../engine/contract.ts';
import { consoleKey, linkKey, NOTHING_SHOWN, type ConsoleShown, type Shown } from './shown.ts';

export const LINES_MAX = 2000;
export const EVENTS_MAX = 5000;

const ALIVE: ReadonlySet<RunState> = new Set(['running', 'loading', 'frozen']);

/** What is shown after this frame. A worker that answers is alive. */
export function receive(before: Shown, frame: Frame): Shown {
  const base = frame.replaced ? forget(before) : before;
  return {
    now: frame.now,
    horizon: frame.horizon,
    // Null: no lab yet, or the same as before.
    lab: frame.lab === null || sameLab(base.lab, frame.lab) ? base.lab : frame.lab,
    branch: frame.branch,
    branches: sameBranches(base, frame) ? base.branches : frame.branches,
    canUndo: frame.canUndo,
    canRedo: frame.canRedo,
    nodes: mergeNodes(base.nodes, frame.nodes, frame.removed),
    nodeOrder: mergeOrder(base.nodeOrder, frame.nodes, frame.removed),
    masters: mergeMasters(sameLabAs(before, frame) ? before.masters : {}, frame.nodes),
    links: mergeLinks(base.links, frame.links, frame.removed),
    events: mergeEvents(base.events, frame.events),
    consoles: mergeConsoles(base.consoles, frame.consoles, frame.removed),
    refusals: before.refusals + (frame.refusal === null ? 0 : 1),
    refusal: frame.refusal ?? base.refusal,
    failure: frame.failure ?? (frame.replaced ? null : base.failure),
    workerDied: false,
    death: '',
    segmentsRevision: before.segmentsRevision,
    replacements: before.replacements + (frame.replaced ? 1 : 0),
  };
}

/** A replaced frame holds everything; only what counts on is kept. */
function forget(before: Shown): Shown {
  return { ...NOTHING_SHOWN, lab: before.lab, branches: before.branches, refusal: before.refusal };
}

function sameLab(a: LabSummary | null, b: LabSummary): boolean {
  return (
    a !== null &&
    a.name.en === b.name.en &&
    a.story?.en === b.story?.en &&
    a.seed === b.seed &&
    a.backlog === b.backlog
  );
}

function sameBranches(base: Shown, frame: Frame): boolean {
  return (
    base.branches.length === frame.branches.length &&
    base.branches.every((branch, index) => {
      const other = frame.branches[index];
      return (
        other !== undefined &&
        branch.id === other.id &&
        branch.forkedAt === other.forkedAt &&
        branch.partsAt === other.partsAt &&
        branch.horizon === other.horizon &&
        branch.label === other.label
      );
    })
  );
}

function mergeNodes(
  nodes: Shown['nodes'],
  changed: readonly NodeView[],
  removed: readonly NodeId[],
): Shown['nodes'] {
  if (changed.length === 0 && removed.length === 0) return nodes;
  const merged = { ...nodes };
  for (const id of removed) delete merged[id];
  for (const node of changed) merged[node.id] = withAllArcs(node, nodes[node.id]);
  return merged;
}

/** A frame tells only the commands that are new in a backlog; panels see all that is held. */
function withAllArcs(node: NodeView, before: NodeView | undefined): NodeView {
  const { backlog } = node;
  if (backlog === null || (backlog.kept === 0 && backlog.cut === null)) return node;
  const { cut, kept } = backlog;
  const known = before?.backlog?.arcs ?? [];
  const old = kept === 0 ? [] : known.slice(-kept);
  const arcs = [...(cut === null ? [] : [cut]), ...old, ...backlog.arcs];
  return { ...node, backlog: { ...backlog, arcs, kept: 0, cut: null } };
}

function mergeOrder(
  order: readonly NodeId[],
  changed: readonly NodeView[],
  removed: readonly NodeId[],
): readonly NodeId[] {
  const kept = removed.length > 0 ? order.filter((id) => !removed.includes(id)) : order;
  const fresh = changed.map((node) => node.id).filter((id) => !kept.includes(id));
  return fresh.length > 0 ? [...kept, ...fresh] : kept;
}

/** A seek within a lab does not forget; another lab does. */
function sameLabAs(before: Shown, frame: Frame): boolean {
  return frame.lab === null || sameLab(before.lab, frame.lab);
}

function mergeMasters(known: Shown['masters'], changed: readonly NodeView[]): Shown['masters'] {
  const news = changed.filter(
    (node) => ALIVE.has(node.run) && known[node.id] !== (node.master?.node ?? null),
  );
  if (news.length === 0) return known;
  const merged = { ...known };
  for (const node of news) merged[node.id] = node.master?.node ?? null;
  return merged;
}

function mergeLinks(
  links: Shown['links'],
  changed: readonly LinkView[],
  removed: readonly NodeId[],
): Shown['links'] {
  if (changed.length === 0 && removed.length === 0) return links;
  const merged: Record<string, LinkView> = {};
  for (const [key, link] of Object.entries(links)) {
    if (!removed.includes(link.between[0]) && !removed.includes(link.between[1]))
      merged[key] = link;
  }
  for (const link of changed) merged[linkKey(...link.between)] = link;
  return merged;
}

function mergeEvents(
  events: readonly EventRecord[],
  fresh: readonly EventRecord[],
): readonly EventRecord[] {
  if (fresh.length === 0) return events;
  const all = events.length === 0 ? fresh : [...events, ...fresh];
  return all.length > EVENTS_MAX ? all.slice(-EVENTS_MAX) : all;
}

function mergeConsoles(
  consoles: Shown['consoles'],
  deltas: readonly ConsoleDelta[],
  removed: readonly NodeId[],
): Shown['consoles'] {
  if (deltas.length === 0 && removed.length === 0) return consoles;
  const merged: Record<string, ConsoleShown> = {};
  for (const [key, known] of Object.entries(consoles)) {
    if (!removed.includes(key.slice(0, key.indexOf('#')))) merged[key] = known;
  }
  for (const delta of deltas) {
    const key = consoleKey(delta.node, delta.number);
    merged[key] = mergeConsole(delta.replaced ? undefined : merged[key], delta);
  }
  return merged;
}

function mergeConsole(known: ConsoleShown | undefined, delta: ConsoleDelta): ConsoleShown {
  const before = known?.lines ?? [];
  const all = delta.lines.length === 0 ? before : [...before, ...delta.lines];
  return {
    prompt: delta.prompt,
    waiting: delta.waiting,
    listening: delta.listening,
    lines: all.length > LINES_MAX ? all.slice(-LINES_MAX) : all,
    total: (known?.total ?? 0) + delta.lines.length,
  };
}
