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
  /** The lab's name on this site, where it is as the site has it; null: it has no address. */
  address: string | null;
  /** The half whose engine has ended: nothing moves until both begin anew. */
  dead: Side | null;
  /** Grows when the halves are made anew. */
  attempt: number;
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
  address: null,
  dead: null,
  attempt: 0,
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
let queue = { last: Promise.resolve() as Promise<unknown>, waiting: 0 };
/** Where a seek that waits for its turn will go. */
let wanted: number | null = null;
let lastWall = 0;
let refreshedAt = 0;

/** The sentence for nodes that differ, in the language of the page. */
let sayDiffering: (nodes: readonly NodeId[]) => string = () => '';

export function sayDifferencesBy(sentence: typeof sayDiffering): void {
  sayDiffering = sentence;
  refresh();
}

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
    died: () => useCompared.setState({ dead: side, playing: false }),
  };
}

/** `key` is one of `HOST_KEYS`. */
export function pressed(key: string): void {
  if (key === 'Escape') leave();
  else if (key === 'undo' || key === 'redo') void undoBoth(key);
  else if (key === ' ') setGoing(!useCompared.getState().playing);
  else void stepBoth({ direction: key === ',' ? 'back' : 'forward', to: 'message' });
}

/**
 * Opens a comparison, or says why there is none. The halves draw themselves and come by `meet`.
 * `address`: the lab's name on this site, if it has one.
 */
export function compare(comparison: Comparison, address: string | null): void {
  setPlaying(false);
  const made = pairOf(comparison);
  if (!made.ok) {
    useCompared.setState({ problem: made.problem });
    return;
  }
  generation += 1;
  const { dead, attempt, speed } = useCompared.getState();
  const anew = dead === null ? attempt : attempt + 1;
  if (dead !== null) forgetPanes();
  const { pair } = made;
  useCompared.setState({ ...NOTHING, comparison, pair, address, speed, attempt: anew });
  void play();
}

/** After a half has died: both from the beginning, in new frames. */
export function beginAnew(): void {
  const { comparison, address } = useCompared.getState();
  if (comparison !== null) compare(comparison, address);
}

/** What waits for a frame that goes away would wait for ever. */
function forgetPanes(): void {
  delete panes.left;
  delete panes.right;
  queue = { last: Promise.resolve(), waiting: 0 };
}

/** Nothing is compared any more; its halves are going. */
export function endComparison(): void {
  generation += 1;
  forgetPanes();
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
  const mine = queue;
  mine.waiting += 1;
  const next = mine.last.then(async () => {
    const { left, right } = panes;
    const { dead } = useCompared.getState();
    try {
      if (left !== undefined && right !== undefined && dead === null && mine === queue) {
        await what(left, right);
      }
    } finally {
      mine.waiting -= 1;
    }
    if (mine.waiting === 0 || lastWall - refreshedAt > REFRESH_MS) refresh();
  });
  mine.last = next.catch(() => {});
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
  const differing: NodeId[] = differencesOf(runs.left, runs.right)
    .filter(({ count }) => count > 0)
    .map(({ node }) => node);
  const said = sayDiffering(differing);
  left.mark(differing, said);
  right.mark(differing, said);
}

/** With each animation frame of the page. */
export function beat(wall: number): void {
  const elapsed = Math.min(wall - lastWall, ELAPSED_MAX_MS);
  const { playing, speed } = useCompared.getState();
  if (playing && queue.waiting > 0) return;
  lastWall = wall;
  if (playing && elapsed > 0) void advanceBoth(Math.round(elapsed * speed * 1000));
}

export function setGoing(playing: boolean): void {
  useCompared.setState(({ dead }) => ({ playing: playing && dead === null }));
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

/** The last thing that was done in both is not done, or done after all; both stand at one moment again. */
export function undoBoth(way: 'undo' | 'redo'): Promise<void> {
  setGoing(false);
  return turn(async (left, right) => {
    const can = ({ canUndo, canRedo }: Shown) => (way === 'undo' ? canUndo : canRedo);
    if (!can(left.shown()) || !can(right.shown())) return;
    await Promise.all([left[way](), right[way]()]);
    const at = Math.min(left.shown().now, right.shown().now);
    await Promise.all([left.seek(at), right.seek(at)]);
  });
}

/** Theme and language are those of the page around. */
export function chooseBoth(choices: Shared): void {
  panes.left?.choose(choices);
  panes.right?.choose(choices);
}
