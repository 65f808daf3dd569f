// The invariants must be able to fail: each of these tests breaks something by hand.
import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import { InvariantBroken } from '../base/assert.ts';
import { scene } from './scene.ts';

const pair = () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 100 });
  t.type('6379', 'SET k value');
  return t;
};

/** The pipe from the master to its replica. */
const pipeOf = (t: ReturnType<typeof pair>) => {
  const { connection } = t.server('6380').link;
  return t.world.network.connections.get(connection!)!.pipes[1];
};

test('witness: one corrupted byte on its way to a replica is noticed', () => {
  const t = pair();
  const { buffer } = pipeOf(t);
  // The last character of the value: the command stays well formed.
  buffer.bytes[buffer.end - 3]! ^= 1;
  expect(() => t.run(1)).toThrow(/6380 holds byte 100 at offset \d+ of .*, where 101 was written/);
});

test('witness: data that differ at the same offset are noticed', () => {
  const t = pair();
  t.run(1);
  const { keyspace } = t.server('6380');
  const database = keyspace.database(0);
  database.removeKey(latin1('k'));
  expect(() => t.run(1)).toThrow(/at .*:54 6380 holds [0-9a-f]{40}, but 6379 held/);
});

test('witness: an offset that goes back is noticed', () => {
  const t = pair();
  t.run(1);
  const { stream } = t.server('6379');
  stream.freeBacklog();
  stream.master_repl_offset = 10;
  t.server('6379').peers.length = 0;
  expect(() => t.run(1)).toThrow('6379 went back from offset 54 to 10');
});

test('witness: a byte lost by the network is noticed', () => {
  const t = pair();
  pipeOf(t).buffer.end--;
  expect(() => t.run(1)).toThrow(InvariantBroken);
});

test('witness: a master that believes too much is noticed', () => {
  const t = pair();
  t.run(1);
  t.server('6379').peers[0]!.ackOffset = 55;
  expect(() => t.run(1)).toThrow('6379 believes 6380 at 55, it is at 54');
});

test('witness: a backlog that says other than the stream is noticed', () => {
  const t = pair();
  t.run(1);
  t.server('6379').stream.master_repl_offset++;
  expect(() => t.run(1)).toThrow('6379: the backlog holds 1+54, the stream ends at 55');
});

test.each([
  ['full', 55, 'it should be partial'],
  ['full', 1, 'it should be partial'],
  ['partial', 56, 'it should be full'],
  ['partial', 0, 'it should be full'],
  ['partial', 50, '0 bytes were promised, 5 are due'],
] as const)('witness: a %s resync from %i is noticed', (outcome, askedOffset, complaint) => {
  const t = pair();
  t.run(1);
  t.world.emit({
    kind: 'resync',
    replica: '6380',
    master: '6379',
    outcome,
    reason: 'same-history',
    bytes: 0,
    askedReplid: t.server('6379').stream.replid,
    askedOffset,
    firstByteOffset: 1,
    endOffset: 54,
    ids: { replid: '', replid2: '', second_repl_offset: -1 },
    message: -1,
  });
  expect(() => t.run(1)).toThrow(complaint);
});
