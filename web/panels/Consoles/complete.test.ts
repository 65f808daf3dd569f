import { expect, test } from 'vitest';
import { completions, hint } from './complete.ts';

const ADDRESSES = ['127.0.0.1 6379', '127.0.0.1 6380'];

test('hint: shows all arguments once the command is complete', () => {
  expect(hint('GET')).toBe(' key');
  expect(hint('get ')).toBe('key');
  expect(hint('GE')).toBe('');
});

test('hint: drops the arguments already typed, but keeps optional ones', () => {
  expect(hint('EXPIRE k')).toBe(' seconds [NX|XX|GT|LT]');
  expect(hint('EXPIRE k 60 ')).toBe('[NX|XX|GT|LT]');
  expect(hint('EXPIRE k 60 NX')).toBe(' [NX|XX|GT|LT]');
  expect(hint('SLAVEOF 127.0.0.1 6379')).toBe('');
});

test('hint: a quoted argument counts as one', () => {
  expect(hint('SETEX "two words" ')).toBe('seconds value');
});

test('hint: knows commands of two words', () => {
  expect(hint('config get')).toBe(' parameter [parameter ...]');
  expect(hint('config')).toBe('');
});

test('completion: command names in any case, then redis-cli words', () => {
  expect(completions('slav', ADDRESSES)).toEqual(['SLAVEOF']);
  expect(completions('HEL', ADDRESSES)).toEqual(['HELLO', 'help']);
  expect(completions('config re', ADDRESSES)).toEqual(['CONFIG RESETSTAT', 'CONFIG REWRITE']);
  expect(completions('', ADDRESSES)).toEqual([]);
});

test('completion: the addresses of the nodes after SLAVEOF and REPLICAOF', () => {
  expect(completions('SLAVEOF ', ADDRESSES)).toEqual([
    'SLAVEOF 127.0.0.1 6379',
    'SLAVEOF 127.0.0.1 6380',
    'SLAVEOF NO ONE',
  ]);
  expect(completions('replicaof 127.0.0.1 6379', ADDRESSES)).toEqual([]);
  expect(completions('REPLICAOF n', ADDRESSES)).toEqual(['REPLICAOF NO ONE']);
});

test('completion: help takes a command', () => {
  expect(completions('help slaveo', ADDRESSES)).toEqual(['help SLAVEOF']);
});
