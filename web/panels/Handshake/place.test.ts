import { expect, test } from 'vitest';
import { beatAt } from './place.ts';
import { RealLog } from './realLog.ts';
import { respLines, respRows } from './respLines.ts';

const beats = [10, 20, 20, 20, 30].map((at) => ({ at }));

test('the present beat is the last that has come; where several come at once, the one that was chosen', () => {
  expect(beatAt(beats, 5, 0)).toBe(0);
  expect(beatAt(beats, 19, 0)).toBe(0);
  expect(beatAt(beats, 20, 0)).toBe(3);
  expect(beatAt(beats, 20, 1)).toBe(1);
  expect(beatAt(beats, 29, 2)).toBe(2);
  expect(beatAt(beats, 99, 2)).toBe(4);
  expect(beatAt([], 99, 0)).toBe(0);
});

test('bytes are read line by line, and what ends a line is seen', () => {
  const bytes = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0));
  expect(respLines(bytes('*1\r\n$4\r\nPING\r\n'))).toEqual([
    { text: '*1', end: '\\r\\n' },
    { text: '$4', end: '\\r\\n' },
    { text: 'PING', end: '\\r\\n' },
  ]);
  expect(respLines(bytes('\n'))).toEqual([{ text: '', end: '\\n' }]);
  expect(respLines(bytes('a\xff'))).toEqual([{ text: 'a\\xff', end: '' }]);
  expect(respLines(bytes(''))).toEqual([]);
});

const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

test('a length and what it counts stand in one row', () => {
  const rows = (text: string) =>
    respRows(respLines(latin(text))).map((row) => row.map((line) => line.text).join(' '));
  expect(rows('*2\r\n$3\r\nGET\r\n$1\r\nk\r\n')).toEqual(['*2', '$3 GET', '$1 k']);
  expect(rows('$300\r\nREDIS0010')).toEqual(['$300', 'REDIS0010']);
  expect(rows('$2\r\n$1\r\n')).toEqual(['$2 $1']);
});

test('the second time a line is logged, the second of the real log stands beside it; the last stays', () => {
  const line = (pid: number, id: string) =>
    `${pid}:S 22 Nov 2026 08:04:13.329 * Full resync from master: ${id.repeat(40)}:0`;
  const real = new RealLog({ 6380: [line(1, 'a'), line(2, 'b')] });
  expect(real.take('6380', line(9, 'c'))).toBe(line(1, 'a'));
  expect(real.take('6380', line(9, 'd'))).toBe(line(2, 'b'));
  expect(real.take('6380', line(9, 'e'))).toBe(line(2, 'b'));
  expect(real.take('6379', line(9, 'c'))).toBeNull();
  expect(real.take('6380', line(9, 'c').replace(/:0$/, ':1'))).toBeNull();
});
