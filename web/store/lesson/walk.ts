/**
 * What moves a lesson on by itself: the solution of a goal is played where everyone can see it, and one
 * key goes from sentence to sentence of the story, forward and back in time.
 */
import { evaluate } from '../../../engine/lesson/evaluate.ts';
import { PAUSE_MS, UNTIL_MS, type Deed, type Move } from '../../../engine/lesson/format.ts';
import { openingOf } from '../../../engine/lesson/lab.ts';
import { isDeed, isQuestion, spokenOf } from '../../../engine/lesson/progress.ts';
import { forgetStop, isManual, playUntil } from '../../playback.ts';
import { act, advance, seek } from '../commands.ts';
import {
  choose,
  focusConsole,
  linkBetween,
  linkKey,
  selectLink,
  setPlaying,
  useChoices,
  useShown,
} from '../store.ts';
import { fetchAsked, goToPart, situationNow, useLesson, viewOf } from './session.ts';

/** Between two looks while something is waited for and a script has the clock. */
const SLICE_MS = 100;
const LEAD_MS = 100;
/** At this speed a frame passes over more than a pause: it has to be stopped exactly. */
const FAST = 4;

/** Moves of solutions that were carried out, and when they were over. */
interface Done {
  goal: string;
  move: number;
  at: number;
}

let done: Done[] = [];
/** Where `done` belongs to. */
let track = { part: '', branch: 0 };
/** Grows when what is under way is to end. */
let turn = 0;
/** A question that was passed over with the key, to be answered later. */
let passed: string | null = null;
/** A `wait` that a sentence of the story interrupted, and when it is over. */
let waiting: Done | null = null;

/** Plays what is left of the present deed's solution. A question before it stays to be answered. */
export async function showMe(): Promise<void> {
  const deed = presentDeed();
  if (deed === null || useLesson.getState().showing !== null) return;
  const mine = begin(deed.id);
  const wasPlaying = useChoices.getState().playing;
  for (const [index, move] of deed.solve.entries()) {
    if (index < movesDone(deed.id)) continue;
    if (!(await carryOut(move, mine, false))) break;
    note(deed.id, index);
  }
  if (mine()) await until({ do: 'until', check: deed.check }, mine, false);
  if (mine()) end(wasPlaying);
}

/** What is being shown, or played to, ends here. */
export function stopShowing(): void {
  turn++;
  end(false);
}

/** Whether what was begun last is still wanted. */
type Wanted = () => boolean;

function begin(goal: string | null): Wanted {
  const mine = ++turn;
  const { open } = useLesson.getState();
  const { branch } = useShown.getState();
  useLesson.setState({ showing: goal });
  keepTrack();
  return () => {
    const now = useLesson.getState();
    return mine === turn && now.open === open && useShown.getState().branch === branch;
  };
}

function end(playing: boolean): void {
  useLesson.setState({ showing: null });
  forgetStop();
  if (!isManual()) setPlaying(playing);
}

/** What was done in a future that has been left is not done. */
function keepTrack(): void {
  const { branch, now } = useShown.getState();
  const { open } = useLesson.getState();
  const part = `${open?.source.key} ${open?.part.id}`;
  if (part !== track.part) {
    done = [];
    passed = null;
  } else if (branch !== track.branch) done = done.filter(({ at }) => at <= now);
  track = { part, branch };
}

function note(goal: string, move: number): void {
  done.push({ goal, move, at: useShown.getState().now });
}

function movesDone(goal: string): number {
  const { now } = useShown.getState();
  const moves = done.filter((one) => one.goal === goal && one.at <= now);
  return moves.reduce((most, { move }) => Math.max(most, move + 1), 0);
}

function presentDeed(): Deed | null {
  const { open } = useLesson.getState();
  const view = viewOf(useShown.getState());
  const goals = open?.part.goals ?? [];
  const held = (id: string) => view?.state.goals.find((goal) => goal.id === id)?.holds === true;
  return goals.filter(isDeed).find(({ id }) => !held(id)) ?? null;
}

/** False: it was broken off. `attentive`: a new sentence of the story interrupts it. */
async function carryOut(move: Move, wanted: Wanted, attentive: boolean): Promise<boolean> {
  switch (move.do) {
    case 'wait':
      return run(move.ms, wanted, attentive);
    case 'until':
      return until(move, wanted, attentive);
    default:
      attend(move);
      // A moment to which one can go back must not hold what is done after it.
      if (moments().includes(useShown.getState().now)) await run(LEAD_MS, wanted, false);
      if (!wanted()) return false;
      await act(move);
      return wanted() && (await run(PAUSE_MS, wanted, false));
  }
}

/** The one who looks on sees where it is done. */
function attend(move: Move): void {
  if ('between' in move) {
    const link = linkBetween(useShown.getState(), ...move.between);
    if (link !== null) selectLink(linkKey(...link.between));
  } else if (move.do === 'type') focusConsole(move.node, move.console);
  const panel = move.do === 'type' ? 'console' : 'picture';
  if (move.do !== 'wait' && move.do !== 'until') choose({ panel });
}

/** Lets virtual time run on. False: it was broken off, or a sentence came. */
async function run(ms: number, wanted: Wanted, attentive: boolean): Promise<boolean> {
  const end = useShown.getState().now + ms * 1000;
  const sentences = spoken();
  return runUntil(end, wanted, () => attentive && spoken() > sentences);
}

