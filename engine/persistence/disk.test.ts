import { expect, test } from 'vitest';
import { capture } from '../base/capture.ts';
import { latin1 } from '../base/bytes.ts';
import { Disk } from './disk.ts';

test('disk: what was written is read, renamed and removed', () => {
  const disk = new Disk();
  expect(disk.read('dump.rdb')).toBeNull();
  expect(disk.write('temp-1.rdb', latin1('a'), 5)).toBeNull();
  expect(disk.rename('temp-1.rdb', 'dump.rdb')).toBeNull();
  expect([...disk.files]).toEqual([['dump.rdb', { bytes: latin1('a'), at: 5 }]]);
  expect(disk.remove('dump.rdb')).toBeNull();
  expect(disk.remove('dump.rdb')).toBe('No such file or directory');
  expect(disk.rename('a', 'b')).toBe('No such file or directory');
});

test('disk: a broken one can be read but not written', () => {
  const disk = new Disk();
  disk.write('dump.rdb', latin1('old'), 1);
  disk.broken = true;
  expect(disk.write('dump.rdb', latin1('new'), 2)).toBe('Read-only file system');
  expect(disk.remove('dump.rdb')).toBe('Read-only file system');
  expect(disk.rename('dump.rdb', 'other')).toBe('Read-only file system');
  expect(disk.read('dump.rdb')).toEqual(latin1('old'));
});

test('disk: a checkpoint is not disturbed by later writes', () => {
  const disk = new Disk();
  disk.write('dump.rdb', latin1('old'), 1);
  const then = capture(disk);
  disk.write('dump.rdb', latin1('new'), 2);
  disk.write('redis.conf', latin1(''), 2);
  expect(then.read('dump.rdb')).toEqual(latin1('old'));
  expect(then.files.size).toBe(1);
});
