import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import { ELLIPSIS, messageLabel } from './describe.ts';

const ACK = '*3\r\n$8\r\nREPLCONF\r\n$3\r\nACK\r\n$4\r\n1061\r\n';

function labels(kind: 'ack' | 'stream', ...pieces: string[]): string[] {
  return pieces.map((piece) => messageLabel(kind, latin1(piece), piece.length));
}

test('label: a whole command is its words', () => {
  expect(labels('ack', ACK)).toEqual(['REPLCONF ACK 1061']);
});

test('label: the pieces of a command show where they begin and end, and no RESP headers', () => {
  expect(labels('ack', ACK.slice(0, 20), ACK.slice(20))).toEqual([
    `REPLCONF${ELLIPSIS}`,
    `${ELLIPSIS}ACK 1061`,
  ]);
  expect(labels('stream', 'lue\r\n')).toEqual([`${ELLIPSIS}lue`]);
});
