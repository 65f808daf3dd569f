import { expect, test } from 'vitest';
import { nextWords, TAPPED, withoutWord, withWord } from './compose.ts';
import { COMMANDS } from './words.ts';

const ADDRESSES = ['127.0.0.1 6379', '127.0.0.1 6381'];
const next = (line: string, keys: readonly string[] = []) =>
  nextWords(line, COMMANDS, ADDRESSES, keys);

test('compose: commands first, and each of them exists', () => {
  expect(next('')).toBe(TAPPED);
  const names = new Set(COMMANDS.map(([name]) => name));
  expect(TAPPED.filter((name) => !names.has(name))).toEqual([]);
});

test('compose: SET, a key of the node, a value, an option, its number', () => {
  expect(next('SET ', ['mine']).slice(0, 2)).toEqual(['mine', 'user:1']);
  expect(next('SET mine ')).toEqual(['1', 'hello', 'ada', 'eve']);
  expect(next('SET mine 1 ')).toContain('EX');
  expect(next('SET mine 1 EX ')).toEqual(['10', '60', '600']);
  expect(next('WAIT ')).toEqual(['1', '2']);
});

test('compose: addresses, sections and subcommands', () => {
  expect(next('REPLICAOF ')).toEqual([...ADDRESSES, 'NO ONE']);
  expect(next('INFO ')).toContain('replication');
  expect(next('CONFIG GET ')).toContain('repl-backlog-size');
  expect(next('DBSIZE ')).toEqual([]);
});

test('compose: a word on, a word off', () => {
  const line = ['SET', '"two words"', 'v'].reduce(withWord, '');
  expect(line).toBe('SET "two words" v ');
  expect(withoutWord(line)).toBe('SET "two words" ');
  expect(withoutWord('SET "two words" ')).toBe('SET ');
  expect(withoutWord('SET ')).toBe('');
});
