// One message is held: what is behind it waits, the other direction does not, and each side does
// what redis-server does when it hears nothing.
import { expect, test } from 'vitest';
import { Engine } from '../engine.ts';
import { segmentViews } from './segments.ts';
import { scene } from './scene.ts';
import { heldViews } from './held.ts';
import { linkViews } from './view.ts';

const between: [string, string] = ['6379', '6380'];

function heldOn(t: ReturnType<typeof scene>) {
  const link = linkViews(t.world).find((view) => view.between.join() === between.join());
  return link?.held ?? [];
}

test('an ACK is held: WAIT times out, then hears all that was kept', () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 10 });
  t.act({ do: 'hold', between, from: '6380', match: 'replconf ack' });
  t.type('6379', 'SET k v');
  t.type('6379', 'WAIT 1 500');
  t.runMs(600);
  expect(t.printed('6379')).toBe('(integer) 0\n(0.50s)');
  expect(heldOn(t)).toMatchObject([{ from: '6380', to: '6379', match: 'replconf ack' }]);
  expect(t.reply('6380', 'GET k')).toBe('"v"');
  t.run(2);
  const [held] = heldOn(t);
  // The ACKs of each second wait behind the first.
  expect(held?.messages).toBeGreaterThan(2);
  const views = segmentViews(t.world, t.recorder).filter((view) => view.held);
  expect(views).toHaveLength(held?.messages ?? 0);
  expect(views.every((view) => view.arrivesAt === Infinity)).toBe(true);
  t.act({ do: 'release', between });
  expect(heldOn(t)).toEqual([]);
  t.runMs(10);
  expect(t.reply('6379', 'WAIT 1 500')).toBe('(integer) 1');
  expect(t.events('hold').map(({ change }) => change)).toEqual(['armed', 'caught', 'released']);
});

test('+CONTINUE is held: the stream waits behind it, and arrives once, in order', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  t.cut(...between);
  t.type('6379', 'SET a 1');
  t.act({ do: 'hold', between, from: '6379', match: '+CONTINUE' });
  t.heal(...between);
  t.run(3);
  t.type('6379', 'SET a 2');
  t.run(1);
  expect(t.server('6380').link.state).toBe('RECEIVE_PSYNC_REPLY');
  expect(t.reply('6380', 'GET a')).toBe('(nil)');
  t.act({ do: 'release', between, from: '6379' });
  t.runMs(50);
  expect(t.server('6380').link.state).toBe('CONNECTED');
  expect(t.reply('6380', 'GET a')).toBe('"2"');
  expect(t.digest('6380')).toBe(t.digest('6379'));
});

test('the snapshot is held longer than repl-timeout: the replica gives up, what was kept is lost', () => {
  const t = scene({
    master: '6379',
    replicas: ['6380'],
    conf: ['repl-timeout 5'],
    synced: false,
  });
  t.act({ do: 'hold', between, from: '6379', match: 'RDB' });
  t.run(4);
  expect(t.server('6380').link.state).toBe('TRANSFER');
  expect(heldOn(t)).toMatchObject([{ match: 'RDB' }]);
  t.run(10);
  expect(heldOn(t)).toEqual([]);
  expect(t.events('hold').at(-1)?.change).toBe('lost');
  t.untilOnline('6380');
});

test('a message under way is held by its number, and only while it is under way', () => {
  const t = scene({ master: '6379', replicas: ['6380'], latencyMs: 100 });
  t.type('6379', 'SET k first');
  t.type('6379', 'SET k second');
  t.runMs(50);
  const [first, second] = segmentViews(t.world, t.recorder).filter(({ from }) => from === '6379');
  const message = second?.id ?? first?.id ?? 0;
  t.act({ do: 'hold', between, from: '6379', message });
  t.runMs(200);
  expect(t.recorder.messages.get(message)?.arrivesAt).toBe(Infinity);
  expect(heldOn(t)).toMatchObject([{ message, match: '' }]);
  t.act({ do: 'release', between });
  const sets = t.world.now;
  t.runMs(60);
  expect(t.reply('6380', 'GET k')).toBe('"second"');
  // The second half of the way.
  expect(t.recorder.messages.get(message)?.arrivesAt).toBe(sets + 50_000);
  expect(t.tryTo({ do: 'hold', between, from: '6379', message })?.code).toBe('nothing-found');
});

