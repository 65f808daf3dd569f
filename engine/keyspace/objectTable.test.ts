import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import { Keyspace } from './keyspace.ts';
import { ObjectTable } from './objectTable.ts';
import type { ObjectValue } from './value.ts';

/** A value that counts, and costs as many bytes as it has counted. */
class Counter implements ObjectValue {
  readonly type = 'list';
  readonly encoding = 'quicklist';
  size: number;

  constructor(size: number) {
    this.size = size;
  }

  get memory(): number {
    return this.size;
  }

  sample(): Uint8Array[] {
    return [];
  }

  capture(): Counter {
    return new Counter(this.size);
  }

  digestInto(): void {}
}

const grow = (table: ObjectTable, slot: number): void => {
  (table.toWrite(slot) as Counter).size++;
  table.recount(slot);
};

test('a captured table keeps its values whichever of the two is written', () => {
  const table = new ObjectTable();
  const slot = table.add(new Counter(1));
  const copy = table.capture();
  grow(table, slot);
  grow(table, slot);
  expect([table.at(slot).size, copy.at(slot).size]).toEqual([3, 1]);
  const third = copy.capture();
  grow(copy, slot);
  expect([table.at(slot).size, copy.at(slot).size, third.at(slot).size]).toEqual([3, 2, 1]);
});

test('a value is copied once for each capture, not for each write', () => {
  const table = new ObjectTable();
  const slot = table.add(new Counter(1));
  const first = table.toWrite(slot);
  expect(table.toWrite(slot)).toBe(first);
  table.capture();
  const second = table.toWrite(slot);
  expect(second).not.toBe(first);
  expect(table.toWrite(slot)).toBe(second);
});

test('memory follows the values, and slots are used again', () => {
  const table = new ObjectTable();
  const a = table.add(new Counter(5));
  table.add(new Counter(7));
  grow(table, a);
  expect(table.memory).toBe(13);
  const copy = table.capture();
  table.remove(a);
  expect([table.memory, copy.memory]).toEqual([7, 13]);
  expect(table.add(new Counter(1))).toBe(a);
  expect(copy.at(a).size).toBe(6);
});

test('an object is a key like another: overwritten, expiring, removed, captured', () => {
  const keyspace = new Keyspace();
  const db = keyspace.database(0);
  const key = latin1('k');
  db.putObject(key, 0, 1, new Counter(3));
  db.setExpiry(key, 0, 1, 5_000);
  const copy = keyspace.capture();
  expect([db.type(db.held(key)), db.object(db.held(key)).size]).toEqual(['list', 3]);
  const text = latin1('kvalue');
  db.set(text, 0, 1, 1, 5);
  expect([db.type(db.held(key)), db.expiresAt(db.held(key))]).toEqual(['string', -1]);
  const [old] = copy.databases;
  expect([old!.object(old!.held(key)).size, old!.expiresAt(old!.held(key))]).toEqual([3, 5_000]);
  db.putObject(key, 0, 1, new Counter(9));
  expect(db.removeKey(key)).toBe(true);
  expect(db.held(key)).toBe(0);
});

test('someone who waits hears of an object put under a key, and only while someone waits', () => {
  const keyspace = new Keyspace();
  const db = keyspace.database(2);
  db.putObject(latin1('a'), 0, 1, new Counter(1));
  keyspace.blocking = 1;
  db.putObject(latin1('b'), 0, 1, new Counter(1));
  expect(keyspace.ready).toEqual([{ db: 2, key: latin1('b') }]);
});
