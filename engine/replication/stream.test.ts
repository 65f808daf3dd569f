import { expect, test } from 'vitest';
import { latin1, textOf } from '../base/bytes.ts';
import { ReplicationStream } from './stream.ts';

const ID = 'a'.repeat(40);
const SIZE = 64 * 1024;

function streamWithBacklog(): ReplicationStream {
  const stream = new ReplicationStream(ID);
  stream.createBacklog('blocks', SIZE);
  return stream;
}

test('stream: a pipeline that is copied at once makes the same blocks as its commands one by one', () => {
  const together = streamWithBacklog();
  const single = streamWithBacklog();
  const bytes = Uint8Array.from({ length: 60_000 }, (_, i) => i % 251);
  for (let at = 0, length = 1; at < bytes.length; length = (length * 7) % 997) {
    const to = Math.min(bytes.length, at + length);
    together.append(bytes, at, to);
    single.append(bytes, at, to);
    single.flush();
    at = to;
  }
  const blocks = (stream: ReplicationStream): number[] => {
    const found: number[] = [];
    for (let at = 1; at <= bytes.length;) {
      const block = stream.backlog!.blockAt(at)!;
      found.push(block.from, block.used, block.bytes.length);
      at = block.from + block.used;
    }
    return found;
  };
  expect(blocks(together)).toEqual(blocks(single));
  expect(together.backlog!.slice(1, bytes.length)).toEqual(bytes);
  expect(together.master_repl_offset).toBe(bytes.length);
});

test('stream: held bytes count at once, and who looks at the backlog finds them there', () => {
  const stream = streamWithBacklog();
  const bytes = latin1('firstsecond');
  stream.append(bytes, 0, 5);
  stream.append(bytes, 5, 11);
  expect(stream.master_repl_offset).toBe(11);
  expect(stream.backlog!.histlen).toBe(11);
  expect(textOf(stream.backlog!.slice(6, 6))).toBe('second');
});

test('stream: after flush() the lender may change its bytes', () => {
  const stream = streamWithBacklog();
  const bytes = latin1('first');
  stream.append(bytes, 0, 5);
  stream.flush();
  bytes.fill(0);
  stream.append(latin1('next'), 0, 4);
  expect(textOf(stream.backlog!.slice(1, 9))).toBe('firstnext');
});

test('stream: how many commands end after an offset is exact for some hundred, and never far off', () => {
  const stream = streamWithBacklog();
  const command = latin1('*1\r\n$4\r\nping\r\n');
  for (let i = 0; i < 3_000; i++) {
    stream.append(command, 0, command.length);
    stream.ops.note(stream.master_repl_offset, i);
  }
  const end = stream.master_repl_offset;
  const back = (commands: number): number => stream.ops.countFrom(end - commands * 14 + 1);
  expect(back(0)).toBe(0);
  expect(back(1)).toBe(1);
  expect(back(500)).toBe(500);
  for (const commands of [600, 1_000, 2_500, 3_000]) {
    expect(Math.abs(back(commands) - commands)).toBeLessThanOrEqual(64);
  }
});