async function until(
  { check, ms = UNTIL_MS }: Extract<Move, { do: 'until' }>,
  wanted: Wanted,
  attentive: boolean,
): Promise<boolean> {
  const end = useShown.getState().now + ms * 1000;
  const sentences = spoken();
  const holds = () => {
    const situation = situationNow();
    return situation !== null && evaluate(check, situation).holds;
  };
  await fetchAsked();
  // What has become impossible is not waited for.
  const lost = () => useLesson.getState().view?.lost !== null;
  const early = () => holds() || lost() || (attentive && spoken() > sentences);
  await runUntil(end, wanted, early);
  return wanted() && holds();
}

/** Runs to a moment, or until something has come before it (then the answer is false). */
async function runUntil(end: number, wanted: Wanted, early: () => boolean): Promise<boolean> {
  if (isManual()) {
    while (wanted() && !early() && useShown.getState().now < end) {
      const left = (end - useShown.getState().now) / 1000;
      await advance(Math.min(SLICE_MS, left));
      await fetchAsked();
    }
  } else {
    if (useChoices.getState().speed > FAST) playUntil(end);
    else setPlaying(true);
    await seen(() => !wanted() || early() || useShown.getState().now >= end);
  }
  return wanted() && !early();
}

/** Resolves with the first frame of which this is true. */
function seen(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!isSo()) return;
      for (const stop of stops) stop();
      resolve();
    };
    const stops = [useShown.subscribe(check), useLesson.subscribe(check)];
    check();
  });
}

/** Sentences of the story up to now. */
function spoken(): number {
  return viewOf(useShown.getState())?.spoken.length ?? 0;
}

/** On: to the next sentence if one is to come by itself, else one move further. */
export async function forward(): Promise<void> {
  const { open, showing } = useLesson.getState();
  const view = viewOf(useShown.getState());
  if (open === null || view === null || showing !== null) return;
  keepTrack();
  const { now, horizon } = useShown.getState();
  if (now < horizon) return travel(Math.min(...momentsAhead(now), horizon));
  const goal = open.part.goals.find(({ id }) => id === view.state.next);
  if (goal !== undefined && isQuestion(goal) && passed !== goal.id) {
    passed = goal.id;
    return askFor(goal.id);
  }
  const deed = presentDeed();
  if (deed !== null) return play(deed);
  if (!view.state.done) return;
  if (open.at + 1 < open.given.length) await goToPart(open.at + 1);
  else focusOn('[data-testid="lesson-next-lesson"]');
}

async function play(deed: Deed): Promise<void> {
  const index = movesDone(deed.id);
  const move = deed.solve[index];
  const wanted = begin(deed.id);
  if (move === undefined) {
    await until({ do: 'until', check: deed.check }, wanted, true);
    if (wanted()) end(false);
    return;
  }
  const over = await carryOut(leftOf(deed.id, index, move), wanted, true);
  if (over) note(deed.id, index);
  if (wanted()) end(false);
}

/** A wait that was begun goes on. */
function leftOf(goal: string, index: number, move: Move): Move {
  if (move.do !== 'wait') return move;
  const { now } = useShown.getState();
  const begun = waiting?.goal === goal && waiting.move === index && waiting.at >= now;
  if (!begun) waiting = { goal, move: index, at: now + move.ms * 1000 };
  return { do: 'wait', ms: ((waiting?.at ?? now) - now) / 1000 };
}

/** The present question has the focus: who presses again passes it over. */
function askFor(goal: string): void {
  choose({ panel: 'learn' });
  focusOn(`[data-question="${goal}"] [data-entry]`);
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

/** Moments of the recorded time ahead at which something is said or was done. */
function momentsAhead(now: number): readonly number[] {
  return moments().filter((at) => at > now);
}

function moments(): readonly number[] {
  const { open } = useLesson.getState();
  const shown = useShown.getState();
  const whole = situationNow({ ...shown, now: shown.horizon });
  if (open === null || whole === null) return [];
  const opening = openingOf(open.part);
  const sentences = spokenOf(open.part, whole).map(({ event }) => event?.at ?? opening);
  return [opening, ...sentences, ...done.map(({ at }) => at)].toSorted((a, b) => a - b);
}

/** To a moment that is recorded: it is played, or, pressed again, jumped to. */
async function travel(at: number): Promise<void> {
  if (isManual() || useChoices.getState().playing) {
    setPlaying(false);
    await seek(at);
  } else playUntil(at);
}

/** Where the last press leads: who presses twice at once goes two sentences back. */
let way: Promise<void> = Promise.resolve();

/** Back in time to the sentence before, or to the beginning. */
export function back(): Promise<void> {
  way = way.then(goBack, goBack);
  return way;
}

async function goBack(): Promise<void> {
  stopShowing();
  setPlaying(false);
  const { open } = useLesson.getState();
  const shown = useShown.getState();
  const situation = situationNow();
  if (open === null || situation === null) return;
  const opening = openingOf(open.part);
  const times = spokenOf(open.part, situation).map(({ event }) => event?.at ?? opening);
  await seek(Math.max(opening, ...times.filter((at) => at < shown.now)));
}
