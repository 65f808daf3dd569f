import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import { bulkText, type Reply } from '../resp/reply.ts';
import { ReplyReader } from '../resp/replyReader.ts';
import { splitArguments } from '../resp/split.ts';
import captured from './cliFormat.captured.json' with { type: 'json' };
import { formatFor, formatReply, quoted } from './cliFormat.ts';

const read = (text: string): Reply => {
  const bytes = latin1(text);
  const reader = new ReplyReader();
  if (reader.read(bytes, 0, bytes.length) !== bytes.length) throw new Error(reader.error);
  return reader.reply;
};

test.each(captured.replies)('redis-cli: prints the reply to $args, RESP$protocol', (sample) => {
  const printed = formatFor(sample.args.map(latin1), read(sample.reply));
  const real = sample.printed.replaceAll('\r\n', '\n').replace(/\n$/, '');
  expect(printed).toBe(real);
});

test('redis-cli: a raw command is raw in any letter case, its help is not', () => {
  const reply = bulkText('a\r\nb\r\n');
  expect(formatFor(['iNFO', 'x'].map(latin1), reply)).toBe('a\nb');
  expect(formatFor(['CLIENT', 'LIST', 'TYPE', 'normal'].map(latin1), reply)).toBe('a\nb');
  expect(formatFor(['CLIENT', 'GETNAME'].map(latin1), reply)).toBe('"a\\r\\nb\\r\\n"');
  expect(formatFor(['LATENCY', 'DOCTOR', 'x'].map(latin1), reply)).toBe('"a\\r\\nb\\r\\n"');
});

test('redis-cli: a push is numbered like an array', () => {
  const items = [bulkText('message'), bulkText('c')];
  expect(formatReply({ kind: 'push', items })).toBe('1) "message"\n2) "c"');
  expect(formatReply({ kind: 'push', items: [] })).toBe('(empty push)');
});

test('redis-cli: what it quotes can be typed again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(splitArguments(quoted(bytes))).toEqual([bytes]);
    }),
  );
});
