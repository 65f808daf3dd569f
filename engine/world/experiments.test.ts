// The classic experiments with a master and its replicas, each as a short story.
import { expect, test } from 'vitest';
import { outputBufferOf } from '../replication/masterSide.ts';
import { scene } from './scene.ts';

const READONLY = "(error) READONLY You can't write against a read only replica.";
const SELECT_0 = '*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n';
const SET_K_V = '*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\nv\r\n';

test('write: the first SET is 50 bytes with its SELECT, the next 27, on both replicas', () => {
  const t = scene({ master: '6379', replicas: ['6380', '6381'], latencyMs: 400 });
  expect(t.offset('6379')).toBe(0);
  t.type('6379', 'SET k v');
  expect(t.printed('6379')).toBe('OK');
  expect(t.offset('6379')).toBe(50);
  expect(t.backlog('6379')).toBe(SELECT_0 + SET_K_V);
  t.runMs(399);
  expect(t.reply('6380', 'GET k')).toBe('(nil)');
  t.runMs(1);
  for (const replica of ['6380', '6381']) {
    expect(t.reply(replica, 'GET k')).toBe('"v"');
    expect(t.sent('6379', replica).at(-1)).toBe(SELECT_0 + SET_K_V);
    expect(t.info(replica)['slave_repl_offset']).toBe('50');
  }
  t.type('6379', 'SET k v');
  expect(t.offset('6379')).toBe(77);
  expect(t.backlog('6379')).toBe(SELECT_0 + SET_K_V + SET_K_V);
});

test('write: a replica refuses it, and nothing is propagated', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6380', 'SET x 1');
  expect(t.printed('6380')).toBe(READONLY);
  expect(t.offset('6380')).toBe(t.offset('6379'));
  expect(t.events('write-refused')).toMatchObject([{ node: '6380', line: 'SET x 1' }]);
});

test('INFO and ROLE: each side tells of the other', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'SET k v');
  t.run(1.5);
  expect(t.info('6379')).toMatchObject({
    role: 'master',
    connected_slaves: '1',
    slave0: 'ip=127.0.0.1,port=6380,state=online,offset=50,lag=0',
    master_repl_offset: '50',
    second_repl_offset: '-1',
    repl_backlog_active: '1',
    repl_backlog_first_byte_offset: '1',
    repl_backlog_histlen: '50',
  });
  expect(t.info('6380')).toMatchObject({
    role: 'slave',
    master_host: '127.0.0.1',
    master_port: '6379',
    master_link_status: 'up',
    master_sync_in_progress: '0',
    slave_read_repl_offset: '50',
    slave_repl_offset: '50',
    slave_read_only: '1',
    master_replid: t.info('6379')['master_replid']!,
    master_repl_offset: '50',
  });
  expect(t.reply('6379', 'ROLE')).toBe(
    '1) "master"\n2) (integer) 50\n3) 1) 1) "127.0.0.1"\n      2) "6380"\n      3) "50"',
  );
  expect(t.reply('6380', 'ROLE')).toBe(
    '1) "slave"\n2) "127.0.0.1"\n3) (integer) 6379\n4) "connected"\n5) (integer) 50',
  );
});

