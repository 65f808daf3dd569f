import { expect, test } from 'vitest';
import { cut, pasted, promptOf } from './transcript.ts';

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
