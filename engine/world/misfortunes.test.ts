// The classic experiments, second half: links that break, roles that change, loops, time.
import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const READONLY = "(error) READONLY You can't write against a read only replica.";
const SELECT_0 = '*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n';
const SET_K_V = '*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\nv\r\n';

test('cut for a moment: partial, and exactly the missed bytes fly', () => {
  const t = scene({ master: '6379', replicas: ['6380'], conf: ['repl-backlog-size 512'] });
  t.type('6379', 'SET k v');
  t.run(1);
  t.cut('6379', '6380');
  t.type('6379', 'SET missed yes');
  t.run(3);
  expect(t.reply('6380', 'GET missed')).toBe('(nil)');
  t.heal('6379', '6380');
  t.untilOnline('6380');
  const missed = '*3\r\n$3\r\nSET\r\n$6\r\nmissed\r\n$3\r\nyes\r\n';
  expect(t.lastResync('6380')).toMatchObject({
    outcome: 'partial',
    reason: 'same-history',
    askedOffset: 51,
    bytes: missed.length,
    firstByteOffset: 1,
  });
  t.run(1);
  const sent = t.sent('6379', '6380');
  const at = sent.findLastIndex((message) => message.startsWith('+CONTINUE'));
  expect(sent.slice(at).join('')).toContain(missed);
  expect(t.reply('6380', 'GET missed')).toBe('"yes"');
  expect(t.info('6379')).toMatchObject({ sync_full: '1', sync_partial_ok: '1' });
});

test('cut until the ring has forgotten: full', () => {
  const t = scene({ master: '6379', replicas: ['6380'], conf: ['repl-backlog-size 128'] });
  t.type('6379', 'SET k v');
  t.run(1);
  t.cut('6379', '6380');
  for (let i = 0; i < 6; i++) t.type('6379', `SET k ${i}`);
  t.heal('6379', '6380');
  t.run(1);
  t.untilOnline('6380');
  expect(t.offset('6379')).toBe(50 + 6 * 27);
  expect(t.lastResync('6380')).toMatchObject({
    outcome: 'full',
    reason: 'offset-before-backlog',
    askedOffset: 51,
    firstByteOffset: 50 + 6 * 27 - 128 + 1,
    endOffset: 50 + 6 * 27,
  });
  expect(t.reply('6380', 'GET k')).toBe('"5"');
});

test('cut at the edge: the ring that still holds the byte asked for is enough, one byte less is not', () => {
  for (const [size, outcome] of [
    [6 * 27, 'partial'],
    [6 * 27 - 1, 'full'],
  ] as const) {
    const conf = [`repl-backlog-size ${size}`];
    const t = scene({ master: '6379', replicas: ['6380'], conf });
    t.type('6379', 'SET k v');
    t.run(1);
    t.cut('6379', '6380');
    for (let i = 0; i < 6; i++) t.type('6379', `SET k ${i}`);
    t.heal('6379', '6380');
    t.run(1);
    t.untilOnline('6380');
    expect(t.lastResync('6380')!.outcome).toBe(outcome);
  }
});

test('stall shorter than the timeout: the bytes come late, and there is no resync at all', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.stall('6379', '6380');
  t.type('6379', 'SET late 1');
  t.run(50);
  expect(t.reply('6380', 'GET late')).toBe('(nil)');
  t.heal('6379', '6380');
  t.run(1);
  expect(t.reply('6380', 'GET late')).toBe('"1"');
  expect(t.resyncs('6380')).toHaveLength(1);
  expect(t.events('master-link-lost')).toEqual([]);
});

test('stall longer than the timeout: both sides give up, and continue after it', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.stall('6379', '6380');
  t.type('6379', 'SET late 1');
  t.run(75);
  expect(t.log('6380')).toContain('# MASTER timeout: no data nor PING received...');
  expect(t.log('6379')).toContain(
    '# Disconnecting timedout replica (streaming sync): 127.0.0.1:6380',
  );
  t.heal('6379', '6380');
  t.untilOnline('6380');
  t.run(1);
  expect(t.lastResync('6380')).toMatchObject({ outcome: 'partial', reason: 'same-history' });
  expect(t.reply('6380', 'GET late')).toBe('"1"');
});

