import { expect, test } from 'vitest';
import { scene } from './scene.ts';

test('a console that subscribes prints messages, also those of its master, until a line is typed', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6380', 'SUBSCRIBE news');
  t.run(0.1);
  const subscribed =
    'Reading messages... (press Ctrl-C to quit)\n1) "subscribe"\n2) "news"\n3) (integer) 1';
  expect(t.printed('6380')).toBe(subscribed);
  t.type('6379', 'PUBLISH news hello');
  t.run(0.1);
  expect(t.printed('6380')).toBe(`${subscribed}\n1) "message"\n2) "news"\n3) "hello"`);
  t.type('6380', 'PUBSUB NUMSUB news');
  t.run(0.1);
  expect(t.printed('6380')).toBe('1) "news"\n2) (integer) 0');
});
