/**
 * A presentation: the beats of the lab that is open, and where in them the class is. The script is played
 * to its end once, so that whatever the class does in between leaves it for a branch, and nothing of
 * the script is lost.
 */
import { create } from 'zustand';
import type { LabFile, LinkView, MessageView } from '../../../engine/contract.ts';
import { forgetStop, isManual, playUntil } from '../../playback.ts';
import { inspect, save, seek, step, switchBranch } from '../../store/commands.ts';
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
import { isWalking, useLearning } from '../../store/learning.ts';
import { usePresenting } from '../../store/presenting.ts';
import { focusOf, type Beside } from '../../store/looks.ts';
import { beatAt, foundBeats, lessonBeats, scriptedBeats, type Beat } from './beats.ts';
import { fetchBeats } from './fetchBeats.ts';
import { beforeReload, forgetKept, keep } from './kept.ts';

export interface Session {
  beats: readonly Beat[];
  /** The beat of this moment; -1 before the first. Off the script: the one where it was left. */
  index: number;
  /** The branch of the script. */
  branch: number;
  /** Where the class plays freely: not in the script. */
  free: boolean;
  /** Beats are being looked for. */
  preparing: boolean;
  beside: Beside;
  /** Behind the last beat another script follows: the next part of a lesson. */
  more: boolean;
}

const NOTHING: Session = {
  beats: [],
  index: -1,
  branch: 0,
  free: false,
  preparing: true,
  beside: 'none',
  more: false,
};

export const useSession = create<Session>(() => NOTHING);

/** So much time behind the last beat belongs to the script, so that to act there is to leave it. */
const MARGIN = 2_000_000;
const PAGE = 500;
const PAGES_MAX = 20;

/** Where the last presentation of a lab was left. */
let leftAt: { lab: Shown['lab']; at: number } | null = null;
/** Where a reload interrupted one; of use once. */
let interrupted: { lab: string | null; at: number } | null = beforeReload();

/** Begins, and follows what happens; the answer ends it. */
export function beginSession(): () => void {
  useSession.setState(NOTHING);
  void prepare();
  let { lab } = useShown.getState();
  const stopShown = useShown.subscribe((shown) => {
    if (shown.lab !== lab) {
      ({ lab } = shown);
      void prepare();
    } else follow(shown);
  });
  const stopLearning = useLearning.subscribe((learning, before) => {
    if (isWalking(before) && !isWalking(learning)) void prepare();
  });
  return () => {
    stopShown();
    stopLearning();
    forgetStop();
    const { beats, index } = useSession.getState();
    leftAt = { lab, at: beats[index]?.at ?? 0 };
    forgetKept();
  };
}

async function prepare(): Promise<void> {
  useSession.setState({ ...NOTHING, beside: useSession.getState().beside });
  // What is walked through has beats of its own, and moves time by itself.
  if (isWalking(useLearning.getState())) return;
  setPlaying(false);
  const { lab } = useShown.getState();
  const { beats, more } = (await scriptOfLesson()) ?? (await scriptOfLab());
  const shown = useShown.getState();
  if (shown.lab !== lab) return;
  const start = beatAt(beats, whereLeft(lab));
  useSession.setState({ beats, more, branch: shown.branch, preparing: false });
  await go(Math.max(0, start));
}

type Script = Pick<Session, 'beats' | 'more'>;

/** What happens in the lab up to its end, and beyond its last action. */
async function scriptOfLab(): Promise<Script> {
  const { horizon } = useShown.getState();
  const { actions } = await save();
  const last = (actions.at(-1)?.atMs ?? 0) * 1000;
  await seek(Math.max(horizon, last) + MARGIN);
  return { beats: await beatsOf(await save()), more: false };
}

/** Null: no lesson is open. */
async function scriptOfLesson(): Promise<Script | null> {
  if (useLearning.getState().column?.what !== 'lesson') return null;
  const { lessonScript } = await import('../../store/lesson/present.ts');
  const script = await lessonScript();
  return script === null ? null : { beats: lessonBeats(script.stops), more: script.more };
}

/** The moment of the beat to begin with: the first, unless this lab was being presented before. */
function whereLeft(lab: Shown['lab']): number {
  const name = usePresenting.getState().lab;
  const before = interrupted;
  interrupted = null;
  if (before !== null && name !== null && before.lab === name) return before.at;
  return leftAt !== null && leftAt.lab === lab ? leftAt.at : -1;
}

