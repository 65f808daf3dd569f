// Writes that were acknowledged and lost, masters that came back with less; and what only looks like it.
import { expect, test } from 'vitest';
import { scene, type Scene } from '../scene.ts';

const found = (t: Scene, name?: string) =>
  t.events('anomaly').filter((event) => name === undefined || event.name === name);

const SECOND = 1_000_000;

test('lost write: acknowledged, not sent, and its master dies; the promoted replica lacks it', () => {
  const t = scene({ master: '6379', replicas: ['6380', '6381'], latencyMs: 400 });
  t.type('6379', 'SET safe 1');
  t.run(2);
  for (const replica of ['6380', '6381']) t.cut('6379', replica);
  t.type('6379', 'SET gone 1');
  const acknowledged = t.world.now;
  t.kill('6379');
  t.run(1);
  expect(found(t)).toEqual([]);
  t.type('6380', 'REPLICAOF NO ONE');
  expect(found(t)).toMatchObject([
    {
      name: 'lost-write',
      bornAt: acknowledged,
      at: acknowledged + SECOND,
      node: '6380',
      acknowledgedBy: '6379',
      why: 'promotion',
      keys: ['gone'],
      count: 1,
      line: 'SET gone 1',
    },
  ]);
});

test('lost write: the losing half of a split is thrown away by its full resync', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'SET k 0');
  t.run(1);
  t.cut('6379', '6380');
  t.type('6380', 'REPLICAOF NO ONE');
  const forked = t.world.now;
  t.type('6379', 'SET k left');
  t.type('6379', 'INCR hits');
  t.run(1);
  t.type('6380', 'SET k right');
  t.heal('6379', '6380');
  expect(found(t, 'lost-write')).toEqual([]);
  t.type('6379', 'REPLICAOF 127.0.0.1 6380');
  t.untilOnline('6379');
  expect(found(t, 'lost-write')).toMatchObject([
    // SET k right came later, and would have replaced SET k left in any case.
    { bornAt: forked, node: '6379', why: 'full-resync', keys: ['hits'], count: 1 },
  ]);
});

test('lost write: a master restarts from an old RDB, or without having synced its AOF', () => {
  for (const conf of [['save ""'], ['appendonly yes', 'appendfsync no']]) {
    const t = scene({ master: '6379', conf });
    t.type('6379', 'SET k 1');
    t.run(2);
    t.act({ do: 'power-off', node: '6379' });
    t.start('6379');
    t.run(1);
    expect(found(t)).toMatchObject([{ name: 'lost-write', why: 'restart', keys: ['k'] }]);
  }
});

test('no lost write of another node that happened to hold the same, and comes back with it', () => {
  const t = scene({ master: '6379', alone: ['6380'], conf: ['save ""'] });
  for (const node of ['6379', '6380']) t.type(node, 'SET k 1');
  t.type('6380', 'SAVE');
  for (const node of ['6379', '6380']) t.kill(node);
  t.run(1);
  for (const node of ['6379', '6380']) t.start(node);
  t.run(1);
  expect(found(t)).toMatchObject([{ name: 'lost-write', node: '6379', acknowledgedBy: '6379' }]);
});

test('lost write: a replica that was its last holder starts as a master without it', () => {
  const t = scene({ master: '6379', replicas: ['6380'], conf: ['save ""'] });
  t.type('6379', 'SET k 1');
  t.run(1);
  t.kill('6379');
  t.kill('6380');
  t.act({ do: 'edit-conf', node: '6380', conf: ['port 6380', 'save ""'] });
  t.start('6380');
  t.run(1);
  expect(found(t)).toMatchObject([{ name: 'lost-write', node: '6380', acknowledgedBy: '6379' }]);
});

test('lost write: a deletion that is undone', () => {
  const t = scene({ master: '6379', conf: ['save ""'] });
  t.type('6379', 'SET k 1');
  t.type('6379', 'SAVE');
  t.type('6379', 'DEL k');
  t.kill('6379');
  t.start('6379');
  t.run(1);
  expect(found(t)).toMatchObject([{ name: 'lost-write', keys: ['k'], line: 'DEL k' }]);
});

test('lost write: what a load generator was told, and how many', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.stall('6379', '6380');
  t.act({ do: 'load', node: '6379', rate: 50, template: 'SET k:{n} v', untilMs: 1e6 });
  t.run(2);
  t.kill('6379');
  t.type('6380', 'REPLICAOF NO ONE');
  const [lost] = found(t, 'lost-write');
  expect(lost).toMatchObject({ count: 101, why: 'promotion' });
});

