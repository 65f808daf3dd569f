import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS, MessageLog } from './messages.ts';

const noted = fc.record({
  kind: fc.constantFrom(...KINDS),
  length: fc.integer({ min: 1, max: 40_000 }),
  fill: fc.integer({ min: 0, max: 255 }),
  replicaState: fc.integer({ min: 0, max: 12 }),
  masterState: fc.integer({ min: 0, max: 4 }),
  callerSent: fc.boolean(),
  lost: fc.boolean(),
});

test('messages: what was noted of a message is what is found, its bytes as long as they are kept', () => {
  fc.assert(
    fc.property(fc.array(noted, { minLength: 1, maxLength: 400 }), (list) => {
      const log = new MessageLog();
      list.forEach((one, i) => {
        const bytes = new Uint8Array(one.length).fill(one.fill);
        const row = log.note(i + 1, one.kind, i, i + 1000, bytes, 0, one.length);
        log.noteEnds(row, 2, 3, one.callerSent);
        log.noteStates(row, one.replicaState, one.masterState, i * 7, i * 9);
        if (one.lost) log.lose(i + 1, i + 7);
      });
      let newer = 0;
      for (let i = list.length - 1; i >= 0; i--) {
        const { kind, length, fill, replicaState, masterState, callerSent, lost } = list[i]!;
        const found = log.get(i + 1);
        expect(found).toMatchObject({ kind, replicaState, masterState, callerSent, lost });
        expect(found).toMatchObject({ bytes: length, sentAt: i, replicaOffset: i * 7 });
        const stored = Math.min(length, 16 << 10);
        newer += stored;
        // What was written since may have used up the room, but nothing is kept half.
        const { bytes } = log.bytesOf(i + 1);
        expect(bytes.every((byte) => byte === fill)).toBe(true);
        if (newer < 3 << 20) expect(bytes.length).toBe(stored);
      }
    }),
    { numRuns: 20 },
  );
});

test('messages: after a cut the next message takes the number and the place of the first one cut', () => {
  const log = new MessageLog();
  for (let id = 1; id <= 3; id++) log.note(id, 'stream', id, id, Uint8Array.of(id, id), 0, 2);
  log.cutAfter(1);
  expect(log.get(2)).toBeNull();
  log.note(2, 'ack', 9, 9, Uint8Array.of(7), 0, 1);
  expect(log.get(2)).toMatchObject({ kind: 'ack', bytes: 1, lost: false });
  expect([...log.bytesOf(1).bytes, ...log.bytesOf(2).bytes]).toEqual([1, 1, 7]);
});
