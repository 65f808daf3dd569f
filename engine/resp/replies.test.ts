import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteBuffer, latin1, textOf } from '../base/bytes.ts';
import { NIL, NIL_ARRAY, NONE, OK, type Reply, array, bulkText, integer } from './reply.ts';
import { ReplyReader } from './replyReader.ts';
import { INCOMPLETE, PROTOCOL_ERROR } from './parser.ts';
import { type Protocol, commandLength, encodeCommand, writeCommand, writeReply } from './writer.ts';

function written(reply: Reply, protocol: Protocol): Uint8Array {
  const out = new ByteBuffer(8);
  writeReply(out, reply, protocol);
  return out.slice();
}

function read(bytes: Uint8Array): Reply {
  const reader = new ReplyReader();
  const next = reader.read(bytes, 0, bytes.length);
  if (next === PROTOCOL_ERROR) throw new Error(reader.error);
  expect(next).toBe(bytes.length);
  return reader.reply;
}

const pair = [bulkText('k'), integer(1)];
test.each<[Reply, string, string]>([
  [OK, '+OK\r\n', '+OK\r\n'],
  [{ kind: 'error', text: 'ERR no' }, '-ERR no\r\n', '-ERR no\r\n'],
  [integer(-5), ':-5\r\n', ':-5\r\n'],
  [integer(2n ** 63n - 1n), ':9223372036854775807\r\n', ':9223372036854775807\r\n'],
  [bulkText('a\r\nb'), '$4\r\na\r\nb\r\n', '$4\r\na\r\nb\r\n'],
  [bulkText(''), '$0\r\n\r\n', '$0\r\n\r\n'],
  [NIL, '$-1\r\n', '_\r\n'],
  [NIL_ARRAY, '*-1\r\n', '_\r\n'],
  [array(pair), '*2\r\n$1\r\nk\r\n:1\r\n', '*2\r\n$1\r\nk\r\n:1\r\n'],
  [
    { kind: 'array', items: pair, paired: true },
    '*2\r\n$1\r\nk\r\n:1\r\n',
    '*1\r\n*2\r\n$1\r\nk\r\n:1\r\n',
  ],
  [{ kind: 'map', items: pair }, '*2\r\n$1\r\nk\r\n:1\r\n', '%1\r\n$1\r\nk\r\n:1\r\n'],
  [{ kind: 'set', items: pair }, '*2\r\n$1\r\nk\r\n:1\r\n', '~2\r\n$1\r\nk\r\n:1\r\n'],
  [{ kind: 'push', items: pair }, '*2\r\n$1\r\nk\r\n:1\r\n', '>2\r\n$1\r\nk\r\n:1\r\n'],
  [{ kind: 'double', text: '1.5' }, '$3\r\n1.5\r\n', ',1.5\r\n'],
  [{ kind: 'boolean', value: true }, ':1\r\n', '#t\r\n'],
  [{ kind: 'boolean', value: false }, ':0\r\n', '#f\r\n'],
  [{ kind: 'verbatim', format: 'txt', bytes: latin1('hi') }, '$2\r\nhi\r\n', '=6\r\ntxt:hi\r\n'],
  [
    { kind: 'big-number', text: '12345678901234567890' },
    '$20\r\n12345678901234567890\r\n',
    '(12345678901234567890\r\n',
  ],
  [NONE, '', ''],
])('writer: %o in both protocols', (reply, resp2, resp3) => {
  expect(textOf(written(reply, 2))).toBe(resp2);
  expect(textOf(written(reply, 3))).toBe(resp3);
});

const line = fc.string({ maxLength: 20 }).map((text) => text.replace(/[^\x20-\x7e]/g, '?'));
const leaf = fc.oneof<fc.Arbitrary<Reply>[]>(
  fc.constant(NIL),
  line.map((text): Reply => (text === 'OK' ? OK : { kind: 'simple', text })),
  line.map((text): Reply => ({ kind: 'error', text })),
  fc.integer().map((value) => integer(value)),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }).map((value) => integer(value)),
  fc.uint8Array({ maxLength: 30 }).map((bytes): Reply => ({ kind: 'bulk', bytes })),
  fc.boolean().map((value): Reply => ({ kind: 'boolean', value })),
  fc
    .uint8Array({ maxLength: 9 })
    .map((bytes): Reply => ({ kind: 'verbatim', format: 'txt', bytes })),
  fc
    .constantFrom('1.5', 'inf', '-inf', 'nan', '1e+20')
    .map((text): Reply => ({ kind: 'double', text })),
);
const { tree } = fc.letrec<{ tree: Reply }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }).map((items) => array(items)),
    fc.array(tie('tree'), { maxLength: 4 }).map((items): Reply => ({ kind: 'set', items })),
    fc
      .array(fc.tuple(leaf, tie('tree')), { maxLength: 3 })
      .map((items): Reply => ({ kind: 'map', items: items.flat() })),
  ),
}));

test('replies: RESP3 comes back as it was, and only when the last byte is there', () => {
  fc.assert(
    fc.property(tree, (reply) => {
      const bytes = written(reply, 3);
      expect(read(bytes)).toEqual(reply);
      const reader = new ReplyReader();
      for (let end = 0; end < bytes.length; end++)
        expect(reader.read(bytes, 0, end)).toBe(INCOMPLETE);
    }),
  );
});

test('replies: RESP2 written, read and written again gives the same bytes', () => {
  fc.assert(
    fc.property(tree, (reply) => {
      const bytes = written(reply, 2);
      expect(written(read(bytes), 2)).toEqual(bytes);
    }),
  );
});

test('replies: garbage is an error or incomplete, never a crash', () => {
  const almost = fc
    .array(fc.constantFrom('*', '$', '+', ':', '%', '|', '=', '\r\n', '-1', '2', '#t', '_', 'x'))
    .map((parts) => latin1(parts.join('')));
  fc.assert(
    fc.property(fc.oneof(almost, fc.uint8Array({ maxLength: 80 })), (bytes) => {
      const reader = new ReplyReader();
      const next = reader.read(bytes, 0, bytes.length);
      if (next === PROTOCOL_ERROR) expect(reader.error).not.toBe('');
      else expect(next === INCOMPLETE || (next > 0 && next <= bytes.length)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['hello', 'Protocol error, got "h" as reply type byte'],
  ['\n', 'Protocol error, got "\\n" as reply type byte'],
  ['|1\r\n+ttl\r\n:3600\r\n:7\r\n', 'Protocol error, got "|" as reply type byte'],
  [':x\r\n', 'Bad integer value'],
  ['$x\r\n', 'Bad bulk string length'],
  ['$-2\r\n', 'Bulk string length out of range'],
  ['*-2\r\n', 'Multi-bulk length out of range'],
  ['*1\r\n'.repeat(80), 'No support for nested replies this deep'],
])('replies: %j is refused', (text, error) => {
  const reader = new ReplyReader();
  expect(reader.read(latin1(text), 0, text.length)).toBe(PROTOCOL_ERROR);
  expect(reader.error).toBe(error);
});

test('writer: the length of a command is known before it is written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 120 }), { minLength: 1, maxLength: 12 }),
      (args) => {
        const out = new ByteBuffer(4);
        writeCommand(out, args);
        expect(out.length).toBe(commandLength(args));
        expect(encodeCommand(args)).toEqual(out.slice());
      },
    ),
  );
  expect(commandLength(['SET', 'k', 'v'].map(latin1))).toBe(27);
});
