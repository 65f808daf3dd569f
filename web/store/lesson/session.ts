/**
 * The lesson that is open: which part, what its lab looks like now, and what that means for its goals.
 * It lives beside the panel that draws it, so that a presentation, or a phone's other panels, go on with it.
 */
import { create } from 'zustand';
import type { LabFile } from '../../../engine/lab/format.ts';
import type { LabProblem } from '../../../engine/lab/references.ts';
import { clausesOf, type Clause } from '../../../engine/lesson/clauses.ts';
import { drawn, seedGiving } from '../../../engine/lesson/draw.ts';
import type { Beat, Part } from '../../../engine/lesson/format.ts';
import { labOf, openingOf } from '../../../engine/lesson/lab.ts';
import { partLostBy } from '../../../engine/lesson/lost.ts';
import { isQuestion, spokenOf, stateOf, type PartState } from '../../../engine/lesson/progress.ts';
import type { LessonWords } from '../../../engine/lesson/words.ts';
import {
  answersTo,
  NOTHING_ASKED,
  questionsOf,
  type AnswersAsked,
  type Situation,
} from '../../../engine/lesson/situation.ts';
import { calmOf } from '../calm.ts';
import { inspect, load, loadFile, seek, DEFAULT_LAB } from '../commands.ts';
import { openLesson, useLearning } from '../learning.ts';
import { pace } from '../pace.ts';
import { usePresenting } from '../presenting.ts';
import { useShown, type Shown } from '../store.ts';
import { fetchAllWords, fetchCourse, sourceOf, type Source } from './course.ts';
import { followOtherTabs, keepDrawn, keepLast, keepPart, useProgress } from './keep.ts';
import { momentOf } from './moment.ts';
import { lessonProgress, partProgress } from './progress.ts';
import { inEach } from './texts.ts';
import { deedsIn, NO_TRIES, tried, type Tries } from './tries.ts';

export interface Open {
  source: Source;
  /** The parts that this visitor is given. */
  given: readonly Part[];
  at: number;
  part: Part;
  /** The lab that was opened for it. */
  lab: Shown['lab'];
  /** Opened to be shown to a class: what happens in it is nobody's progress. */
  presented: boolean;
}

/** Where somebody was in a lesson, with all that was done there. */
export interface Place {
  source: Source;
  given: readonly Part[];
  at: number;
  /** The part's lab, up to the last moment that was seen. */
  lab: LabFile;
  /** The moment that was shown, in microseconds. */
  now: number;
}

/** What is to be seen of a part at one moment. */
export interface View {
  state: PartState;
  /** Of each deed that does not hold yet: its clauses. */
  clauses: Readonly<Record<string, readonly Clause[]>>;
  /** What the story has said, in order; `at` in microseconds. */
  spoken: readonly { beat: Beat; at: number }[];
  /** What has happened and must not, so that the part can no longer be done from here. */
  lost: Clause | null;
}

/**
 * Why a lesson could not be opened. `file`: its name or address; '' for one in a link, which can also be
 * `broken` (not whole), packed by a `newer` page, or too `long`.
 */
export type Trouble =
  | { what: 'unknown' | 'unreached' | 'elsewhere' | 'unreadable'; file: string }
  | { what: 'broken' | 'newer' | 'long'; file: '' }
  | { what: 'refused'; file: string; problem: LabProblem };

interface Session {
  open: Open | null;
  /** Null while another lab is open. */
  view: View | null;
  trouble: Trouble | null;
  /** How often something was tried in vain since the present goal is due. */
  failed: number;
  /** The goal whose solution is being played. */
  showing: string | null;
}

const CLOSED: Session = { open: null, view: null, trouble: null, failed: 0, showing: null };

export const useLesson = create<Session>(() => CLOSED);

/** Oftener than this nobody reads what is the case. */
const LOOK_EVERY_MS = 100;
const REFRESH_MS = 250;

let asked: AnswersAsked = NOTHING_ASKED;
let tries: Tries = NO_TRIES;
/** Grows with each lesson that is asked for: an answer to an earlier wish comes too late. */
let wishes = 0;
let following = false;

