/** How far a part is: which goals hold, which comes next, what the story says. */
import type { EventRecord } from '../contract.ts';
import { evaluate, type Finding } from './evaluate.ts';
import type { Beat, Deed, Goal, Part, Question } from './format.ts';
import { matches } from './pattern.ts';
import type { Answers, Situation } from './situation.ts';

export interface GoalState {
  id: string;
  holds: boolean;
  /** Of a deed: what is the case now. */
  finding: Finding | null;
  /** Of a question that was answered: whether the first and the last answer were right. */
  answered: { first: boolean; last: boolean } | null;
}

export interface PartState {
  goals: readonly GoalState[];
  /** The first goal that does not hold; null: all do. */
  next: string | null;
  /** Questions of `quiz` kind answered right at the first try. */
  right: number;
  done: boolean;
}

export const isQuestion = (goal: Goal): goal is Question => 'ask' in goal;
export const isDeed = (goal: Goal): goal is Deed => 'check' in goal;

export function stateOf(part: Part, situation: Situation, answers: Answers): PartState {
  const goals = part.goals.map((goal) => goalState(goal, situation, answers));
  const next = goals.find(({ holds }) => !holds)?.id ?? null;
  const quizzes = part.goals.filter((goal) => isQuestion(goal) && goal.ask === 'quiz');
  const right = quizzes.filter(
    ({ id }) => goals.find((goal) => goal.id === id)?.answered?.first === true,
  ).length;
  return { goals, next, right, done: next === null && right >= (part.right ?? 0) };
}

function goalState(goal: Goal, situation: Situation, answers: Answers): GoalState {
  const { id } = goal;
  if (!isQuestion(goal)) {
    const finding = evaluate(goal.check, situation);
    return { id, holds: finding.holds, finding, answered: null };
  }
  const given = answers[id] ?? [];
  const [first] = given;
  const last = given.at(-1);
  if (first === undefined || last === undefined) {
    return { id, holds: false, finding: null, answered: null };
  }
  const answered = { first: isRight(goal, first), last: isRight(goal, last) };
  return { id, holds: goal.ask !== 'must' || answered.last, finding: null, answered };
}

export function isRight(question: Question, answer: string | number): boolean {
  const { answer: right, within = 0 } = question;
  if (typeof right === 'string' || typeof answer === 'string') return right === answer;
  return Math.abs(answer - right) <= within;
}

/** A beat that has come. */
export interface Spoken {
  beat: Beat;
  /** When; null: at the opening. */
  event: EventRecord | null;
}

/** The beats that have come by now, in the order in which they came. */
export function spokenOf({ beats = [] }: Part, { events }: Situation): readonly Spoken[] {
  const spoken: Spoken[] = [];
  for (const beat of beats) {
    const { when, nth = 1, after } = beat;
    if (when === undefined) spoken.push({ beat, event: null });
    else {
      const from = after === undefined ? 0 : events.findIndex((one) => matches(after, one));
      const counted = from < 0 ? [] : events.slice(from);
      const event = counted.filter((one) => matches(when, one))[nth - 1];
      if (event !== undefined) spoken.push({ beat, event });
    }
  }
  return spoken.toSorted((a, b) => (a.event?.id ?? -1) - (b.event?.id ?? -1));
}