test('no lost write: what was overwritten, deleted, expired or evicted before, or is there again', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'SET k 1');
  t.type('6379', 'SET short 1 PX 500');
  t.type('6379', 'SET dropped 1');
  t.type('6379', 'DEL dropped');
  t.run(1);
  t.kill('6379');
  t.type('6380', 'REPLICAOF NO ONE');
  t.type('6380', 'SET k 2');
  t.start('6379');
  t.run(1);
  t.type('6379', 'REPLICAOF 127.0.0.1 6380');
  t.untilOnline('6379');
  t.run(1);
  expect(found(t)).toEqual([]);
});

test('no lost write: keys that no client was told of go with REPLICAOF', () => {
  const t = scene({ master: '6379', alone: ['6380'] });
  t.type('6380', 'DEBUG POPULATE 10');
  t.type('6380', 'REPLICAOF 127.0.0.1 6379');
  t.untilOnline('6380');
  expect(t.events('keys-lost')).toMatchObject([{ count: 10 }]);
  expect(found(t)).toEqual([]);
});

test('lost write: keys that a client set go with REPLICAOF, but not after FLUSHALL', () => {
  for (const flushed of [false, true]) {
    const t = scene({ master: '6379', alone: ['6380'] });
    t.type('6380', 'SET mine 1');
    if (flushed) t.type('6380', 'FLUSHALL');
    t.type('6380', 'REPLICAOF 127.0.0.1 6379');
    t.untilOnline('6380');
    expect(found(t).map(({ name }) => name)).toEqual(flushed ? [] : ['lost-write']);
  }
});

test('no lost write: a restart of a replica, of a master with all on its disk, a planned FAILOVER', () => {
  const conf = ['appendonly yes', 'appendfsync always'];
  const t = scene({ master: '6379', replicas: ['6380'], conf });
  t.type('6379', 'SET k 1');
  t.run(1);
  for (const node of ['6380', '6379']) {
    t.kill(node);
    t.start(node);
    t.run(3);
  }
  t.type('6379', 'SET k 2');
  t.type('6379', 'FAILOVER');
  t.run(3);
  expect(t.server('6379').isReplica).toBe(true);
  expect(found(t)).toEqual([]);
});

test('no lost write: a transaction that was discarded, a command that failed', () => {
  const t = scene({ master: '6379', conf: ['save ""'] });
  for (const line of ['MULTI', 'SET a 1', 'DISCARD', 'SET b', 'SET c 1 XX']) t.type('6379', line);
  t.kill('6379');
  t.start('6379');
  t.run(1);
  expect(found(t)).toEqual([]);
});

// ------------------------------------------------------------------ an empty master copied

test('empty master: it starts without its data, and its replicas copy that', () => {
  const t = scene({ master: '6379', replicas: ['6380', '6381'], conf: ['save ""'] });
  for (const key of 'abcd') t.type('6379', `SET ${key} 1`);
  t.run(1);
  t.kill('6379');
  t.run(1);
  t.start('6379');
  const started = t.world.now;
  t.untilOnline('6380');
  t.untilOnline('6381');
  expect(found(t, 'empty-master')).toMatchObject([
    {
      bornAt: started,
      node: '6379',
      replica: '6380',
      keys: ['a', 'b', 'c', 'd'],
      count: 4,
      left: 0,
    },
    { bornAt: started, node: '6379', replica: '6381', count: 4 },
  ]);
  // As long as one replica had them, nothing was lost.
  expect(found(t, 'lost-write')).toMatchObject([
    { node: '6381', bornAt: expect.any(Number), count: 4 },
  ]);
});

test('empty master: it starts with an older data set', () => {
  const t = scene({ master: '6379', replicas: ['6380'], conf: ['save ""'] });
  t.type('6379', 'SET old 1');
  t.type('6379', 'SAVE');
  t.run(1);
  t.type('6379', 'SET young 1');
  t.run(1);
  t.kill('6379');
  t.start('6379');
  t.untilOnline('6380');
  expect(found(t, 'empty-master')).toMatchObject([{ keys: ['young'], count: 1, left: 1 }]);
});

test('no empty master: a full resync after FLUSHALL, a first one, one from a whole master', () => {
  const t = scene({ master: '6379', replicas: ['6380'], alone: ['6381'] });
  t.type('6379', 'SET k 1');
  t.type('6381', 'DEBUG POPULATE 5');
  t.type('6381', 'REPLICAOF 127.0.0.1 6379');
  t.untilOnline('6381');
  t.type('6379', 'FLUSHALL');
  t.run(1);
  t.shutdown('6379');
  t.run(12);
  t.start('6379');
  t.untilOnline('6380');
  expect(found(t)).toEqual([]);
});
