import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import type { Reply } from '../resp/reply.ts';
import { ReplyReader } from '../resp/replyReader.ts';
import captured from './cliLine.captured.json' with { type: 'json' };
import { formatFor } from './cliFormat.ts';
import {
  afterReply,
  connectionClosed,
  couldNotConnect,
  elapsedLine,
  readLine,
  sending,
} from './cliLine.ts';
import { type CliState, connected, openCli, promptOf } from './cliState.ts';

function repliesIn(text: string): Reply[] {
  const bytes = latin1(text);
  const reader = new ReplyReader();
  const replies: Reply[] = [];
  for (let at = 0; at < bytes.length;) {
    at = reader.read(bytes, at, bytes.length);
    if (at < 0) throw new Error(reader.error);
    replies.push(reader.reply);
  }
  return replies;
}

interface Step {
  do: string;
  line: string;
  received: string;
  printed: string;
}

/** What a console would do with the line, the server's bytes being given. */
function carryOut(state: CliState, step: Step, serving: boolean): [CliState, string[]] {
  const line = readLine(step.line);
  if (line.kind === 'complaint') return [state, [line.text]];
  if (line.kind !== 'command') return [state, []];
  if (!state.connected) {
    if (!serving) {
      const failed = couldNotConnect(state);
      return [failed.state, [failed.text]];
    }
    state = connected(state);
  }
  state = sending(state, line.args);
  const replies = repliesIn(step.received);
  if (replies.length === 0) {
    const closed = connectionClosed(state);
    return [closed.state, closed.text === '' ? [] : [closed.text]];
  }
  expect(replies.length).toBe(line.repeat);
  const lines = replies.map((reply) => {
    state = afterReply(state, line.args, reply);
    return formatFor(line.args, reply);
  });
  const took = /\((\d\.\d\d)s\)\n/.exec(step.printed)?.[1];
  return [state, took === undefined ? lines : [...lines, elapsedLine(Number(took) * 1_000_000)]];
}

test.each(captured.sessions)('redis-cli: a session about $name', ({ steps }) => {
  let state = openCli('127.0.0.1', 6379);
  let serving = steps[0]!.printed.startsWith('127');
  for (const step of steps) {
    let lines: string[] = [];
    if (step.do === 'kill') serving = false;
    else if (step.do === 'start') serving = true;
    else if (step.do === 'type') [state, lines] = carryOut(state, step, serving);
    else if (serving) state = connected(state);
    else lines = [couldNotConnect(state).text];
    if (step.line.startsWith('SHUTDOWN')) serving = false;
    if (step.do === 'kill' || step.do === 'start') continue;
    const printed = [...lines, promptOf(state)].join('\n');
    expect(printed).toBe(step.printed.replaceAll('\r\n', '\n'));
  }
});

test.each([
  ['quit', { kind: 'quit' }],
  ['EXIT now', { kind: 'quit' }],
  ['clear', { kind: 'clear' }],
  ['connect 10.0.0.1 6380', { kind: 'connect', host: '10.0.0.1', port: 6380 }],
  ['help SET', { kind: 'help', topic: ['SET'] }],
  ['?', { kind: 'help', topic: [] }],
  [':set hints', { kind: 'nothing' }],
])('redis-cli: %j is its own affair', (line, expected) => {
  expect(readLine(line)).toEqual(expected);
});

test('redis-cli: only what took half a second is timed', () => {
  expect(elapsedLine(499_999)).toBe('');
  expect(elapsedLine(500_000)).toBe('(0.50s)');
  expect(elapsedLine(12_345_678)).toBe('(12.35s)');
});

test('redis-cli: an IPv6 address stands in brackets', () => {
  expect(promptOf(connected(openCli('::1', 6379)))).toBe('[::1]:6379> ');
});
