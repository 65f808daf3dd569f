// What the timeline is told of: FAILOVER from beginning to end, clients that are held back, evictions.
import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const TARGET = '127.0.0.1:6380';

test('failover: waiting, switching, done', () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 100 });
  t.type('6379', 'SET k v');
  t.type('6379', 'FAILOVER TO 127.0.0.1 6380');
  t.run(5);
  expect(t.events('failover')).toMatchObject([
    { node: '6379', what: 'waiting', target: TARGET, why: '' },
    { node: '6379', what: 'switching', target: TARGET, why: '' },
    { node: '6379', what: 'done', target: TARGET, why: '' },
  ]);
  const [waiting, switching, done] = t.events('failover').map(({ at }) => at);
  expect(waiting).toBeLessThan(switching ?? 0);
  expect(switching).toBeLessThan(done ?? 0);
  expect(t.server('6380').isReplica).toBe(false);
});

test('failover: given up by hand, and by its timeout', () => {
  for (const byHand of [true, false]) {
    const t = scene({ master: '6379', replicas: ['6380'] });
    t.stall('6379', '6380');
    t.type('6379', 'SET k v');
    t.type('6379', `FAILOVER TO 127.0.0.1 6380 TIMEOUT ${byHand ? 60_000 : 2_000}`);
    t.run(1);
    if (byHand) t.type('6379', 'FAILOVER ABORT', 2);
    t.run(3);
    expect(t.events('failover')).toMatchObject([
      { what: 'waiting', target: TARGET },
      { node: '6379', what: 'aborted', why: expect.stringMatching(/\S/) },
    ]);
    expect(t.server('6379').isReplica).toBe(false);
  }
});

test('failover: forced, it goes on without waiting, and says why', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.stall('6379', '6380');
  t.type('6379', 'SET k v');
  t.type('6379', 'FAILOVER TO 127.0.0.1 6380 FORCE TIMEOUT 1000');
  t.run(3);
  expect(t.events('failover')).toMatchObject([
    { what: 'waiting', why: '' },
    { what: 'switching', target: TARGET, why: expect.stringMatching(/\S/) },
  ]);
});

test('clients held: a pause begins and ends by itself, or is ended', () => {
  const t = scene({ master: '6379' });
  const began = t.world.now;
  t.type('6379', 'CLIENT PAUSE 1000 WRITE');
  t.run(2);
  t.type('6379', 'CLIENT PAUSE 60000 WRITE');
  t.run(1);
  t.type('6379', 'CLIENT UNPAUSE', 2);
  t.run(1);
  const told = t.events('clients-held');
  expect(told).toMatchObject([
    { node: '6379', change: 'began', by: 'pause', until: began + 1_000_000, at: began },
    { change: 'ended', by: 'pause', until: null },
    { change: 'began', by: 'pause' },
    { change: 'ended', by: 'pause' },
  ]);
  expect(told[1]?.at).toBeLessThan(began + 1_200_000);
});

test('clients held: DEBUG SLEEP, a SHUTDOWN that waits for a replica', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'DEBUG SLEEP 2');
  t.run(3);
  t.stall('6379', '6380');
  t.type('6379', 'SET k v');
  t.type('6379', 'SHUTDOWN');
  t.run(1);
  t.type('6379', 'SHUTDOWN ABORT', 2);
  t.run(1);
  const told = t.events('clients-held').map(({ by, change }) => `${by} ${change}`);
  expect(told).toEqual(['sleep began', 'sleep ended', 'shutdown began', 'shutdown ended']);
});

test('evicted: what goes for one command is told at once, with names, number and policy', () => {
  const conf = ['maxmemory-policy allkeys-random'];
  const t = scene({ master: '6379', replicas: ['6380'], conf });
  const pairs = Array.from({ length: 40 }, (_, i) => `key:${i} ${'x'.repeat(200)}`);
  t.type('6379', `MSET ${pairs.join(' ')}`);
  const { stream } = t.server('6379');
  const before = stream.master_repl_offset;
  t.type('6379', 'CONFIG SET maxmemory 1');
  t.run(1);
  const told = t.events('evicted');
  expect(told).toMatchObject([{ node: '6379', count: 40, policy: 'allkeys-random' }]);
  expect(told[0]?.keys).toHaveLength(10);
  expect(new Set(told[0]?.keys).size).toBe(10);
  // Each key is a command of its own in the stream.
  expect(stream.master_repl_offset).toBeGreaterThan(before + 40 * 20);
  expect(t.server('6379').keyspace.size).toBe(0);
});

test('evicted: nothing is told where nothing may go', () => {
  const t = scene({ master: '6379', conf: ['maxmemory-policy noeviction'] });
  t.type('6379', 'SET k v');
  t.type('6379', 'CONFIG SET maxmemory 1');
  t.type('6379', 'SET k w');
  t.run(1);
  expect(t.events('evicted')).toEqual([]);
  expect(t.events('write-refused')).toMatchObject([{ error: expect.stringMatching(/^OOM/) }]);
});
