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
  const complaints: Complaint[] = startProblems(part, player);
  if (complaints.length > 0) return complaints;
  const state = () => stateOf(part, player.situation, player.given);
  const early = new Set(state().goals.flatMap(({ id, holds }) => (holds ? [id] : [])));
  for (const goal of part.goals) {
    const where = `${part.id} > ${goal.id}`;
    const complain = (message: string) => complaints.push({ where, message });
    if (early.has(goal.id)) {
      complain('This holds when the part opens: ask for something that is not the case yet.');
    } else if (!isQuestion(goal) && goal.solve.length > 0 && holdsNow(state(), goal)) {
      complain('This holds before its solution is played: leave that empty, or ask for more.');
    }
    const trouble = isQuestion(goal)
      ? player.answer(goal.id, goal.answer)
      : carriedOut(player, goal.solve);
    if (trouble !== null) complain(trouble);
    if (!holdsNow(state(), goal) && !early.has(goal.id)) {
      const lacking = isQuestion(goal) ? 'it was not answered' : player.lacking(goal);
      if (trouble === null) complain(`The solution does not lead there: ${lacking}.`);
      return complaints;
    }
  }
  const end = state();
  if (!end.done && complaints.length === 0) {
    const next = end.next ?? 'the questions';
    const message = `At the end of the solution this part is not done: ${next} no longer holds.`;
    complaints.push({ where: part.id, message });
  }
  const spoken = new Set(spokenOf(part, player.situation).map(({ beat }) => beat.id));
  for (const { id } of part.beats ?? []) {
    if (spoken.has(id)) continue;
    const message = 'The solution never comes to this beat: such an event does not happen.';
    complaints.push({ where: `${part.id} > ${id}`, message });
  }
  return complaints;
}

/** What was wrong with the first move that could not be carried out. */
function carriedOut(player: PartPlayer, moves: WrongPath['moves']): string | null {
  for (const [i, move] of moves.entries()) {
    const trouble = player.move(move);
    if (trouble !== null) return `Move ${i + 1} (${move.do}): ${trouble}`;
  }
  return null;
}

/** Nodes whose redis.conf ended them: whatever else is wrong then comes of it. */
function startProblems({ id, lab }: Part, player: PartPlayer): Complaint[] {
  const { nodes } = player.situation;
  return lab.nodes
    .filter((node) => nodes[node.id]?.run === 'crashed')
    .map((node) => {
      const said = player.lastLogLines(node.id, 3).join(' ');
      return { where: `${id} > ${node.id}`, message: `This node does not run. Its log: ${said}` };
    });
}

function proveWrong(part: Part, path: WrongPath, engine: EngineApi): readonly Complaint[] {
  const where = `${part.id} > ${path.id}`;
  const player = new PartPlayer(engine, part);
  const told = new Set(path.moves.flatMap((move) => (move.do === 'answer' ? [move.goal] : [])));
  for (const goal of part.goals) {
    if (isQuestion(goal) && !told.has(goal.id)) player.answer(goal.id, goal.answer);
  }
  const trouble = carriedOut(player, path.moves);
  if (trouble !== null) return [{ where, message: trouble }];
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
