import { expect, test } from 'vitest';
import { foldersOf, partsOf, textOf } from './files.ts';

test('files: the folder of a name, and the name in it', () => {
  expect(partsOf('dump.rdb')).toEqual({ folder: '', plain: 'dump.rdb' });
  expect(partsOf('appendonlydir/appendonly.aof.manifest')).toEqual({
    folder: 'appendonlydir/',
    plain: 'appendonly.aof.manifest',
  });
});

test('files: the own folder comes first, files keep their order', () => {
  const files = ['aof/b', 'dump.rdb', 'aof/a'].map((name) => ({ name }));
  expect(foldersOf(files)).toEqual([
    { folder: '', files: [{ name: 'dump.rdb' }] },
    { folder: 'aof/', files: [{ name: 'aof/b' }, { name: 'aof/a' }] },
  ]);
  expect(foldersOf([])).toEqual([]);
});

test('files: text is told from bytes', () => {
  const of = (text: string) => textOf(new TextEncoder().encode(text));
  expect(of('file a.aof seq 1 type i\n')).toBe('file a.aof seq 1 type i\n');
  expect(of('*1\r\n$4\r\nPING\r\n')).toBe('*1\r\n$4\r\nPING\r\n');
  expect(of('größer')).toBe('größer');
  expect(of('')).toBeNull();
  expect(textOf(Uint8Array.of(0x52, 0x45, 0x44, 0x49, 0x53, 0))).toBeNull();
  expect(textOf(Uint8Array.of(0xff, 0x41))).toBeNull();
});
