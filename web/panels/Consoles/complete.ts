/**
 * What a console offers while a line is being typed. The dim hint follows hintsCallback of redis-cli
 * 7.0.15 to the byte; Tab offers more than its completionCallback, which knows only names of commands.
 */
import { argumentsOf, isKeyAt, wordsAt } from './arguments.ts';

/** Names and arguments, as `help` of redis-cli writes them. */
export type Commands = readonly (readonly [name: string, args: string])[];

/** What redis-cli itself understands, beside the commands of the server. */
const CLIENT_WORDS: readonly string[] = ['help', 'clear', 'quit', 'exit', 'redis-cli'];
/** Commands that take the address of a node. */
const TAKES_ADDRESS = /^(?:slaveof|replicaof|(failover)\s+to)\s+/i;
/** Quotes that do not end are one word up to the line's end. */
const WORD = /(?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s"'])+/g;
const OPEN_QUOTE = /^(?:[^"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*["'](?:[^"'\\]|\\.)*$/;

/** What can be asked for by name, where no table of commands tells. */
const SECTIONS = [
  ...['all', 'clients', 'commandstats', 'cpu', 'default', 'errorstats', 'everything'],
  ...['keyspace', 'memory', 'modules', 'persistence', 'replication', 'server', 'stats'],
];
const GROUPS = [
  ...['bitmap', 'cluster', 'connection', 'generic', 'geo', 'hash', 'hyperloglog', 'list'],
  ...['pubsub', 'scripting', 'server', 'set', 'sorted-set', 'stream', 'string', 'transactions'],
];

/** An address as the commands want it: host, space, port. */
export type Address = string;

/** Where in a line the name of a key is being typed. */
export interface KeyPlace {
  /** What stands before it. */
  before: string;
  /** As much of it as is there, without quotes. */
  prefix: string;
}

/** Whole lines that Tab walks through, in order; empty when there is nothing to offer. */
export function completions(
  line: string,
  addresses: readonly Address[],
  commands: Commands,
): readonly string[] {
  const help = /^(?:help|\?)\s+/i.exec(line);
  if (help !== null) {
    const topic = line.slice(help[0].length);
    const groups = GROUPS.map((group) => `@${group}`).filter((group) => startsWith(group, topic));
    return [...commandsFrom(topic, commands), ...groups].map((name) => help[0] + name);
  }
  const cli = /^redis-cli\s+(?:.*\s)?-p\s+(\d*)$/i.exec(line);
  if (cli !== null) {
    const typed = cli[1] ?? '';
    const ports = addresses.flatMap((address) => address.split(' ')[1] ?? []);
    return ports.filter((port) => port.startsWith(typed)).map((port) => withEnd(line, typed, port));
  }
  const verb = TAKES_ADDRESS.exec(line);
  if (verb !== null) {
    const rest = line.slice(verb[0].length).toLowerCase();
    const offers = verb[1] === undefined ? [...addresses, 'NO ONE'] : addresses;
    return offers
      .filter((address) => address.toLowerCase().startsWith(rest) && address.length > rest.length)
      .map((address) => verb[0] + address);
  }
  const names = commandsFrom(line, commands);
  const words = CLIENT_WORDS.filter((word) => startsWith(word, line) && word !== line);
  return [...names, ...words, ...optionsFor(line, commands)];
}

/** Words that the command's own arguments have at this place: `NX`, `LEFT`, sections of INFO. */
function optionsFor(line: string, commands: Commands): readonly string[] {
  const { found, words, typed } = parse(line, commands);
  if (found === null || words.length < found.length) return [];
  const given = words.slice(found.length);
  const offers =
    found.name === 'INFO' ? SECTIONS : wordsAt(argumentsOf(found.args), given, found.args);
  return offers
    .filter((word) => word.toLowerCase().startsWith(typed.toLowerCase()) && word !== typed)
    .map((word) => withEnd(line, typed, word));
}

/** Where Tab may offer the node's own keys; null where no key belongs. */
export function keyPlace(line: string, commands: Commands): KeyPlace | null {
  const { found, words, typed } = parse(line, commands);
  if (found === null || words.length < found.length) return null;
  const index = words.length - found.length;
  if (!isKeyAt(argumentsOf(found.args), index)) return null;
  const prefix = /^["']/.test(typed) ? typed.slice(1) : typed;
  return { before: line.slice(0, line.length - typed.length), prefix };
}

/** A key as a word of a line: in quotes where it must be. */
export function quoted(key: string): string {
  if (key !== '' && !/[\s"'\\]/.test(key)) return key;
  return `"${key.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** The arguments that `line` still lacks, with the space that belongs before them; '' without any. */
export function hint(line: string, commands: Commands): string {
  // What redis-cli cannot split into words has no hint.
  if (OPEN_QUOTE.test(line)) return '';
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

/** The line's command, its whole words, and the last word as far as it is typed. */
function parse(line: string, commands: Commands) {
  const all: readonly string[] = line.match(WORD) ?? [];
  const typed = /\s$/.test(line) && !OPEN_QUOTE.test(line) ? '' : (all.at(-1) ?? '');
  const words = typed === '' ? all : all.slice(0, -1);
  return { words, typed, found: commandOf(words, commands) };
}

function withEnd(line: string, typed: string, word: string): string {
  return line.slice(0, line.length - typed.length) + word;
}

function commandsFrom(start: string, commands: Commands): readonly string[] {
  return commands
    .filter(([name]) => startsWith(name, start) && name.length > start.length)
    .map(([name]) => name);
}

function startsWith(name: string, start: string): boolean {
  return start !== '' && name.toLowerCase().startsWith(start.toLowerCase());
}

interface Found {
  name: string;
  args: string;
  /** How many words its name has. */
  length: number;
}

/** The longest command whose words open the line. */
function commandOf(words: readonly string[], commands: Commands): Found | null {
  for (const length of [2, 1]) {
    if (words.length < length) continue;
    const typed = words.slice(0, length).join(' ').toUpperCase();
    const command = commands.find(([name]) => name === typed);
    if (command !== undefined) return { name: command[0], args: command[1], length };
  }
  return null;
}
