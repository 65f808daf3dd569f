// What counts as lost when other nodes wrote the same keys; flushes that are undone; nodes that are removed.
import { expect, test } from 'vitest';
import { scene, type Scene } from '../scene.ts';

const found = (t: Scene) => t.events('anomaly').filter(({ name }) => name !== 'divergence');
const lost = (t: Scene) =>
  t.events('anomaly').flatMap((one) => (one.name === 'lost-write' ? [one] : []));

/** 6379 and 6380, cut off from each other, both masters with a common past. */
function split(...lines: string[]): Scene {
  const t = scene({ master: '6379', replicas: ['6380'] });
  for (const line of lines) t.type('6379', line);
  t.run(1);
  t.cut('6379', '6380');
  t.type('6380', 'REPLICAOF NO ONE');
  t.run(1);
  return t;
}

function join(t: Scene, replica: string, master: string): void {
  t.heal('6379', '6380');
  t.type(replica, `REPLICAOF 127.0.0.1 ${master}`);
  t.untilOnline(replica);
  t.run(2);
}

/** Commands at both halves of a split, in turn; then 6379 gives up its own. Keys told as lost. */
function told(...writes: [node: string, line: string][]): string[] {
  const t = split('SET k 0');
  for (const [node, line] of writes) {
    t.type(node, line);
    t.run(1);
  }
  join(t, '6379', '6380');
  return lost(t).flatMap(({ keys }) => keys);
}

test('lost write: a later SET at the surviving half makes an earlier one nobody’s loss', () => {
  expect(told(['6379', 'SET k left'], ['6380', 'SET k right'])).toEqual([]);
  expect(told(['6380', 'SET k right'], ['6379', 'SET k left'])).toEqual(['k']);
  expect(told(['6379', 'SET k left'], ['6380', 'DEL k'])).toEqual([]);
  expect(told(['6379', 'SET k left'], ['6380', 'FLUSHALL'])).toEqual([]);
  expect(told(['6379', 'SET k left'], ['6380', 'FLUSHALL'], ['6380', 'INCR k'])).toEqual([]);
  expect(told(['6379', 'SET k left'], ['6380', 'SET k 1'], ['6380', 'INCR k'])).toEqual([]);
});

test('lost write: what builds on a value is missed although the key was written later', () => {
  expect(told(['6379', 'INCR k'], ['6380', 'INCRBY k 5'])).toEqual(['k']);
  expect(told(['6379', 'RPUSH l a'], ['6380', 'RPUSH l b'])).toEqual(['l']);
  expect(told(['6379', 'SET j 1 NX'], ['6380', 'SET j 2 NX'])).toEqual(['j']);
});

test('lost write: the same value is the same effect, unless two built it side by side', () => {
  expect(told(['6379', 'SET k same'], ['6380', 'SET k same'])).toEqual([]);
  expect(told(['6379', 'INCR k'], ['6380', 'INCR k'])).toEqual(['k']);
});

test('no lost write: acknowledged before there was a backlog, and overwritten after a failover', () => {
  const t = scene({ master: '6379', alone: ['6380'] });
  t.type('6379', 'INCR hits');
  t.type('6380', 'REPLICAOF 127.0.0.1 6379');
  t.untilOnline('6380');
  t.kill('6379');
  t.type('6380', 'REPLICAOF NO ONE');
  t.type('6380', 'INCR hits');
  t.act({ do: 'edit-conf', node: '6379', conf: ['port 6379', 'replicaof 127.0.0.1 6380'] });
  t.start('6379');
  t.untilOnline('6379');
  t.run(1);
  expect(t.reply('6379', 'GET hits')).toBe('"2"');
  expect(found(t)).toEqual([]);
});

test('no lost write: a master that came back with it, and a failover after that', () => {
  const conf = ['appendonly yes', 'appendfsync always'];
  const t = scene({ master: '6379', alone: ['6380'], conf });
  t.type('6379', 'INCR hits');
  t.kill('6379');
  t.start('6379');
  t.run(1);
  t.type('6380', 'REPLICAOF 127.0.0.1 6379');
  t.untilOnline('6380');
  t.kill('6379');
  t.type('6380', 'REPLICAOF NO ONE');
  t.type('6380', 'INCR hits');
  t.start('6379');
  t.run(1);
  t.type('6379', 'REPLICAOF 127.0.0.1 6380');
  t.untilOnline('6379');
  expect(found(t)).toEqual([]);
});

test('no lost write: another node that happens to hold the same gives its own up', () => {
  const t = scene({ master: '6379', alone: ['6380', '6381'] });
  t.type('6380', 'SET k 1');
  t.type('6381', 'SET k 1');
  t.kill('6380');
  t.type('6381', 'REPLICAOF 127.0.0.1 6379');
  t.untilOnline('6381');
  // What 6380 said is on its own account: it may come back with it.
  expect(lost(t)).toMatchObject([{ node: '6381', acknowledgedBy: '6381' }]);
});

// ------------------------------------------------------------------ flushes

