import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasTicket, lineOf, slots, type Ticket } from './ticket.ts';

const OWN = 'a'.repeat(40);
const FORMER = 'b'.repeat(40);
const OTHER = 'c'.repeat(40);
const UNSET = '0'.repeat(40);

function ticket(over: Partial<Ticket>, replid2 = UNSET, second_repl_offset = -1): Ticket {
  return {
    outcome: 'partial',
    reason: 'same-history',
    bytes: 0,
    askedReplid: OWN,
    askedOffset: 150,
    firstByteOffset: 100,
    endOffset: 200,
    ids: { replid: OWN, replid2, second_repl_offset },
    ...over,
  };
}

test('slots: own ID, former ID up to its offset, another ID, an empty slot', () => {
  expect(slots(ticket({}))).toEqual(['fits', 'empty']);
  expect(slots(ticket({ askedReplid: FORMER }, FORMER, 150))).toEqual(['other', 'fits']);
  expect(slots(ticket({ askedReplid: FORMER }, FORMER, 149))).toEqual(['other', 'too-far']);
  expect(slots(ticket({ askedReplid: OTHER }, FORMER, 150))).toEqual(['other', 'other']);
  // 7.0 compares without regard to case.
  expect(slots(ticket({ askedReplid: OWN.toUpperCase() }))[0]).toBe('fits');
  expect(hasTicket(ticket({ askedReplid: '?', askedOffset: -1 }))).toBe(false);
});

test('line: the byte after the end lies inside, the next one does not; so at the beginning', () => {
  const inside = (askedOffset: number) => lineOf(ticket({ askedOffset })).inside;
  expect([99, 100, 201, 202].map(inside)).toEqual([false, true, true, false]);
});

test('line: everything is on it, in order', () => {
  const offset = fc.integer({ min: 1, max: 1e9 });
  fc.assert(
    fc.property(offset, fc.integer({ min: 0, max: 1e6 }), offset, (first, length, asked) => {
      const line = lineOf(
        ticket({ firstByteOffset: first, endOffset: first + length - 1, askedOffset: asked }),
      );
      for (const share of [line.first, line.end, line.asked]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      expect(line.first).toBeLessThanOrEqual(line.end);
      expect(line.asked >= line.first && line.asked <= line.end).toBe(line.inside);
    }),
  );
});
