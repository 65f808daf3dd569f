import { expect, test } from 'vitest';
import { Executor, wire } from '../executor.fixture.ts';

function playing(...lines: string[]): string[] {
  const executor = new Executor();
  return lines.map((line) => wire(executor.run(...line.split(' '))).trimEnd());
}

const LLONG_MAX = '9223372036854775807';
const LLONG_MIN = '-9223372036854775808';

test('a plain SET always gives the same outcome: the hot path makes no garbage', () => {
  const executor = new Executor();
  expect(executor.run('SET', 'a', '1')).toBe(executor.run('SET', 'b', '2'));
});

test('SET keeps bytes of every value', () => {
  const executor = new Executor();
  const all = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join('');
  executor.run('SET', all, all);
  expect(wire(executor.run('GET', all))).toBe(`$256\r\n${all}\r\n`);
});

test('options of SET exclude each other, but a time may be given twice in one unit', () => {
  expect(playing('SET k v NX XX')).toEqual(['-ERR syntax error']);
  expect(playing('SET k v KEEPTTL EX 5')).toEqual(['-ERR syntax error']);
  expect(playing('SET k v EX 5 PX 5')).toEqual(['-ERR syntax error']);
  expect(playing('SET k v EX')).toEqual(['-ERR syntax error']);
  expect(playing('SET k v EX 5 EX 7', 'TTL k')).toEqual(['+OK', ':7']);
});

test('expire times beyond 64 bits are refused by name', () => {
  const refusal = (name: string) => `-ERR invalid expire time in '${name}' command`;
  expect(playing('SET k v EX 9223372036854776')).toEqual([refusal('set')]);
  expect(playing(`SET k v PX ${LLONG_MAX}`)).toEqual([refusal('set')]);
  expect(playing('PSETEX k -1 v')).toEqual([refusal('psetex')]);
  expect(playing('SET k v', 'GETEX k PX 0')[1]).toBe(refusal('getex'));
  expect(playing(`PEXPIRE k ${LLONG_MAX}`)).toEqual([refusal('pexpire')]);
  expect(playing(`EXPIREAT k ${LLONG_MIN}`)).toEqual([refusal('expireat')]);
});

test('INCR stops at the ends of 64 bits, and is exact on the way', () => {
  expect(playing('SET n 9007199254740992', 'INCR n', 'DECRBY n 2')).toEqual([
    '+OK',
    ':9007199254740993',
    ':9007199254740991',
  ]);
  const overflow = '-ERR increment or decrement would overflow';
  expect(playing(`SET n ${LLONG_MAX}`, 'INCR n')[1]).toBe(overflow);
  expect(playing(`SET n ${LLONG_MIN}`, 'DECR n')[1]).toBe(overflow);
  expect(playing(`DECRBY n ${LLONG_MIN}`)).toEqual(['-ERR decrement would overflow']);
});

test.each(['01', '+1', ' 1', '-0', '', '1.0', '9223372036854775808'])(
  'INCR does not take %j for an integer',
  (text) => {
    const executor = new Executor();
    executor.run('SET', 'k', text);
    expect(wire(executor.run('INCR', 'k'))).toMatch(/^-ERR value is not an integer/);
  },
);

test('GETRANGE counts from both ends', () => {
  expect(playing('SET k Hello', 'GETRANGE k 1 3', 'GETRANGE k -3 -1', 'GETRANGE k 9 10')).toEqual([
    '+OK',
    '$3\r\nell',
    '$3\r\nllo',
    '$0',
  ]);
});

test('SETRANGE fills the gap with zero bytes and keeps the time to live', () => {
  expect(playing('SET k ab EX 50', 'SETRANGE k 4 x', 'GET k', 'TTL k')).toEqual([
    '+OK',
    ':5',
    '$5\r\nab\0\0x',
    ':50',
  ]);
});

test('OBJECT ENCODING remembers how a string came about', () => {
  const encodings = (...lines: string[]) => playing(...lines, 'OBJECT ENCODING k').at(-1);
  expect(encodings('SET k 12')).toBe('$3\r\nint');
  expect(encodings('SET k 012')).toBe('$6\r\nembstr');
  expect(encodings(`SET k ${'x'.repeat(45)}`)).toBe('$3\r\nraw');
  expect(encodings('SET k 1', 'APPEND k 2')).toBe('$3\r\nraw');
  expect(encodings('SET k 1', 'APPEND k 2', 'INCR k')).toBe('$3\r\nint');
  expect(encodings('SET k 1', 'INCRBYFLOAT k 1')).toBe('$6\r\nembstr');
  expect(encodings('SET j 1', 'APPEND j 2', 'RENAME j k')).toBe('$3\r\nraw');
});

test('LCS says what two strings share, how much, and where', () => {
  const words = ['MSET key1 ohmytext key2 mynewtext'];
  expect(playing(...words, 'LCS key1 key2')[1]).toBe('$6\r\nmytext');
  expect(playing(...words, 'LCS key1 key2 LEN')[1]).toBe(':6');
  expect(playing(...words, 'LCS key1 key2 IDX MINMATCHLEN 4 WITHMATCHLEN')[1]).toBe(
    '*4\r\n$7\r\nmatches\r\n*1\r\n*3\r\n*2\r\n:4\r\n:7\r\n*2\r\n:5\r\n:8\r\n:4\r\n$3\r\nlen\r\n:6',
  );
});
