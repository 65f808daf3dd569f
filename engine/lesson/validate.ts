/** Reads an untrusted lesson file. Never throws; what is wrong is told with its path and a sentence. */
import {
  array,
  boolean,
  exactOptional,
  integer,
  lazy,
  literal,
  looseObject,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  strictObject,
  strictTuple,
  string,
  union,
  variant,
  type GenericSchema,
} from 'valibot';
import type { LabProblem } from '../lab/references.ts';
import { actionProblem, jsonOf, problemOf, readLab } from '../lab/validate.ts';
import type { Check, Lesson, Move, Part } from './format.ts';
import { labOf } from './lab.ts';
import { referenceProblem } from './references.ts';
import type { LessonFile, LessonWords } from './words.ts';

export type LessonReading = { readonly lesson: LessonFile } | { readonly problem: LabProblem };

const PARTS_MAX = 30;
const GOALS_MAX = 60;
const MOVES_MAX = 200;
const TEXT_MAX = 4_000;
const WAIT_MS_MAX = 3_600_000;

const some = (most: number) =>
  pipe(
    string(),
    minLength(1, 'Write something here.'),
    maxLength(most, `Shorten this text to ${most} characters.`),
  );
const id = pipe(
  string(),
  regex(
    /^[a-z\d][a-z\d-]{0,63}$/,
    'Write a name of small letters, digits and hyphens: "first-sync".',
  ),
);
const nodeId = pipe(string(), regex(/^[1-9]\d{0,4}$/, 'Name a node by its port: "6379".'));
const figure = pipe(number(), minValue(0, 'Write a number from 0 on.'));
const whole = pipe(figure, integer('Write a whole number.'));
const expression = some(500);
const most = <T>(limit: number) => maxLength<T[], number, string>(limit, `At most ${limit}.`);

const pattern = looseObject({ kind: some(40) });

const check: GenericSchema<unknown, Check> = lazy(() => checks) as GenericSchema<unknown, Check>;
const several = pipe(array(check), minLength(1, 'Write at least one check.'), most(50));
const pair = strictTuple([nodeId, nodeId]);
const nodes = pipe(array(nodeId), minLength(2, 'Name two nodes at least.'));
const parameter = strictObject({ node: nodeId, name: some(80) });
const of = <N extends string>(name: N) => ({ is: literal(name), node: nodeId });

const checks = variant('is', [
  strictObject(of('running')),
  strictObject(of('stopped')),
  strictObject({ ...of('role'), role: picklist(['master', 'replica']) }),
  strictObject({ ...of('follows'), of: nodeId }),
  strictObject({ ...of('link'), status: picklist(['up', 'down']) }),
  strictObject({
    is: literal('network'),
    between: pair,
    state: picklist(['up', 'cut', 'stalled']),
  }),
  strictObject({ is: literal('same-data'), nodes }),
  strictObject({ is: literal('same-offset'), nodes }),
  strictObject({
    ...of('key'),
    key: string(),
    value: exactOptional(string()),
    db: exactOptional(whole),
  }),
  strictObject({ ...of('no-key'), key: string(), db: exactOptional(whole) }),
  strictObject({ ...of('keys'), least: exactOptional(whole), most: exactOptional(whole) }),
  strictObject({ ...of('behind'), least: exactOptional(whole), most: exactOptional(whole) }),
  strictObject({ ...of('verdict'), kind: picklist(['none', 'partial', 'full', 'cannot']) }),
  strictObject({
    ...of('held'),
    by: exactOptional(picklist(['sleep', 'busy', 'pause', 'failover', 'shutdown'])),
  }),
  strictObject({
    is: literal('happened'),
    event: pattern,
    least: exactOptional(whole),
    most: exactOptional(whole),
    after: exactOptional(pattern),
  }),
  strictObject({
    is: literal('in-order'),
    events: pipe(array(pattern), most(50)),
    strict: exactOptional(literal(true)),
  }),
  strictObject({
    is: literal('typed'),
    node: exactOptional(nodeId),
    line: expression,
    least: exactOptional(whole),
  }),
  strictObject({ ...of('replied'), line: expression, reply: expression }),
  strictObject({ ...of('config'), name: some(80), value: string() }),
  strictObject({ ...of('saved'), name: some(80), value: string() }),
  strictObject({ is: literal('same-config'), of: strictTuple([parameter, parameter]) }),
  strictObject({ is: literal('all'), checks: several }),
  strictObject({ is: literal('any'), checks: several }),
  strictObject({ is: literal('not'), check }),
]);

const time = pipe(figure, maxValue(WAIT_MS_MAX, 'Wait an hour of virtual time at most.'));
/** Its fields are checked as an action's: `actionProblem`. */
const move = looseObject({ do: some(20) });
const moves = pipe(array(move), most(MOVES_MAX));

const deed = strictObject({ id, check, solve: moves });
const question = strictObject({
  id,
  ask: picklist(['predict', 'quiz', 'must']),
  choices: exactOptional(pipe(array(id), minLength(2, 'Give two choices at least.'), most(12))),
  answer: union([string(), number()]),
  within: exactOptional(figure),
});

/** What a goal or its words are is told by their "ask": so what is wrong in them can be told as well. */
const asks = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'ask' in input;
const goal = lazy((input) => (asks(input) ? question : deed));

const part = strictObject({
  id,
  /** Read with `readLab`, whole. */
  lab: looseObject({}) as GenericSchema as GenericSchema<unknown, Part['lab']>,
  goals: pipe(array(goal), minLength(1, 'A part needs a goal.'), most(GOALS_MAX)),
  beats: exactOptional(
    pipe(
      array(
        strictObject({
          id,
          when: exactOptional(pattern),
          nth: exactOptional(pipe(whole, minValue(1, 'The first is number 1.'))),
          after: exactOptional(pattern),
          look: exactOptional(pipe(array(some(200)), most(10))),
        }),
      ),
      most(GOALS_MAX),
    ),
  ),
  right: exactOptional(whole),
  wrong: exactOptional(pipe(array(strictObject({ id, moves, fails: id })), most(20))),
});

