/** The arguments of a command as its help writes them, `key [key ...] [NX|XX]`, taken apart. */

/** One argument, or a group in brackets: optional, repeated where it ends in `...`. */
export interface Argument {
  text: string;
  optional: boolean;
}

const KEY = /^(?:key|source|destination|destkey|newkey|key1|key2)$/;
/** A word that is typed as it stands. */
const LITERAL = /^[A-Z][A-Z0-9-]*$/;

/** Arguments at the top level, in order. */
export function argumentsOf(args: string): readonly Argument[] {
  const found: Argument[] = [];
  let depth = 0;
  let text = '';
  for (const sign of `${args} `) {
    if (sign === '[') depth += 1;
    if (sign === ']') depth -= 1;
    if (sign === ' ' && depth === 0) {
      if (text !== '') found.push({ text, optional: text.startsWith('[') });
      text = '';
    } else text += sign;
  }
  return found;
}

/** How many arguments must be given before the first that need not be. */
function mandatory(args: readonly Argument[]): number {
  const first = args.findIndex(({ optional }) => optional);
  return first === -1 ? args.length : first;
}

/** Whether argument number `index`, counted from 0, is the name of a key. */
export function isKeyAt(args: readonly Argument[], index: number): boolean {
  const fixed = mandatory(args);
  const group = args[fixed];
  const atIndex = args[index];
  if (index < fixed) return atIndex !== undefined && KEY.test(atIndex.text);
  if (group === undefined || !group.text.endsWith('...]')) return false;
  const words = group.text.slice(1, -1).split(' ').slice(0, -1);
  return KEY.test(words[(index - fixed) % words.length] ?? '');
}

/** Words to choose from for the argument after `given`; none where something free belongs. */
export function wordsAt(
  args: readonly Argument[],
  given: readonly string[],
  help: string,
): readonly string[] {
  const fixed = mandatory(args);
  const at = args[given.length];
  if (given.length < fixed) return (at?.text ?? '').split('|').filter((word) => LITERAL.test(word));
  const last = given.at(-1)?.toUpperCase() ?? '';
  // `EX seconds`: after EX a number is due.
  if (LITERAL.test(last) && new RegExp(`(?:^|[\\s|[])${last} [^A-Z[|\\]]`).test(help)) return [];
  const typed = new Set(given.map((word) => word.toUpperCase()));
  const rest = args.slice(fixed).map(({ text }) => text);
  const all = rest.flatMap((text) => text.split(/[\s|[\]]+/)).filter((word) => LITERAL.test(word));
  return [...new Set(all)].filter((word) => !typed.has(word));
}
