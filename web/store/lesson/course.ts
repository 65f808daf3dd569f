/** The lessons of the page, and their words: fetched when they are asked for. */
import { create } from 'zustand';
import type { Lesson } from '../../../engine/lesson/format.ts';
import type { LessonFile, LessonWords } from '../../../engine/lesson/words.ts';
import { disguised } from '../../language/disguise.ts';
import { useChoices, type Language } from '../choices.ts';
import { digestOf } from './digest.ts';

/** `short`: two of the beginner path, for who has ten minutes. */
export type PathName = 'opening' | 'beginner' | 'operator' | 'short';

interface Course {
  lessons: readonly Lesson[];
  paths: Readonly<Record<PathName, readonly string[]>>;
  /** By language, by the lesson's id. */
  words: Partial<Record<Language, Readonly<Record<string, LessonWords>>>>;
  /** They could not be fetched. */
  failed: boolean;
  /** A lesson that came as a file or in a link. */
  file: LessonFile | null;
}

const NO_PATHS = { opening: [], beginner: [], operator: [], short: [] };

export const useCourse = create<Course>(() => ({
  lessons: [],
  paths: NO_PATHS,
  words: {},
  failed: false,
  file: null,
}));

const LANGUAGES: readonly Language[] = ['en', 'zh'];

/** All lessons, and the words of the language chosen first. Resolves when both are here, or cannot be had. */
export async function fetchCourse(): Promise<void> {
  const { lang } = useChoices.getState();
  try {
    const [{ LESSONS, PATHS }] = await Promise.all([import('../../lessons/index.ts'), words(lang)]);
    useCourse.setState({ lessons: LESSONS, paths: PATHS, failed: false });
  } catch {
    useCourse.setState({ failed: true });
  }
}

/** The words of every language, so that a lab can be named in each and the language be switched at once. */
export async function fetchAllWords(): Promise<void> {
  await Promise.allSettled(LANGUAGES.map(words));
}

async function words(language: Language): Promise<void> {
  if (useCourse.getState().words[language] !== undefined) return;
  const fetched = language === 'en' ? await english() : await chinese();
  useCourse.setState((course) => ({ words: { ...course.words, [language]: fetched } }));
}

const english = async () => (await import('../../lessons/en.ts')).en;
const chinese = async () => (await import('../../lessons/zh.ts')).zh;

/** A lesson with its words in the languages that it has. */
export interface Source {
  /** Its folder's name, `file`, or the address that it came from. */
  id: string;
  /** What its progress is kept under. */
  key: string;
  lesson: Lesson;
  words: Partial<Record<Language, LessonWords>>;
}

/** A lesson of the page; null: there is none of this name. */
export function sourceOf(id: string): Source | null {
  const { lessons, words: all } = useCourse.getState();
  const lesson = lessons.find((one) => one.id === id);
  if (lesson === undefined) return null;
  const own: Source['words'] = {};
  for (const language of LANGUAGES) {
    const known = all[language]?.[id];
    if (known !== undefined) own[language] = known;
  }
  return { id, key: id, lesson, words: own };
}

/** Its progress belongs to exactly this content, however it came here: another file may have the same name. */
export function sourceOfFile(id: string, file: LessonFile): Source {
  const key = `file ${file.id} ${digestOf(JSON.stringify(file))}`;
  return { id, key, lesson: file, words: file.words };
}

/** In the language chosen, or the one that there is. */
export function wordsIn(words: Source['words'], language: Language): LessonWords | null {
  return disguised(words[language] ?? words.en ?? words.zh ?? null);
}