/** Those of the lab file; or those that lie beside it, where it must be small; or what can be found. */
async function beatsOf(lab: LabFile): Promise<readonly Beat[]> {
  const own = scriptedBeats(lab);
  if (own.length > 0) return own;
  const { lab: name } = usePresenting.getState();
  const beside = name === null ? [] : scriptedBeats({ actions: await fetchBeats(name) });
  return beside.length > 0 ? beside : find();
}

async function find(): Promise<readonly Beat[]> {
  const { events, links } = useShown.getState();
  const messages: MessageView[] = [];
  for (const link of Object.values(links)) messages.push(...(await messagesOf(link)));
  return foundBeats(
    events,
    messages.toSorted((a, b) => a.id - b.id),
  );
}

async function messagesOf({ between }: LinkView): Promise<readonly MessageView[]> {
  const all: MessageView[] = [];
  let before = Infinity;
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer = await inspect({ ask: 'messages', between, before, limit: PAGE });
    if (answer.answer !== 'messages') break;
    all.push(...answer.messages);
    const first = answer.messages[0];
    if (!answer.more || first === undefined) break;
    before = first.id;
  }
  return all;
}

function follow(shown: Shown): void {
  const session = useSession.getState();
  if (session.preparing) return;
  const free = shown.branch !== session.branch;
  if (!free) {
    const index = beatAt(session.beats, shown.now);
    if (index !== session.index) arrive(index);
    if (session.free) useSession.setState({ free });
    return;
  }
  if (session.free) return;
  useSession.setState({ free });
  // Whoever does something wants to see what comes of it.
  forgetStop();
  if (!isManual()) setPlaying(true);
}

/** Shows what the beat is about. */
function arrive(index: number): void {
  const beat = useSession.getState().beats[index];
  useSession.setState({ index });
  keep({ lab: usePresenting.getState().lab, at: beat?.at ?? 0 });
  if (beat === undefined || beat.looks.length === 0) return;
  const { beside, link, node } = focusOf(beat.looks);
  showBeside(beside);
  const shown = useShown.getState();
  if (link !== null) {
    const found = linkBetween(shown, ...link);
    if (found !== null) selectLink(linkKey(...found.between));
  }
  if (node !== null && shown.nodes[node] !== undefined) choose({ selectedNode: node });
}

/** What stands beside the picture; the history takes its place. */
export function showBeside(beside: Beside): void {
  useSession.setState({ beside });
  choose({ view: beside === 'history' ? 'history' : 'picture', inspectorOpen: false });
}

/** Where the last press leads: who presses twice at once goes two beats, not twice to the same. */
let walk: Promise<void> = Promise.resolve();

function inTurn(step: () => Promise<void>): Promise<void> {
  walk = walk.then(step, step);
  return walk;
}

/** Plays to the next beat; while it plays, jumps there. Off the script: to the next event. */
export function next(): Promise<void> {
  return inTurn(forward);
}

async function forward(): Promise<void> {
  const { beats, free, preparing, more } = useSession.getState();
  if (preparing) return;
  if (free) return step({ direction: 'forward', to: 'event' });
  const { now } = useShown.getState();
  const beat = beats[beatAt(beats, now) + 1];
  if (beat === undefined) return more ? goOn() : undefined;
  if (isManual() || useChoices.getState().playing) await go(beats.indexOf(beat));
  else playUntil(beat.at);
}

/** To the next part of the lesson, which is another lab. */
async function goOn(): Promise<void> {
  const { toNextPart } = await import('../../store/lesson/present.ts');
  await toNextPart();
}

/** Back in time, to the beat before; from between two of them, to the earlier one. */
export function previous(): Promise<void> {
  return inTurn(back);
}

async function back(): Promise<void> {
  const { beats, free, preparing } = useSession.getState();
  if (preparing) return;
  if (free) return step({ direction: 'back', to: 'event' });
  const { now } = useShown.getState();
  const index = beatAt(beats, now);
  const between = index >= 0 && (beats[index]?.at ?? now) < now;
  await go(Math.max(0, between ? index : index - 1));
}

/** To a beat of the script, from wherever the class is; without one, to the beginning. */
export function goTo(index: number): Promise<void> {
  return inTurn(() => go(index));
}

async function go(index: number): Promise<void> {
  const { beats, branch } = useSession.getState();
  setPlaying(false);
  forgetStop();
  if (useShown.getState().branch !== branch) await switchBranch(branch);
  await seek(beats[index]?.at ?? 0);
  if (useSession.getState().index === index) arrive(index);
}

/** Back to where the script was left. What was done meanwhile stays as a branch. */
export function returnToScript(): Promise<void> {
  return goTo(Math.max(0, useSession.getState().index));
}