test('lost flush: keys are back after a restart from an older file', () => {
  const t = scene({ master: '6379', conf: ['save ""'] });
  t.type('6379', 'MSET a 1 b 2');
  t.type('6379', 'SAVE');
  t.type('6379', 'FLUSHALL');
  t.type('6379', 'SET b 3');
  const flushed = t.world.now;
  t.run(1);
  t.kill('6379');
  t.start('6379');
  t.run(1);
  expect(lost(t)).toMatchObject([
    { back: true, bornAt: flushed, keys: ['a'], count: 1, line: 'FLUSHALL', why: 'restart' },
    { back: false, keys: ['b'], line: 'SET b 3' },
  ]);
});

test('lost flush: its master dies before it was sent; or it was given up by a full resync', () => {
  const dies = scene({ master: '6379', replicas: ['6380'], latencyMs: 400 });
  dies.type('6379', 'MSET a 1 b 2');
  dies.run(2);
  dies.cut('6379', '6380');
  dies.type('6379', 'FLUSHDB');
  dies.run(1);
  dies.kill('6379');
  dies.type('6380', 'REPLICAOF NO ONE');
  const promoted = { back: true, why: 'promotion', node: '6380', count: 2, line: 'FLUSHDB' };
  expect(lost(dies)).toMatchObject([promoted]);
  const t = split('MSET a 1 b 2');
  t.type('6379', 'FLUSHALL');
  t.type('6380', 'SET new 1');
  t.run(1);
  join(t, '6379', '6380');
  expect(lost(t)).toMatchObject([
    { back: true, why: 'full-resync', node: '6379', keys: ['a', 'b'] },
  ]);
});

test('lost flush: its node is removed before it was sent', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'MSET a 1 b 2');
  t.run(1);
  t.cut('6379', '6380');
  t.type('6380', 'REPLICAOF NO ONE');
  t.type('6379', 'FLUSHALL');
  t.run(1);
  t.act({ do: 'remove-node', node: '6379' });
  expect(lost(t)).toMatchObject([{ back: true, why: 'removed', node: '6379', count: 2 }]);
});

test('no lost flush: it was replicated, it is in the file, its keys were written anew, another database', () => {
  const conf = ['appendonly yes', 'appendfsync always'];
  const t = scene({ master: '6379', replicas: ['6380'], conf });
  t.type('6379', 'MSET a 1 b 2');
  t.type('6379', 'SELECT 1');
  t.type('6379', 'SET other 1');
  t.type('6379', 'SELECT 0');
  t.type('6379', 'FLUSHDB');
  t.type('6379', 'SET a 3');
  t.run(1);
  t.kill('6379');
  t.type('6380', 'REPLICAOF NO ONE');
  t.start('6379');
  t.run(1);
  t.type('6380', 'SET b 4');
  t.type('6379', 'REPLICAOF 127.0.0.1 6380');
  t.untilOnline('6379');
  expect(found(t)).toEqual([]);
});

// ------------------------------------------------------------------ nodes that are removed

test('lost write: the node that held the only copy is removed', () => {
  for (const running of [true, false]) {
    const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 400 });
    t.type('6379', 'SET safe 1');
    t.run(2);
    t.cut('6379', '6380');
    t.type('6379', 'SET only 1');
    t.run(1);
    if (!running) t.kill('6379');
    t.act({ do: 'remove-node', node: '6379' });
    expect(lost(t)).toMatchObject([
      { why: 'removed', node: '6379', acknowledgedBy: '6379', keys: ['only'], count: 1 },
    ]);
    t.type('6380', 'REPLICAOF NO ONE');
    expect(lost(t)).toHaveLength(1);
  }
});

test('no lost write: a node is removed whose writes others hold, running or not; or that held none', () => {
  const t = scene({ master: '6379', replicas: ['6380', '6381'] });
  t.type('6379', 'SET k 1');
  t.run(1);
  t.act({ do: 'remove-node', node: '6381' });
  t.kill('6380');
  t.act({ do: 'remove-node', node: '6379' });
  expect(found(t)).toEqual([]);
  t.act({ do: 'remove-node', node: '6380' });
  expect(lost(t)).toMatchObject([{ why: 'removed', node: '6380', acknowledgedBy: '6379' }]);
});

// ------------------------------------------------------------------ replicas that change their data

test('divergence: a replica evicts by itself, once it no longer ignores maxmemory', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  for (const key of 'abc') t.type('6379', `SET ${key} 1`);
  t.run(1);
  for (const line of ['maxmemory-policy allkeys-lru', 'maxmemory 1']) {
    t.type('6380', `CONFIG SET ${line}`);
  }
  t.run(1);
  expect(t.events('anomaly')).toEqual([]);
  t.type('6380', 'CONFIG SET replica-ignore-maxmemory no');
  t.type('6380', 'PING');
  t.run(1);
  expect(t.reply('6380', 'DBSIZE')).toBe('(integer) 0');
  expect(t.offset('6380')).toBe(t.offset('6379'));
  expect(t.events('anomaly')).toMatchObject([
    { name: 'divergence', why: 'evicting-replica', node: '6380', other: '6379' },
  ]);
});