test.each(['SLAVEOF', 'REPLICAOF'])('attach: %s shakes hands, message by message', (verb) => {
  const t = scene({ master: '6379', alone: ['6380'] });
  t.type('6379', 'SET k v');
  t.type('6380', `${verb} 127.0.0.1 6379`);
  expect(t.printed('6380')).toBe('OK');
  t.untilOnline('6380');
  expect(t.sent('6380', '6379').slice(0, 5)).toEqual([
    '(connect)',
    '*1\r\n$4\r\nPING\r\n',
    '*3\r\n$8\r\nREPLCONF\r\n$14\r\nlistening-port\r\n$4\r\n6380\r\n',
    '*5\r\n$8\r\nREPLCONF\r\n$4\r\ncapa\r\n$3\r\neof\r\n$4\r\ncapa\r\n$6\r\npsync2\r\n',
    '*3\r\n$5\r\nPSYNC\r\n$40\r\n' + t.lastResync('6380')!.askedReplid + '\r\n$1\r\n1\r\n',
  ]);
  const { master_replid } = t.info('6379');
  expect(t.sent('6379', '6380').slice(0, 5)).toEqual([
    '(accept)',
    '+PONG\r\n',
    '+OK\r\n',
    '+OK\r\n',
    `+FULLRESYNC ${master_replid} 0\r\n`,
  ]);
  expect(t.sent('6379', '6380')[5]).toMatch(/^\$EOF:[0-9a-f]{40}\r\nREDIS0010/);
  expect(t.lastResync('6380')).toMatchObject({ outcome: 'full', reason: 'id-mismatch' });
  expect(t.reply('6380', 'GET k')).toBe('"v"');
  expect(t.digest('6380')).toBe(t.digest('6379'));
});

test('attach: a replica with a password gives it before anything else', () => {
  const conf = { '6379': ['requirepass secret'], '6380': ['masterauth secret'] };
  const t = scene({ master: '6379', replicas: ['6380'], conf });
  expect(t.sent('6380', '6379')[2]).toBe('*2\r\n$4\r\nAUTH\r\n$6\r\nsecret\r\n');
  expect(t.sent('6379', '6380')[1]).toBe('-NOAUTH Authentication required.\r\n');
});

test('attach: what is written during the transfer follows the RDB', () => {
  const t = scene({ master: '6379', alone: ['6380'], latencyMs: 100, bandwidth: 200 });
  t.type('6379', 'SET before 1');
  t.type('6380', 'SLAVEOF 127.0.0.1 6379');
  t.until(
    () => t.server('6380').link.transfer !== null && t.server('6380').link.transfer!.read > 0,
  );
  expect(t.info('6380')).toMatchObject({
    master_link_status: 'down',
    master_sync_in_progress: '1',
  });
  t.type('6379', 'SET during 2');
  // It waits in the master until the replica has loaded and said so.
  expect(outputBufferOf(t.server('6379'), t.server('6379').peers[0]!)).toBe(55);
  expect(t.sent('6379', '6380').join('')).not.toContain('during');
  t.untilOnline('6380');
  expect(t.reply('6380', 'GET before')).toBe('"1"');
  t.run(2);
  expect(t.reply('6380', 'GET during')).toBe('"2"');
  expect(t.digest('6380')).toBe(t.digest('6379'));
});

test.each(['yes', 'no'])(
  'attach: what comes while the replica loads waits in its socket, diskless %s',
  (diskless) => {
    const conf = [`repl-diskless-sync ${diskless}`, 'key-load-delay 500000'];
    const t = scene({ master: '6379', alone: ['6380'], conf });
    t.type('6379', 'MSET a 1 b 2 c 3');
    t.type('6380', 'SLAVEOF 127.0.0.1 6379');
    t.until(() => t.server('6380').loading !== null);
    expect(t.reply('6380', 'GET a')).toContain('LOADING');
    t.type('6379', 'SET late 1');
    t.run(0.5);
    expect(t.server('6380').loading).not.toBe(null);
    t.untilOnline('6380');
    t.run(1);
    expect(t.reply('6380', 'GET late')).toBe('"1"');
    expect(t.digest('6380')).toBe(t.digest('6379'));
  },
);

test('attach: a link cut while the replica loads is noticed after it, and what is missing follows', () => {
  const conf = ['key-load-delay 500000'];
  const t = scene({ master: '6379', alone: ['6380'], conf });
  t.type('6379', 'MSET a 1 b 2 c 3');
  t.type('6380', 'SLAVEOF 127.0.0.1 6379');
  t.until(() => t.server('6380').loading !== null);
  t.cut('6379', '6380');
  t.type('6379', 'SET late 1');
  t.heal('6379', '6380');
  t.untilOnline('6380');
  expect(t.resyncs('6380').map(({ outcome }) => outcome)).toEqual(['full', 'partial']);
  t.run(1);
  expect(t.reply('6380', 'GET late')).toBe('"1"');
});

