// Lines that are no commands.
import { type CliLine, complaint, leadingInteger } from './cliLine.ts';

/** Options of redis-cli that are followed by a value. */
const WITH_VALUE = ['-h', '-p', '-n', '-a', '--user', '--pass', '-r', '-i'];

/** Those that stand alone and matter to no prompt. */
const ALONE = ['--raw', '--no-raw', '--no-auth-warning', '-2', '-3'];

/**
 * A page has one redis-cli a console and no shell around it: the line is understood all the same,
 * where a redis-cli would send it to the server, which knows no such command.
 */
export function anotherCli(words: readonly string[]): CliLine {
  let host = '127.0.0.1';
  let port = 6379;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const value = words[i + 1];
    if (!word.startsWith('-')) break;
    if (ALONE.includes(word)) continue;
    if (value === undefined || !WITH_VALUE.includes(word)) {
      return complaint(`Unrecognized option or bad number of args for: '${word}'`);
    }
    if (word === '-h') host = value;
    if (word === '-p') port = leadingInteger(value);
    i++;
  }
  return { kind: 'redis-cli', host, port };
}

export function preference(words: readonly string[]): CliLine {
  const [name = '', what] = words;
  if (name.toLowerCase() !== ':set' || what === undefined) {
    return complaint(`unknown redis-cli internal command '${name}'`);
  }
  if (/^(no)?hints$/i.test(what)) return { kind: 'nothing' };
  return complaint(`unknown redis-cli preference '${what}'`);
}