/** Opens what the column asks for, from now on. Once is enough: a session outlives the panel. */
export function followLearning(): void {
  if (following) return;
  following = true;
  const calm = calmOf(LOOK_EVERY_MS);
  calm.listen(() => look(calm.moment()));
  useShown.subscribe(followAsked);
  useProgress.subscribe(() => look(useShown.getState()));
  useLearning.subscribe(followColumn);
  followOtherTabs();
  usePresenting.subscribe(({ on }, before) => {
    if (before.on && !on) void import('./present.ts').then(({ leave }) => leave());
  });
  followColumn();
}

function followColumn(): void {
  const { column } = useLearning.getState();
  if (column === null) {
    wishes++;
    useLesson.setState(CLOSED, true);
  } else if (column.what === 'lesson') {
    const { open } = useLesson.getState();
    const here = open?.source.id === column.id && isHere(open);
    if (!here || (column.part !== '' && column.part !== open.part.id)) {
      void openPart(column.id, column.part);
    }
  }
}

const isHere = ({ lab }: Open): boolean => useShown.getState().lab === lab;

/** Opens a lesson at this part; '': where the visitor was, or at the first that is not done. */
async function openPart(id: string, part: string): Promise<void> {
  const wish = ++wishes;
  useLesson.setState({ trouble: null });
  await Promise.all([fetchCourse(), fetchAllWords()]);
  const found = await find(id);
  if (wish !== wishes) return;
  if ('what' in found) {
    useLesson.setState({ ...CLOSED, trouble: found });
    if (useShown.getState().lab === null) await load(DEFAULT_LAB);
    return;
  }
  const { drawn: before } = lessonProgress(useProgress.getState(), found.key);
  const seed = seedGiving(found.lesson, before, part);
  if (seed !== before) keepDrawn(found.key, seed);
  const given = drawn(found.lesson, seed);
  const wanted = part === '' ? whereLeft(found, given) : given.findIndex((one) => one.id === part);
  await enter(found, given, Math.max(0, wanted));
}

async function find(id: string): Promise<Source | Trouble> {
  const known = sourceOf(id);
  if (known !== null) return known;
  const { sourceOfDocument } = await import('./files.ts');
  return sourceOfDocument(id);
}

function whereLeft({ key }: Source, given: readonly Part[]): number {
  const { last, ...progress } = useProgress.getState();
  const left = last?.lesson === key ? given.findIndex(({ id }) => id === last.part) : -1;
  const isDone = (part: Part) => partProgress({ ...progress, last }, key, part.id).done;
  if (left >= 0 && !given.every(isDone)) return left;
  return given.findIndex((part) => !isDone(part));
}

/** Opens the lab of a part anew, or as it was left. */
async function enter(
  source: Source,
  given: readonly Part[],
  at: number,
  left: Place | null = null,
): Promise<void> {
  const part = given[at];
  if (part === undefined) return;
  asked = NOTHING_ASKED;
  tries = NO_TRIES;
  useLesson.setState({ ...CLOSED, open: null });
  const title = (words: LessonWords) => words.parts[part.id]?.title ?? part.id;
  const several = source.lesson.parts.length > 1;
  const name = inEach(source, (words) =>
    several ? `${words.title} · ${title(words)}` : words.title,
  );
  const story = inEach(source, (words) => words.parts[part.id]?.setup ?? '');
  if (!(await loadFile(left?.lab ?? labOf(part, name, story)))) return;
  if (left !== null) await seek(left.now);
  const { lab } = useShown.getState();
  const presented = usePresenting.getState().on;
  useLesson.setState({ open: { source, given, at, part, lab, presented } });
  if (source.id === source.key && !presented) keepLast(source.key, part.id);
  // In this order: whoever follows the column must never see the part before beside this lab.
  openLesson(source.id, part.id);
  useLearning.setState({ lab });
  await fetchAsked();
  look(useShown.getState());
}

/** Opens the part with this place in the lesson, or this one anew. */
export async function goToPart(at: number): Promise<void> {
  const { open } = useLesson.getState();
  if (open === null) return;
  wishes++;
  await enter(open.source, open.given, at);
}

/** Back to where somebody was, as it was. */
export async function returnTo(place: Place): Promise<void> {
  wishes++;
  await enter(place.source, place.given, place.at, place);
}

