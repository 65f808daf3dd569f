// What a console does with typed lines and with what comes back.
import { latin1, textOf } from '../base/bytes.ts';
import type { ConsoleLine } from '../contract.ts';
import { ReplyReader } from '../resp/replyReader.ts';
import { encodeCommand } from '../resp/writer.ts';
import { formatFor } from './cliFormat.ts';
import {
  afterReply,
  connectionClosed,
  couldNotConnect,
  elapsedLine,
  readLine,
  sending,
} from './cliLine.ts';
import { openCli } from './cliState.ts';
import type { Console } from './console.ts';
import { ELLIPSIS } from './describe.ts';

/** A reply longer than this is cut for display; the command itself is not affected. */
const SHOWN_MAX = 256 * 1024;

/** What redis-cli does with a line. */
export function beginLine(console: Console, line: string): void {
  if (console.listening) stopListening(console);
  print(console, 'typed', cut(`${console.prompt}${line}`));
  const asked = readLine(line);
  switch (asked.kind) {
    case 'nothing':
    case 'clear':
      return;
    case 'complaint':
      print(console, 'error', asked.text);
      return;
    case 'help':
      if (asked.topic.length === 0) print(console, 'reply', GENERIC_HELP);
      else print(console, 'help', asked.topic.join(' '));
      return;
    case 'redis-cli':
      lookFor(console, asked.host, asked.port);
      return;
    case 'quit':
      if (console.connection !== null) console.world.network.close(console.connection, console.end);
      console.connection = null;
      console.state = { ...openCli(console.state.host, console.state.port) };
      return;
    case 'connect':
      if (console.connection !== null) console.world.network.close(console.connection, console.end);
      console.state = openCli(asked.host, asked.port);
      console.open();
      return;
    case 'command':
      console.state = sending(console.state, asked.args);
      console.running = {
        args: asked.args,
        repeat: asked.repeat,
        sentAt: console.world.now,
      };
      if (console.connection === null) console.open();
      else if (console.established) sendRunning(console);
  }
}

/** Another redis-cli would be a console of another node: only what it cannot reach is told here. */
function lookFor(console: Console, host: string, port: number): void {
  const target = console.world.resolve(host, port);
  const isNode = console.world.machines.some((one) => one.end === target);
  if (!isNode) print(console, 'error', couldNotConnect(openCli(host, port)).text);
}

/** Ctrl-C in MONITOR or among messages: a new connection. */
function stopListening(console: Console): void {
  console.listening = false;
  if (console.connection !== null) console.world.network.close(console.connection, console.end);
  console.open();
}

export function sendRunning(console: Console): void {
  if (console.running === null || console.connection === null) return;
  if (isSubscription(console.running.args) && !console.silent) {
    print(console, 'reply', 'Reading messages... (press Ctrl-C to quit)');
  }
  console.output.append(encodeCommand(console.running.args));
  console.flush();
}

/** Nobody listens there. */
export function onRefused(console: Console): void {
  console.connection = null;
  const { state, text } = couldNotConnect(console.state);
  console.state = state;
  if (console.running !== null) {
    console.running = null;
    print(console, 'error', text);
  }
  console.next();
}

/** Prints every reply that is complete. */
export function readReplies(console: Console): void {
  const { input } = console;
  const reader = new ReplyReader();
  while (input.length > 0) {
    const next = reader.read(input.bytes, input.start, input.end);
    if (next < 0) break;
    input.take(next - input.start);
    onReply(console, reader);
  }
}

function onReply(console: Console, reader: ReplyReader): void {
  const { reply } = reader;
  const { running } = console;
  if (running === null) {
    if (console.listening) print(console, 'reply', formatFor([latin1('monitor')], reply));
    return;
  }
  if (console.writes.length > 0) console.world.anomalies.answered(console, console.connection);
  console.state = afterReply(console.state, running.args, reply);
  const text = cut(formatFor(running.args, reply));
  const slow = elapsedLine(console.world.now - running.sentAt);
  print(
    console,
    reply.kind === 'error' ? 'error' : 'reply',
    slow === '' ? text : `${text}\n${slow}`,
  );
  const monitor = textOf(running.args[0]!).toLowerCase() === 'monitor' && reply.kind !== 'error';
  if (monitor || isSubscription(running.args)) console.listening = true;
  if (--running.repeat > 0) {
    sendRunning(console);
    return;
  }
  console.running = null;
  console.next();
}

/** The server closed the connection. */
export function onClosed(console: Console): void {
  console.connection = null;
  console.writes.length = 0;
  console.listening = false;
  // An idle redis-cli does not notice; the next command finds out, and connects anew.
  if (console.running === null) return;
  const { state, text } = connectionClosed(console.state);
  console.state = state;
  console.running = null;
  if (text !== '') print(console, 'error', text);
  console.next();
}

function print(console: Console, kind: ConsoleLine['kind'], text: string): void {
  if (console.silent) {
    if (kind === 'typed') return;
    console.printed = text;
    judge(console, text);
    return;
  }
  console.world.print(console, { kind, text, at: console.world.now });
}

/** Compares what was printed with what the lab file expects. */
function judge(console: Console, actual: string): void {
  if (console.expectation === null) return;
  const { line, expected } = console.expectation;
  const { node } = console;
  console.expectation = null;
  if (console.connection !== null) console.world.network.close(console.connection, console.end);
  console.connection = null;
  console.world.emit({
    kind: 'expectation',
    met: actual === expected,
    node,
    line,
    expected,
    actual,
  });
}

/** Commands after which redis-cli does nothing but read messages. */
function isSubscription(args: readonly Uint8Array[]): boolean {
  return /^[ps]?subscribe$/i.test(textOf(args[0]!));
}

/** A text as the transcript keeps it. */
function cut(text: string): string {
  const more = text.length - SHOWN_MAX;
  return more > 0 ? `${text.slice(0, SHOWN_MAX)}\n${ELLIPSIS} ${more} more characters` : text;
}

/** What `help` alone prints. */
const GENERIC_HELP = [
  'redis-cli 7.0.15',
  'To get help about Redis commands type:',
  '      "help @<group>" to get a list of commands in <group>',
  '      "help <command>" for help on <command>',
  '      "help <tab>" to get a list of possible help topics',
  '      "quit" to exit',
  '',
  'To set redis-cli preferences:',
  '      ":set hints" enable online hints',
  '      ":set nohints" disable online hints',
  'Set your preferences in ~/.redisclirc',
].join('\n');
