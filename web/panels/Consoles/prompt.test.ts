import { expect, test } from 'vitest';
import { change, emptyPrompt, paste, press, type PromptState } from './prompt.ts';

const offers = (line: string) => ['SET', 'SETEX', 'SETNX'].filter((word) => word.startsWith(line));

function after(state: PromptState, ...keys: string[]): PromptState {
  for (const key of keys) {
    const ctrl = key.startsWith('^');
    const name = ctrl ? key.slice(1) : key;
    const pressed = press(state, { key: name, ctrl, shift: false, selection: false }, offers);
    if (pressed === null) throw new Error(`${key} was left to the browser`);
    state = pressed.state;
  }
  return state;
}

test('prompt: Enter runs the line and remembers it', () => {
  const typed = change(emptyPrompt([]), 'SET k v');
  const pressed = press(
    typed,
    { key: 'Enter', ctrl: false, shift: false, selection: false },
    offers,
  );
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
  const tab = { key: 'Tab', ctrl: false, shift: false, selection: false };
  expect(press(emptyPrompt([]), tab, offers)).toBeNull();
  expect(press(change(emptyPrompt([]), 'xyz'), tab, offers)).toBeNull();
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
  expect(press(state, { key: 'c', ctrl: true, shift: false, selection: true }, offers)).toBeNull();
});

test('prompt: pasted lines run, in front of what stood after the caret', () => {
  const state = change(emptyPrompt([]), 'GET tail');
  const pressed = paste(state, 'a\nSET b 2\nSET c', [4, 8]);
  expect(pressed?.effect).toEqual({ do: 'run', lines: ['GET a', 'SET b 2'] });
  expect(pressed?.state.text).toBe('SET c');
  expect(paste(state, 'one line', [4, 8])).toBeNull();
});
