/**
 * What a console offers while a line is being typed: Tab's candidates and the dim hint of the
 * arguments still missing, by the rules of redis-cli's completionCallback and hintsCallback.
 */
import { CLIENT_WORDS, COMMANDS } from './words.ts';

/** Commands that take the address of a node. */
const TAKES_ADDRESS = /^(?:slaveof|replicaof)\s+/i;
const WORD = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|\S+/g;

/** An address as the commands want it: host, space, port. */
export type Address = string;

/** Whole lines that Tab walks through, in order; empty when there is nothing to offer. */
export function completions(line: string, addresses: readonly Address[]): readonly string[] {
  const help = /^help\s+/i.exec(line);
  if (help !== null) {
    return commandsFrom(line.slice(help[0].length)).map((name) => help[0] + name);
  }
  const verb = TAKES_ADDRESS.exec(line);
  if (verb !== null) {
    const rest = line.slice(verb[0].length).toLowerCase();
    return [...addresses, 'NO ONE']
      .filter((address) => address.toLowerCase().startsWith(rest) && address.length > rest.length)
      .map((address) => verb[0] + address);
  }
  const words = CLIENT_WORDS.filter((word) => startsWith(word, line) && word !== line);
  return [...commandsFrom(line), ...words];
}

/** The arguments that `line` still lacks, with the space that belongs before them; '' without any. */
export function hint(line: string): string {
  const words = line.match(WORD) ?? [];
  const found = commandOf(words);
  if (found === null) return '';
  let rest = found.args;
  for (let given = words.length - found.length; given > 0 && rest !== ''; given -= 1) {
    // An optional argument is left standing: nobody knows which of them was typed.
    if (rest.startsWith('[')) break;
    const space = rest.indexOf(' ');
    rest = space === -1 ? '' : rest.slice(space + 1);
  }
  if (rest === '') return '';
  return /\s$/.test(line) ? rest : ` ${rest}`;
}

function commandsFrom(start: string): readonly string[] {
  return COMMANDS.filter(([name]) => startsWith(name, start) && name.length > start.length).map(
    ([name]) => name,
  );
}

function startsWith(name: string, start: string): boolean {
  return start !== '' && name.toLowerCase().startsWith(start.toLowerCase());
}

/** The longest command whose words open the line. */
function commandOf(words: readonly string[]): { args: string; length: number } | null {
  for (const length of [2, 1]) {
    if (words.length < length) continue;
    const typed = words.slice(0, length).join(' ').toUpperCase();
    const command = COMMANDS.find(([name]) => name === typed);
    if (command !== undefined) return { args: command[1], length };
  }
  return null;
}
