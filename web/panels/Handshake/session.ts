/**
 * A walk that is open: its lab is played to its end once, so that its beats are known and whatever the
 * class does in between leaves it for a branch; then it stands at one beat after the other.
 */
import { create } from 'zustand';
import type { LabFile } from '../../../engine/contract.ts';
import { isManual } from '../../playback.ts';
import { inspect, loadFile, save, seek, step, switchBranch } from '../../store/commands.ts';
import type { Column } from '../../store/learning.ts';
import {
  choose,
  linkBetween,
  linkKey,
  selectLink,
  setPlaying,
  useChoices,
  useShown,
  type Shown,
} from '../../store/store.ts';
import { findBeats, type Beat, type LogLine } from './beats.ts';
import { gather } from './gather.ts';
import { WALKS } from './labs.ts';
import { VARIANTS, type Variant } from './variants.ts';
import { lookAt } from './looks.ts';
import { beatAt } from './place.ts';

interface Session {
  variant: Variant;
  state: 'preparing' | 'ready' | 'failed';
  beats: readonly Beat[];
  /** All that both sides log, in order; beats tell what repeats itself only once. */
  logs: readonly LogLine[];
  /** Which beat the class is at; off the walk, the one where it was left. */
  index: number;
  /** The class does something of its own. */
  free: boolean;
  /** What was open before, and where in it the visitor was. */
  before: { lab: LabFile; now: number } | null;
}

const NOTHING: Session = {
  variant: 'first',
  state: 'preparing',
  beats: [],
  logs: [],
  index: 0,
  free: false,
  before: null,
};

export const useWalk = create<Session>(() => NOTHING);

/** The branch of the walk, and the lab it belongs to. */
let branch = 0;
let ours: Shown['lab'] = null;

/** `name` may come from an address. */
export function variantOf(name: string): Variant {
  return VARIANTS.find((variant) => variant === name) ?? VARIANTS[0];
}

/** Follows what happens on the page; the answer ends it. */
export function followWalk(): () => void {
  const stop = useShown.subscribe(follow);
  return () => {
    stop();
    choose({ pointedAt: [] });
  };
}

let asked: Column | null = null;

/** Opens what the column asks for, once: a column that was only out of sight goes on where it was. */
export function openAsked(column: Column | null): void {
  if (column === asked || column?.what !== 'handshake') return;
  asked = column;
  void openWalk(variantOf(column.variant));
}

/** Opens the lab of a variant and finds its beats. */
export function openWalk(variant: Variant): Promise<void> {
  return inTurn(() => prepare(variant));
}

async function prepare(variant: Variant): Promise<void> {
  const before = await labBefore();
  useWalk.setState({ ...NOTHING, variant, before });
  const walk = WALKS[variant];
  if (!(await loadFile(walk.lab))) {
    useWalk.setState({ state: 'failed' });
    return;
  }
  ours = useShown.getState().lab;
  setPlaying(false);
  await seek(walk.toMs * 1000);
  const played = await gather(inspect, walk);
  const beats = findBeats(played);
  ({ branch } = useShown.getState());
  useWalk.setState({ beats, logs: played.logs, state: 'ready' });
  await go(0);
}

/** What the visitor had open; not one of the walks. */
async function labBefore(): Promise<Session['before']> {
  const { lab, now } = useShown.getState();
  if (lab === null) return null;
  if (lab === ours) return useWalk.getState().before;
  return { lab: await save(), now };
}

/** Back to what was open before the walk. */
export async function restore(): Promise<void> {
  const { before } = useWalk.getState();
  if (before === null) return;
  await loadFile(before.lab);
  setPlaying(false);
  await seek(before.now);
}

function follow(shown: Shown): void {
  const { state, beats, index, free } = useWalk.getState();
  if (state !== 'ready') return;
  if (shown.lab !== ours || shown.branch !== branch) {
    if (!free) leave(shown);
    return;
  }
  const place = beatAt(beats, shown.now, index);
  if (place !== index || free) useWalk.setState({ index: place, free: false });
  if (place !== index) arrive(beats[place]);
}

/** Whoever does something wants to see what comes of it. */
function leave(shown: Shown): void {
  useWalk.setState({ free: true });
  choose({ pointedAt: [] });
  if (shown.lab === ours && !isManual()) setPlaying(true);
}

/** Shows in the picture what the beat is about. */
function arrive(beat: Beat | undefined): void {
  if (beat === undefined) return;
  const { variant } = useWalk.getState();
  const { replica, master } = WALKS[variant];
  const link = linkBetween(useShown.getState(), master, replica);
  if (link !== null) {
    const key = linkKey(...link.between);
    if (useChoices.getState().selectedLink !== key) selectLink(key);
  }
  choose({
    view: 'picture',
    inspectorOpen: false,
    selectedNode: beat.atReplica ? replica : master,
    pointedAt: lookAt(beat.name, replica, master),
  });
}

/** Who presses twice at once goes two beats, not twice to the same. */
let walk: Promise<void> = Promise.resolve();

function inTurn(job: () => Promise<void>): Promise<void> {
  walk = walk.then(job, job);
  return walk;
}

/** To a beat, from wherever the class is. */
export function goTo(index: number): Promise<void> {
  return inTurn(() => go(index));
}

async function go(wanted: number): Promise<void> {
  const { beats, state } = useWalk.getState();
  if (state !== 'ready' || useShown.getState().lab !== ours) return;
  const index = Math.min(beats.length - 1, Math.max(0, wanted));
  setPlaying(false);
  if (useShown.getState().branch !== branch) await switchBranch(branch);
  // Several beats may share a moment: the index is what counts.
  useWalk.setState({ index, free: false });
  await seek(beats[index]?.at ?? 0);
  useWalk.setState({ index });
  arrive(beats[index]);
}

/** To the next beat; off the walk, to the next message. */
export function next(): Promise<void> {
  return inTurn(() => move(1));
}

/** Back in time. */
export function previous(): Promise<void> {
  return inTurn(() => move(-1));
}

async function move(by: 1 | -1): Promise<void> {
  const { index, free, beats } = useWalk.getState();
  if (free) return step({ direction: by === 1 ? 'forward' : 'back', to: 'message' });
  if (by === 1 && index + 1 >= beats.length) return;
  const between = by === -1 && (beats[index]?.at ?? 0) < useShown.getState().now;
  await go(between ? index : index + by);
}

export function last(): Promise<void> {
  return goTo(useWalk.getState().beats.length - 1);
}

/** Back to where the walk was left. What was done meanwhile stays as a branch. */
export function returnToWalk(): Promise<void> {
  const { variant, index } = useWalk.getState();
  if (useShown.getState().lab === ours) return goTo(index);
  return openWalk(variant).then(() => goTo(index));
}
