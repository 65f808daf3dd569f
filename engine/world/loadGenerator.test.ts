// Loads: how fast, how many keys, who is asked in turn, and how they end.
import { expect, test } from 'vitest';
import { Engine } from '../engine.ts';
import type { Action, Frame, LoadView } from '../contract.ts';

type Load = Extract<Action, { do: 'load' }>;

const LAB = {
  format: 'psync-lab/1',
  name: { en: 'A master and a replica' },
  seed: 3,
  backlog: 'exact',
  nodes: [
    { id: '6379', conf: ['port 6379', 'repl-diskless-sync-delay 0'] },
    { id: '6380', conf: ['port 6380', 'replicaof 127.0.0.1 6379'] },
  ],
  actions: [],
};

function loaded(): Engine {
  const engine = new Engine();
  engine.load(LAB);
  engine.advance(5_000_000);
  return engine;
}

const load = (more: Partial<Load>): Load => ({
  do: 'load',
  node: '6379',
  rate: 100,
  template: 'SET key:{n} {value}',
  untilMs: 6_990,
  ...more,
});

function views(engine: Engine): readonly LoadView[] {
  const answer = engine.inspect({ ask: 'loads' });
  if (answer.answer !== 'loads') throw new Error('no loads');
  return answer.loads;
}

function reply(engine: Engine, node: string, line: string): string {
  const console = 9;
  const typed = engine.act({ do: 'type', node, line, console });
  const lines = [typed, engine.advance(1_000)].flatMap(linesOf(node));
  return lines.at(-1)?.text ?? '';
}

const linesOf = (node: string) => (frame: Frame) =>
  frame.consoles.filter((one) => one.node === node).flatMap((one) => one.lines);

test('load: the rate asked for is the rate got, and every command is answered', () => {
  const engine = loaded();
  engine.act(load({}));
  engine.advance(1_000_000);
  expect(views(engine)).toMatchObject([{ running: true, sent: 101, errors: 0, held: 0 }]);
  engine.advance(500_000);
  expect(views(engine)).toMatchObject([{ perSecond: 100 }]);
  engine.advance(1_000_000);
  expect(views(engine)).toMatchObject([{ running: false, sent: 200, answered: 200, errors: 0 }]);
  expect(reply(engine, '6380', 'DBSIZE')).toBe('(integer) 200');
});

test('load: keys come round, values have their length and differ', () => {
  const engine = loaded();
  engine.act(load({ keys: 7, valueBytes: 12 }));
  engine.advance(2_500_000);
  expect(reply(engine, '6379', 'DBSIZE')).toBe('(integer) 7');
  expect(reply(engine, '6379', 'GET key:3')).toBe('"000000000199"');
  expect(reply(engine, '6379', 'GET key:4')).toBe('"000000000193"');
});

test('load: a pipeline is sent at once, at the same rate in the long run', () => {
  const engine = loaded();
  engine.act(load({ pipeline: 50 }));
  engine.advance(100_000);
  expect(views(engine)[0]?.sent).toBe(50);
  engine.advance(410_000);
  expect(views(engine)[0]?.sent).toBe(100);
});

test('load: reads go to the replicas in turn and leave the offset alone', () => {
  const engine = loaded();
  reply(engine, '6379', 'SET key:1 v');
  const before = reply(engine, '6379', 'INFO replication').match(/master_repl_offset:\d+/)?.[0];
  engine.act(
    load({ node: '6380', also: ['6379'], template: 'GET key:{n}', keys: 2, untilMs: 6_995 }),
  );
  engine.advance(2_500_000);
  // 6379 is asked for key:1 each time, 6380 for key:0, which nobody wrote.
  expect(views(engine)).toMatchObject([
    { nodes: ['6380', '6379'], answered: 200, found: 100, errors: 0 },
  ]);
  for (const node of ['6379', '6380']) {
    expect(reply(engine, node, 'INFO commandstats')).toContain('cmdstat_get:calls=100,');
  }
  expect(reply(engine, '6379', 'INFO replication')).toContain(before);
});

