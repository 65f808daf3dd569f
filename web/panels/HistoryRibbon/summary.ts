/** What the tree of histories says at a glance, and which keys a lost part took with it. Pure. */
import type { HistoryNode, HistoryPart, HistoryView, NodeId } from '../../../engine/contract.ts';
import { laneOfNode } from './ribbon.ts';

export type Summary =
  | { says: 'none' }
  | { says: 'one'; nodes: number }
  | { says: 'several'; histories: number }
  /** Masters that write different continuations of one history. */
  | { says: 'split'; masters: readonly NodeId[] }
  | { says: 'doomed'; node: NodeId; commands: number }
  | { says: 'dead'; node: NodeId; commands: number }
  | { says: 'gone'; commands: number; keys: number };

/** The most urgent of what is so now. */
export function summaryOf(
  histories: readonly HistoryView[],
  nodes: readonly HistoryNode[],
): Summary {
  if (histories.length === 0) return { says: 'none' };
  const parts = histories.flatMap((history) => history.parts);
  const doomed = endangered(parts, 'doomed');
  if (doomed !== null) return doomed;
  const masters = mastersApart(histories, nodes);
  if (masters.length > 1) return { says: 'split', masters };
  const dead = endangered(parts, 'dead');
  if (dead !== null) return dead;
  const gone = parts.filter(({ state }) => state === 'gone');
  if (gone.some(hasWrites)) {
    const keys = new Set(gone.flatMap(lostKeys)).size;
    return { says: 'gone', commands: sum(gone.map(writesOf)), keys };
  }
  if (histories.length > 1) return { says: 'several', histories: histories.length };
  return { says: 'one', nodes: nodes.filter(({ replid, alive }) => alive && replid !== '').length };
}

function endangered(parts: readonly HistoryPart[], state: 'doomed' | 'dead'): Summary | null {
  const found = parts.filter((part) => part.state === state && hasWrites(part));
  const node = found[0]?.nodes[0];
  if (node === undefined) return null;
  return { says: state, node, commands: sum(found.map(writesOf)) };
}

/** How many of its commands write: heartbeats and SELECT are nobody's loss. */
export function writesOf({ commands }: HistoryPart): number {
  const others = commands.shown.filter(({ kind }) => kind !== 'write').length;
  return commands.total - others;
}

function hasWrites(part: HistoryPart): boolean {
  return part.commands.more || writesOf(part) > 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Running masters whose histories have a common beginning and went on differently. */
function mastersApart(histories: readonly HistoryView[], nodes: readonly HistoryNode[]): NodeId[] {
  const masters = nodes.filter(
    ({ role, alive, replid }) => alive && role === 'master' && replid !== '',
  );
  const roots = masters.map((node) => rootOf(histories, laneOfNode(histories, node)));
  return masters
    .filter((_, i) => roots.some((root, k) => k !== i && root === roots[i]))
    .map(({ node }) => node);
}

function rootOf(histories: readonly HistoryView[], replid: string): string {
  let id = replid;
  for (let turns = 0; turns <= histories.length; turns++) {
    const from = histories.find((each) => each.replid === id)?.from ?? null;
    if (from === null) return id;
    id = from.replid;
  }
  return id;
}

export function bytesOf({ from, to }: HistoryPart): number {
  return to - from;
}

/**
 * Keys that went with this part: those that its commands wrote and whose values the full resync took
 * away. Where commands are forgotten, all that it took away.
 */
export function lostKeys({ state, end, keys, commands }: HistoryPart): readonly string[] {
  if (state !== 'gone' || end === null || end.how !== 'full-resync') return [];
  return commands.more ? end.lost : end.lost.filter((key) => keys.includes(key));
}

/** The history to open by itself: the last one with something to tell. */
export function mostTelling(histories: readonly HistoryView[]): string | null {
  const lossy = histories.findLast(({ parts }) => parts.some(({ state }) => state !== 'live'));
  return (lossy ?? histories.at(-1))?.replid ?? null;
}
