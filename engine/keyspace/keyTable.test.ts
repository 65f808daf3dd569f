import { expect, test } from 'vitest';
import { latin1, textOf } from '../base/bytes.ts';
import { Dice } from '../base/dice.ts';
import { KeyTable } from './keyTable.ts';

function set(table: KeyTable, key: string, value: string): void {
  const k = latin1(key);
  const v = latin1(value);
  table.write(table.find(k, 0, k.length), k.length, v, 0, v.length, 0, 0);
}

function get(table: KeyTable, key: string): string | undefined {
  const k = latin1(key);
  const entry = table.find(k, 0, k.length);
  if (entry === 0) return undefined;
  const start = table.valueStart(entry);
  return textOf(table.bytes, start, start + table.valueLength(entry));
}

function remove(table: KeyTable, key: string): boolean {
  const k = latin1(key);
  const entry = table.find(k, 0, k.length);
  if (entry !== 0) table.remove(entry);
  return entry !== 0;
}

function contents(table: KeyTable): Map<string, string> {
  const found = new Map<string, string>();
  table.each((entry) => {
    const start = table.keyStart(entry);
    const key = textOf(table.bytes, start, start + table.keyLength(entry));
    const value = table.valueStart(entry);
    found.set(key, textOf(table.bytes, value, value + table.valueLength(entry)));
  });
  return found;
}

/** A table and the Map that it must equal, through the same random writes. */
function churn(dice: Dice, table: KeyTable, model: Map<string, string>, steps: number): void {
  for (let i = 0; i < steps; i++) {
    const key = `${'k'.repeat(dice.below(9))}${dice.below(300)}`;
    if (dice.below(10) < 6) {
      const value = String.fromCharCode(97 + dice.below(26)).repeat(dice.below(4) ** 4);
      set(table, key, value);
      model.set(key, value);
    } else {
      expect(remove(table, key)).toBe(model.delete(key));
    }
  }
}

test.each([1, 2, 3, 4, 5])('does what a Map does, seed %i', (seed) => {
  const dice = new Dice(seed);
  const table = new KeyTable();
  const model = new Map<string, string>();
  for (let round = 0; round < 20; round++) {
    churn(dice, table, model, 400);
    expect(table.count).toBe(model.size);
    for (const [key, value] of model) expect(get(table, key)).toBe(value);
    expect(contents(table)).toEqual(model);
  }
  for (const key of [...model.keys()]) remove(table, key);
  expect(table.count).toBe(0);
  expect(contents(table).size).toBe(0);
});

test('keys that differ only in zero bytes at the end are different keys', () => {
  const table = new KeyTable();
  for (const key of ['', '\0', '\0\0', '\0\0\0\0\0', 'a', 'a\0']) set(table, key, `<${key}>`);
  for (const key of ['', '\0', '\0\0', '\0\0\0\0\0', 'a', 'a\0']) {
    expect(get(table, key)).toBe(`<${key}>`);
  }
  expect(get(table, '\0\0\0')).toBeUndefined();
});

test('long keys and long values are held like short ones', () => {
  const table = new KeyTable();
  const long = 'key'.repeat(5_000);
  set(table, long, 'v'.repeat(200_000));
  set(table, `${long}x`, 'w');
  expect(get(table, long)).toHaveLength(200_000);
  expect(get(table, `${long}x`)).toBe('w');
});

test('a copy and its original do not see each other’s writes', () => {
  const dice = new Dice(9);
  const table = new KeyTable();
  const model = new Map<string, string>();
  churn(dice, table, model, 500);
  const frozen = new Map(model);
  const copy = table.capture();
  const second = copy.capture();
  churn(dice, table, model, 2_000);
  expect(contents(copy)).toEqual(frozen);
  const copyModel = new Map(frozen);
  churn(dice, copy, copyModel, 2_000);
  expect(contents(second)).toEqual(frozen);
  expect(contents(copy)).toEqual(copyModel);
  expect(contents(table)).toEqual(model);
});

test('every write path of a copy leaves the original alone', () => {
  const writes: ((table: KeyTable, entry: number) => void)[] = [
    (table) => set(table, 'key', 'other'),
    (table) => set(table, 'new', 'v'),
    (table) => void remove(table, 'key'),
    (table, entry) => table.setFlag(entry, true),
    (table, entry) => table.setStamp(entry, 7),
    (table) => table.reserve(1_000),
    (table) => table.clear(),
  ];
  for (const write of writes) {
    const original = new KeyTable();
    set(original, 'key', 'value');
    const copy = original.capture();
    const key = latin1('key');
    write(copy, copy.find(key, 0, 3));
    const entry = original.find(key, 0, 3);
    expect(get(original, 'key')).toBe('value');
    expect(original.count).toBe(1);
    expect([original.flagged(entry), original.mark(entry)]).toEqual([false, 0]);
    expect(original.stamp(entry)).toBe(0);
  }
});

test('flag, mark and stamp survive growth and compaction; the flag survives a new value', () => {
  const table = new KeyTable();
  const key = latin1('kept');
  const entry = table.write(table.find(key, 0, 4), 4, latin1('v'), 0, 1, 2, -5);
  table.setFlag(entry, true);
  for (let i = 0; i < 3_000; i++) set(table, `k${i}`, 'value');
  for (let i = 0; i < 3_000; i++) remove(table, `k${i}`);
  const moved = table.find(key, 0, 4);
  expect([table.flagged(moved), table.mark(moved), table.stamp(moved)]).toEqual([true, 2, -5]);
  const long = latin1('a much longer value than before');
  const last = table.write(moved, 4, long, 0, long.length, 1, 6);
  expect([table.flagged(last), table.mark(last), table.stamp(last)]).toEqual([true, 1, 6]);
});

test('memory comes back after keys are removed, and overwriting leaks none', () => {
  const table = new KeyTable();
  for (let i = 0; i < 20_000; i++) set(table, `key:${i}`, 'x'.repeat(50));
  const full = table.memory;
  for (let i = 0; i < 20_000; i++) if (i % 100 !== 0) remove(table, `key:${i}`);
  expect(table.memory).toBeLessThan(full / 10);
  for (let i = 0; i < 20_000; i++) set(table, 'same', 'y'.repeat(i % 700));
  expect(table.memory).toBeLessThan(full / 10);
});

test('a small key costs at most 65 bytes', () => {
  for (const count of [100_000, 262_144]) {
    const table = new KeyTable();
    for (let i = 0; i < count; i++) set(table, `key:${String(i).padStart(12, '0')}`, 'abc');
    expect(table.memory / count).toBeLessThanOrEqual(65);
  }
});
