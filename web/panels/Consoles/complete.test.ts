import { expect, test } from 'vitest';
import * as complete from './complete.ts';
import captured from './hints.captured.json' with { type: 'json' };
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
  expect(completions('CLIENT KILL', ADDRESSES)).toEqual([]);
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

test('completion: help takes a command or a group', () => {
  expect(completions('help slaveo', ADDRESSES)).toEqual(['help SLAVEOF']);
  expect(completions('help @s', ADDRESSES)).toEqual([
    'help @scripting',
    'help @server',
    'help @set',
    'help @sorted-set',
    'help @stream',
    'help @string',
  ]);
});

/** redis-cli tells nobody what DEBUG takes; the page does. */
const told = Object.entries(captured).filter(([line]) => line !== 'DEBUG SLEEP');

test.each(told)('hint: as redis-cli 7.0.15 for %s', (line, printed) => {
  // redis-cli prints a lone space where no argument is left.
  expect(hint(line).trimEnd()).toBe(printed.trimEnd());
});

test.each([
  ['SET k v E', ['SET k v EX', 'SET k v EXAT']],
  ['SET k v NX G', ['SET k v NX GET']],
  ['SET k v EX ', []],
  ['set k v ex 10 k', ['set k v ex 10 KEEPTTL']],
  ['BLMOVE a b ', ['BLMOVE a b LEFT', 'BLMOVE a b RIGHT']],
  ['INFO rep', ['INFO replication']],
  ['redis-cli -p 638', ['redis-cli -p 6380']],
  ['SLAVEOF 127.0.0.1 ', ['SLAVEOF 127.0.0.1 6379', 'SLAVEOF 127.0.0.1 6380']],
  ['GET ', []],
])('completion: words for %s', (line, offers) => {
  expect(completions(line, ADDRESSES)).toEqual(offers);
});

test.each([
  ['GET ', { before: 'GET ', prefix: '' }],
  ['get us', { before: 'get ', prefix: 'us' }],
  ['DEL a b', { before: 'DEL a ', prefix: 'b' }],
  ['MSET a 1 b', { before: 'MSET a 1 ', prefix: 'b' }],
  ['MSET a 1 b 2', null],
  ['SET k v', null],
  ['EXPIRE k ', null],
  ['RENAME a b', { before: 'RENAME a ', prefix: 'b' }],
  ['OBJECT ENCODING x', { before: 'OBJECT ENCODING ', prefix: 'x' }],
  ['GET "two w', { before: 'GET ', prefix: 'two w' }],
  ['nosuch k', null],
])('completion: a key belongs here: %s', (line, place) => {
  expect(complete.keyPlace(line, COMMANDS)).toEqual(place);
});

test('completion: a key is quoted where it must be', () => {
  expect(['plain', 'two words', 'a"b', ''].map(complete.quoted)).toEqual([
    'plain',
    '"two words"',
    '"a\\"b"',
    '""',
  ]);
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