test('failover by hand: the second ID gives the other replica a partial resync, the old master loses what it wrote alone', () => {
  const t = scene({ master: '6379', replicas: ['6380', '6381'] });
  t.type('6379', 'SET shared 1');
  t.run(1);
  // Nobody hears of this write.
  t.cut('6379', '6380');
  t.cut('6379', '6381');
  t.type('6379', 'SET divergent 1');
  t.shutdown('6379');
  t.run(12);
  expect(t.world.machine('6379')!.run).toBe('shut-down');
  const { master_replid, master_repl_offset } = t.info('6380');
  t.type('6380', 'SLAVEOF NO ONE');
  expect(t.info('6380')).toMatchObject({
    role: 'master',
    master_replid2: master_replid!,
    second_repl_offset: String(Number(master_repl_offset) + 1),
  });
  t.type('6381', 'SLAVEOF 127.0.0.1 6380');
  t.untilOnline('6381');
  expect(t.lastResync('6381')).toMatchObject({ master: '6380', outcome: 'partial' });
  expect(t.info('6381')['master_replid']).toBe(t.info('6380')['master_replid']);
  t.type('6380', 'SET new 1');
  t.heal('6379', '6380');
  t.heal('6379', '6381');
  t.start('6379');
  t.run(1);
  expect(t.reply('6379', 'GET divergent')).toBe('"1"');
  t.type('6379', 'SLAVEOF 127.0.0.1 6380');
  t.untilOnline('6379');
  expect(t.lastResync('6379')).toMatchObject({ master: '6380', outcome: 'full' });
  expect(t.reply('6379', 'GET divergent')).toBe('(nil)');
  expect(t.events('keys-lost').at(-1)).toMatchObject({ node: '6379', keys: ['divergent'] });
  expect(t.reply('6379', 'GET shared')).toBe('"1"');
  t.run(1);
  expect(t.reply('6381', 'GET new')).toBe('"1"');
  expect(t.digest('6379')).toBe(t.digest('6381'));
});

test('chain: the end of it repeats the master byte for byte', () => {
  const t = scene({ master: '6379', replicas: ['6380'], alone: ['6381'] });
  t.type('6381', 'SLAVEOF 127.0.0.1 6380');
  t.untilOnline('6381');
  t.type('6379', 'SET k v');
  t.run(1);
  expect(t.reply('6381', 'GET k')).toBe('"v"');
  expect(t.info('6380')).toMatchObject({ role: 'slave', connected_slaves: '1' });
  expect(t.backlog('6381')).toBe(t.backlog('6379'));
  expect(t.sent('6380', '6381').at(-1)).toBe(SELECT_0 + SET_K_V);
  // A link that breaks in the middle does not disturb the end.
  t.cut('6379', '6380');
  t.type('6379', 'SET k w');
  t.run(2);
  t.heal('6379', '6380');
  t.run(3);
  expect(t.reply('6381', 'GET k')).toBe('"w"');
  expect(t.resyncs('6381')).toHaveLength(1);
});

test('chain: a full resync above is a full resync below', () => {
  const conf = ['repl-backlog-size 64'];
  const t = scene({ master: '6379', replicas: ['6380'], alone: ['6381'], conf });
  t.type('6381', 'SLAVEOF 127.0.0.1 6380');
  t.untilOnline('6381');
  t.cut('6379', '6380');
  for (let i = 0; i < 5; i++) t.type('6379', `SET k ${i}`);
  t.heal('6379', '6380');
  t.run(5);
  t.untilOnline('6381');
  expect(t.resyncs('6380').map(({ outcome }) => outcome)).toEqual(['full', 'full']);
  expect(t.resyncs('6381').map(({ outcome }) => outcome)).toEqual(['full', 'full']);
  expect(t.reply('6381', 'GET k')).toBe('"4"');
});

test('loop: two that follow each other wait for ever', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.type('6379', 'SLAVEOF 127.0.0.1 6380');
  t.run(90);
  expect(t.info('6379')).toMatchObject({ role: 'slave' });
  expect(t.info('6380')).toMatchObject({ role: 'slave' });
});

