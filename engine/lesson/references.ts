/** What a well-formed lesson refers to must be there: nodes, goals, choices, words. */
import type { NodeId } from '../contract.ts';
import { nearest } from '../lab/nearest.ts';
import type { LabProblem } from '../lab/references.ts';
import { EVENT_KINDS, fieldsOfEvent } from './events.ts';
import type { Check, EventPattern, Goal, Move, Part } from './format.ts';
import { expressionOf, lineMatches } from './pattern.ts';
import { isQuestion } from './progress.ts';
import type { LessonFile, LessonWords, PartWords } from './words.ts';

export function referenceProblem(lesson: LessonFile): LabProblem | null {
  const { parts, words, take = parts.length, enough = take } = lesson;
  if (take > parts.length) return wrong('$.take', `There are ${parts.length} parts only.`);
  if (enough > take) return wrong('$.enough', `A visitor is given ${take} parts only.`);
  const twice = doubled(parts);
  if (twice !== null) return wrong('$.parts', `Two parts are called ${twice}: rename one.`);
  for (const [i, part] of parts.entries()) {
    const problem = partProblem(part, `$.parts[${i}]`);
    if (problem !== null) return problem;
  }
  for (const [language, own] of Object.entries(words)) {
    const problem = wordsProblem(parts, own, `$.words.${language}`);
    if (problem !== null) return problem;
  }
  return null;
}

const wrong = (path: string, message: string): LabProblem => ({ path, message });

function doubled(list: readonly { id: string }[]): string | null {
  const ids = list.map(({ id }) => id);
  return ids.find((id, i) => ids.indexOf(id) !== i) ?? null;
}

function partProblem(part: Part, path: string): LabProblem | null {
  const { goals, beats = [], wrong: paths = [] } = part;
  for (const [name, list] of Object.entries({ goals, beats, wrong: paths })) {
    const twice = doubled(list);
    if (twice !== null) return wrong(`${path}.${name}`, `Two are called ${twice}: rename one.`);
  }
  const known = nodesOf(part);
  for (const [i, goal] of goals.entries()) {
    const problem = goalProblem(goal, known, `${path}.goals[${i}]`);
    if (problem !== null) return problem;
  }
  for (const [i, { when }] of beats.entries()) {
    const at = `${path}.beats[${i}].when`;
    const problem = when === undefined ? null : patternProblem(when, known, at);
    if (problem !== null) return problem;
  }
  for (const [i, { fails, moves }] of paths.entries()) {
    if (!goals.some(({ id }) => id === fails)) {
      return wrong(`${path}.wrong[${i}].fails`, `There is no goal ${fails} in this part.`);
    }
    const all = new Set([...known, ...addedBy(moves)]);
    const problem = movesProblem(moves, all, `${path}.wrong[${i}].moves`);
    if (problem !== null) return problem;
  }
  return null;
}

/** Those of the lab, and those that a solution adds. */
function nodesOf({ lab, goals }: Part): ReadonlySet<NodeId> {
  const moves: readonly Move[] = goals.flatMap((goal) => ('solve' in goal ? goal.solve : []));
  return new Set([
    ...lab.nodes.map(({ id }) => id),
    ...addedBy(lab.actions ?? []),
    ...addedBy(moves),
  ]);
}

type AnyMove = Move | { do: 'answer' };

const addedBy = (moves: readonly AnyMove[]): readonly NodeId[] =>
  moves.flatMap((one) => (one.do === 'add-node' ? [one.node.id] : []));

function movesProblem(
  moves: readonly AnyMove[],
  known: ReadonlySet<NodeId>,
  path: string,
): LabProblem | null {
  for (const [i, move] of moves.entries()) {
    const at = `${path}[${i}]`;
    if (move.do === 'until') {
      const problem = checkProblem(move.check, known, `${at}.check`);
      if (problem !== null) return problem;
      continue;
    }
    const one = 'node' in move && typeof move.node === 'string' ? [move.node] : [];
    const both = 'between' in move ? move.between : [];
    const lost = [...one, ...both].find((node) => !known.has(node));
    if (lost !== undefined) return wrong(at, `There is no node ${lost} in this part.`);
  }
  return null;
}

function goalProblem(goal: Goal, known: ReadonlySet<NodeId>, path: string): LabProblem | null {
  if (isQuestion(goal)) {
    const { choices, answer } = goal;
    if (choices === undefined) {
      if (typeof answer === 'number') return null;
      return wrong(`${path}.answer`, 'Write a number, or give choices.');
    }
    if (choices.some((choice) => choice === answer)) return null;
    return wrong(`${path}.answer`, 'Write the id of one of the choices.');
  }
  const problem = checkProblem(goal.check, known, `${path}.check`);
  if (problem !== null) return problem;
  return movesProblem(goal.solve, known, `${path}.solve`);
}

