import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteBuffer, latin1, textOf } from '../base/bytes.ts';
import captured from './parser.captured.json' with { type: 'json' };
import { INCOMPLETE, PROTOCOL_ERROR, RequestParser } from './parser.ts';
import { Request } from './request.ts';
import { encodeCommand } from './writer.ts';

/** Every command found in a connection's bytes, as it would be on one that gets them in these chunks. */
function commandsIn(chunks: readonly Uint8Array[], parser = new RequestParser()) {
  const held = new ByteBuffer(16);
  const request = new Request();
  const commands: string[][] = [];
  for (const chunk of chunks) {
    held.append(chunk);
    for (;;) {
      const next = parser.parse(held.bytes, held.start, held.end, request);
      if (next === INCOMPLETE) break;
      if (next === PROTOCOL_ERROR) return { commands, error: parser.error };
      commands.push(Array.from({ length: request.count }, (_, i) => request.text(i)));
      held.take(next - held.start);
    }
  }
  return { commands, error: null };
}

const byteByByte = (bytes: Uint8Array) => Array.from(bytes, (b) => Uint8Array.of(b));

/** What the two commands used in the captured exchanges answer. */
function answer(args: readonly string[]): string {
  const [name, value] = args;
  if (name === undefined) return '';
  if (name.toUpperCase() === 'PING' && args.length === 1) return '+PONG\r\n';
  if (name.toUpperCase() === 'ECHO' && args.length === 2)
    return `$${value!.length}\r\n${value}\r\n`;
  return `-ERR wrong number of arguments for '${name.toLowerCase()}' command\r\n`;
}

test.each(captured.exchanges)('parser: answers $sent as the real server did', (exchange) => {
  const bytes = latin1(exchange.sent);
  for (const chunks of [[bytes], byteByByte(bytes)]) {
    const parser = new RequestParser();
    parser.unauthenticated = exchange.unauthenticated;
    const { commands, error } = commandsIn(chunks, parser);
    const replies = commands.map(answer).join('') + (error === null ? '' : `-ERR ${error}\r\n`);
    expect(replies).toBe(exchange.reply);
    expect(error !== null).toBe(exchange.closed);
  }
});

test.each([
  ['x', 65_536, null],
  ['x', 65_537, 'Protocol error: too big inline request'],
  ['*1', 65_536, null],
  ['*1', 65_537, 'Protocol error: too big mbulk count string'],
  ['*1\r\n$1', 65_540, null],
  ['*1\r\n$1', 65_541, 'Protocol error: too big bulk count string'],
])('parser: %j filled up to %d bytes without a line end', (start, length, error) => {
  const bytes = latin1(start.padEnd(length, '1'));
  expect(commandsIn([bytes])).toEqual({ commands: [], error });
});

const args = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 20 });

test('parser: what the writer writes comes back, whole, byte by byte and in any chunks', () => {
  fc.assert(
    fc.property(fc.array(args, { maxLength: 5 }), fc.array(fc.nat(60)), (commands, cuts) => {
      const out = new ByteBuffer();
      for (const command of commands) out.append(encodeCommand(command));
      const bytes = out.slice();
      const expected = { commands: commands.map((c) => c.map((arg) => textOf(arg))), error: null };
      expect(commandsIn([bytes])).toEqual(expected);
      expect(commandsIn(byteByByte(bytes))).toEqual(expected);
      const chunks: Uint8Array[] = [];
      let at = 0;
      for (const cut of cuts) chunks.push(bytes.subarray(at, (at += cut)));
      chunks.push(bytes.subarray(at));
      expect(commandsIn(chunks)).toEqual(expected);
    }),
  );
});

/** Bytes that look enough like RESP to reach every branch. */
const almostResp = fc
  .array(
    fc.oneof(
      fc.constantFrom('*', '$', '\r\n', '\n', '"', "'", '\\x', '-', '1', '3', ' '),
      fc.string({ maxLength: 3 }),
    ),
  )
  .map((parts) => latin1(parts.join('')));

test('parser: garbage never crashes it, and chunks do not change what it says', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), almostResp), (bytes) => {
      expect(commandsIn(byteByByte(bytes))).toEqual(commandsIn([bytes]));
    }),
    { numRuns: 500 },
  );
});

test('parser: bytes beyond the end are never read as part of a command', () => {
  const whole = latin1('*2\r\n$4\r\nECHO\r\n$10\r\n0123456789\r\n');
  const request = new Request();
  for (let end = 0; end < whole.length; end++) {
    expect(new RequestParser().parse(whole, 0, end, request)).toBe(INCOMPLETE);
  }
  expect(new RequestParser().parse(whole, 0, whole.length, request)).toBe(whole.length);
});

test('parser: canonical only when the bytes are what Redis itself would write', () => {
  const canonical = (text: string) => {
    const request = new Request();
    const bytes = latin1(text);
    expect(new RequestParser().parse(bytes, 0, bytes.length, request)).toBe(bytes.length);
    const out = new ByteBuffer();
    request.appendTo(out);
    expect(textOf(out.slice())).toBe('*1\r\n$4\r\nPING\r\n');
    return request.canonical;
  };
  expect(canonical('*1\r\n$4\r\nPING\r\n')).toBe(true);
  expect(canonical('*1\rX$4\r\nPING\r\n')).toBe(false);
  expect(canonical('*1\r\n$4\r\nPINGxy')).toBe(false);
  expect(canonical('PING\r\n')).toBe(false);
});

test('parser: more arguments than the request had room for', () => {
  const many = Array.from({ length: 5000 }, (_, i) => latin1(`argument ${i}`));
  const bytes = encodeCommand(many);
  const request = new Request();
  expect(new RequestParser().parse(bytes, 0, bytes.length, request)).toBe(bytes.length);
  expect(request.count).toBe(5000);
  expect(request.text(4999)).toBe('argument 4999');
});

test('parser: proto-max-bulk-len is a setting, and does not bind a master', () => {
  const bytes = latin1('*1\r\n$17\r\n');
  const parser = new RequestParser();
  parser.bulkMax = 16;
  expect(parser.parse(bytes, 0, bytes.length, new Request())).toBe(PROTOCOL_ERROR);
  parser.bulkMax = Infinity;
  const huge = latin1('*1\r\n$99999999999\r\n');
  expect(parser.parse(huge, 0, huge.length, new Request())).toBe(INCOMPLETE);
});