test('a stall that heals leaves a held message where it is; a hold that ends leaves it to the stall', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  const both = () => {
    t.act({ do: 'hold', between, from: '6379', match: 'SET' });
    t.type('6379', 'INCR n');
    t.type('6379', 'SET k v');
    t.stall(...between);
    t.runMs(100);
  };
  both();
  t.heal(...between);
  t.runMs(100);
  expect([t.reply('6380', 'GET n'), t.reply('6380', 'GET k')]).toEqual(['"1"', '(nil)']);
  t.act({ do: 'release', between });
  t.runMs(100);
  expect(t.reply('6380', 'GET k')).toBe('"v"');
  both();
  t.act({ do: 'release', between });
  t.runMs(100);
  expect(t.reply('6380', 'GET n')).toBe('"1"');
  t.heal(...between);
  t.runMs(100);
  expect(t.reply('6380', 'GET n')).toBe('"2"');
});

test('connect is held: the replica keeps waiting for its connection', () => {
  const t = scene({ master: '6379', alone: ['6380'] });
  t.act({ do: 'hold', between, from: '6380', match: 'connect' });
  t.type('6380', 'REPLICAOF 127.0.0.1 6379');
  t.run(3);
  expect(t.server('6380').link.state).toBe('CONNECTING');
  t.act({ do: 'release', between });
  t.untilOnline('6380');
});

test('refused: at no end of the link, twice in one direction, a release of nothing', () => {
  const t = scene({ master: '6379', replicas: ['6380'], alone: ['6381'] });
  const hold = (from: string) => t.tryTo({ do: 'hold', between, from })?.code;
  expect(hold('6381')).toBe('bad-value');
  expect(t.tryTo({ do: 'release', between })?.code).toBe('link-already');
  expect([hold('6379'), hold('6379'), hold('6380')]).toEqual([
    undefined,
    'link-already',
    undefined,
  ]);
  expect(t.tryTo({ do: 'release', between, from: '6381' })?.code).toBe('bad-value');
  t.act({ do: 'release', between });
  expect(heldOn(t)).toEqual([]);
  const away = t.tryTo({ do: 'hold', between: ['6379', '7000'], from: '6379' });
  expect(away?.code).toBe('no-such-link');
});

test('a hold is part of every moment: seek, step back, undo and the saved file keep it', () => {
  const engine = new Engine();
  engine.load({
    format: 'psync-lab/1',
    name: { en: 'Held' },
    seed: 3,
    backlog: 'exact',
    network: { latencyMs: 10 },
    nodes: [
      { id: '6379', conf: [] },
      { id: '6380', conf: ['replicaof 127.0.0.1 6379', 'repl-timeout 300'] },
    ],
    actions: [
      { atMs: 12_000, do: 'hold', between, from: '6379', match: 'SET k' },
      { atMs: 12_500, do: 'type', node: '6379', line: 'SET k v' },
      { atMs: 16_000, do: 'expect', node: '6380', line: 'GET k', reply: '(nil)' },
      { atMs: 18_000, do: 'release', between },
      { atMs: 18_100, do: 'expect', node: '6380', line: 'GET k', reply: '"v"' },
    ],
  });
  engine.advance(30_000_000);
  const digest = () => {
    const answer = engine.inspect({ ask: 'digest-of-events' });
    return answer.answer === 'digest-of-events' ? answer.digest : '';
  };
  const whole = digest();
  const held = (frame: { links: readonly { held: readonly unknown[] }[] }) =>
    frame.links.flatMap((link) => link.held);
  expect(held(engine.seek(15_000_000))).toMatchObject([{ from: '6379', match: 'SET k' }]);
  const answer = engine.inspect({ ask: 'messages', between, before: Infinity, limit: 50 });
  const kept = answer.answer === 'messages' ? answer.messages.filter((one) => one.held) : [];
  expect(kept[0]?.label).toBe('SELECT 0 · SET k v'.replace('·', '\u00c2\u00b7'));
  expect(held(engine.seek(19_000_000))).toEqual([]);
  engine.seek(30_000_000);
  expect(digest()).toBe(whole);
  const events = engine.inspect({ ask: 'events', offset: 0, limit: 1000 });
  const met =
    events.answer === 'events' ? events.events.filter((e) => e.kind === 'expectation') : [];
  expect(met.map((event) => event.kind === 'expectation' && event.met)).toEqual([true, true]);
  const saved = engine.save();
  expect(saved.actions.map(({ do: what }) => what)).toContain('hold');
  // In the past of the release: what is done there begins another future, in which it still waits.
  engine.seek(17_000_000);
  const frame = engine.act({ do: 'type', node: '6379', line: 'SET k w' });
  expect(frame.refusal).toBeNull();
  expect(held(engine.advance(500_000))).toMatchObject([{ messages: 2 }]);
  expect(held(engine.undo())).toMatchObject([{ messages: 1 }]);
});

test('nothing is told of a link on which nothing is held', () => {
  const t = scene({ master: '6379', replicas: ['6380'] });
  for (const link of t.world.network.links.values()) expect(heldViews(t.world, link)).toEqual([]);
});
