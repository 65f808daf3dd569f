/** What each key does to the line being typed, as redis-cli's line editor does it. Pure. */
import { remember, searchBack, stepHistory, type Walk } from './history.ts';
import type { KeyPlace } from './complete.ts';
import { pasted } from './transcript.ts';

/** What the last key press was in the middle of. */
export type Mode =
  | { name: 'typing' }
  | { name: 'walking'; walk: Walk }
  | { name: 'completing'; offers: readonly string[]; index: number; draft: string }
  | { name: 'searching'; query: string; found: number };

export interface PromptState {
  text: string;
  mode: Mode;
  history: readonly string[];
}

export interface KeyPress {
  key: string;
  ctrl: boolean;
  shift: boolean;
  /** Some text of the page is selected: Ctrl-C then means copy. */
  selection: boolean;
  /** Characters before the caret. */
  caret: number;
}

/** What the console must do beside showing the new state. */
export type Effect =
  | { do: 'nothing' }
  | { do: 'run'; lines: readonly string[] }
  | { do: 'clear' }
  | { do: 'interrupt' }
  /** The keys of the node that begin so are wanted; `offered` takes them. */
  | { do: 'keys'; place: KeyPlace; step: 1 | -1 }
  | { do: 'quit' }
  | { do: 'leave' };

export interface Pressed {
  state: PromptState;
  effect: Effect;
  /** Where the caret belongs now; at the end unless told. */
  caret?: number;
}

/** Tab's candidates for a line: those known at once, and where keys of the node belong. */
export interface Offers {
  now: readonly string[];
  keys: KeyPlace | null;
}

const TYPING: Mode = { name: 'typing' };
const NOTHING: Effect = { do: 'nothing' };

export function emptyPrompt(history: readonly string[]): PromptState {
  return { text: '', mode: TYPING, history };
}

/** What a key with Ctrl does within the line; null: nothing. */
export type Edit = (state: PromptState, press: KeyPress) => Pressed | null;

/** Null: the key is the browser's own business. */
export function press(
  state: PromptState,
  press: KeyPress,
  offers: (line: string) => Offers,
  edit: Edit,
): Pressed | null {
  if (press.ctrl) return pressControl(state, press) ?? edit(state, press);
  switch (press.key) {
    case 'Enter':
      return run(state, [state.text], '');
    case 'ArrowUp':
      return walk(state, -1);
    case 'ArrowDown':
      return walk(state, 1);
    case 'Tab':
      return complete(state, press.shift ? -1 : 1, offers);
    case 'Escape':
      if (state.mode.name === 'completing') return show(state, state.mode.draft);
      if (state.mode.name === 'searching') return show(state, state.text);
      return { state, effect: { do: 'leave' } };
    default:
      return null;
  }
}

function pressControl(state: PromptState, press: KeyPress): Pressed | null {
  switch (press.key.toLowerCase()) {
    case 'l':
      return { state, effect: { do: 'clear' } };
    case 'u':
      return show(state, '');
    case 'c':
      return press.selection ? null : { ...show(state, ''), effect: { do: 'interrupt' } };
    case 'p':
      return walk(state, -1);
    case 'n':
      return walk(state, 1);
    case 'r': {
      const { mode } = state;
      if (mode.name === 'searching') return search(state, mode.query, mode.found - 1);
      return search(state, '', 0);
    }
    default:
      return null;
  }
}

/** The text of the input changed: typed into the line, or into the search. */
export function change(state: PromptState, value: string): PromptState {
  if (state.mode.name === 'searching') {
    return search(state, value, state.history.length - 1).state;
  }
  return { ...state, text: value, mode: TYPING };
}

/** Null: a paste of one line is the browser's own business. */
export function paste(
  state: PromptState,
  text: string,
  selection: readonly [number, number],
): Pressed | null {
  const { run: lines, rest } = pasted(text);
  const [first, ...others] = lines;
  if (first === undefined) return null;
  const [start, end] = selection;
  return run(state, [state.text.slice(0, start) + first, ...others], rest + state.text.slice(end));
}

function show(state: PromptState, text: string, mode: Mode = TYPING): Pressed {
  return { state: { ...state, text, mode }, effect: NOTHING };
}

function run(state: PromptState, lines: readonly string[], rest: string): Pressed {
  const history = lines.reduce(remember, state.history);
  return { state: { text: rest, mode: TYPING, history }, effect: { do: 'run', lines } };
}

function walk(state: PromptState, direction: -1 | 1): Pressed {
  const before = state.mode.name === 'walking' ? state.mode.walk : null;
  const step = stepHistory(state.history, before, direction, state.text);
  if (step === null) return { state, effect: NOTHING };
  return show(state, step.text, step.walk === null ? TYPING : { name: 'walking', walk: step.walk });
}

function search(state: PromptState, query: string, before: number): Pressed {
  const found = searchBack(state.history, query, before);
  const text = found === -1 ? state.text : (state.history[found] ?? state.text);
  return show(state, text, { name: 'searching', query, found });
}

/** With nothing to complete, Tab leaves the console as it leaves any input. */
function complete(
  state: PromptState,
  step: -1 | 1,
  offersFor: (line: string) => Offers,
): Pressed | null {
  if (state.mode.name === 'completing') return next(state, state.mode, step);
  if (state.text === '') return null;
  const { now, keys } = offersFor(state.text);
  if (keys !== null) return { state, effect: { do: 'keys', place: keys, step } };
  return now.length === 0 ? null : begin(state, now, step);
}

/** The keys that were asked for have come: Tab goes on with them, and with what else there is. */
export function offered(state: PromptState, offers: readonly string[], step: 1 | -1): PromptState {
  return offers.length === 0 ? state : begin(state, offers, step).state;
}

function begin(state: PromptState, offers: readonly string[], step: 1 | -1): Pressed {
  const index = step === 1 ? -1 : 0;
  return next(state, { name: 'completing', offers, index, draft: state.text }, step);
}

function next(
  state: PromptState,
  mode: Extract<Mode, { name: 'completing' }>,
  step: 1 | -1,
): Pressed {
  const index = (mode.index + step + mode.offers.length) % mode.offers.length;
  return show(state, mode.offers[index] ?? '', { ...mode, index });
}
