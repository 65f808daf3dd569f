import { expect, test } from 'vitest';
import * as complete from './complete.ts';
import { COMMANDS } from './words.ts';

const ADDRESSES = ['127.0.0.1 6379', '127.0.0.1 6380'];
const hint = (line: string) => complete.hint(line, COMMANDS);
const completions = (line: string, addresses: readonly string[]) =>
  complete.completions(line, addresses, COMMANDS);

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

test('hint: commands of every type of value', () => {
  expect(hint('RPUSH ')).toBe('key element [element ...]');
  expect(hint('HSET user ')).toBe('field value [field value ...]');
  expect(hint('ZADD board')).toBe(' [NX|XX] [GT|LT] [CH] [INCR] score member [score member ...]');
  expect(hint('BLPOP')).toBe(' key [key ...] timeout');
});

test('completion: the addresses of the replicas after FAILOVER TO, without NO ONE', () => {
  expect(completions('failover to ', ADDRESSES)).toEqual([
    'failover to 127.0.0.1 6379',
    'failover to 127.0.0.1 6380',
  ]);
});

test('before the commands have come nothing is offered but words of redis-cli', () => {
  expect(complete.completions('HE', ADDRESSES, [])).toEqual(['help']);
  expect(complete.hint('GET', [])).toBe('');
});
