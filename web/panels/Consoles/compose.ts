/** What can be tapped next while a command is put together word by word. Pure. */
import { argumentsOf, isKeyAt, wordsAt } from './arguments.ts';
import { completions, keyPlace, type Address, type Commands } from './complete.ts';

/** The commands of the lessons, the most used first. */
export const TAPPED = [
  ...['SET', 'GET', 'INCR', 'DEL', 'KEYS', 'EXPIRE', 'TTL', 'RPUSH', 'LRANGE', 'HSET', 'HGETALL'],
  ...['INFO', 'ROLE', 'REPLICAOF', 'WAIT', 'DBSIZE', 'CONFIG GET', 'CONFIG SET', 'CLIENT LIST'],
  ...['FAILOVER', 'BGSAVE', 'SHUTDOWN', 'FLUSHALL', 'MULTI', 'EXEC', 'SUBSCRIBE', 'PUBLISH'],
] as const;

/** Values that are typed where help says so: by the name of the argument. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  key: ['user:1', 'hits', 'k'],
  value: ['1', 'hello', 'ada', 'eve'],
  element: ['a', 'b', 'c'],
  field: ['name', 'age'],
  seconds: ['10', '60', '600'],
  milliseconds: ['500', '5000'],
  timeout: ['0', '1000', '5000'],
  numreplicas: ['1', '2'],
  start: ['0'],
  stop: ['-1'],
  pattern: ['*'],
  channel: ['news'],
  message: ['hello'],
  increment: ['1', '10'],
  parameter: ['repl-backlog-size', 'min-replicas-to-write', 'save', 'replica-read-only'],
};

/** The words that may come next; `keys` are the node's own. */
export function nextWords(
  line: string,
  commands: Commands,
  addresses: readonly Address[],
  keys: readonly string[],
): readonly string[] {
  const start = line.trimEnd();
  if (start === '') return TAPPED;
  const open = `${start} `;
  const found = completions(open, addresses, commands).map((offer) => offer.slice(open.length));
  const place = keyPlace(open, commands);
  const named = place === null ? [] : keys;
  return [...new Set([...named, ...found, ...valuesFor(start, commands)])].slice(0, 24);
}

function valuesFor(line: string, commands: Commands): readonly string[] {
  const words = line.split(/\s+/);
  const command =
    commands.find(([name]) => name === line.toUpperCase()) ?? longest(words, commands);
  if (command === undefined) return [];
  const given = words.slice(command[0].split(' ').length);
  const args = argumentsOf(command[1]);
  if (isKeyAt(args, given.length)) return VALUES['key'] ?? [];
  const after = new RegExp(`(?:^|[\\s|[])${given.at(-1)?.toUpperCase() ?? '-'} ([a-z-]+)`);
  const due = after.exec(command[1])?.[1] ?? args[given.length]?.text.replaceAll(/[[\]]/g, '');
  if (due === undefined || wordsAt(args, given, command[1]).includes(due)) return [];
  return VALUES[due.split(/[\s|]/)[0]?.replace(/^unix-time-/, '') ?? ''] ?? [];
}

function longest(words: readonly string[], commands: Commands): Commands[number] | undefined {
  const named = (count: number) => {
    const typed = words.slice(0, count).join(' ').toUpperCase();
    return commands.find(([name]) => name === typed);
  };
  return (words.length > 1 ? named(2) : undefined) ?? named(1);
}

/** The line with one word more. */
export function withWord(line: string, word: string): string {
  const start = line.trimEnd();
  return start === '' ? `${word} ` : `${start} ${word} `;
}

/** The line without its last word. */
export function withoutWord(line: string): string {
  return line.trimEnd().replace(/(?:"(?:[^"\\]|\\.)*"|\S+)$/, '');
}
