/** What each key does to the line being typed, as redis-cli's line editor does it. Pure. */
import { remember, searchBack, stepHistory, type Walk } from './history.ts';
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
}

/** What the console must do beside showing the new state. */
export type Effect =
  | { do: 'nothing' }
  | { do: 'run'; lines: readonly string[] }
  | { do: 'clear' }
  | { do: 'interrupt' }
  | { do: 'leave' };

export interface Pressed {
  state: PromptState;
  effect: Effect;
}

const TYPING: Mode = { name: 'typing' };
const NOTHING: Effect = { do: 'nothing' };

export function emptyPrompt(history: readonly string[]): PromptState {
  return { text: '', mode: TYPING, history };
}

/** Null: the key is the browser's own business. `offers` gives Tab's candidates for a line. */
export function press(
  state: PromptState,
  press: KeyPress,
  offers: (line: string) => readonly string[],
): Pressed | null {
  if (press.ctrl) return pressControl(state, press);
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
  offersFor: (line: string) => readonly string[],
): Pressed | null {
  const begun = state.mode.name === 'completing' ? state.mode : null;
  const offers = begun?.offers ?? (state.text === '' ? [] : offersFor(state.text));
  if (offers.length === 0) return null;
  const from = begun?.index ?? (step === 1 ? -1 : 0);
  const index = (from + step + offers.length) % offers.length;
  const draft = begun?.draft ?? state.text;
  return show(state, offers[index] ?? '', { name: 'completing', offers, index, draft });
}
