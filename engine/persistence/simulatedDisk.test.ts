import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capture } from '../base/capture.ts';
import { latin1, textOf } from '../base/bytes.ts';
import { SimulatedDisk } from './simulatedDisk.ts';

test('disk: what was written is read, renamed and removed', () => {
  const disk = new SimulatedDisk();
  expect(disk.read('dump.rdb')).toBeNull();
  expect(disk.write('temp-1.rdb', latin1('a'), 5)).toBeNull();
  expect(disk.rename('temp-1.rdb', 'dump.rdb')).toBeNull();
  expect(disk.list('')).toEqual(['dump.rdb']);
  expect(disk.read('dump.rdb')).toEqual(latin1('a'));
  expect(disk.files.get('dump.rdb')!.at).toBe(5);
  expect(disk.remove('dump.rdb')).toBeNull();
  expect(disk.remove('dump.rdb')).toBe('No such file or directory');
  expect(disk.rename('a', 'b')).toBe('No such file or directory');
});

test('disk: a broken one can be read but not written', () => {
  const disk = new SimulatedDisk();
  disk.write('dump.rdb', latin1('old'), 1);
  disk.broken = true;
  expect(disk.write('dump.rdb', latin1('new'), 2)).toBe('Read-only file system');
  expect(disk.remove('dump.rdb')).toBe('Read-only file system');
  expect(disk.rename('dump.rdb', 'other')).toBe('Read-only file system');
  expect(disk.read('dump.rdb')).toEqual(latin1('old'));
});

test('disk: a checkpoint is not disturbed by later writes', () => {
  const disk = new SimulatedDisk();
  disk.write('dump.rdb', latin1('old'), 1);
  const then = capture(disk);
  disk.write('dump.rdb', latin1('new'), 2);
  disk.write('redis.conf', latin1(''), 2);
  expect(then.read('dump.rdb')).toEqual(latin1('old'));
  expect(then.files.size).toBe(1);
});

const add = (disk: SimulatedDisk, name: string, text: string, at = 0): string | null =>
  disk.append(name, latin1(text), 0, text.length, at);

test('disk: a file grows, is cut, and lies in a directory that has to be there', () => {
  const disk = new SimulatedDisk();
  expect(add(disk, 'aof/a', 'x')).toBe('No such file or directory');
  expect(disk.makeDirectory('aof')).toBeNull();
  expect(disk.makeDirectory('aof')).toBeNull();
  expect(add(disk, 'aof/b', 'one')).toBeNull();
  expect(add(disk, 'aof/b', 'two')).toBeNull();
  expect(disk.read('aof/b')).toEqual(latin1('onetwo'));
  expect(disk.read('aof/b')).toBe(disk.read('aof/b'));
  expect(disk.truncate('aof/b', 4, 1)).toBeNull();
  expect(add(disk, 'aof/b', '!')).toBeNull();
  expect(disk.read('aof/b')).toEqual(latin1('onet!'));
  expect(disk.size('aof/b')).toBe(5);
  expect(disk.size('aof/c')).toBeNull();
  disk.write('aof/a', latin1(''), 2);
  disk.write('dump.rdb', latin1(''), 2);
  expect(disk.list('aof')).toEqual(['a', 'b']);
  expect(disk.list('')).toEqual(['dump.rdb']);
});

test('disk: without power, what was not synced is gone; the kernel syncs by itself after 30 seconds', () => {
  const disk = new SimulatedDisk();
  add(disk, 'a', 'old', 0);
  expect(disk.sync('a', true)).toBeNull();
  add(disk, 'a', 'new', 1_000_000);
  disk.write('dump.rdb', latin1('whole'), 1_000_000);
  const other = capture(disk);
  disk.powerOff(30_999_999);
  expect(disk.read('a')).toEqual(latin1('old'));
  expect(disk.read('dump.rdb')).toEqual(latin1('whole'));
  other.powerOff(31_000_000);
  expect(other.read('a')).toEqual(latin1('oldnew'));
  expect(disk.sync('b', false)).toBe('No such file or directory');
});

test('disk: any series of appends, cuts and checkpoints reads as the bytes put together', () => {
  const step = fc.record({ size: fc.nat(100_000), cut: fc.boolean(), branch: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let disk = new SimulatedDisk();
      disk.write('f', new Uint8Array(0), 0);
      let expected = '';
      steps.forEach(({ size, cut, branch }, i) => {
        if (branch) {
          const copy = capture(disk);
          add(disk, 'f', 'not seen by the copy');
          disk = copy;
        }
        if (cut) {
          expected = expected.slice(0, size);
          disk.truncate('f', size, 0);
        } else {
          expected += String(i).repeat(size);
          add(disk, 'f', String(i).repeat(size));
        }
      });
      expect(textOf(disk.read('f')!) === expected).toBe(true);
    }),
    { numRuns: 40 },
  );
});
