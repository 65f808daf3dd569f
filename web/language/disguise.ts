/**
 * What every word goes through on its way to the page. Usually nothing; with `?lang=pseudo` it is
 * made recognisable (`pseudo.ts`), so that a test can find text that is not a word of any language file.
 */
export type Disguise = <T>(words: T) => T;

let disguise: Disguise | null = null;

/** Before the first word is shown. */
export function wear(worn: Disguise): void {
  disguise = worn;
}

export function disguised<T>(words: T): T {
  return disguise === null ? words : disguise(words);
}

export function isDisguised(): boolean {
  return disguise !== null;
}
