import { expect, test } from 'vitest';
import { edit } from './editing.ts';
import {
  change,
  emptyPrompt,
  type KeyPress,
  offered,
  paste,
  press,
  type PromptState,
} from './prompt.ts';

const offers = (line: string) => ({
  now: ['SET', 'SETEX', 'SETNX'].filter((word) => word.startsWith(line)),
  keys: line.startsWith('GET ') ? { before: 'GET ', prefix: line.slice(4) } : null,
});
const key = (name: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key: name,
  ctrl: false,
  shift: false,
  selection: false,
  caret: 0,
  ...more,
});

function after(state: PromptState, ...names: string[]): PromptState {
  for (const pressedKey of names) {
    const ctrl = pressedKey.startsWith('^');
    const name = ctrl ? pressedKey.slice(1) : pressedKey;
    const pressed = press(state, key(name, { ctrl }), offers, edit);
    if (pressed === null) throw new Error(`${pressedKey} was left to the browser`);
    state = pressed.state;
  }
  return state;
}

test('prompt: Enter runs the line and remembers it', () => {
  const typed = change(emptyPrompt([]), 'SET k v');
  const pressed = press(typed, key('Enter'), offers, edit);
  expect(pressed?.effect).toEqual({ do: 'run', lines: ['SET k v'] });
  expect(pressed?.state).toMatchObject({ text: '', history: ['SET k v'] });
});

test('prompt: the arrows walk the history and come back to the draft', () => {
  const state = change(emptyPrompt(['a', 'b']), 'dra');
  expect(after(state, 'ArrowUp').text).toBe('b');
  expect(after(state, 'ArrowUp', 'ArrowUp', 'ArrowUp').text).toBe('a');
  expect(after(state, 'ArrowUp', 'ArrowDown').text).toBe('dra');
});

test('prompt: Tab goes round the candidates, Escape gives the draft back', () => {
  const state = change(emptyPrompt([]), 'SE');
  expect(after(state, 'Tab').text).toBe('SET');
  expect(after(state, 'Tab', 'Tab').text).toBe('SETEX');
  expect(after(state, 'Tab', 'Tab', 'Tab', 'Tab').text).toBe('SET');
  expect(after(state, 'Tab', 'Tab', 'Escape').text).toBe('SE');
});

test('prompt: Tab is left to the browser where nothing can be completed', () => {
  const tab = key('Tab');
  expect(press(emptyPrompt([]), tab, offers, edit)).toBeNull();
  expect(press(change(emptyPrompt([]), 'xyz'), tab, offers, edit)).toBeNull();
});

test('prompt: Ctrl-R finds older and older lines, Enter runs the one found', () => {
  let state = after(emptyPrompt(['SET a 1', 'GET a', 'SET b 2']), '^r');
  state = change(state, 'SET');
  expect(state.text).toBe('SET b 2');
  state = after(state, '^r');
  expect(state.text).toBe('SET a 1');
  expect(after(state, 'Enter').history.at(-1)).toBe('SET a 1');
});

test('prompt: Ctrl-C empties the line, but copies where text is selected', () => {
  const state = change(emptyPrompt([]), 'SET k');
  expect(after(state, '^c').text).toBe('');
  expect(press(state, key('c', { ctrl: true, selection: true }), offers, edit)).toBeNull();
});

test('prompt: pasted lines run, in front of what stood after the caret', () => {
  const state = change(emptyPrompt([]), 'GET tail');
  const pressed = paste(state, 'a\nSET b 2\nSET c', [4, 8]);
  expect(pressed?.effect).toEqual({ do: 'run', lines: ['GET a', 'SET b 2'] });
  expect(pressed?.state.text).toBe('SET c');
  expect(paste(state, 'one line', [4, 8])).toBeNull();
});

/** What a key with Ctrl makes of a line whose caret stands at the bar. */
function edited(drawn: string, name: string): string | null {
  const caret = drawn.indexOf('|');
  const text = drawn.replace('|', '');
  const state = change(emptyPrompt([]), text);
  const pressed = press(state, key(name, { ctrl: true, caret }), offers, edit);
  if (pressed === null) return null;
  const at = pressed.caret ?? pressed.state.text.length;
  return `${pressed.state.text.slice(0, at)}|${pressed.state.text.slice(at)}`;
}

test.each([
  ['SET k| v', 'a', '|SET k v'],
  ['SET k| v', 'e', 'SET k v|'],
  ['SET k| v', 'b', 'SET |k v'],
  ['SET k| v', 'f', 'SET k |v'],
  ['SET k| v', 'k', 'SET k|'],
  ['SET k v|', 'k', null],
  ['SET k| v', 'u', '|'],
  ['SET key  | v', 'w', 'SET | v'],
  ['|SET', 'w', '|SET'],
  ['SET k| v', 'h', 'SET | v'],
  ['SET |kv', 'd', 'SET |v'],
  ['S|TE k', 't', 'TS|E k'],
  ['SET kv|', 't', 'SET kv|'],
  ['SET k|v', 't', 'SET v|k'],
])('prompt: as linenoise, %s and Ctrl-%s', (before, name, after_) => {
  expect(edited(before, name)).toBe(after_);
});

test('prompt: Ctrl-D on an empty line ends redis-cli', () => {
  const pressed = press(emptyPrompt([]), key('d', { ctrl: true }), offers, edit);
  expect(pressed?.effect).toEqual({ do: 'quit' });
});

test('prompt: Tab asks for keys where a key belongs, and goes on when they come', () => {
  const state = change(emptyPrompt([]), 'GET us');
  const pressed = press(state, key('Tab'), offers, edit);
  expect(pressed?.effect).toMatchObject({ do: 'keys', place: { prefix: 'us' }, step: 1 });
  const completing = offered(state, ['GET user:1', 'GET user:2'], 1);
  expect(completing.text).toBe('GET user:1');
  expect(after(completing, 'Tab').text).toBe('GET user:2');
  expect(offered(state, [], 1)).toBe(state);
});
