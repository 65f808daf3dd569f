/**
 * The lesson file, `psync-lesson/1`: a lesson as data that carries its own proof. Types only;
 * `validate.ts` reads untrusted documents into them, `proof.ts` plays the solutions and the wrong paths.
 *
 * A lesson is a list of parts. Each part opens a lab, and lists goals in the order in which they are
 * met: questions to answer, and things to bring about. Whether a goal holds is a pure function of what
 * the page knows at this moment of virtual time, so that to go back in time undoes it.
 */
import type { Action, EventBody, HoldView, NodeId, VerdictView } from '../contract.ts';
import type { LabFile } from '../lab/format.ts';

export interface Lesson {
  format: 'psync-lesson/1';
  /** Small letters, digits and `-`: names its folder, its address, its progress. */
  id: string;
  /** About how long it takes. */
  minutes: number;
  /** Ids of the glossary that it teaches. */
  terms?: string[];
  parts: Part[];
  /** A visitor is given so many of the parts, drawn by chance. Default: all, in order. */
  take?: number;
  /** The lesson is done when so many parts are. Default: all that are given. */
  enough?: number;
}

/** Name and story of the lab are the part's own words. */
export type LessonLab = Omit<LabFile, 'format' | 'name' | 'story' | 'actions'> & {
  /** What lies in the past when the part opens: all before `openAtMs`. Default: nothing. */
  actions?: LabFile['actions'];
};

export interface Part {
  id: string;
  lab: LessonLab;
  goals: Goal[];
  /** What the story says, and when. */
  beats?: Beat[];
  /** So many quiz questions must be answered right at the first try. Default 0. */
  right?: number;
  /** What does not lead to the goals: played by the proof, which demands that it does not. */
  wrong?: WrongPath[];
}

export type Goal = Deed | Question;

export interface Deed {
  id: string;
  check: Check;
  /** What brings it about when all goals before it hold: "show me", and the proof. */
  solve: Move[];
}

export interface Question {
  id: string;
  /**
   * `predict`: asked before, told when the part is done. `quiz`: told at once, right or not.
   * `must`: asked until it is right.
   */
  ask: 'predict' | 'quiz' | 'must';
  /** Ids of the answers to choose from; none: a whole number is asked for. */
  choices?: string[];
  /** The id of the right choice, or the number. */
  answer: string | number;
  /** A number may be off by so much. */
  within?: number;
}

/** One move of a solution. After an action time runs on by `PAUSE_MS`, so that one can see it. */
export type Move =
  | Action
  /** Lets virtual time run on. */
  | { do: 'wait'; ms: number }
  /** Lets it run until this holds, at most so long (default 30 s). */
  | { do: 'until'; check: Check; ms?: number };

export const PAUSE_MS = 300;
export const UNTIL_MS = 30_000;

export interface WrongPath {
  id: string;
  /** Questions are answered right unless told otherwise here. */
  moves: (Move | { do: 'answer'; goal: string; choice: string | number })[];
  /** The goal that must not hold at the end. */
  fails: string;
}

/** The story speaks when this happens: the newest beat that has come is shown. */
export interface Beat {
  id: string;
  /** None: when the part opens. */
  when?: EventPattern;
  /** The how manieth such event. Default 1. */
  nth?: number;
  /** Counted from the first event of this kind on: what a lab does by itself before is not meant. */
  after?: EventPattern;
  /** What to look at, as `look` of a lab file. */
  look?: string[];
}

/**
 * An event with these fields. A text between slashes is a regular expression (`/^READONLY/`, `/x/i`
 * for any letter case); a figure may be asked for as `>=600` or `<=600`; all else must be equal.
 * A field that is a list of texts is met by one of them. Objects cannot be asked for. Long lines are shortened in events.
 */
export type EventPattern = EventBody extends infer E
  ? E extends { kind: infer K extends string }
    ? { kind: K } & { [F in Exclude<PlainFields<E>, 'kind'>]?: Asked<E[F]> }
    : never
  : never;
type Asked<T> = T extends number
  ? T | `>=${number}` | `<=${number}`
  : T extends readonly string[]
    ? string
    : T;
type PlainFields<E> = {
  [F in keyof E]: E[F] extends string | number | boolean | null | readonly string[] ? F : never;
}[keyof E];

/** What can be asked of a moment. Events, typed lines and replies count from the part's opening on. */
export type Check =
  | { is: 'running'; node: NodeId }
  | { is: 'stopped'; node: NodeId }
  | { is: 'role'; node: NodeId; role: 'master' | 'replica' }
  /** It is a replica of that node, connected or not. */
  | { is: 'follows'; node: NodeId; of: NodeId }
  /** master_link_status. */
  | { is: 'link'; node: NodeId; status: 'up' | 'down' }
  | { is: 'network'; between: [NodeId, NodeId]; state: 'up' | 'cut' | 'stalled' }
  | { is: 'same-data'; nodes: NodeId[] }
  | { is: 'same-offset'; nodes: NodeId[] }
  /** Without `value`: whatever it holds. A key of which frames no longer tell is asked for. */
  | { is: 'key'; node: NodeId; key: string; value?: string; db?: number }
  | { is: 'no-key'; node: NodeId; key: string; db?: number }
  | { is: 'keys'; node: NodeId; least?: number; most?: number }
  /** Bytes that a replica lacks. */
  | { is: 'behind'; node: NodeId; least?: number; most?: number }
  /** What a replica would get, came it back now. */
  | { is: 'verdict'; node: NodeId; kind: VerdictView['kind'] }
  /** An event, so often; `after`: counted from the last event of that kind on. */
  | { is: 'happened'; event: EventPattern; least?: number; most?: number; after?: EventPattern }
  /** Each after the one before. `strict`: none of the later ones comes between, or all begins anew. */
  | { is: 'in-order'; events: EventPattern[]; strict?: true }
  /** A line typed into a console of the node (any node, if none is named); a regular expression for its whole, whatever its case. */
  | { is: 'typed'; node?: NodeId; line: string; least?: number }
  /** The last such line got a reply like this, a regular expression for a part of it. */
  | { is: 'replied'; node: NodeId; line: string; reply: string }
  /** Commands of its clients wait, for this reason; without `by`, none do. */
  | { is: 'held'; node: NodeId; by?: HoldView['by'] }
  /** A parameter in force. */
  | { is: 'config'; node: NodeId; name: string; value: string }
  /** What redis.conf says of it, as it would be in force after a restart. */
  | { is: 'saved'; node: NodeId; name: string; value: string }
  /** Two parameters are equal and not empty. */
  | { is: 'same-config'; of: [ParameterOf, ParameterOf] }
  | { is: 'all'; checks: Check[] }
  | { is: 'any'; checks: Check[] }
  | { is: 'not'; check: Check };

export interface ParameterOf {
  node: NodeId;
  name: string;
}

/** Keeps the ids as literal types, so that the words of each language must have them all. */
export function defineLesson<const L extends Lesson>(lesson: L): L {
  return lesson;
}

/** A part in a file of its own, for a lesson that is too long for one. */
export function definePart<const P extends Part>(part: P): P {
  return part;
}
