// Reads that were no longer true, and beside them those that only look like it.
import { expect, test } from 'vitest';
import { scene, type Scene } from '../scene.ts';

const found = (t: Scene, name?: string) =>
  t.events('anomaly').filter((event) => name === undefined || event.name === name);

test('stale read: the master had overwritten the key when the replica answered', () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 400 });
  t.type('6379', 'SET k old');
  t.run(1);
  t.type('6379', 'SET other 1');
  const wrote = t.world.now;
  t.type('6379', 'SET k new');
  t.runMs(100);
  t.type('6379', 'SET k newest');
  t.runMs(100);
  t.type('6380', 'GET k');
  expect(found(t)).toMatchObject([
    {
      name: 'stale-read',
      at: wrote + 200_000,
      bornAt: wrote,
      node: '6380',
      master: '6379',
      key: 'k',
      read: 'old',
      there: 'newest',
    },
  ]);
});

test('stale read: the same one is told once, and again when the key has changed again', () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 400 });
  t.type('6379', 'SET k 1');
  for (let i = 0; i < 3; i++) t.type('6380', 'GET k');
  expect(found(t)).toHaveLength(1);
  t.run(1);
  t.type('6380', 'GET k');
  t.type('6379', 'DEL k');
  t.type('6380', 'GET k');
  expect(found(t)).toMatchObject([
    { read: null, there: '1' },
    { read: '1', there: null },
  ]);
});

test('stale read: born with the oldest write that is lacking, behind a cut and a ring that has turned', () => {
  const conf = ['repl-backlog-size 128'];
  const t = scene({ master: '6379', replicas: ['6380'], conf });
  t.type('6379', 'SET k old');
  t.run(1);
  t.cut('6379', '6380');
  t.run(1);
  t.type('6379', 'SET k new');
  const wrote = t.world.now;
  t.run(1);
  for (let i = 0; i < 20; i++) t.type('6379', `SET filler:${i} xxxxxxxxxxxx`);
  t.type('6380', 'GET k');
  expect(found(t)).toMatchObject([
    { name: 'stale-read', bornAt: wrote, read: 'old', there: 'new' },
  ]);
});

test('stale read: lists and hashes count too, EXISTS only where the key comes or goes', () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 400 });
  t.type('6379', 'RPUSH list a');
  t.run(1);
  t.type('6379', 'RPUSH list b');
  t.type('6380', 'EXISTS list');
  t.type('6380', 'TYPE list');
  t.type('6380', 'TTL list');
  expect(found(t)).toEqual([]);
  t.type('6380', 'LRANGE list 0 -1');
  expect(found(t)).toMatchObject([{ key: 'list', read: 'a', there: 'a b' }]);
  t.run(1);
  t.type('6379', 'EXPIRE list 100');
  t.type('6380', 'EXISTS list');
  t.type('6380', 'TTL list');
  expect(found(t)).toHaveLength(2);
});

test('stale read: a promoted node continues the history that a forgotten replica reads on', () => {
  const t = scene({ master: '6379', replicas: ['6380', '6381'] });
  t.type('6379', 'SET k old');
  t.run(1);
  t.kill('6379');
  t.type('6380', 'REPLICAOF NO ONE');
  t.type('6380', 'SET k new');
  t.type('6381', 'GET k');
  expect(found(t)).toMatchObject([{ name: 'stale-read', node: '6381', master: '6380' }]);
});

test('no stale read: a replica lags, but of a key that did not change', () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 400 });
  t.type('6379', 'SET k 1');
  t.run(1);
  t.type('6379', 'SET other 2');
  t.type('6379', 'SET k 1');
  t.type('6380', 'GET k');
  t.type('6380', 'DBSIZE');
  t.type('6379', 'GET k');
  expect(found(t)).toEqual([]);
});

test('no stale read: a field, an element or a length beside what changed', () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 400 });
  t.type('6379', 'HSET h a 1 b 1');
  t.type('6379', 'SADD s x');
  t.run(1);
  t.type('6379', 'HSET h b 2');
  t.type('6379', 'SADD s y');
  for (const line of ['HGET h a', 'HLEN h', 'SISMEMBER s x', 'SRANDMEMBER s']) t.type('6380', line);
  expect(found(t)).toEqual([]);
  t.type('6380', 'HGET h b');
  expect(found(t)).toMatchObject([{ name: 'stale-read', key: 'h' }]);
});

test('no stale read: a volatile key whose time is over on both', () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 400 });
  t.type('6379', 'SET k 1 PX 1000');
  t.run(1.05);
  t.type('6380', 'GET k');
  t.run(2);
  t.type('6380', 'GET k');
  expect(found(t)).toEqual([]);
});

test('no stale read: another history, a refused command, a load that nobody reads', () => {
  const t = scene({ master: '6379', replicas: ['6380'], alone: ['6381'], latencyMs: 400 });
  t.type('6381', 'SET k 3');
  t.type('6381', 'GET k');
  t.type('6379', 'SET k 1');
  t.type('6380', 'SET k 2');
  t.type('6380', 'HGET k');
  t.act({ do: 'load', node: '6380', rate: 100, template: 'GET k', untilMs: 2000 });
  t.run(3);
  expect(found(t)).toEqual([]);
});

// ------------------------------------------------------------------ non-monotonic reads

function newOn6380(): Scene {
  const t = scene({ master: '6379', replicas: ['6380', '6381'] });
  t.type('6379', 'SET k old');
  t.run(1);
  t.act({ do: 'latency', between: ['6379', '6381'], latencyMs: 5000 });
  t.type('6379', 'SET k new');
  t.runMs(10);
  return t;
}

test('non-monotonic: the new value on one replica, then the old one on another', () => {
  const t = newOn6380();
  t.type('6380', 'GET k');
  const read = t.world.now;
  t.runMs(500);
  t.type('6381', 'GET k');
  t.type('6381', 'GET k');
  expect(found(t, 'non-monotonic-read')).toMatchObject([
    { bornAt: read, at: read + 500_000, node: '6381', earlier: '6380', read: 'old', newer: 'new' },
  ]);
});

test('monotonic: the old value first, or a key that the lagging replica has as well', () => {
  const t = newOn6380();
  t.type('6381', 'GET k');
  t.type('6380', 'GET k');
  t.type('6379', 'GET k');
  expect(found(t, 'non-monotonic-read')).toEqual([]);
  const other = newOn6380();
  other.type('6379', 'SET more 1');
  other.type('6379', 'GET same');
  other.type('6381', 'GET same');
  expect(found(other, 'non-monotonic-read')).toEqual([]);
});
