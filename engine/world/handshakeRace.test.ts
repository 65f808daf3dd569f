import { expect, test } from 'vitest';
import { scene } from './scene.ts';

// Seen on 7.0.15: whether a reply to AUTH is to come is looked up when the first reply is there.

test('a password that is set between REPLCONF and its answers takes the first of them for that to AUTH', () => {
  const t = scene({
    master: '6379',
    replicas: ['6380'],
    conf: { 6379: ['requirepass lyon'], 6380: [] },
    latencyMs: 200,
    synced: false,
  });
  t.until(() => t.sent('6380', '6379').some((text) => text.includes('listening-port')));
  t.type('6380', 'CONFIG SET masterauth lyon');
  t.runMs(450);
  expect(t.log('6380').at(-1)).toMatch(
    /Unable to AUTH to MASTER: -NOAUTH Authentication required\.$/,
  );
  t.untilOnline('6380');
});

test('an address that is announced meanwhile waits for a reply that does not come', () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 200, synced: false });
  t.until(() => t.sent('6380', '6379').some((text) => text.includes('listening-port')));
  t.type('6380', 'CONFIG SET replica-announce-ip 10.0.0.9');
  t.run(2);
  expect(t.server('6380').link?.state).toBe('RECEIVE_CAPA_REPLY');
  expect(t.log('6380').some((line) => line.includes('Trying a partial'))).toBe(false);
});
