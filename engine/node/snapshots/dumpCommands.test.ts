import { expect, test } from 'vitest';
import { unixMillis } from '../../base/units.ts';
import encodings from '../../persistence/encodings.captured.json' with { type: 'json' };
import captured from '../../persistence/objects.captured.json' with { type: 'json' };
import { attach, commandsOf, isModelled, TestServer } from '../testServer.fixture.ts';

const CONF = ['repl-diskless-sync-delay 0', 'repl-ping-replica-period 3600'];
const bytesOf = (base64: string) => Buffer.from(base64, 'base64').toString('latin1');
const bulkOf = (bytes: string) => `$${bytes.length}\r\n${bytes}\r\n`;
/** The value `hello` as 7.0.15 dumps it. */
const HELLO = bytesOf(captured.values.find(({ name }) => name === 'string')!.dump);
/** Of a list of `a`, `bb` and `ccc`. */
const LIST = 'EgECExMAAAADAIFhAoJiYgODY2NjBP8KAC43SD2LhBGX';

test.each(captured.values.filter(({ commands }) => commands.every(isModelled)))(
  'dump: $name, of the same commands, is the very dump of the real server',
  ({ commands, config = [], dump, digest, encoding }) => {
    const client = new TestServer(CONF).client();
    for (const words of config) client.call('CONFIG', 'SET', ...words);
    for (const words of commands) expect(client.call(...words)[0]).not.toBe('-');
    expect(client.call('DUMP', 'k')).toBe(bulkOf(bytesOf(dump)));
    expect(client.call('DEBUG', 'DIGEST-VALUE', 'k')).toBe(`*1\r\n+${digest}\r\n`);
    expect(client.call('OBJECT', 'ENCODING', 'k')).toBe(bulkOf(encoding));
    expect(client.call('DEBUG', 'RELOAD')).toBe('+OK\r\n');
    expect(client.call('DUMP', 'k')).toBe(bulkOf(bytesOf(dump)));
  },
);

test.each(encodings.values)('restore: $name, over the wire', (one) => {
  const client = new TestServer(CONF).client();
  const { name, payload, config = [], type, digest } = one;
  for (const words of config) client.call('CONFIG', 'SET', ...words);
  expect([name, client.call('RESTORE', 'k', '0', bytesOf(payload))]).toEqual([name, '+OK\r\n']);
  expect(client.call('TYPE', 'k')).toBe(`+${type}\r\n`);
  expect(client.call('DEBUG', 'DIGEST-VALUE', 'k')).toBe(`*1\r\n+${digest}\r\n`);
});

test('restore: what a real server answered, in the order of its checks', () => {
  const client = new TestServer(CONF).client();
  client.call('SET', 's', 'old');
  const cases: [args: string[], reply: string][] = [
    [['s', '0', HELLO], '-BUSYKEY Target key name already exists.'],
    [['s', 'x', HELLO], '-BUSYKEY Target key name already exists.'],
    [['k', 'x', HELLO], '-ERR value is not an integer or out of range'],
    [['k', '9223372036854775808', HELLO], '-ERR value is not an integer or out of range'],
    [['k', '-1', HELLO], '-ERR Invalid TTL value, must be >= 0'],
    [['k', '0', 'x'], '-ERR DUMP payload version or checksum are wrong'],
    [['k', '0', HELLO, 'FOO'], '-ERR syntax error'],
    [['k', '0', HELLO, 'IDLETIME'], '-ERR syntax error'],
    [['k', '0', HELLO, 'IDLETIME', 'x'], '-ERR value is not an integer or out of range'],
    [['k', '0', HELLO, 'IDLETIME', '-1'], '-ERR Invalid IDLETIME value, must be >= 0'],
    [['k', '0', HELLO, 'FREQ', '256'], '-ERR Invalid FREQ value, must be >= 0 and <= 255'],
    [['k', '0', HELLO, 'FREQ', 'x'], '-ERR value is not an integer or out of range'],
    [['k', '0', HELLO, 'FREQ', '1', 'IDLETIME', '1'], '-ERR syntax error'],
    [['k', '0', HELLO, 'IDLETIME', '1', 'FREQ', '1'], '-ERR syntax error'],
    [['s', '0', 'bad', 'REPLACE'], '-ERR DUMP payload version or checksum are wrong'],
    [['s', '-1', HELLO, 'REPLACE'], '-ERR Invalid TTL value, must be >= 0'],
    [['wrapped', '9223372036854775807', HELLO], '+OK'],
    [['s', '0', HELLO, 'replace', 'absttl'], '+OK'],
  ];
  for (const [args, reply] of cases) {
    expect([args, client.call('RESTORE', ...args)]).toEqual([args, `${reply}\r\n`]);
  }
  expect(client.call('EXISTS', 'wrapped', 'k')).toBe(':0\r\n');
  expect(client.call('GET', 's')).toBe('$5\r\nhello\r\n');
  expect(client.call('DUMP', 'none')).toBe('$-1\r\n');
});

