/** A lesson's proof: its solution meets every goal in order, its wrong paths do not. */
import type { EngineApi } from '../contract.ts';
import type { Goal, Lesson, Part, WrongPath } from './format.ts';
import { PartPlayer } from './play.ts';
import { isQuestion, spokenOf, stateOf, type PartState } from './progress.ts';

export interface Complaint {
  /** `part`, `part > goal`, `part > wrong path`. */
  where: string;
  message: string;
}

/** What is wrong with a well-formed lesson; empty: it is proven. Each part is played on an engine of its own. */
export function proveLesson(lesson: Lesson, newEngine: () => EngineApi): readonly Complaint[] {
  const complaints = lesson.parts.flatMap((part) => [
    ...proveSolution(part, newEngine()),
    ...(part.wrong ?? []).flatMap((path) => proveWrong(part, path, newEngine())),
  ]);
  const wrongs = lesson.parts.flatMap(({ wrong }) => wrong ?? []);
  if (wrongs.length > 0) return complaints;
  const message = 'Give at least one wrong path, so that it is seen not to be accepted.';
  return [...complaints, { where: lesson.id, message }];
}

function proveSolution(part: Part, engine: EngineApi): readonly Complaint[] {
  const player = new PartPlayer(engine, part);
  const complaints: Complaint[] = [];
  const state = () => stateOf(part, player.situation, player.given);
  for (const { id, holds } of state().goals) {
    if (!holds) continue;
    complaints.push({ where: `${part.id} > ${id}`, message: 'This holds when the part opens.' });
  }
  for (const goal of part.goals) {
    const where = `${part.id} > ${goal.id}`;
    if (!isQuestion(goal) && goal.solve.length > 0 && holdsNow(state(), goal)) {
      const message =
        'This holds before its solution is played: leave that empty, or ask for more.';
      complaints.push({ where, message });
    }
    const trouble = isQuestion(goal)
      ? player.answer(goal.id, goal.answer)
      : (goal.solve.map((move) => player.move(move)).find((problem) => problem !== null) ?? null);
    if (trouble !== null) complaints.push({ where, message: trouble });
    if (!holdsNow(state(), goal)) {
      const after = state().goals.find(({ id }) => id === goal.id);
      const found = JSON.stringify(after?.finding?.found ?? null);
      complaints.push({ where, message: `The solution does not lead there: ${found}.` });
      return complaints;
    }
  }
  const end = state();
  if (!end.done) {
    const next = end.next ?? 'the questions';
    const message = `At the end of the solution this part is not done: ${next}.`;
    complaints.push({ where: part.id, message });
  }
  const spoken = new Set(spokenOf(part, player.situation).map(({ beat }) => beat.id));
  for (const { id } of part.beats ?? []) {
    if (spoken.has(id)) continue;
    const message = 'The solution never comes to this beat.';
    complaints.push({ where: `${part.id} > ${id}`, message });
  }
  return complaints;
}

function proveWrong(part: Part, path: WrongPath, engine: EngineApi): readonly Complaint[] {
  const where = `${part.id} > ${path.id}`;
  const player = new PartPlayer(engine, part);
  const told = new Set(path.moves.flatMap((move) => (move.do === 'answer' ? [move.goal] : [])));
  for (const goal of part.goals) {
    if (isQuestion(goal) && !told.has(goal.id)) player.answer(goal.id, goal.answer);
  }
  for (const move of path.moves) {
    const trouble = player.move(move);
    if (trouble !== null) return [{ where, message: trouble }];
  }
  const state = stateOf(part, player.situation, player.given);
  const goal = state.goals.find(({ id }) => id === path.fails);
  if (goal === undefined) return [{ where, message: `There is no goal ${path.fails}.` }];
  if (!goal.holds && !state.done) return [];
  const message = `The wrong path is accepted: ${path.fails} holds at its end.`;
  return [{ where, message }];
}

function holdsNow(state: PartState, goal: Goal): boolean {
  return state.goals.some(({ id, holds }) => id === goal.id && holds);
}
