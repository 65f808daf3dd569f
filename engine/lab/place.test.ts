import { expect, test } from 'vitest';
import { placeOf, problemLine } from './place.ts';

test('place: without the sign of the root, and not twice', () => {
  expect(placeOf('$.nodes[0].id', 'Write a text.')).toBe('nodes[0].id');
  expect(placeOf('$["a b"]', 'Write a text.')).toBe('["a b"]');
  expect(placeOf('$', 'This is not JSON.')).toBe('');
  expect(placeOf('6379', 'Node 6379 is running already.')).toBe('6379');
  expect(placeOf('$.links[0].bandwidth', 'links[0].bandwidth is missing: add it.')).toBe('');
  expect(problemLine({ path: '$.seed', message: 'Write a number.' })).toBe('seed: Write a number.');
  expect(problemLine({ path: '$.seed', message: 'seed is missing.' })).toBe('seed is missing.');
});
