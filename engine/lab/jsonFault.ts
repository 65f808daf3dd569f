/**
 * Where a text stops being JSON (RFC 8259). `JSON.parse` knows, but each engine of JavaScript says it in its
 * own words, and one says nothing.
 */
export interface JsonFault {
  /** Counted from 1, as editors do. */
  line: number;
  column: number;
}

/** A string whole, a number whole, a word, or a single sign. */
const TOKEN =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:]/y;
const BLANK = /[ \t\r\n]*/y;

/** What may come next; an end is that of the list or object that was begun last. */
type Awaited =
  | 'value'
  | 'value-or-end'
  | 'name'
  | 'name-or-end'
  | 'colon'
  | 'comma-or-end'
  | 'nothing';

/** Null: it is JSON. */
export function faultIn(text: string): JsonFault | null {
  const open: ('{' | '[')[] = [];
  let awaited: Awaited = 'value';
  let at = 0;
  for (;;) {
    BLANK.lastIndex = at;
    BLANK.exec(text);
    at = BLANK.lastIndex;
    if (at === text.length && awaited === 'nothing') return null;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    const next: Awaited | null = token === undefined ? null : after(token, awaited, open);
    if (token === undefined || next === null) return placeIn(text, at);
    awaited = next;
    at += token.length;
  }
}

/** Null: this token may not stand here. */
function after(token: string, awaited: Awaited, open: ('{' | '[')[]): Awaited | null {
  const inside = open.at(-1);
  const value = awaited === 'value' || awaited === 'value-or-end';
  const done = (): Awaited => (open.length === 0 ? 'nothing' : 'comma-or-end');
  switch (token) {
    case '{':
    case '[':
      if (!value) return null;
      open.push(token);
      return token === '{' ? 'name-or-end' : 'value-or-end';
    case '}':
    case ']': {
      const fits = inside === (token === '}' ? '{' : '[');
      const ends = ['name-or-end', 'value-or-end', 'comma-or-end'].includes(awaited);
      if (!fits || !ends) return null;
      open.pop();
      return done();
    }
    case ',':
      if (awaited !== 'comma-or-end') return null;
      return inside === '{' ? 'name' : 'value';
    case ':':
      return awaited === 'colon' ? 'value' : null;
    default:
      if (value) return done();
      return token.startsWith('"') && awaited.startsWith('name') ? 'colon' : null;
  }
}

function placeIn(text: string, at: number): JsonFault {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
