/** The keys with Ctrl that change a line, as linenoise, redis-cli's line editor, has them. Pure. */
import type { KeyPress, Pressed, PromptState } from './prompt.ts';

/** The keys with which linenoise changes a line; the browser has other plans for most of them. */
export function edit(state: PromptState, { key, caret, selection }: KeyPress): Pressed | null {
  const { text } = state;
  const as = (changed: string, to: number): Pressed => ({
    state: { ...state, text: changed, mode: { name: 'typing' } },
    effect: { do: 'nothing' },
    caret: to,
  });
  const rest = text.slice(caret);
  switch (key.toLowerCase()) {
    case 'a':
      return as(text, 0);
    case 'e':
      return as(text, text.length);
    case 'b':
      return as(text, Math.max(0, caret - 1));
    case 'f':
      return as(text, Math.min(text.length, caret + 1));
    case 'h':
      return as(text.slice(0, Math.max(0, caret - 1)) + rest, Math.max(0, caret - 1));
    case 'k':
      // With nothing to cut off it is left to the page.
      return rest === '' ? null : as(text.slice(0, caret), caret);
    case 'd':
      if (text === '') return { ...as('', 0), effect: { do: 'quit' } };
      return as(text.slice(0, caret) + rest.slice(1), caret);
    case 't':
      return transpose(text, caret, as);
    case 'w': {
      if (selection) return null;
      const kept = text.slice(0, caret).replace(/[^ ]* *$/, '');
      return as(kept + rest, kept.length);
    }
    default:
      return null;
  }
}

/** Swaps the two characters around the caret and steps on. */
function transpose(
  text: string,
  caret: number,
  as: (changed: string, to: number) => Pressed,
): Pressed {
  if (caret === 0 || caret >= text.length) return as(text, caret);
  const swapped = (text[caret] ?? '') + (text[caret - 1] ?? '');
  const changed = text.slice(0, caret - 1) + swapped + text.slice(caret + 1);
  return as(changed, caret === text.length - 1 ? caret : caret + 1);
}
