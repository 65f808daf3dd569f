import { textOf } from '../base/bytes.ts';
import { MICROS_PER_SECOND, type Micros } from '../base/units.ts';
import type { Reply } from '../resp/reply.ts';
import { splitArguments } from '../resp/split.ts';
import type { CliState } from './cliState.ts';

/** What a typed line asks of redis-cli. */
export type CliLine =
  | { readonly kind: 'nothing' }
  /** It is answered by redis-cli alone, with this text. */
  | { readonly kind: 'complaint'; readonly text: string }
  | { readonly kind: 'command'; readonly args: readonly Uint8Array[]; readonly repeat: number }
  /** `help` or `?` and what follows. */
  | { readonly kind: 'help'; readonly topic: readonly string[] }
  | { readonly kind: 'connect'; readonly host: string; readonly port: number }
  /** `redis-cli -p 6380`, as typed into a shell: another one, to this address. */
  | { readonly kind: 'redis-cli'; readonly host: string; readonly port: number }
  | { readonly kind: 'clear' }
  | { readonly kind: 'quit' };

/** Reads a line typed at the prompt; `line` is latin-1, one character per byte. */
export function readLine(line: string): CliLine {
  const args = splitArguments(line);
  if (args === null) return complaint('Invalid argument(s)');
  if (args.length === 0) return { kind: 'nothing' };
  const first = textOf(args[0]!);
  const repeat = args.length > 1 ? repeatOf(first) : null;
  if (repeat !== null && !(repeat > 0 && repeat < 2 ** 63)) {
    return complaint('Invalid redis-cli repeat command option value.');
  }
  const word = first.toLowerCase();
  if (word === 'quit' || word === 'exit') return { kind: 'quit' };
  if (word.startsWith(':')) return preference(args.map((arg) => textOf(arg)));
  if (word === 'restart') return complaint("Use 'restart' only in Lua debugging mode.");
  if (word === 'connect' && args.length === 3) {
    const port = Number.parseInt(textOf(args[2]!), 10);
    return { kind: 'connect', host: textOf(args[1]!), port: Number.isNaN(port) ? 0 : port };
  }
  if (word === 'redis-cli') return anotherCli(args.slice(1).map((arg) => textOf(arg)));
  if (word === 'clear' && args.length === 1) return { kind: 'clear' };
  const command = repeat === null ? args : args.slice(1);
  const name = textOf(command[0]!).toLowerCase();
  if (name === 'help' || name === '?') {
    return { kind: 'help', topic: command.slice(1).map((arg) => textOf(arg)) };
  }
  return { kind: 'command', args: command, repeat: repeat ?? 1 };
}

const complaint = (text: string): CliLine => ({ kind: 'complaint', text });

/** Options of redis-cli that are followed by a value. */
const WITH_VALUE = ['-h', '-p', '-n', '-a', '--user', '--pass', '-r', '-i'];

/** Those that stand alone and matter to no prompt. */
const ALONE = ['--raw', '--no-raw', '--no-auth-warning', '-2', '-3'];

/**
 * A page has one redis-cli a console and no shell around it: the line is understood all the same,
 * where a redis-cli would send it to the server, which knows no such command.
 */
function anotherCli(words: readonly string[]): CliLine {
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

function preference(words: readonly string[]): CliLine {
  const [name = '', what] = words;
  if (name.toLowerCase() !== ':set' || what === undefined) {
    return complaint(`unknown redis-cli internal command '${name}'`);
  }
  if (/^(no)?hints$/i.test(what)) return { kind: 'nothing' };
  return complaint(`unknown redis-cli preference '${what}'`);
}

/** The whole word as strtol reads it, or null when it is no number; an empty word is zero. */
function repeatOf(word: string): number | null {
  if (word === '') return 0;
  return /^[ \t-\r]*[+-]?\d+$/.test(word) ? Number(word) : null;
}

/** `why` is the system's word for it, `Connection refused`. */
export function couldNotConnect(
  state: CliState,
  why = 'Connection refused',
): { state: CliState; text: string } {
  const text = `Could not connect to Redis at ${state.host}:${state.port}: ${why}`;
  return { state: { ...state, connected: false }, text };
}

/** The server closed the connection while redis-cli waited for a reply; `text` is empty after SHUTDOWN. */
export function connectionClosed(state: CliState): { state: CliState; text: string } {
  const text = state.shutdown ? '' : 'Error: Server closed the connection';
  return { state: { ...state, connected: false }, text };
}

/** A command is about to be sent. */
export function sending(state: CliState, args: readonly Uint8Array[]): CliState {
  return textOf(args[0]!).toLowerCase() === 'shutdown' ? { ...state, shutdown: true } : state;
}

/** What a reply to this command changes of what redis-cli shows. */
export function afterReply(state: CliState, args: readonly Uint8Array[], reply: Reply): CliState {
  const failed = reply.kind === 'error';
  const count = args.length;
  switch (textOf(args[0]!).toLowerCase()) {
    case 'select':
      return count === 2 && !failed ? { ...state, db: leadingInteger(textOf(args[1]!)) } : state;
    case 'multi':
      if (count !== 1 || failed) return state;
      return { ...state, inMulti: true, dbBeforeMulti: state.db };
    case 'exec': {
      if (count !== 1 || !state.inMulti) return state;
      const nothing = failed || reply.kind === 'nil' || reply.kind === 'nil-array';
      return { ...state, inMulti: false, db: nothing ? state.dbBeforeMulti : state.db };
    }
    case 'discard':
      if (count !== 1 || failed) return state;
      return { ...state, inMulti: false, db: state.dbBeforeMulti };
    case 'reset':
      return count === 1 && !failed ? { ...state, inMulti: false, db: 0 } : state;
    default:
      return state;
  }
}

/** atoi. */
function leadingInteger(text: string): number {
  const value = Number.parseInt(text, 10);
  return Number.isNaN(value) ? 0 : value;
}

/** `(1.03s)`, which redis-cli adds below what took half a second or more; else empty. */
export function elapsedLine(elapsed: Micros): string {
  return elapsed >= MICROS_PER_SECOND / 2 ? `(${(elapsed / MICROS_PER_SECOND).toFixed(2)}s)` : '';
}
