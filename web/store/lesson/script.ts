/**
 * A lesson as a script for a class: its solution is played once, and each sentence, each thing to do and
 * each question gets the moment at which it is due.
 */
import type { Action, Answer, Frame, Question as Lookup } from '../../../engine/contract.ts';
import type { LabText } from '../../../engine/lab/format.ts';
import { evaluate } from '../../../engine/lesson/evaluate.ts';
import {
  PAUSE_MS,
  UNTIL_MS,
  type Check,
  type Move,
  type Part,
} from '../../../engine/lesson/format.ts';
import { openingOf } from '../../../engine/lesson/lab.ts';
import { isQuestion, spokenOf } from '../../../engine/lesson/progress.ts';
import { answersTo, questionsOf, type Situation } from '../../../engine/lesson/situation.ts';
import type { LessonWords, PartWords } from '../../../engine/lesson/words.ts';
import { receive } from '../receive.ts';
import type { Shown } from '../shown.ts';
import type { Source } from './course.ts';
import { momentOf } from './moment.ts';
import { inEach } from './texts.ts';

/** As much of the engine as a script is played with. */
export interface Stagehand {
  act(action: Action): Promise<Frame> | Frame;
  advance(elapsed: number): Promise<Frame> | Frame;
  inspect(question: Lookup): Promise<Answer> | Answer;
}

export interface Stop {
  /** Microseconds of virtual time. */
  at: number;
  what: 'setup' | 'beat' | 'ask' | 'do' | 'told' | 'guesses' | 'seen';
  /** Of the beat, or the goal. */
  id: string;
  looks: readonly string[];
}

/** Two sentences never share a moment: a presenter goes from moment to moment. */
const GAP_MS = 100;
const SLICE_MS = 100;
const MARGIN_MS = 2_000;

/** Plays the solution from the part's opening, which is shown, to its end. */
export async function playScript(
  engine: Stagehand,
  opened: Shown,
  part: Part,
): Promise<readonly Stop[]> {
  const stage = new Stage(engine, opened, part);
  const stops: Stop[] = [];
  const stop = (what: Stop['what'], id: string) =>
    stops.push({ at: stage.shown.now, what, id, looks: [] });
  stop('setup', part.id);
  await stage.run(2 * GAP_MS);
  for (const goal of part.goals) {
    const question = isQuestion(goal);
    stop(question ? 'ask' : 'do', goal.id);
    await stage.run(GAP_MS);
    if (!question) {
      for (const move of goal.solve) await stage.carryOut(move);
      await stage.until(goal.check, UNTIL_MS);
    } else if (goal.ask !== 'predict') stop('told', goal.id);
    await stage.run(GAP_MS);
  }
  const predicted = part.goals.some((goal) => isQuestion(goal) && goal.ask === 'predict');
  if (predicted) {
    stop('guesses', part.id);
    await stage.run(GAP_MS);
  }
  stop('seen', part.id);
  // Whoever acts a little later still leaves the script, and does not prolong it.
  await stage.run(MARGIN_MS);
  const opening = openingOf(part);
  const spoken = spokenOf(part, await stage.situation()).map(({ beat, event }): Stop => ({
    at: event?.at ?? opening + GAP_MS * 1000,
    what: 'beat',
    id: beat.id,
    looks: beat.look ?? [],
  }));
  return [...stops, ...spoken].toSorted((a, b) => a.at - b.at);
}

/** The lab while it is played behind the curtain: the page is told nothing of it. */
class Stage {
  shown: Shown;
  private readonly engine: Stagehand;
  private readonly part: Part;

  constructor(engine: Stagehand, opened: Shown, part: Part) {
    this.engine = engine;
    this.shown = opened;
    this.part = part;
  }

  async carryOut(move: Move): Promise<void> {
    if (move.do === 'wait') await this.run(move.ms);
    else if (move.do === 'until') await this.until(move.check, move.ms ?? UNTIL_MS);
    else {
      this.take(await this.engine.act(move));
      await this.run(PAUSE_MS);
    }
  }

  async run(ms: number): Promise<void> {
    this.take(await this.engine.advance(Math.round(ms * 1000)));
  }

  async until(check: Check, ms: number): Promise<void> {
    for (let waited = 0; waited < ms; waited += SLICE_MS) {
      if (evaluate(check, await this.situation()).holds) return;
      await this.run(SLICE_MS);
    }
  }

  async situation(): Promise<Situation> {
    const questions = questionsOf(this.part, this.shown.nodes);
    const answers = await Promise.all(questions.map(async (each) => this.engine.inspect(each)));
    return momentOf(this.shown, openingOf(this.part), answersTo(questions, answers));
  }

  private take(frame: Frame): void {
    this.shown = receive(this.shown, frame);
  }
}

/** What is said at a stop, and to whom: `notes` are for who presents. */
export interface Lines {
  says: readonly LabText[];
  notes: readonly LabText[];
}

export function linesOf(source: Source, part: Part, { what, id }: Stop, last: boolean): Lines {
  const each = (say: (words: PartWords, whole: LessonWords) => string): LabText =>
    inEach(source, (whole) => {
      const words = whole.parts[part.id];
      return words === undefined ? '' : say(words, whole);
    });
  const ofGoal = (name: 'do' | 'hint' | 'ask' | 'told', goal = id) =>
    each(({ goals }) => {
      const text: unknown = Reflect.get(goals[goal] ?? {}, name);
      return typeof text === 'string' ? text : '';
    });
  switch (what) {
    case 'setup':
      return { says: [each(({ setup }) => setup)], notes: [] };
    case 'beat':
      return { says: [each(({ beats }) => beats[id] ?? '')], notes: [] };
    case 'do':
      return { says: [ofGoal('do')], notes: [ofGoal('hint')] };
    case 'ask':
      return { says: [ofGoal('ask'), ...choicesOf(part, id, each)], notes: [ofGoal('told')] };
    case 'told':
      return { says: [ofGoal('told')], notes: [] };
    case 'guesses': {
      const guessed = part.goals.filter((goal) => isQuestion(goal) && goal.ask === 'predict');
      return { says: guessed.map((goal) => ofGoal('told', goal.id)), notes: [] };
    }
    case 'seen': {
      const remember = last ? [each((_words, whole) => whole.remember)] : [];
      return { says: [each(({ seen }) => seen), ...remember], notes: [] };
    }
  }
}

type Each = (say: (words: PartWords) => string) => LabText;

const LETTERS = 'ABCDEFGHIJKL';

/** In one line, so that question and answers are seen together. */
function choicesOf({ goals }: Part, id: string, each: Each): readonly LabText[] {
  const goal = goals.find((one) => one.id === id);
  const choices = goal !== undefined && isQuestion(goal) ? (goal.choices ?? []) : [];
  if (choices.length === 0) return [];
  const line = each((words) => {
    const question = words.goals[id];
    const texts = question !== undefined && 'choices' in question ? question.choices : {};
    return choices.map((one, i) => `(${LETTERS[i]})\u00a0${texts[one] ?? one}`).join('  ');
  });
  return [line];
}
