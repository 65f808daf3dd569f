/**
 * The words of a lesson in one language. For a lesson that is part of the page `WordsOf` names each id,
 * so that a missing translation is a compile error, and so is a wrong choice that is not answered;
 * a lesson file has the same as plain data.
 * Texts may hold `code` between backquotes, and terms of the glossary as `[[id]]` or `[[id|shown]]`.
 */
import type { Lesson, Part } from './format.ts';

export interface DeedWords {
  /** What is to be brought about, as a request. */
  do: string;
  /** Shown when asked for. */
  hint: string;
}

export interface QuestionWords {
  ask: string;
  /** By the id of the choice; of a question for a number, empty. */
  choices: Readonly<Record<string, string>>;
  /** The answer and why, whether it was right or not. */
  told: string;
  /** By the id of a wrong choice: what is mistaken in it, said before `told`. */
  not?: Readonly<Record<string, string>>;
}

export interface PartWords {
  title: string;
  /** What lies before the reader, in a sentence or two. */
  setup: string;
  goals: Readonly<Record<string, DeedWords | QuestionWords>>;
  beats: Readonly<Record<string, string>>;
  /** What has been seen, in a sentence or two. */
  seen: string;
}

export interface LessonWords {
  title: string;
  /** The question that the lesson answers. */
  question: string;
  parts: Readonly<Record<string, PartWords>>;
  /** What to remember. */
  remember: string;
}

/** Where there are no ids, there are no words. */
type None = Readonly<{ [id: string]: never }>;

type GoalWordsOf<G> = G extends { choices: (infer C extends string)[]; answer: infer A }
  ? {
      ask: string;
      choices: Readonly<Record<C, string>>;
      told: string;
      not: Readonly<Record<Exclude<C, A>, string>>;
    }
  : G extends { ask: string }
    ? { ask: string; choices: None; told: string }
    : DeedWords;

export type PartWordsOf<P extends Part> = Omit<PartWords, 'goals' | 'beats'> & {
  goals: { readonly [G in P['goals'][number] as G['id']]: GoalWordsOf<G> };
  beats: P extends { beats: (infer B extends { id: string })[] }
    ? Readonly<Record<B['id'], string>>
    : None;
};

export type WordsOf<L extends Lesson> = Omit<LessonWords, 'parts'> & {
  parts: { readonly [P in L['parts'][number] as P['id']]: PartWordsOf<P> };
};

/** A lesson as a file: the lesson and its words. English at least. */
export interface LessonFile extends Lesson {
  words: { en: LessonWords; zh?: LessonWords };
}
