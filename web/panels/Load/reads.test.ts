import { expect, test } from 'vitest';
import { isRead, readsOf } from './reads.ts';

const row = (name: string, writtenAt = 0, type = 'string') => ({ name, type, writtenAt });

test('load: reads ask for the numbered keys that there are, from 0 on', () => {
  const rows = Array.from({ length: 93 }, (_, n) => row(`key:${n}`));
  expect(readsOf(rows)).toEqual({ template: 'GET key:{n}', keys: 50 });
  expect(readsOf(rows.filter(({ name }) => name !== 'key:7'))).toMatchObject({ keys: 5 });
});

test('load: without such keys, reads ask for the string that was written last', () => {
  const rows = [row('city', 5), row('order:1', 9), row('list', 20, 'list'), row('a b', 30)];
  expect(readsOf(rows)).toEqual({ template: 'GET order:1', keys: 1 });
  expect(readsOf([row('\xe5\x9f\x8e', 1)])?.template).toBe('GET 城');
});

test('load: where there is no string there is nothing to read', () => {
  expect(readsOf([])).toBeNull();
  expect(readsOf([row('queue:0', 1, 'list')])).toBeNull();
});

test('load: what is found is told of reads only', () => {
  expect(isRead('GET key:{n}')).toBe(true);
  expect(isRead('  hget h f')).toBe(true);
  expect(isRead('MGET a b')).toBe(false);
  expect(isRead('GETSET k {value}')).toBe(false);
  expect(isRead('SET key:{n} {value}')).toBe(false);
});