test('load: it stops when told, hangs up, and there is nothing left to stop', () => {
  const engine = loaded();
  const clients = () => reply(engine, '6379', 'INFO clients').match(/connected_clients:\d+/)?.[0];
  const before = clients();
  engine.act(load({ untilMs: 600_000 }));
  engine.advance(500_000);
  expect(clients()).not.toBe(before);
  expect(engine.act({ do: 'stop-load', node: '6379' }).refusal).toBeNull();
  engine.advance(500_000);
  const [view] = views(engine);
  expect(view).toMatchObject({ running: false, endsAt: 5_502_000, answered: view?.sent });
  expect(clients()).toBe(before);
  const again = engine.act({ do: 'stop-load', node: '6379' });
  expect(again.refusal?.code).toBe('no-load');
});

test('load: a write load on a replica gets errors, and one on a dead node no replies', () => {
  const engine = loaded();
  engine.act(load({ node: '6380' }));
  engine.advance(1_000_000);
  const [first] = views(engine);
  expect(first?.errors).toBe(first?.answered);
  engine.act({ do: 'kill', node: '6380' });
  engine.advance(500_000);
  expect(views(engine)[0]?.answered).toBe(first?.answered);
  expect(views(engine)[0]?.errors).toBeGreaterThan(140);
});

test('load: seeking back and forth gives the same load, and its lab file too', () => {
  const engine = loaded();
  engine.act(load({ keys: 5, pipeline: 3, also: ['6380'], template: 'GET key:{n}' }));
  engine.advance(3_000_000);
  const told = views(engine);
  engine.seek(5_500_000);
  expect(views(engine)[0]?.running).toBe(true);
  engine.seek(8_000_000);
  expect(views(engine)).toEqual(told);
  const other = new Engine();
  other.load(engine.save());
  expect(views(other)).toEqual(told);
});

test('notes: what was done from outside stands in the console, and goes with undo', () => {
  const engine = loaded();
  const told = [
    engine.act({ do: 'cut', between: ['6379', '6380'] }),
    engine.act({ do: 'kill', node: '6380' }),
    engine.act({ do: 'start', node: '6380' }),
  ].flatMap(linesOf('6380'));
  expect(told).toMatchObject([
    { kind: 'note', text: '# cut 6379-6380' },
    { kind: 'note', text: '# kill -9 6380' },
    { kind: 'note', text: '# redis-server ./redis.conf' },
  ]);
  expect(linesOf('6380')(engine.undo()).map(({ text }) => text)).toEqual([
    '# cut 6379-6380',
    '# kill -9 6380',
  ]);
  const refused = engine.act({ do: 'kill', node: '6380' });
  expect(refused.refusal?.code).toBe('node-not-running');
  expect(linesOf('6380')(refused)).toEqual([]);
});

test('redis-cli: an address of the lab is left to the page, another one cannot be reached', () => {
  const engine = loaded();
  reply(engine, '6379', 'PING');
  expect(reply(engine, '6379', 'redis-cli -p 6380 -n 2')).toBe(
    '127.0.0.1:6379> redis-cli -p 6380 -n 2',
  );
  expect(reply(engine, '6379', 'redis-cli -p 7777')).toBe(
    'Could not connect to Redis at 127.0.0.1:7777: Connection refused',
  );
  expect(reply(engine, '6379', 'redis-cli --nonsense 1')).toBe(
    "Unrecognized option or bad number of args for: '--nonsense'",
  );
});

test('load: the timeline is told when it began and ended, by itself or stopped, once', () => {
  const told = (stop: boolean) => {
    const engine = loaded();
    const frames = [engine.act(load({})), engine.advance(1_000_000)];
    if (stop) frames.push(engine.act({ do: 'stop-load', node: '6379' }));
    frames.push(engine.advance(2_000_000));
    return frames.flatMap(({ events }) => events.filter(({ kind }) => kind === 'load'));
  };
  const common = { node: '6379', nodes: ['6379'], line: 'SET key:{n} {value}', rate: 100 };
  expect(told(false)).toMatchObject([
    { ...common, at: 5_000_000, change: 'began', answered: 0 },
    { ...common, change: 'ended', answered: 200 },
  ]);
  expect(told(true)).toMatchObject([
    { ...common, change: 'began' },
    { ...common, at: 6_000_000, change: 'ended' },
  ]);
});
