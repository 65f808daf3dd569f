// Histories that part, and those that only seem to.
import { expect, test } from 'vitest';
import { scene, type Scene } from '../scene.ts';

const found = (t: Scene, name?: string) =>
  t.events('anomaly').filter((event) => name === undefined || event.name === name);

test('divergence: two masters, once both have written after the fork', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'SET k 0');
  t.run(1);
  t.cut('6379', '6380');
  t.run(1);
  t.type('6379', 'SET k left');
  const first = t.world.now;
  t.run(1);
  t.type('6380', 'REPLICAOF NO ONE');
  t.run(15);
  expect(found(t)).toEqual([]);
  t.type('6380', 'SET k right');
  t.type('6379', 'SET k left2');
  expect(found(t)).toMatchObject([
    { name: 'divergence', bornAt: first, node: '6380', other: '6379', why: 'two-masters' },
  ]);
});

test('divergence: a client writes into a writable replica', () => {
  const t = scene({ master: '6379', replicas: ['6380'], conf: ['replica-read-only no'] });
  t.type('6380', 'SET mine 1');
  t.type('6380', 'SET mine 2');
  expect(found(t)).toMatchObject([
    { name: 'divergence', node: '6380', other: '6379', why: 'writable-replica' },
  ]);
});

test('no divergence: only one of two masters writes, or they never shared a past', () => {
  const t = scene({ master: '6379', replicas: ['6380'], alone: ['6381'] });
  t.type('6379', 'SET k 0');
  t.run(1);
  t.cut('6379', '6380');
  t.type('6380', 'REPLICAOF NO ONE');
  t.type('6380', 'SET k right');
  t.type('6381', 'SET k other');
  t.run(30);
  expect(found(t)).toEqual([]);
});
