/**
 * How far the visitor has come in each lesson: a plain document that is kept in the browser, can be
 * taken along as a file, and is never needed. Pure; `keep.ts` keeps it.
 */
import type { Answers } from '../../../engine/lesson/situation.ts';

export interface Progress {
  format: 'psync-progress/1';
  /** By the key of the lesson. */
  lessons: Readonly<Record<string, LessonProgress>>;
  /** Where the visitor was last. */
  last: { lesson: string; part: string } | null;
}

export interface LessonProgress {
  /** The seed by which its parts were drawn, where not all are given. */
  drawn: number;
  parts: Readonly<Record<string, PartProgress>>;
}

export interface PartProgress {
  /** All of its goals held at one moment. */
  done: boolean;
  answers: Answers;
}

export const NO_PROGRESS: Progress = { format: 'psync-progress/1', lessons: {}, last: null };
const NO_LESSON: LessonProgress = { drawn: 0, parts: {} };
const NO_PART: PartProgress = { done: false, answers: {} };

export function lessonProgress(progress: Progress, lesson: string): LessonProgress {
  return progress.lessons[lesson] ?? NO_LESSON;
}

export function partProgress(progress: Progress, lesson: string, part: string): PartProgress {
  return lessonProgress(progress, lesson).parts[part] ?? NO_PART;
}

export function withLesson(
  progress: Progress,
  lesson: string,
  changes: Partial<LessonProgress>,
): Progress {
  const before = lessonProgress(progress, lesson);
  return { ...progress, lessons: { ...progress.lessons, [lesson]: { ...before, ...changes } } };
}

export function withPart(
  progress: Progress,
  lesson: string,
  part: string,
  changes: Partial<PartProgress>,
): Progress {
  const { parts } = lessonProgress(progress, lesson);
  const before = partProgress(progress, lesson, part);
  return withLesson(progress, lesson, { parts: { ...parts, [part]: { ...before, ...changes } } });
}

/** Two in one: whatever is done in either is done, and an answer of one's own stays. */
export function merged(own: Progress, read: Progress): Progress {
  const lessons = { ...own.lessons };
  for (const [key, theirs] of Object.entries(read.lessons)) {
    const ours = own.lessons[key];
    lessons[key] = ours === undefined ? theirs : mergedLesson(ours, theirs);
  }
  return { ...own, lessons, last: own.last ?? read.last };
}

function mergedLesson(own: LessonProgress, read: LessonProgress): LessonProgress {
  const parts = { ...own.parts };
  for (const [id, theirs] of Object.entries(read.parts)) {
    const ours = own.parts[id] ?? NO_PART;
    const answers = { ...theirs.answers, ...ours.answers };
    parts[id] = { done: ours.done || theirs.done, answers };
  }
  // Which parts are given is drawn by chance: who came further with a draw keeps it.
  const drawn = doneIn(read) > doneIn(own) ? read.drawn : own.drawn;
  return { drawn, parts };
}

const doneIn = ({ parts }: LessonProgress): number =>
  Object.values(parts).filter(({ done }) => done).length;

/** Parts that are done, of all lessons. */
export function allDone({ lessons }: Progress): number {
  return Object.values(lessons).reduce((sum, lesson) => sum + doneIn(lesson), 0);
}

/** Where in the document something is wrong. */
export interface ProgressProblem {
  /** `lessons.short-outage.parts.cut.done`; empty: the whole. */
  path: string;
  wanted: 'record' | 'list' | 'boolean' | 'number' | 'text' | 'answers' | NoProgress;
}

/** What it is instead of progress that this page can read. */
type NoProgress = 'json' | 'long' | 'newer' | 'lab' | 'lesson' | 'progress';

export type ProgressReading = { progress: Progress } | { problem: ProgressProblem };

/** Larger is no progress of anybody. */
export const CHARACTERS_MAX = 1_000_000;

/** Reads the text of a progress file, which may hold anything. What it does not know it leaves out. */
export function readProgress(text: string): ProgressReading {
  if (text.length > CHARACTERS_MAX) return problem('', 'long');
  const document = jsonOf(text);
  if (document === undefined) return problem('', 'json');
  if (!isRecord(document)) return problem('', 'progress');
  if (document['format'] !== 'psync-progress/1') return problem('', insteadOf(document['format']));
  try {
    const lessons = eachOf(document['lessons'], 'lessons', lessonOf);
    return { progress: { ...NO_PROGRESS, lessons, last: lastOf(document['last']) } };
  } catch (found) {
    if (found instanceof Wrong) return { problem: found.problem };
    throw found;
  }
}

function insteadOf(format: unknown): NoProgress {
  const [, kind, version = ''] = /^psync-(\w+)\/(\d+)$/.exec(String(format)) ?? [];
  if (kind === 'lab' || kind === 'lesson') return kind;
  return kind === 'progress' && Number(version) > 1 ? 'newer' : 'progress';
}

/** Ends the reading; the page sees a `ProgressProblem`. */
class Wrong extends Error {
  readonly problem: ProgressProblem;
  constructor(path: string, wanted: ProgressProblem['wanted']) {
    super(path);
    this.problem = { path, wanted };
  }
}

const problem = (path: string, wanted: ProgressProblem['wanted']): ProgressReading => ({
  problem: { path, wanted },
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function eachOf<T>(
  value: unknown,
  path: string,
  read: (value: unknown, path: string) => T,
): Record<string, T> {
  if (!isRecord(value)) throw new Wrong(path, 'record');
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, read(one, `${path}.${name}`)]),
  );
}

function lessonOf(value: unknown, path: string): LessonProgress {
  if (!isRecord(value)) throw new Wrong(path, 'record');
  const { drawn = 0, parts } = value;
  if (typeof drawn !== 'number' || !Number.isInteger(drawn) || drawn < 0) {
    throw new Wrong(`${path}.drawn`, 'number');
  }
  return { drawn, parts: eachOf(parts, `${path}.parts`, partOf) };
}

function partOf(value: unknown, path: string): PartProgress {
  if (!isRecord(value)) throw new Wrong(path, 'record');
  const { done, answers } = value;
  if (typeof done !== 'boolean') throw new Wrong(`${path}.done`, 'boolean');
  return { done, answers: eachOf(answers, `${path}.answers`, answersOf) };
}

function answersOf(value: unknown, path: string): (string | number)[] {
  if (!Array.isArray(value)) throw new Wrong(path, 'list');
  return value.map((one: unknown, index) => {
    if (typeof one === 'string' || typeof one === 'number') return one;
    throw new Wrong(`${path}.${index}`, 'answers');
  });
}

function lastOf(value: unknown): Progress['last'] {
  if (value === undefined || value === null) return null;
  if (!isRecord(value)) throw new Wrong('last', 'record');
  const { lesson, part } = value;
  if (typeof lesson !== 'string') throw new Wrong('last.lesson', 'text');
  if (typeof part !== 'string') throw new Wrong('last.part', 'text');
  return { lesson, part };
}