function checkProblem(check: Check, known: ReadonlySet<NodeId>, path: string): LabProblem | null {
  switch (check.is) {
    case 'all':
    case 'any':
      for (const [i, one] of check.checks.entries()) {
        const problem = checkProblem(one, known, `${path}.checks[${i}]`);
        if (problem !== null) return problem;
      }
      return null;
    case 'not':
      return checkProblem(check.check, known, `${path}.check`);
    case 'happened': {
      const after =
        check.after === undefined ? null : patternProblem(check.after, known, `${path}.after`);
      return patternProblem(check.event, known, `${path}.event`) ?? after;
    }
    case 'in-order':
      for (const [i, one] of check.events.entries()) {
        const problem = patternProblem(one, known, `${path}.events[${i}]`);
        if (problem !== null) return problem;
      }
      return null;
    default: {
      const lost = nodesNamed(check).find((node) => !known.has(node));
      if (lost !== undefined) return wrong(path, `There is no node ${lost} in this part.`);
      return expressionProblem(check, path);
    }
  }
}

function nodesNamed(check: Check): readonly NodeId[] {
  const names: NodeId[] = [];
  if ('node' in check && check.node !== undefined) names.push(check.node);
  if (check.is === 'follows') names.push(check.of);
  if (check.is === 'network') names.push(...check.between);
  if (check.is === 'same-data' || check.is === 'same-offset') names.push(...check.nodes);
  if (check.is === 'same-config') names.push(...check.of.map(({ node }) => node));
  return names;
}

const BROKEN = 'This is no regular expression: look for an open bracket, or escape it.';

function expressionProblem(check: Check, path: string): LabProblem | null {
  if (check.is !== 'typed' && check.is !== 'replied') return null;
  for (const field of ['line', 'reply'] as const) {
    const text: unknown = Reflect.get(check, field);
    if (typeof text !== 'string') continue;
    try {
      lineMatches(text, '');
    } catch {
      return wrong(`${path}.${field}`, BROKEN);
    }
  }
  return null;
}

/** Fields that name a node of the lab by its port, or by nothing else. */
const NODE_FIELDS: readonly string[] = ['node', 'from', 'to'];

function patternProblem(
  pattern: EventPattern,
  known: ReadonlySet<NodeId>,
  path: string,
): LabProblem | null {
  const { kind } = pattern;
  const fields = fieldsOfEvent(kind);
  if (fields === null) {
    const meant = nearest(kind, EVENT_KINDS);
    const message = `"${kind}" is not known here: did you mean "${meant}"?`;
    const all = `There is no event of kind ${kind}. There are ${EVENT_KINDS.join(', ')}.`;
    return wrong(`${path}.kind`, meant === null ? all : message);
  }
  for (const [field, wanted] of Object.entries(pattern)) {
    if (field !== 'kind' && !fields.includes(field)) {
      const own = fields.length === 0 ? 'nothing' : fields.join(', ');
      const message = `An event of kind ${kind} has no ${field} to ask for. It has ${own}.`;
      return wrong(`${path}.${field}`, message);
    }
    const node = NODE_FIELDS.includes(field) && typeof wanted === 'string' ? wanted : '';
    if (/^\d+$/.test(node) && !known.has(node)) {
      return wrong(`${path}.${field}`, `There is no node ${node} in this part.`);
    }
    const plain = ['string', 'number', 'boolean'].includes(typeof wanted) || wanted === null;
    if (!plain) return wrong(`${path}.${field}`, 'Write a text, a number, true, false or null.');
    try {
      if (typeof wanted === 'string') expressionOf(wanted);
    } catch {
      return wrong(`${path}.${field}`, BROKEN);
    }
  }
  return null;
}

function wordsProblem(parts: readonly Part[], words: LessonWords, path: string): LabProblem | null {
  const problem = sameIds(parts, words.parts, `${path}.parts`);
  if (problem !== null) return problem;
  for (const part of parts) {
    const own = words.parts[part.id];
    const found =
      own === undefined ? null : partWordsProblem(part, own, `${path}.parts.${part.id}`);
    if (found !== null) return found;
  }
  return null;
}

function partWordsProblem(part: Part, words: PartWords, path: string): LabProblem | null {
  const problem =
    sameIds(part.goals, words.goals, `${path}.goals`) ??
    sameIds(part.beats ?? [], words.beats, `${path}.beats`);
  if (problem !== null) return problem;
  for (const goal of part.goals) {
    const own = words.goals[goal.id];
    const at = `${path}.goals.${goal.id}`;
    if (own === undefined) continue;
    if (isQuestion(goal) !== 'ask' in own) {
      return wrong(at, isQuestion(goal) ? 'Write ask, choices, told.' : 'Write do and hint.');
    }
    if (!isQuestion(goal) || !('ask' in own)) continue;
    const choices = (goal.choices ?? []).map((id) => ({ id }));
    const wrongs = choices.filter(({ id }) => id !== goal.answer);
    const found =
      sameIds(choices, own.choices, `${at}.choices`) ??
      (own.not === undefined ? null : sameIds(wrongs, own.not, `${at}.not`));
    if (found !== null) return found;
  }
  return null;
}

function sameIds(
  list: readonly { id: string }[],
  words: Readonly<Record<string, unknown>>,
  path: string,
): LabProblem | null {
  const lacking = list.find(({ id }) => !Object.hasOwn(words, id));
  if (lacking !== undefined)
    return wrong(path, `The words of ${lacking.id} are missing: add them.`);
  const loose = Object.keys(words).find((id) => !list.some((one) => one.id === id));
  return loose === undefined ? null : wrong(path, `There is nothing called ${loose}: remove it.`);
}
