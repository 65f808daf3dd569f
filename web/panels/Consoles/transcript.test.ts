import { expect, test } from 'vitest';
import { BLOCK, blocks, cut, pasted, pieces, promptOf, toneOf } from './transcript.ts';

test('transcript: a huge reply is cut and the rest counted', () => {
  expect(cut('abc')).toEqual({ text: 'abc', more: 0 });
  expect(cut('abcdef', 4)).toEqual({ text: 'abcd', more: 2 });
  expect(cut('abc\xe4\xbd\xa0', 4)).toEqual({ text: 'abc', more: 3 });
});

test('transcript: prompt and command are told apart, with db and transaction', () => {
  expect(promptOf('127.0.0.1:6379[2](TX)> SET k "> "')).toEqual({
    prompt: '127.0.0.1:6379[2](TX)> ',
    command: 'SET k "> "',
  });
  expect(promptOf('not connected> PING')).toEqual({ prompt: 'not connected> ', command: 'PING' });
});

test('transcript: pasted lines run, an unfinished last line stays', () => {
  expect(pasted('SET a 1\r\nSET b 2\n\nGET a')).toEqual({
    run: ['SET a 1', 'SET b 2'],
    rest: 'GET a',
  });
  expect(pasted('GET a\n')).toEqual({ run: ['GET a'], rest: '' });
});

test('transcript: blocks keep their borders while old lines go and new ones come', () => {
  const line = (at: number) => ({ kind: 'reply', text: 'OK', at }) as const;
  const lines = Array.from({ length: 2 * BLOCK }, (_, at) => line(at));
  expect(blocks(lines, 2 * BLOCK, 0).map((block) => block.first)).toEqual([0, BLOCK]);
  const later = blocks([...lines.slice(1), line(2 * BLOCK)], 2 * BLOCK + 1, 0);
  expect(later.map((block) => [block.first, block.lines.length])).toEqual([
    [1, BLOCK - 1],
    [BLOCK, BLOCK],
    [2 * BLOCK, 1],
  ]);
  expect(later[1]?.lines[0]).toBe(lines[BLOCK]);
});

test('transcript: a cleared console shows only what came after', () => {
  const lines = [{ kind: 'reply', text: 'OK', at: 0 } as const];
  expect(blocks(lines, 7, 7)).toEqual([]);
  expect(blocks(lines, 7, 6)).toHaveLength(1);
});

test('transcript: a long reply is laid out in pieces that lose no line', () => {
  const lines = Array.from({ length: 10_000 }, (_, n) => `${n + 1}) "key:${n}"`);
  const found = pieces(lines.join('\n'));
  expect(found).toHaveLength(50);
  expect(found.join('\n')).toBe(lines.join('\n'));
  expect(pieces('OK')).toEqual(['OK']);
});

test('transcript: nil and integers have a tone of their own, text that only looks so has none', () => {
  expect(['(nil)', '(integer) -2', '"(nil)"', 'OK', '(integer) 1\n(1.03s)'].map(toneOf)).toEqual([
    'nil',
    'integer',
    'text',
    'text',
    'text',
  ]);
});
