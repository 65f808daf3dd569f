import { expect, test } from 'vitest';
import { attach, TestServer } from './testServer.fixture.ts';

// Checked against redis-server 7.0.15: a master that waits for a lagging replica before it leaves.

function waiting(): { t: TestServer; replica: ReturnType<typeof attach> } {
  const t = new TestServer(['repl-diskless-sync-delay 0', 'shutdown-timeout 3']);
  const replica = attach(t);
  t.client().call('SET', 'k', 'v');
  return { t, replica };
}

test('while it waits, reads are answered and writes wait; ABORT lets them go on', () => {
  const { t } = waiting();
  const [typist, reader, writer] = [t.client(), t.client(), t.client()];
  expect(typist.call('SHUTDOWN')).toBe('');
  expect(reader.call('GET', 'k')).toBe('$1\r\nv\r\n');
  expect(writer.call('SET', 'late', '1')).toBe('');
  writer.send('GET', 'late');
  expect(writer.received).toBe('');
  expect(reader.call('SHUTDOWN', 'ABORT')).toBe('+OK\r\n');
  expect(typist.take()).toBe('-ERR Errors trying to SHUTDOWN. Check logs.\r\n');
  expect(writer.take()).toBe('+OK\r\n$1\r\n1\r\n');
  expect(t.exited).toBeNull();
  expect(t.takeLogs().at(-1)).toEqual(['M', '*', 'Shutdown manually aborted.']);
});

test('it leaves when the replica has caught up', () => {
  const { t, replica } = waiting();
  t.client().call('SHUTDOWN');
  replica.send('REPLCONF', 'ACK', String(t.server.stream.master_repl_offset));
  expect(t.exited).toBe('shut-down');
  expect(t.disk.read('dump.rdb')).not.toBeNull();
});

test('it leaves when the time is over, without a late write', () => {
  const { t } = waiting();
  t.client().call('SHUTDOWN');
  const writer = t.client();
  writer.send('SET', 'late', '1');
  t.advance(3_200);
  expect(t.exited).toBe('shut-down');
  expect(writer.received).toBe('');
});

test('a transaction that writes waits at its first write', () => {
  const { t } = waiting();
  t.client().call('SHUTDOWN');
  const client = t.client();
  expect(client.call('MULTI')).toBe('+OK\r\n');
  expect(client.call('SET', 'late', '1')).toBe('');
});
