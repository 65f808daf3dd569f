import { expect, test } from 'vitest';
import type { ArcView } from '../../../engine/contract.ts';
import { explain } from '../../reference/explain.ts';
import { originsOf } from './typed.ts';

const SELECT = '*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n';
const SREM = '*3\r\n$4\r\nSREM\r\n$1\r\ns\r\n$1\r\ny\r\n';
const bytes = SELECT + SREM;
const parts = explain(bytes, { fromReplica: false, rdb: false });

function arc(from: number, length: number, sent: string, typed: string | null): ArcView {
  return { from, to: from + length, sent, typed, unasked: null, kind: 'write', at: 0 };
}

const arcs = [
  arc(101, SELECT.length, 'SELECT 0', null),
  arc(101 + SELECT.length, SREM.length, 'SREM s y', 'SPOP s'),
];
const message = { kind: 'stream', bytes: bytes.length, masterOffset: 100 + bytes.length } as const;

test('typed: SPOP stands beside the SREM that was sent for it', () => {
  expect(originsOf(message, parts, arcs)).toEqual([null, arcs[1]]);
});

test('typed: nothing is said where the offsets do not tell which command it was', () => {
  const nothing = [null, null];
  expect(originsOf({ ...message, masterOffset: 500 }, parts, arcs)).toEqual(nothing);
  expect(originsOf({ ...message, kind: 'rdb' }, parts, arcs)).toEqual(nothing);
  expect(originsOf(message, parts, [arc(124, SREM.length, 'SET s y', 'SPOP s')])).toEqual(nothing);
  expect(originsOf(message, parts, [])).toEqual(nothing);
});

test('origin: a DEL that nobody typed tells why it was sent', () => {
  const expired = { ...arc(101, SELECT.length, 'SELECT 0', null), unasked: 'expired' as const };
  const wire = '*2\r\n$3\r\nDEL\r\n$1\r\nk\r\n';
  const own = { ...expired, sent: 'DEL k', to: 101 + wire.length };
  const told = explain(wire, { fromReplica: false, rdb: false });
  const alone = { ...message, bytes: wire.length, masterOffset: 100 + wire.length };
  expect(originsOf(alone, told, [own])).toEqual([own]);
  expect(originsOf(alone, told, [{ ...own, unasked: null }])).toEqual([null]);
});
