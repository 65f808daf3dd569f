import { expect, test } from 'vitest';
import { fetchLibrary, fileName } from './library.ts';

/** A site with these files; everything else is missing. */
function site(files: Record<string, unknown>) {
  return async (address: string) => ({
    ok: address in files,
    json: async () => files[address],
  });
}

test('library: in the order of the index, names and stories per language', async () => {
  const labs = await fetchLibrary(
    site({
      'labs/index.json': ['two', 'one'],
      'labs/one.json': { name: { en: 'One' }, story: { en: 'First.', zh: '第一个。' } },
      'labs/two.json': { name: { en: 'Two', zh: '二' } },
    }),
  );
  expect(labs).toEqual([
    { id: 'two', name: { en: 'Two', zh: '二' }, story: null },
    { id: 'one', name: { en: 'One' }, story: { en: 'First.', zh: '第一个。' } },
  ]);
});

test('library: a lab that cannot be read is left out, the others stay', async () => {
  const labs = await fetchLibrary(
    site({
      'labs/index.json': ['gone', 'broken', 'fine'],
      'labs/broken.json': { name: 'not a text' },
      'labs/fine.json': { name: { en: 'Fine' } },
    }),
  );
  expect(labs?.map((lab) => lab.id)).toEqual(['fine']);
});

test('library: no index, or a page in its place, is told apart from an empty one', async () => {
  expect(await fetchLibrary(site({}))).toBeNull();
  expect(await fetchLibrary(() => Promise.reject(new Error('offline')))).toBeNull();
  expect(await fetchLibrary(site({ 'labs/index.json': [] }))).toEqual([]);
});

test('file name: from the lab’s name, in any script', () => {
  expect(fileName('One master, two replicas!')).toBe('one-master-two-replicas.json');
  expect(fileName('一主二仆')).toBe('一主二仆.json');
  expect(fileName('///')).toBe('lab.json');
});
