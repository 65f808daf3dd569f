/**
 * A language that nobody speaks: every word as it is in English (or Chinese), accented and between
 * brackets. Text of the page without brackets has not come through the language files.
 */
const PLAIN = 'ABCDEFGHIJKLMNOPRSTUVWYZabcdefghijklmnoprstuvwyz';
const ACCENTED = 'ÀƁÇĎÉƑĜĤÎĴĶĹṀÑÕÞŘŠŢÛṼŴÝŽàƀçďéƒĝĥîĵķĺɱñõþřšţûṽŵýž';

const accents = new Map(
  [...PLAIN].map((letter, index) => [letter, [...ACCENTED][index] ?? letter]),
);
const worn = new WeakMap<object, unknown>();

/** A word, a sentence with figures, or a whole tree of them. Equal trees give equal answers. */
export function pseudo<T>(words: T): T {
  if (typeof words === 'string') return mark(words) as T;
  if (typeof words !== 'object' && typeof words !== 'function') return words;
  if (words === null) return words;
  const known = worn.get(words);
  if (known !== undefined) return known as T;
  const result = typeof words === 'function' ? speaker(words) : tree(words);
  worn.set(words, result);
  return result as T;
}

function mark(text: string): string {
  if (text === '') return text;
  return `⟦${[...text].map((letter) => accents.get(letter) ?? letter).join('')}⟧`;
}

function speaker(sentence: object): object {
  const say = sentence as (...figures: unknown[]) => unknown;
  return (...figures: unknown[]) => pseudo(say(...figures));
}

function tree(words: object): object {
  if (Array.isArray(words)) return words.map((each: unknown) => pseudo(each));
  return Object.fromEntries(
    Object.entries(words).map(([name, each]): [string, unknown] => [name, pseudo(each)]),
  );
}
