// What is new in a view since the page was last told of it.
import type { ArcView, NodeView } from '../contract.ts';

/**
 * Whether two views say the same. Views are plain records and lists of texts, figures and nulls;
 * parts that are one object, as most arcs are, are not looked into.
 */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, i) => isSame(item, b[i] as unknown))
    );
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

/** The view with only those arcs that the page, which has `known`, cannot have yet. */
export function withNewArcs(view: NodeView, known: readonly ArcView[]): NodeView {
  const { backlog } = view;
  if (backlog === null) return view;
  const { arcs } = backlog;
  // A ring overwrites its oldest command bit by bit, so the first arc may be new and the rest known.
  for (const start of [0, 1]) {
    const kept = keptFrom(arcs, start, known);
    if (kept === 0) continue;
    const cut = start === 0 ? null : arcs[0]!;
    return { ...view, backlog: { ...backlog, cut, kept, arcs: arcs.slice(start + kept) } };
  }
  return view;
}

/** The view with all its arcs again, for who had `known` before: undoes `withNewArcs`. */
export function withAllArcs(view: NodeView, known: readonly ArcView[]): NodeView {
  const { backlog } = view;
  if (backlog === null) return view;
  const { cut, kept, arcs: fresh } = backlog;
  const old = known.slice(known.length - kept);
  const arcs = cut === null ? [...old, ...fresh] : [cut, ...old, ...fresh];
  return { ...view, backlog: { ...backlog, arcs, kept: 0, cut: null } };
}

/** How many of the newest known arcs stand in `arcs` from `start` on. */
function keptFrom(arcs: readonly ArcView[], start: number, known: readonly ArcView[]): number {
  const oldest = arcs[start];
  const index = oldest === undefined ? -1 : known.indexOf(oldest);
  if (index < 0) return 0;
  const kept = known.length - index;
  for (let i = 0; i < kept; i++) {
    if (arcs[start + i] !== known[index + i]) return 0;
  }
  return kept;
}
