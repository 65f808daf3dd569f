/**
 * What a console offers while a line is being typed: Tab's candidates and the dim hint of the
 * arguments still missing, by the rules of redis-cli's completionCallback and hintsCallback.
 */
/** Names and arguments, as `help` of redis-cli writes them. */
export type Commands = readonly (readonly [name: string, args: string])[];

/** What redis-cli itself understands, beside the commands of the server. */
const CLIENT_WORDS: readonly string[] = ['help', 'clear', 'quit', 'exit'];
/** Commands that take the address of a node. */
const TAKES_ADDRESS = /^(?:slaveof|replicaof|(failover)\s+to)\s+/i;
const WORD = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|\S+/g;

/** An address as the commands want it: host, space, port. */
export type Address = string;

/** Whole lines that Tab walks through, in order; empty when there is nothing to offer. */
export function completions(
  line: string,
  addresses: readonly Address[],
  commands: Commands,
): readonly string[] {
  const help = /^help\s+/i.exec(line);
  if (help !== null) {
    return commandsFrom(line.slice(help[0].length), commands).map((name) => help[0] + name);
  }
  const verb = TAKES_ADDRESS.exec(line);
  if (verb !== null) {
    const rest = line.slice(verb[0].length).toLowerCase();
    const offers = verb[1] === undefined ? [...addresses, 'NO ONE'] : addresses;
    return offers
      .filter((address) => address.toLowerCase().startsWith(rest) && address.length > rest.length)
      .map((address) => verb[0] + address);
  }
  const words = CLIENT_WORDS.filter((word) => startsWith(word, line) && word !== line);
  return [...commandsFrom(line, commands), ...words];
}

/** The arguments that `line` still lacks, with the space that belongs before them; '' without any. */
export function hint(line: string, commands: Commands): string {
  const words = line.match(WORD) ?? [];
  const found = commandOf(words, commands);
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

function commandsFrom(start: string, commands: Commands): readonly string[] {
  return commands
    .filter(([name]) => startsWith(name, start) && name.length > start.length)
    .map(([name]) => name);
}

function startsWith(name: string, start: string): boolean {
  return start !== '' && name.toLowerCase().startsWith(start.toLowerCase());
}

/** The longest command whose words open the line. */
function commandOf(
  words: readonly string[],
  commands: Commands,
): { args: string; length: number } | null {
  for (const length of [2, 1]) {
    if (words.length < length) continue;
    const typed = words.slice(0, length).join(' ').toUpperCase();
    const command = commands.find(([name]) => name === typed);
    if (command !== undefined) return { args: command[1], length };
  }
  return null;
}
