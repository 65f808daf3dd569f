import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIELDS_MAX, fieldsOf, type Field } from './fields.ts';

const REPLICA = { fromReplica: true, rdb: false };
const MASTER = { fromReplica: false, rdb: false };
const ID = '38f508ee01c9568fa6dbb2f2c75be9a673018dcc';

function wire(...args: string[]): string {
  return `*${args.length}\r\n${args.map((arg) => `$${arg.length}\r\n${arg}\r\n`).join('')}`;
}

const told = (fields: readonly Field[]) => fields.map(({ says }) => says);

test('a request: header, and each argument with its length and its role', () => {
  const fields = fieldsOf(wire('REPLCONF', 'listening-port', '6380'), REPLICA);
  expect(told(fields)).toEqual([
    { says: 'array', count: 3 },
    { says: 'length', bytes: 8 },
    { says: 'argument', role: 'name', index: 0, text: 'REPLCONF' },
    { says: 'length', bytes: 14 },
    { says: 'argument', role: 'option', index: 1, text: 'listening-port' },
    { says: 'length', bytes: 4 },
    { says: 'argument', role: 'port', index: 2, text: '6380' },
  ]);
  expect(fields.map(({ from, to }) => [from, to])).toEqual([
    [0, 4],
    [4, 8],
    [8, 18],
    [18, 23],
    [23, 39],
    [39, 43],
    [43, 49],
  ]);
});

test.each([
  [wire('PSYNC', '?', '-1'), ['name', 'no-replid', 'no-offset']],
  [wire('PSYNC', ID, '171', 'FAILOVER'), ['name', 'replid', 'offset', 'failover']],
  [wire('AUTH', 'ann', 'secret'), ['name', 'user', 'password']],
  [wire('AUTH', 'secret'), ['name', 'password']],
  [
    wire('REPLCONF', 'capa', 'eof', 'capa', 'psync2'),
    ['name', 'option', 'capability', 'option', 'capability'],
  ],
  [wire('REPLCONF', 'ACK', '350'), ['name', 'option', 'acknowledged']],
])('%j: what each argument is for', (bytes, roles) => {
  const found = told(fieldsOf(bytes, REPLICA)).filter((says) => says.says === 'argument');
  expect(found.map((says) => says.says === 'argument' && says.role)).toEqual(roles);
});

test('answers: their word, the replication ID and the offset', () => {
  expect(told(fieldsOf(`+FULLRESYNC ${ID} 171\r\n`, MASTER))).toEqual([
    { says: 'status', word: 'FULLRESYNC' },
    { says: 'replid', text: ID },
    { says: 'offset', text: '171' },
    { says: 'end-of-line' },
  ]);
  expect(told(fieldsOf(`+CONTINUE ${ID}\r\n`, MASTER))).toEqual([
    { says: 'status', word: 'CONTINUE' },
    { says: 'replid', text: ID },
    { says: 'end-of-line' },
  ]);
  expect(told(fieldsOf('+OK\r\n', MASTER))).toEqual([
    { says: 'status', word: 'OK' },
    { says: 'end-of-line' },
  ]);
});

test('a snapshot: every opcode, key and value, and the checksum', () => {
  // RDB version 10: k is "v", n is 7 and expires, l is a list of one element.
  const rdb =
    'REDIS0010' +
    '\xfa\x09redis-ver\x067.0.15' +
    '\xfa\x0aredis-bits\xc0\x40' +
    '\xfe\x00\xfb\x03\x01' +
    '\x00\x01k\x01v' +
    '\xfc\x00\xe1\xf5\x05\x00\x00\x00\x00\x00\x01n\xc0\x07' +
    '\x12\x01l\x01\x02\x0a\x0a\x00\x00\x00\x01\x00\x81a\x02\xff' +
    '\xff12345678';
  expect(told(fieldsOf(rdb, { fromReplica: false, rdb: true }))).toEqual([
    { says: 'rdb-magic' },
    { says: 'rdb-version', version: '0010' },
    { says: 'rdb-aux', key: 'redis-ver', value: '7.0.15' },
    { says: 'rdb-aux', key: 'redis-bits', value: '64' },
    { says: 'rdb-db', db: 0 },
    { says: 'rdb-sizes', keys: 3, expires: 1 },
    { says: 'rdb-key', type: 0, key: 'k' },
    { says: 'rdb-value', type: 0, bytes: 2 },
    { says: 'rdb-expires', at: 100_000_000 },
    { says: 'rdb-key', type: 0, key: 'n' },
    { says: 'rdb-value', type: 0, bytes: 2 },
    { says: 'rdb-key', type: 18, key: 'l' },
    { says: 'rdb-value', type: 18, bytes: 13 },
    { says: 'rdb-end' },
    { says: 'rdb-checksum' },
  ]);
});

test('a snapshot that is cut off: what came is told, the rest is one field', () => {
  const fields = fieldsOf('REDIS0010\xfa\x09redis-ver\x067.0', { fromReplica: false, rdb: true });
  expect(told(fields).at(-1)).toEqual({ says: 'rdb-rest', bytes: 15 });
});

const piece = fc.oneof(
  fc.constantFrom(
    wire('PING'),
    wire('SET', 'k', 'v'),
    wire('PSYNC', ID, '9'),
    '+OK\r\n',
    '+CONTINUE\r\n',
    `+CONTINUE ${ID}\r\n`,
    `+FULLRESYNC ${ID} 0\r\n`,
    '+FULLRESYNC  \r\n',
    '-ERR no\r\n',
    '\n',
    `$EOF:${'a'.repeat(40)}\r\n`,
    '$30\r\n',
    '*2\r\n$',
    '*0\r\n',
    'REDIS0010',
    'REDIS0010\xfa\x01a\x01b\xfe\x00\xff12345678',
    'REDIS0010\x05\x01z\x01\x01m12345678',
  ),
  fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) }),
);

test('the fields cover every byte exactly once, in order, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.array(piece), fc.boolean(), fc.boolean(), (pieces, fromReplica, rdb) => {
      const bytes = pieces.join('');
      const fields = fieldsOf(bytes, { fromReplica, rdb });
      let at = 0;
      for (const { from, to } of fields) {
        expect(from).toBe(at);
        expect(to).toBeGreaterThan(from);
        at = to;
      }
      expect(at).toBe(bytes.length);
      expect(fields.length).toBeLessThanOrEqual(FIELDS_MAX);
    }),
    { numRuns: 500 },
  );
});
