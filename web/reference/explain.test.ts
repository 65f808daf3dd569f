import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PARTS_MAX, explain } from './explain.ts';

const REPLICA = { fromReplica: true, rdb: false };
const MASTER = { fromReplica: false, rdb: false };
const ID = '38f508ee01c9568fa6dbb2f2c75be9a673018dcc';

function wire(...args: string[]): string {
  return `*${args.length}\r\n${args.map((arg) => `$${arg.length}\r\n${arg}\r\n`).join('')}`;
}

function meanings(bytes: string, sender = REPLICA) {
  return explain(bytes, sender).map((part) => part.meaning);
}

test('handshake: each request of the replica is named', () => {
  expect(meanings(wire('PING'))).toEqual([{ means: 'ping' }]);
  expect(
    meanings(
      wire('REPLCONF', 'listening-port', '6380') +
        wire('REPLCONF', 'capa', 'eof', 'capa', 'psync2'),
    ),
  ).toEqual([{ means: 'listening-port', port: '6380' }, { means: 'capa-both' }]);
  expect(meanings(wire('PSYNC', '?', '-1'))).toEqual([{ means: 'psync-anything' }]);
  expect(meanings(wire('PSYNC', ID, '1'))).toEqual([
    { means: 'psync', replid: ID, offset: '1', failover: false },
  ]);
  expect(meanings(wire('PSYNC', ID, '9', 'FAILOVER'))).toMatchObject([{ failover: true }]);
  expect(meanings(wire('REPLCONF', 'ACK', '350'))).toEqual([{ means: 'ack', offset: '350' }]);
});

test('handshake: answers in one segment are told apart', () => {
  expect(meanings('+OK\r\n+OK\r\n', MASTER)).toEqual([{ means: 'ok' }, { means: 'ok' }]);
  expect(meanings(`\n+FULLRESYNC ${ID} 0\r\n`, MASTER)).toEqual([
    { means: 'keepalive' },
    { means: 'fullresync', replid: ID, offset: '0' },
  ]);
  expect(meanings(`+CONTINUE ${ID}\r\n`, MASTER)).toEqual([{ means: 'continue', replid: ID }]);
  expect(meanings('+CONTINUE\r\n', MASTER)).toEqual([{ means: 'continue', replid: '' }]);
  expect(meanings("-NOMASTERLINK Can't SYNC\r\n", MASTER)).toEqual([
    { means: 'error', code: 'NOMASTERLINK' },
  ]);
});

test('snapshot: diskless, with its mark before and after', () => {
  const mark = 'a'.repeat(40);
  const rdb = 'REDIS0010\xfa\x09redis-ver\xff12345678';
  const parts = explain(`$EOF:${mark}\r\n${rdb}${mark}`, MASTER);
  expect(parts.map((part) => part.meaning)).toEqual([
    { means: 'rdb-eof', mark },
    { means: 'rdb', version: '0010', bytes: rdb.length },
    { means: 'eof-mark' },
  ]);
});

test('snapshot: disk based, with the stream directly behind it', () => {
  const rdb = `REDIS0010${'x'.repeat(20)}`;
  const parts = explain(`$${rdb.length}\r\n${rdb}${wire('SELECT', '0')}`, MASTER);
  expect(parts.map((part) => part.meaning.means)).toEqual(['rdb-length', 'rdb', 'select']);
});

test('snapshot: a later piece is only bytes', () => {
  expect(meanings('\x01\x02REDIS', { fromReplica: false, rdb: true })).toEqual([
    { means: 'rdb-more', bytes: 7 },
  ]);
});

test('stream: commands carry their bytes, the master asks for an ACK', () => {
  const set = wire('SET', 'k', 'v');
  expect(meanings(wire('MULTI') + set + wire('EXEC'), MASTER)).toEqual([
    { means: 'multi' },
    { means: 'command', name: 'SET', bytes: 27 },
    { means: 'exec' },
  ]);
  expect(meanings(wire('PING'), MASTER)).toEqual([{ means: 'stream-ping' }]);
  expect(meanings(wire('PUBLISH', 'news', 'hi'), MASTER)).toEqual([
    { means: 'publish', channel: 'news' },
  ]);
  expect(meanings(wire('REPLCONF', 'GETACK', '*'), MASTER)).toEqual([{ means: 'getack' }]);
});

test('stream: a command that is cut off is left unexplained, not misread', () => {
  expect(meanings('*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$9\r\nv', MASTER)).toEqual([
    { means: 'unknown', bytes: 25 },
  ]);
});

test('a preamble without a length, or of length 0, announces nothing', () => {
  for (const preamble of ['$+OK\r\n', '$0\r\n', '$EOF:\r\n', '$-5\r\n']) {
    const parts = explain(`${preamble}REDIS0010`, { fromReplica: false, rdb: false });
    expect(parts.map((part) => part.bytes)).toEqual([preamble, 'REDIS0010']);
  }
});

test('every byte belongs to exactly one part, for any bytes', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      wire('PING'),
      '+OK\r\n',
      '\n',
      '$EOF:',
      '$12\r\n',
      '*2\r\n$',
      'REDIS0010',
      '-E\r\n',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.boolean(), fc.boolean(), (pieces, fromReplica, rdb) => {
      const bytes = pieces.join('');
      const parts = explain(bytes, { fromReplica, rdb });
      expect(parts.map((part) => part.bytes).join('')).toBe(bytes);
      expect(parts.every((part) => part.bytes !== '')).toBe(true);
      expect(parts.length).toBeLessThanOrEqual(PARTS_MAX);
    }),
  );
});