const goalWords = union([
  strictObject({ do: some(TEXT_MAX), hint: some(TEXT_MAX) }),
  strictObject({
    ask: some(TEXT_MAX),
    choices: record(string(), some(TEXT_MAX)),
    told: some(TEXT_MAX),
    not: exactOptional(record(string(), some(TEXT_MAX))),
  }),
]);
const words: GenericSchema<unknown, LessonWords> = strictObject({
  title: some(200),
  question: some(500),
  remember: some(TEXT_MAX),
  parts: record(
    string(),
    strictObject({
      title: some(200),
      setup: some(TEXT_MAX),
      goals: record(string(), goalWords),
      beats: record(string(), some(TEXT_MAX)),
      seen: some(TEXT_MAX),
    }),
  ),
});

const lessonFile = strictObject({
  format: literal('psync-lesson/1'),
  id,
  minutes: pipe(whole, minValue(1, 'Write at least one minute.'), maxValue(120, 'At most 120.')),
  terms: exactOptional(pipe(array(some(80)), most(40))),
  parts: pipe(array(part), minLength(1, 'A lesson needs a part.'), most(PARTS_MAX)),
  take: exactOptional(pipe(whole, minValue(1, 'Take one part at least.'))),
  enough: exactOptional(pipe(whole, minValue(1, 'One part at least must be done.'))),
  words: strictObject({ en: words, zh: exactOptional(words) }),
});

/** Whether a document says of itself that it is a lesson, of whatever format, and whatever else it holds. */
export function isLessonDocument(document: unknown): boolean {
  const data = jsonOf(document);
  return 'value' in data && (formatOf(data.value)?.startsWith('psync-lesson') ?? false);
}

function formatOf(value: unknown): string | null {
  const parsed = safeParse(looseObject({ format: string() }), value);
  return parsed.success ? parsed.output.format : null;
}

/** Who opens the wrong file wants to know what it is. */
function formatProblem(value: unknown): LabProblem | null {
  const format = formatOf(value);
  const path = '$';
  if (format?.startsWith('psync-lab/') === true) {
    return { path, message: 'This is a lab file, not a lesson: open it with Labs.' };
  }
  if (format?.startsWith('psync-progress/') === true) {
    return {
      path,
      message: 'This is saved progress: read it under Learn, Lessons, “Read progress”.',
    };
  }
  if (format === null && typeof value === 'object' && value !== null) {
    const message = 'Say what this file is: begin with "format": "psync-lesson/1".';
    return 'format' in value ? null : { path, message };
  }
  const newer = Number(/^psync-lesson\/(\d+)$/.exec(format ?? '')?.[1] ?? 1) > 1;
  if (!newer) return null;
  const message = `This is a lesson of a newer format, ${format}; known here is psync-lesson/1: load the page anew.`;
  return { path, message };
}

/** A lesson file as an object, or its JSON text. */
export function readLesson(document: unknown): LessonReading {
  const data = jsonOf(document);
  if ('problem' in data) return data;
  const other = formatProblem(data.value);
  if (other !== null) return { problem: other };
  const parsed = safeParse(lessonFile, data.value, { abortEarly: true });
  if (!parsed.success) return { problem: problemOf(parsed.issues[0]) };
  // Moves and patterns are loose above: what they may hold is checked below.
  const lesson = parsed.output as unknown as LessonFile;
  const problem = labsProblem(lesson) ?? movesProblem(lesson) ?? referenceProblem(lesson) ?? null;
  return problem === null ? { lesson } : { problem };
}

function labsProblem(lesson: Lesson): LabProblem | null {
  for (const [i, one] of lesson.parts.entries()) {
    const reading = readLab(labOf(one, { en: one.id }));
    if (!('problem' in reading)) continue;
    const { path, message } = reading.problem;
    return { path: path.replace(/^\$/, `$.parts[${i}].lab`), message };
  }
  return null;
}

type AnyMove = Move | { do: 'answer' };

function movesProblem({ parts }: Lesson): LabProblem | null {
  for (const [i, { goals, wrong = [] }] of parts.entries()) {
    for (const [k, goal] of goals.entries()) {
      if (!('solve' in goal)) continue;
      const problem = listProblem(goal.solve, `$.parts[${i}].goals[${k}].solve`);
      if (problem !== null) return problem;
    }
    for (const [k, path] of wrong.entries()) {
      const problem = listProblem(path.moves, `$.parts[${i}].wrong[${k}].moves`);
      if (problem !== null) return problem;
    }
  }
  return null;
}

const wait = strictObject({ do: literal('wait'), ms: time });
const until = strictObject({ do: literal('until'), check, ms: exactOptional(time) });
const answer = strictObject({
  do: literal('answer'),
  goal: id,
  choice: union([string(), number(), boolean()]),
});

function listProblem(list: readonly AnyMove[], path: string): LabProblem | null {
  for (const [i, one] of list.entries()) {
    const problem = moveProblem(one);
    if (problem === null) continue;
    return { path: problem.path.replace(/^\$/, `${path}[${i}]`), message: problem.message };
  }
  return null;
}

function moveProblem(one: AnyMove): LabProblem | null {
  const own = { wait, until, answer };
  if (!(one.do in own)) return actionProblem(one);
  const parsed = safeParse(own[one.do as keyof typeof own], one, { abortEarly: true });
  return parsed.success ? null : problemOf(parsed.issues[0]);
}
