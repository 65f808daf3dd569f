import { expect, test } from 'vitest';
import { TestServer } from '../testServer.fixture.ts';

test('who is silent for longer than `timeout` is closed, unless nothing is expected of it', () => {
  const t = new TestServer(['timeout 2']);
  const [silent, talker, monitor, replica, listener] = [0, 1, 2, 3, 4].map(() => t.client());
  monitor!.call('MONITOR');
  replica!.call('PSYNC', '?', '-1');
  listener!.call('SUBSCRIBE', 'news');
  for (let second = 0; second < 4; second++) {
    t.advance(1_000);
    talker!.call('PING');
  }
  const closed = [silent, talker, monitor, replica, listener].map((one) => one!.closed);
  expect(closed).toEqual([true, false, false, false, false]);
});

test('without `timeout` nobody is closed', () => {
  const t = new TestServer();
  const client = t.client();
  t.advance(600_000);
  expect(client.closed).toBe(false);
});