test('master down: replicas stay, read and refuse, and try again each second', () => {
  const t = scene({ master: '6379', replicas: ['6380', '6381'] });
  t.type('6379', 'SET k v');
  t.run(1);
  t.kill('6379');
  t.run(10);
  for (const replica of ['6380', '6381']) {
    expect(t.info(replica)).toMatchObject({ role: 'slave', master_link_status: 'down' });
    expect(t.reply(replica, 'GET k')).toBe('"v"');
    expect(t.reply(replica, 'SET k w')).toBe(READONLY);
    const tries = t.log(replica).filter((line) => line === '* Connecting to MASTER 127.0.0.1:6379');
    expect(tries.length).toBeGreaterThanOrEqual(10);
    expect(t.log(replica)).toContain('# Error condition on socket for SYNC: Connection refused');
  }
  // It was killed without a save: it comes back empty, with a history of its own.
  t.start('6379');
  t.untilOnline('6380');
  t.untilOnline('6381');
  expect(t.lastResync('6380')).toMatchObject({ outcome: 'full', reason: 'id-mismatch' });
  expect(t.reply('6380', 'GET k')).toBe('(nil)');
  expect(t.events('keys-lost')).toMatchObject([{ node: '6380' }, { node: '6381' }]);
});

test('master shut down: it saves, comes back with its old ID as the second, and replicas continue', () => {
  const t = scene({ master: '6379', replicas: ['6380', '6381'] });
  t.type('6379', 'SET k v');
  t.run(2);
  const { master_replid } = t.info('6379');
  t.shutdown('6379');
  t.run(2);
  expect(t.world.machine('6379')!.run).toBe('shut-down');
  t.start('6379');
  t.untilOnline('6380');
  t.untilOnline('6381');
  expect(t.info('6379')).toMatchObject({
    master_replid2: master_replid!,
    second_repl_offset: '51',
  });
  for (const replica of ['6380', '6381']) {
    expect(t.lastResync(replica)).toMatchObject({ outcome: 'partial', bytes: 0 });
    expect(t.reply(replica, 'GET k')).toBe('"v"');
  }
});

test('replica attached by typing: it comes back as a master with its disk, then syncs in full', () => {
  const t = scene({ master: '6379', alone: ['6380'] });
  t.type('6379', 'SET k v');
  t.type('6380', 'SLAVEOF 127.0.0.1 6379');
  t.untilOnline('6380');
  t.kill('6380');
  t.type('6379', 'SET missed 1');
  t.start('6380');
  t.run(3);
  expect(t.info('6380')).toMatchObject({ role: 'master', connected_slaves: '0' });
  // The RDB of its full sync lies on its disk.
  expect(t.reply('6380', 'GET k')).toBe('"v"');
  expect(t.reply('6380', 'GET missed')).toBe('(nil)');
  t.type('6380', 'SLAVEOF 127.0.0.1 6379');
  t.untilOnline('6380');
  expect(t.lastResync('6380')).toMatchObject({ outcome: 'full', reason: 'id-mismatch' });
  expect(t.reply('6380', 'GET missed')).toBe('"1"');
});

test('replica attached by its file: it comes back as a replica, and continues where its RDB ends', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'SET k v');
  t.run(1);
  t.shutdown('6380');
  t.type('6379', 'SET k w');
  t.run(1);
  t.start('6380');
  t.untilOnline('6380');
  expect(t.info('6380')['role']).toBe('slave');
  expect(t.lastResync('6380')).toMatchObject({
    outcome: 'partial',
    reason: 'same-history',
    askedOffset: 51,
    bytes: 27,
  });
  t.run(1);
  expect(t.reply('6380', 'GET k')).toBe('"w"');
});
