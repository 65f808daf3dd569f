import { expect, test } from 'vitest';
import { RateMeter } from './rates.ts';

/** A meter that saw so many messages of 27 bytes a second, for so long. */
function metered(perSecond: number, seconds: number, meter = new RateMeter()): RateMeter {
  for (let at = 0; at <= seconds * 60; at += 1) {
    const messages = Math.floor((at / 60) * perSecond);
    meter.note((at * 1_000_000) / 60, { messages, bytes: messages * 27 });
  }
  return meter;
}

test('2 000 commands a second of 27 bytes are 54 000 bytes a second', () => {
  const rate = metered(2000, 3).rate();
  expect(rate?.messages).toBeCloseTo(2000, -2);
  expect(rate?.bytes).toBeCloseTo(54_000, -4);
});

test('what an eye can follow is no flow', () => {
  expect(metered(5, 3).isDense).toBe(false);
  expect(metered(200, 3).isDense).toBe(true);
});

test('when traffic ends, so does the rate', () => {
  const meter = metered(200, 3);
  for (let at = 3; at < 6; at += 0.1) meter.note(at * 1_000_000, { messages: 600, bytes: 16_200 });
  expect(meter.rate()?.messages).toBe(0);
  expect(meter.isDense).toBe(false);
});

test('a step back in time begins anew', () => {
  const meter = metered(200, 3);
  meter.note(1_000_000, { messages: 200, bytes: 5400 });
  expect(meter.rate()).toBeNull();
});
