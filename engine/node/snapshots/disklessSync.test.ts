import { expect, test } from 'vitest';
import { Dice } from '../../base/dice.ts';
import { attach, handshake, type TestConnection, TestServer } from '../testServer.fixture.ts';

// A diskless transfer in pieces, as redis-server 7.0.15 sends it: hand-made replicas take, or do not.

const NOW = ['repl-diskless-sync-delay 0', 'repl-ping-replica-period 3600'];

/** Ten keys of 6000 bytes that LZF makes no shorter, each written in 200 ms. */
function slow(...conf: readonly string[]): TestServer {
  const t = new TestServer([...NOW, 'rdb-key-save-delay 200000', ...conf]);
  const dice = new Dice(1);
  const client = t.client();
  for (let i = 0; i < 10; i++) {
    const words = Array.from({ length: 1_500 }, () => dice.next());
    const value = words
      .map((n) => String.fromCharCode(n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255))
      .join('');
    client.call('SET', `k${i}`, value);
  }
  t.takeLogs();
  return t;
}

function said(t: TestServer): string[] {
  return t.takeLogs().map(([, , text]) => text);
}

function syncing(t: TestServer, port: number): TestConnection {
  const replica = handshake(t, { port });
  replica.take();
  return replica;
}

test('the first piece comes when three keys have filled 16 KiB, the others as they are written', () => {
  const t = slow();
  const replica = syncing(t, 17_999);
  const times: number[] = [];
  const sizes: number[] = [];
  for (let at = 0; at <= 2_200; at += 100) {
    t.advance(100);
    const text = replica.take();
    if (text === '') continue;
    times.push(at / 100);
    sizes.push(text.length);
  }
  // Redis: 0.405 s, 1.006 s, 1.607 s and 2.009 s, with 18233, 18018, 18018 and 6055 bytes.
  expect(times).toEqual([4, 10, 16, 20]);
  expect(sizes.slice(1)).toEqual([18_018, 18_018, 6_055]);
});

test('the slowest replica holds the pipe: another gets no more until it takes its piece', () => {
  const t = slow();
  t.server.settings.put('repl-diskless-sync-delay', '5');
  const [fast, lazy] = [syncing(t, 17_998), syncing(t, 17_999)];
  t.advance(5_500);
  fast.take();
  lazy.window = 0;
  t.advance(5_000);
  expect(fast.take()).toHaveLength(16_384);
  expect(t.server.child?.kind).toBe('diskless');
  lazy.open();
  t.advance(500);
  expect(fast.take().length).toBeGreaterThan(18_000);
  expect(t.server.child).toBeNull();
  expect(t.server.peers.map((peer) => peer.state)).toEqual(['ONLINE', 'ONLINE']);
});

test('a replica that takes nothing for repl-timeout is dropped, and the others go on', () => {
  const t = slow('repl-timeout 3');
  t.server.settings.put('repl-diskless-sync-delay', '5');
  const [fast, dead] = [syncing(t, 17_998), syncing(t, 17_999)];
  t.advance(5_500);
  dead.window = 0;
  t.takeLogs();
  t.advance(6_000);
  expect(dead.closed).toBe(true);
  expect(said(t)).toEqual([
    // What is left of the RDB fits into the pipe: the child has written all of it.
    'Fork CoW for RDB: current 0 MB, peak 0 MB, average 0 MB',
    'Disconnecting timedout replica (full sync): 127.0.0.1:17999',
    'Connection with replica 127.0.0.1:17999 lost.',
    'Diskless rdb transfer, done reading from pipe, 1 replicas still up.',
    'Background RDB transfer terminated with success',
    'Streamed RDB transfer with replica 127.0.0.1:17998 succeeded (socket). Waiting for REPLCONF ACK from slave to enable streaming',
    'Synchronization with replica 127.0.0.1:17998 succeeded',
  ]);
  expect(fast.closed).toBe(false);
});

test('the last replica leaves: the child is killed when its next piece finds nobody', () => {
  const t = slow();
  const replica = syncing(t, 17_999);
  t.advance(500);
  t.takeLogs();
  replica.close();
  expect(said(t)).toEqual(['Connection with replica 127.0.0.1:17999 lost.']);
  t.advance(400);
  expect(said(t)).toEqual([]);
  t.advance(300);
  expect(said(t)).toEqual([
    'Diskless rdb transfer, last replica dropped, killing fork child.',
    'Background transfer terminated by signal 10',
  ]);
});

test('an ACK that comes before the child is reaped starts nothing: the next one does', () => {
  const t = new TestServer(NOW);
  const replica = syncing(t, 17_999);
  t.advance(10);
  expect(replica.take()).toContain('REDIS0010');
  replica.send('REPLCONF', 'ACK', '0');
  t.advance(200);
  t.client().call('SET', 'k', 'v');
  expect(replica.take()).toBe('');
  replica.send('REPLCONF', 'ACK', '0');
  expect(replica.take()).toContain('SET');
});

test('rdb-filter-only: an RDB without keys, over the socket whatever repl-diskless-sync says', () => {
  const t = new TestServer([...NOW, 'repl-diskless-sync no']);
  t.client().call('SET', 'key', 'value');
  const taker = t.client();
  taker.call('REPLCONF', 'rdb-filter-only', 'functions');
  expect(taker.call('PSYNC', '?', '-1')).toBe('-ERR Filtered replica requires EOF capability\r\n');
  taker.call('REPLCONF', 'capa', 'eof', 'capa', 'psync2');
  taker.send('PSYNC', '?', '-1');
  t.advance(10);
  const given = taker.take();
  expect(given).toMatch(/\+FULLRESYNC [0-9a-f]{40} 0\r\n\$EOF:[0-9a-f]{40}\r\nREDIS0010/);
  expect(given).not.toContain('value');
  const other = t.client();
  expect(other.call('REPLCONF', 'rdb-filter-only', '"')).toBe(
    '-ERR Missing rdb-filter-only values\r\n',
  );
  expect(other.call('REPLCONF', 'rdb-filter-only', 'functions x')).toBe(
    '-ERR Unsupported rdb-filter-only option: x\r\n',
  );
});

test('a BGSAVE for a replica ends with the last one that waits for it, where nobody else wants its file', () => {
  for (const [save, killed] of [
    ['save ""', true],
    ['save 3600 1', false],
  ] as const) {
    const t = slow('repl-diskless-sync no', save);
    const replica = syncing(t, 17_999);
    t.advance(300);
    t.takeLogs();
    replica.close();
    t.advance(200);
    expect(said(t).includes('Background saving terminated by signal 10')).toBe(killed);
  }
});

test('while a rewrite of the append-only file runs, a BGSAVE for replicas is delayed', () => {
  const t = slow('repl-diskless-sync no');
  t.client().call('BGREWRITEAOF');
  t.takeLogs();
  attach(t);
  expect(said(t)).toContain(
    'No BGSAVE in progress, but another BG operation is active. BGSAVE for replication delayed',
  );
  t.advance(10_000);
  expect(t.server.peers[0]?.state).toBe('ONLINE');
});
