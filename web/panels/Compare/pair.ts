/**
 * Two runs on one clock: everything that moves time, or does something, goes to both in turn, so that
 * both are at the same moment whenever nothing is under way.
 */
import { create } from 'zustand';
import type { Action, NodeId, Refusal, Step } from '../../../engine/contract.ts';
import { setPlaying } from '../../store/choices.ts';
import type { Pane, PaneHost, Shared } from '../../store/pane.ts';
import type { Shown } from '../../store/shown.ts';
import { pairOf, type Comparison, type Pair, type Problem } from './change.ts';
import { differencesOf, partingOf, type Parting, type Side } from './differ.ts';

export interface Compared {
  comparison: Comparison | null;
  pair: Pair | null;
  problem: Problem | Refusal | null;
  playing: boolean;
  speed: number;
  /** What each half told last; null until both are open. */
  runs: Readonly<Record<Side, Shown>> | null;
  /** In all that is recorded, whatever moment is shown. */
  parting: Parting | null;
}

const NOTHING: Compared = {
  comparison: null,
  pair: null,
  problem: null,
  playing: false,
  speed: 1,
  runs: null,
  parting: null,
};

export const useCompared = create<Compared>(() => NOTHING);

/** Figures that change more often cannot be read. */
const REFRESH_MS = 120;
/** More wall time than this at once (a sleeping tab) is not caught up with. */
const ELAPSED_MAX_MS = 100;

const panes: Partial<Record<Side, Pane>> = {};
/** Grows with each comparison: what belongs to one that was left is dropped. */
let generation = 0;
let turns: Promise<unknown> = Promise.resolve();
let waiting = 0;
/** Where a seek that waits for its turn will go. */
let wanted: number | null = null;
let lastWall = 0;
let refreshedAt = 0;

/** What the page does when the comparison is left. */
let leave: () => void = () => {};

export function onLeave(listener: () => void): void {
  leave = listener;
}

/** A half is there. */
export function meet(side: Side, pane: Pane): PaneHost {
  panes[side] = pane;
  if (panes.left !== undefined && panes.right !== undefined) void play();
  const other: Side = side === 'left' ? 'right' : 'left';
  return {
    act: actBoth,
    chose: (choices: Shared) => panes[other]?.choose(choices),
    key: pressed,
  };
}

/** `key` is one of `HOST_KEYS`. */
export function pressed(key: string): void {
  if (key === 'Escape') leave();
  else if (key === ' ') setGoing(!useCompared.getState().playing);
  else void stepBoth({ direction: key === ',' ? 'back' : 'forward', to: 'message' });
}

/** Opens a comparison, or says why there is none. The halves draw themselves and come by `meet`. */
export function compare(comparison: Comparison): void {
  setPlaying(false);
  const made = pairOf(comparison);
  if (!made.ok) {
    useCompared.setState({ problem: made.problem });
    return;
  }
  generation += 1;
  useCompared.setState({ ...NOTHING, comparison, pair: made.pair });
  void play();
}

/** Nothing is compared any more; its halves are going. */
export function endComparison(): void {
  generation += 1;
  delete panes.left;
  delete panes.right;
  useCompared.setState(NOTHING);
}

/** Loads the pair into the halves, once both are there. */
async function play(): Promise<void> {
  const { pair } = useCompared.getState();
  const mine = generation;
  if (pair === null) return;
  await turn(async (left, right) => {
    if (mine !== generation) return;
    const refusals = await Promise.all([left.load(pair.left), right.load(pair.right)]);
    const problem = refusals.find((refusal) => refusal !== null) ?? null;
    if (mine === generation) useCompared.setState({ problem });
  });
}

/** One at a time; nothing happens before both are there. */
function turn(what: (left: Pane, right: Pane) => Promise<unknown>): Promise<void> {
  waiting += 1;
  const next = turns.then(async () => {
    const { left, right } = panes;
    try {
      if (left !== undefined && right !== undefined) await what(left, right);
    } finally {
      waiting -= 1;
    }
    if (waiting === 0 || lastWall - refreshedAt > REFRESH_MS) refresh();
  });
  turns = next.catch(() => {});
  return next;
}

function refresh(): void {
  const { left, right } = panes;
  const { pair, problem } = useCompared.getState();
  if (left === undefined || right === undefined || pair === null || problem !== null) return;
  refreshedAt = lastWall;
  const runs = { left: left.shown(), right: right.shown() };
  if (runs.left.lab === null || runs.right.lab === null) return;
  const recorded = (run: Shown) => ({ ...run, now: run.horizon });
  useCompared.setState({ runs, parting: partingOf(recorded(runs.left), recorded(runs.right)) });
  const nodes: NodeId[] = differencesOf(runs.left, runs.right)
    .filter(({ count }) => count > 0)
    .map(({ node }) => node);
  left.mark(nodes);
  right.mark(nodes);
}

/** With each animation frame of the page. */
export function beat(wall: number): void {
  const elapsed = Math.min(wall - lastWall, ELAPSED_MAX_MS);
  const { playing, speed } = useCompared.getState();
  if (playing && waiting > 0) return;
  lastWall = wall;
  if (playing && elapsed > 0) void advanceBoth(Math.round(elapsed * speed * 1000));
}

export function setGoing(playing: boolean): void {
  useCompared.setState({ playing });
}

export function advanceBoth(elapsed: number): Promise<void> {
  return turn((left, right) => Promise.all([left.advance(elapsed), right.advance(elapsed)]));
}

export function actBoth(action: Action): Promise<void> {
  return turn((left, right) => Promise.all([left.act(action), right.act(action)]));
}

/** Of several moments that are asked for while one is under way, the last counts. */
export function seekBoth(at: number): Promise<void> {
  wanted = at;
  return turn(async (left, right) => {
    if (wanted === null) return;
    const to = wanted;
    wanted = null;
    await Promise.all([left.seek(to), right.seek(to)]);
  });
}

/** To the nearer of the two runs' next moments of that kind. */
export function stepBoth(step: Step): Promise<void> {
  setGoing(false);
  return turn(async (left, right) => {
    const before = left.shown().now;
    await Promise.all([left.step(step), right.step(step)]);
    // A run in which nothing of the kind is found stays where it is.
    const moments = [left.shown().now, right.shown().now].filter((at) => at !== before);
    const back = step.direction === 'back';
    const at = moments.length === 0 ? before : back ? Math.max(...moments) : Math.min(...moments);
    await Promise.all([left.seek(at), right.seek(at)]);
  });
}

/** Theme and language are those of the page around. */
export function chooseBoth(choices: Shared): void {
  panes.left?.choose(choices);
  panes.right?.choose(choices);
}