test('self: a node that follows itself is a replica for ever, and refuses itself each second', () => {
  const t = scene({ master: '6379' });
  t.type('6379', 'SET k v');
  t.type('6379', 'SLAVEOF 127.0.0.1 6379');
  expect(t.printed('6379')).toBe('OK');
  t.run(5);
  expect(t.info('6379')).toMatchObject({ role: 'slave', master_link_status: 'down' });
  expect(t.reply('6379', 'GET k')).toBe('"v"');
  expect(t.reply('6379', 'SET k w')).toBe(READONLY);
  const refused = t.log('6379').filter((line) => line.includes('-NOMASTERLINK'));
  expect(refused.length).toBeGreaterThanOrEqual(4);
  t.type('6379', 'SLAVEOF NO ONE');
  expect(t.reply('6379', 'SET k w')).toBe('OK');
});

test('WATCH on a replica: what its master writes disturbs it, and so does a full resync', () => {
  const t = scene({ master: '6379', replicas: ['6380'], conf: ['repl-backlog-size 64'] });
  const exec = (disturb: () => void): string => {
    t.type('6380', 'WATCH k');
    disturb();
    t.run(3);
    t.type('6380', 'MULTI');
    t.type('6380', 'PING');
    t.type('6380', 'EXEC');
    return t.printed('6380');
  };
  expect(exec(() => t.type('6379', 'SET other 1'))).toBe('1) PONG');
  expect(exec(() => t.type('6379', 'SET k 1'))).toBe('(nil)');
  const resyncs = t.resyncs('6380').length;
  const full = exec(() => {
    t.cut('6379', '6380');
    for (let i = 0; i < 5; i++) t.type('6379', 'SET other 1');
    t.heal('6379', '6380');
  });
  expect(t.resyncs('6380').length).toBe(resyncs + 1);
  expect(full).toBe('(nil)');
});

test('frozen master: connected and mute; thawed, it goes on', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.freeze('6379');
  t.type('6379', 'SET k v');
  t.run(20);
  expect(t.info('6380')['master_link_status']).toBe('up');
  t.thaw('6379');
  t.run(1);
  expect(t.printed('6379')).toContain('OK');
  expect(t.reply('6380', 'GET k')).toBe('"v"');
  expect(t.resyncs('6380')).toHaveLength(1);
});

test('expired key: a replica hides it and holds it until the DEL of its master comes', () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 400 });
  t.type('6379', 'SET k v PX 1000');
  t.run(1.2);
  expect(t.reply('6380', 'GET k')).toBe('(nil)');
  t.run(1);
  expect(t.backlog('6379')).toContain('\r\n$3\r\nDEL\r\n$1\r\nk\r\n');
  expect(t.reply('6380', 'DBSIZE')).toBe('(integer) 0');
  expect(t.digest('6380')).toBe(t.digest('6379'));
});

test('WAIT: answers when the replicas have acknowledged, or when its time is over', () => {
  const t = scene({ master: '6379', replicas: ['6380', '6381'], latencyMs: 100 });
  t.type('6379', 'SET k v');
  t.type('6379', 'WAIT 2 0');
  expect(t.printed('6379')).toBe('');
  t.runMs(200);
  expect(t.printed('6379')).toBe('(integer) 2');
  t.stall('6379', '6381');
  t.type('6379', 'SET k w');
  t.type('6379', 'WAIT 2 450');
  t.runMs(449);
  expect(t.printed('6379')).toBe('');
  t.runMs(1);
  expect(t.printed('6379')).toBe('(integer) 1');
});

test('over a cut link: the attempt is seen, goes nowhere, and is refused at once', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.cut('6379', '6380');
  t.run(3);
  const { messages } = t.recorder;
  const [attempt, answer] = [messages.get(messages.last - 1), messages.get(messages.last)];
  expect(attempt).toMatchObject({ kind: 'connect', callerSent: true, lost: true });
  expect(answer).toMatchObject({ kind: 'refuse', callerSent: false, lost: false });
  expect(answer!.arrivesAt).toBe(attempt!.sentAt);
});
