import { expect, test } from 'vitest';
import { latin1, textOf } from '../../base/bytes.ts';
import { Keyspace } from '../../keyspace/keyspace.ts';
import { writeRdb } from '../../persistence/rdbWriter.ts';
import { commandsOf, MASTER_ID, TestServer } from '../testServer.fixture.ts';

// What redis-server 7.0.15 did with a master that was played by hand.

const MARK = 'm'.repeat(40);

function rdbOf(...keys: string[]): string {
  const keyspace = new Keyspace();
  for (const key of keys) keyspace.database(0).load(latin1(key), latin1('new'), -1);
  const info = { ctime: 0, usedMem: 1_000_000, aofBase: false, replication: null };
  return textOf(writeRdb(keyspace, info));
}

/** A replica whose master has just said +FULLRESYNC; its log so far is taken. */
function syncing(how: string, id = MASTER_ID): TestServer {
  const t = new TestServer([
    'replicaof 127.0.0.1 6380',
    `repl-diskless-load ${how}`,
    'repl-timeout 2',
    'replica-read-only no',
  ]);
  t.client().call('SET', 'old', '1');
  if (how === 'on-empty-db') t.client().call('FLUSHALL');
  t.server.stream.replid = MASTER_ID;
  const { master } = t;
  master.sendRaw('+PONG\r\n');
  master.take();
  master.sendRaw('+OK\r\n+OK\r\n');
  expect(commandsOf(master.take()).at(-1)).toEqual(['PSYNC', '?', '-1']);
  t.takeLogs();
  master.sendRaw(`+FULLRESYNC ${id} 5\r\n$EOF:${MARK}\r\n`);
  return t;
}

const textsOf = (t: TestServer): string[] => t.takeLogs().map(([, , text]) => text);

test('diskless load: swapdb shows the old data set until the new one is whole', () => {
  const t = syncing('swapdb');
  const rdb = rdbOf('a', 'b');
  t.master.sendRaw(rdb.slice(0, 60));
  const client = t.client();
  expect(client.call('GET', 'old')).toBe('$1\r\n1\r\n');
  expect(client.call('INFO', 'persistence')).toContain('loading:0\r\nasync_loading:1\r\n');
  expect(client.call('BGSAVE')).toBe('-LOADING Redis is loading the dataset in memory\r\n');
  t.master.sendRaw(`${rdb.slice(60)}${MARK}`);
  t.advance(10);
  expect(client.call('GET', 'old')).toBe('$-1\r\n');
  expect(client.call('DBSIZE')).toBe(':2\r\n');
  expect(t.server.link.isUp).toBe(true);
  // Nothing was written to the disk.
  expect(t.disk.read('dump.rdb')).toBeNull();
  expect(textsOf(t).slice(-4)).toEqual([
    'Done loading RDB, keys loaded: 2, keys expired: 0.',
    'MASTER <-> REPLICA sync: Swapping active DB with loaded DB',
    'MASTER <-> REPLICA sync: Discarding old DB in background',
    'MASTER <-> REPLICA sync: Finished with success',
  ]);
});

test('diskless load: swapdb of another history keeps the old data set, but nobody may read it', () => {
  const t = syncing('swapdb', 'b2'.repeat(20));
  t.master.sendRaw(rdbOf('a').slice(0, 60));
  const client = t.client();
  expect(client.call('GET', 'old')).toBe('-LOADING Redis is loading the dataset in memory\r\n');
  expect(client.call('INFO', 'persistence')).toContain('loading:1\r\nasync_loading:0\r\n');
  t.master.close();
  expect(client.call('GET', 'old')).toBe('$1\r\n1\r\n');
});

test('diskless load: a connection that breaks leaves the old data set, and the next attempt begins', () => {
  const t = syncing('swapdb');
  t.master.sendRaw(rdbOf('a').slice(0, 60));
  t.master.close();
  expect(t.client().call('GET', 'old')).toBe('$1\r\n1\r\n');
  const logs = textsOf(t).map((line) => line.replace(/offset \d+/, 'offset N'));
  const from = logs.findIndex((line) => line.startsWith('Short read'));
  expect(logs.slice(from, from + 6)).toEqual([
    'Short read or OOM loading DB. Unrecoverable error, aborting now.',
    'Internal error in RDB reading offset N, function at rdb.c:3241 -> Unexpected EOF reading RDB file. Failure loading rdb format from socket, assuming connection error, resuming operation.',
    'Failed trying to load the MASTER synchronization DB from socket: Connection timed out',
    'Reconnecting to MASTER 127.0.0.1:6380 after failure',
    'MASTER <-> REPLICA sync started',
    'MASTER <-> REPLICA sync: Discarding temporary DB in background',
  ]);
});

test('diskless load: silence for longer than repl-timeout ends it', () => {
  const t = syncing('on-empty-db');
  t.master.sendRaw(rdbOf('a').slice(0, 60));
  expect(t.server.loading).not.toBeNull();
  t.advance(4_500);
  expect(textsOf(t)).toContain(
    'Failed trying to load the MASTER synchronization DB from socket: Connection timed out',
  );
  expect(t.client().call('DBSIZE')).toBe(':0\r\n');
});

test('diskless load: on-empty-db loads to the disk when there are keys', () => {
  const t = new TestServer(['replicaof 127.0.0.1 6380', 'repl-diskless-load on-empty-db']);
  t.server.keyspace.database(0).load(latin1('old'), latin1('1'), -1);
  t.master.sendRaw('+PONG\r\n');
  t.master.sendRaw('+OK\r\n+OK\r\n');
  t.master.sendRaw(`+FULLRESYNC ${MASTER_ID} 5\r\n$EOF:${MARK}\r\n${rdbOf('a')}${MARK}`);
  t.advance(10);
  expect(t.disk.read('dump.rdb')).not.toBeNull();
  expect(textsOf(t)).toContain(
    'MASTER <-> REPLICA sync: receiving streamed RDB from master with EOF to disk',
  );
});
