// DELs that no client asked for: the backlog, the list of a history's commands say why they are there.
import { expect, test } from 'vitest';
import { ArcReader } from './arcs.ts';
import { scene, type Scene } from './scene.ts';

const arcs = (t: Scene, node = '6379') =>
  new ArcReader()
    .read(node, t.server(node))
    .filter(({ kind }) => kind === 'write')
    .map(({ sent, typed, unasked }) => [sent, typed, unasked]);

test('DEL: the time of a key was over, found by the cron or by who asked for it', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'SET a 1');
  t.type('6379', 'PEXPIRE a 150');
  t.run(2);
  expect(arcs(t).at(-1)).toEqual(['DEL a', null, 'expired']);
  t.type('6379', 'DEBUG SET-ACTIVE-EXPIRE 0');
  t.type('6379', 'PSETEX b 100 1');
  t.run(1);
  expect(arcs(t).at(-1)?.[2]).toBeNull();
  t.type('6379', 'GET b');
  expect(arcs(t).at(-1)).toEqual(['DEL b', null, 'expired']);
  t.type('6379', 'CONFIG SET lazyfree-lazy-expire yes');
  t.type('6379', 'PSETEX c 100 1');
  t.run(1);
  t.type('6379', 'SET c 2');
  expect(arcs(t).slice(-2)).toEqual([
    ['UNLINK c', null, 'expired'],
    ['SET c 2', null, null],
  ]);
});

test('DEL: maxmemory left no room; one that a client typed says nothing', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'SET mine 1');
  t.type('6379', 'DEL mine');
  expect(arcs(t).at(-1)).toEqual(['DEL mine', null, null]);
  t.type('6379', 'SET typed 1');
  t.type('6379', 'EXPIRE typed -1');
  expect(arcs(t).at(-1)).toEqual(['DEL typed', 'EXPIRE typed -1', null]);
  t.type('6379', 'SET old 1');
  t.type('6379', 'CONFIG SET maxmemory-policy allkeys-lru');
  t.type('6379', 'CONFIG SET maxmemory 1');
  t.type('6379', 'PING');
  expect(arcs(t).at(-1)).toEqual(['DEL old', null, 'evicted']);
});