test('restore: a time to live goes to replicas as a moment; a past one as a DEL, or not at all', () => {
  const server = new TestServer(CONF);
  const replica = attach(server);
  const client = server.client();
  replica.take();
  const now = unixMillis(server.now);
  client.call('RESTORE', 'a', '10000', HELLO, 'REPLACE');
  client.call('RESTORE', 'b', '1', HELLO, 'ABSTTL');
  client.call('RESTORE', 'a', '1', HELLO, 'ABSTTL', 'REPLACE');
  client.call('RESTORE', 'a', '0', HELLO, 'IDLETIME', '100');
  expect(commandsOf(replica.take())).toEqual([
    ['SELECT', '0'],
    ['RESTORE', 'a', String(now + 10_000), HELLO, 'REPLACE', 'ABSTTL'],
    ['DEL', 'a'],
    ['RESTORE', 'a', '0', HELLO, 'IDLETIME', '100'],
  ]);
  expect(client.call('OBJECT', 'IDLETIME', 'a')).toBe(':100\r\n');
});

test('debug object: how a value is kept, as 7.0.15 says it', () => {
  const client = new TestServer(CONF).client();
  const told = (key: string) =>
    client
      .call('DEBUG', 'OBJECT', key)
      .replace(/0x[0-9a-f]+/, '0x')
      .replace(/lru:\d+/, 'lru:');
  client.call('SET', 's', 'hello');
  client.call('SET', 'i', '100');
  client.call('SET', 'big', '123456');
  client.call('RESTORE', 'l', '0', bytesOf(LIST));
  expect(told('s')).toBe(
    '+Value at:0x refcount:1 encoding:embstr serializedlength:6 lru: lru_seconds_idle:0\r\n',
  );
  expect(told('i')).toBe(
    '+Value at:0x refcount:2147483647 encoding:int serializedlength:2 lru: lru_seconds_idle:0\r\n',
  );
  expect(told('big')).toBe(
    '+Value at:0x refcount:1 encoding:int serializedlength:5 lru: lru_seconds_idle:0\r\n',
  );
  expect(told('l')).toContain(
    'encoding:quicklist serializedlength:22 lru: lru_seconds_idle:0 ql_nodes:1 ' +
      'ql_avg_node:3.00 ql_listpack_max:-2 ql_compressed:0 ql_uncompressed_size:19',
  );
  expect(told('none')).toBe('-ERR no such key\r\n');
});

test('debug reload: merging replaces keys, without it one that comes twice ends the process', () => {
  const server = new TestServer(CONF);
  const client = server.client();
  client.call('SET', 'a', '1');
  client.call('SAVE');
  client.call('SET', 'a', '2');
  client.call('SET', 'b', '3');
  expect(client.call('DEBUG', 'RELOAD', 'NOSAVE', 'NOFLUSH', 'MERGE')).toBe('+OK\r\n');
  expect(client.call('MGET', 'a', 'b')).toBe('*2\r\n$1\r\n1\r\n$1\r\n3\r\n');
  client.call('DEBUG', 'RELOAD', 'NOSAVE', 'NOFLUSH');
  expect(server.exited).toBe('crashed');
});
