// SWAPDB that was acknowledged and lost: told examples, and random ones judged by a model of two databases.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scene, type Scene } from '../scene.ts';

const lost = (t: Scene) =>
  t.events('anomaly').flatMap((one) => (one.name === 'lost-write' ? [one] : []));

/** Types lines, a little apart: what is done at one moment has no order. */
function type(t: Scene, ...lines: string[]): void {
  for (const line of lines) {
    t.type('6379', line);
    t.runMs(10);
  }
}

/** 6379 does `before` with its replica, and `alone` without it; then it dies, and its replica takes over. */
function taken(before: readonly string[], alone: readonly string[]): Scene {
  const t = scene({ master: '6379', replicas: ['6380'] });
  type(t, ...before);
  t.run(2);
  t.cut('6379', '6380');
  type(t, ...alone);
  t.run(1);
  t.kill('6379');
  t.type('6380', 'REPLICAOF NO ONE');
  t.run(1);
  return t;
}

test('lost SWAPDB: its master dies before it was sent, and keys are back where they had been', () => {
  const t = taken(['SET a 1', 'SET b 2', 'SELECT 1', 'SET c 3'], ['SWAPDB 0 1']);
  expect(lost(t)).toMatchObject([
    { back: true, why: 'promotion', node: '6380', count: 3, line: 'SWAPDB 0 1' },
  ]);
  expect(lost(t)[0]!.keys.toSorted()).toEqual(['a', 'b', 'c']);
});

test('lost SWAPDB: a restart from an older file; a full resync that gives it up', () => {
  const restarts = scene({ master: '6379', conf: ['save ""'] });
  type(restarts, 'SET a 1', 'SAVE', 'SWAPDB 0 1');
  restarts.kill('6379');
  restarts.start('6379');
  restarts.run(1);
  expect(lost(restarts)).toMatchObject([{ back: true, why: 'restart', keys: ['a'] }]);

  const t = scene({ master: '6379', replicas: ['6380'] });
  type(t, 'SET a 1');
  t.run(1);
  t.cut('6379', '6380');
  t.type('6380', 'REPLICAOF NO ONE');
  t.run(1);
  type(t, 'SWAPDB 0 1');
  t.heal('6379', '6380');
  t.type('6380', 'SET other 1');
  t.type('6379', 'REPLICAOF 127.0.0.1 6380');
  t.untilOnline('6379');
  t.run(2);
  expect(lost(t)).toMatchObject([{ back: true, why: 'full-resync', node: '6379', keys: ['a'] }]);
});

test('a write is looked for in the database into which a SWAPDB has put it', () => {
  // The swap has reached the replica, what came before it too: nothing is lost.
  expect(lost(taken(['SET a 1', 'SWAPDB 0 1', 'SET a 2'], []))).toEqual([]);
  // Written, swapped away, and neither has reached the replica.
  const t = taken([], ['SET a 1', 'SWAPDB 0 1']);
  expect(lost(t)).toMatchObject([{ back: false, keys: ['a'], line: 'SET a 1' }]);
});

test('after a lost SWAPDB a key is looked for where it is again', () => {
  const t = taken(['SET a 1'], ['SWAPDB 0 1']);
  expect(lost(t)).toHaveLength(1);
  t.kill('6380');
  t.act({ do: 'edit-conf', node: '6380', conf: ['port 6380', 'save ""'] });
  t.start('6380');
  t.run(1);
  expect(lost(t).slice(1)).toMatchObject([{ back: false, why: 'restart', keys: ['a'] }]);
});

test('no lost SWAPDB: it was replicated; both databases were empty; they change nothing', () => {
  expect(lost(taken(['SET a 1', 'SWAPDB 0 1'], []))).toEqual([]);
  expect(lost(taken(['SET a 1'], ['SWAPDB 3 4', 'SWAPDB 0 0']))).toEqual([]);
  expect(lost(taken(['SET a 1', 'SELECT 1', 'SET a 1'], ['SWAPDB 0 1']))).toEqual([]);
  expect(lost(taken(['SET a 1'], ['SWAPDB 0 1', 'SWAPDB 0 1']))).toEqual([]);
});

// ------------------------------------------------------------------ by brute force

interface Write {
  readonly db: 0 | 1;
  readonly key: string;
}

const write: fc.Arbitrary<Write> = fc.record({
  db: fc.constantFrom(0 as const, 1 as const),
  key: fc.constantFrom('a', 'b', 'c'),
});
const writes = fc.array(write, { maxLength: 5 });

/** Each write has a value of its own. */
class Model {
  databases: [Map<string, string>, Map<string, string>] = [new Map(), new Map()];
  readonly lines: string[] = [];
  private count: number;

  constructor(count = 0) {
    this.count = count;
  }

  write({ db, key }: Write): void {
    const value = `v${++this.count}`;
    this.databases[db].set(key, value);
    this.lines.push(`SELECT ${db}`, `SET ${key} ${value}`);
  }

  swap(): void {
    this.databases.reverse();
    this.lines.push('SWAPDB 0 1');
  }

  copy(): Model {
    const copy = new Model(this.count);
    copy.databases = [new Map(this.databases[0]), new Map(this.databases[1])];
    return copy;
  }
}

test('lost SWAPDB: told with the keys that are back, and lost writes with theirs, whatever was done around it', () => {
  fc.assert(
    fc.property(writes, writes, writes, (common, first, then) => {
      const kept = new Model();
      for (const one of common) kept.write(one);
      const gone = kept.copy();
      for (const one of first) gone.write(one);
      gone.swap();
      for (const one of then) gone.write(one);
      const t = taken(kept.lines, gone.lines);

      const since = (db: number, key: string) =>
        then.some((one) => one.db === db && one.key === key);
      const back = [0, 1].flatMap((db) =>
        [...kept.databases[db]!.keys()].filter((key) => {
          const isBack = gone.databases[db]!.get(key) !== kept.databases[db]!.get(key);
          return isBack && !since(db, key);
        }),
      );
      const fresh = [0, 1].flatMap((db) =>
        [...gone.databases[db]!].filter(([, value]) => {
          return !kept.databases.some((one) => [...one.values()].includes(value));
        }),
      );
      const told = lost(t);
      const keysOf = (isBack: boolean) =>
        told.filter((one) => one.back === isBack).flatMap(({ keys }) => keys);
      expect(keysOf(true).toSorted()).toEqual(back.toSorted());
      expect(keysOf(false).toSorted()).toEqual(fresh.map(([key]) => key).toSorted());
    }),
    { numRuns: 40 },
  );
});