/** Other parts of the same lesson, from the first on. */
export async function drawOthers(): Promise<void> {
  const { open } = useLesson.getState();
  if (open === null) return;
  const { key, lesson } = open.source;
  const seed = lessonProgress(useProgress.getState(), key).drawn + 1;
  keepDrawn(key, seed);
  wishes++;
  await enter(open.source, drawn(lesson, seed), 0);
}

/** The part from its beginning, with its questions unanswered. */
export async function startOver(): Promise<void> {
  const { open } = useLesson.getState();
  if (open === null) return;
  keepPart(open.source.key, open.part.id, { answers: {} });
  await goToPart(open.at);
}

export function answer(goal: string, choice: string | number): void {
  const { open } = useLesson.getState();
  if (open === null) return;
  const { key } = open.source;
  const { answers } = partProgress(useProgress.getState(), key, open.part.id);
  const given = [...(answers[goal] ?? []), choice];
  keepPart(key, open.part.id, { answers: { ...answers, [goal]: given } });
}

/** What the lesson knows of this very moment; null: its lab is not the one that is open. */
export function situationNow(shown: Shown = useShown.getState()): Situation | null {
  const { open } = useLesson.getState();
  if (open === null || shown.lab !== open.lab) return null;
  return momentOf(shown, openingOf(open.part), asked);
}

export function viewOf(shown: Shown): View | null {
  const { open } = useLesson.getState();
  const situation = situationNow(shown);
  if (open === null || situation === null) return null;
  const { part, source } = open;
  const { answers } = partProgress(useProgress.getState(), source.key, part.id);
  const state = stateOf(part, situation, answers);
  const clauses: Record<string, readonly Clause[]> = {};
  for (const goal of part.goals) {
    const held = state.goals.find(({ id }) => id === goal.id)?.holds === true;
    if (!isQuestion(goal) && !held) clauses[goal.id] = clausesOf(goal.check, situation);
  }
  const spoken = spokenOf(part, situation).map(({ beat, event }) => ({
    beat,
    at: event?.at ?? openingOf(part),
  }));
  const lost = partLostBy(part, state, situation);
  return {
    state,
    clauses,
    spoken,
    lost: lost === null ? null : (clausesOf(lost, situation)[0] ?? null),
  };
}

function look(shown: Shown): void {
  const before = useLesson.getState();
  if (before.open === null) return;
  const view = viewOf(shown);
  if (JSON.stringify(view) !== JSON.stringify(before.view)) useLesson.setState({ view });
  if (view === null) return;
  const { part, source, presented } = before.open;
  const known = partProgress(useProgress.getState(), source.key, part.id);
  if (!presented && view.state.done && !known.done) keepPart(source.key, part.id, { done: true });
  countTries(shown, part, view);
}

function countTries({ events, now }: Shown, part: Part, { state, clauses }: View): void {
  const goal = state.next;
  const opening = openingOf(part);
  tries = tried(tries, {
    goal,
    now,
    done: deedsIn(events.filter(({ at }) => at >= opening && at <= now)),
    found: goal === null ? '' : JSON.stringify(clauses[goal] ?? null),
  });
  if (tries.failed !== useLesson.getState().failed) useLesson.setState({ failed: tries.failed });
}

const paced = pace(REFRESH_MS);

/** What is asked for may have changed with any command. */
function followAsked(shown: Shown, before: Shown): void {
  const { open } = useLesson.getState();
  if (open === null || shown.lab !== open.lab) return;
  if (questionsOf(open.part, shown.nodes).length === 0) return;
  if (shown.now !== before.now || shown.branch !== before.branch) {
    paced.want(async () => {
      await fetchAsked();
      look(useShown.getState());
    });
  }
}

export async function fetchAsked(): Promise<void> {
  const { open } = useLesson.getState();
  if (open === null) return;
  const questions = questionsOf(open.part, useShown.getState().nodes);
  const answers = await Promise.all(questions.map((question) => inspect(question)));
  const now = answersTo(questions, answers);
  if (JSON.stringify(now) !== JSON.stringify(asked)) asked = now;
}
