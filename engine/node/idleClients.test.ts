import { expect, test } from 'vitest';
import { TestServer } from './testServer.fixture.ts';

test('a client that is silent for longer than `timeout` is closed; a replica and a monitor are not', () => {
  const t = new TestServer(['timeout 2']);
  const [silent, talker, monitor, replica] = [t.client(), t.client(), t.client(), t.client()];
  monitor.call('MONITOR');
  replica.call('PSYNC', '?', '-1');
  for (let second = 0; second < 4; second++) {
    t.advance(1_000);
    talker.call('PING');
  }
  expect([silent, talker, monitor, replica].map((one) => one.closed)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('without `timeout` nobody is closed', () => {
  const t = new TestServer();
  const client = t.client();
  t.advance(600_000);
  expect(client.closed).toBe(false);
});
