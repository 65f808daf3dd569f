import { expect, test } from 'vitest';
import type { Action, Answer, HistoryPart, HistoryView, LabFile } from '../contract.ts';
import { Engine } from '../engine.ts';

type Told = Extract<Answer, { answer: 'histories' }>;

const conf = (port: string, ...more: string[]) => ({
  id: port,
  conf: ['repl-diskless-sync-delay 0', 'repl-backlog-size 512', 'save ""', ...more],
});

function lab(...nodes: LabFile['nodes']): LabFile {
  const name = { en: 'Histories' };
  return { format: 'psync-lab/1', name, seed: 5, backlog: 'exact', nodes, actions: [] };
}

const THREE = lab(
  conf('6379'),
  conf('6380', 'replicaof 127.0.0.1 6379'),
  conf('6381', 'replicaof 127.0.0.1 6379'),
);

/** A lab in which things are done, each followed by so many seconds. */
class Story {
  readonly engine = new Engine();

  constructor(file: LabFile) {
    this.engine.load(file);
    this.run(5);
  }

  run(seconds: number): void {
    const { failure } = this.engine.advance(seconds * 1_000_000);
    if (failure !== null) throw new Error(failure.message);
  }

  act(action: Action, seconds = 1): void {
    const { refusal } = this.engine.act(action);
    if (refusal !== null) throw new Error(refusal.message);
    this.run(seconds);
  }

  type(node: string, line: string, seconds = 1): void {
    this.act({ do: 'type', node, line }, seconds);
  }

  told(): Told {
    const answer = this.engine.inspect({ ask: 'histories' });
    if (answer.answer !== 'histories') throw new Error(JSON.stringify(answer));
    return answer;
  }

  /** The histories of now, oldest first. */
  histories(): readonly HistoryView[] {
    return this.told().histories;
  }
}

/** `1..50 live 6379,6380`, part by part. */
function parts(history: HistoryView | undefined): string[] {
  return (history?.parts ?? []).map(
    ({ from, to, state, nodes }) => `${from}..${to - 1} ${state} ${nodes.join()}`,
  );
}

const sent = (part: HistoryPart | undefined) => part?.commands.shown.map((arc) => arc.sent);

test('histories: a master and its replicas are on one, which began with the backlog', () => {
  const t = new Story(THREE);
  t.type('6379', 'SET k v');
  const [only, ...others] = t.histories();
  expect(others).toEqual([]);
  expect(only).toMatchObject({ by: '6379', why: 'backlog-created', offset: 0, from: null });
  expect(only?.until).toBeNull();
  expect(parts(only)).toEqual(['1..50 live 6379,6380,6381']);
  expect(sent(only?.parts[0])).toEqual(['SELECT 0', 'SET k v']);
  expect(only?.parts[0]?.commands).toMatchObject({ total: 2, more: false });
  expect(t.told().nodes.map(({ node, offset, replid }) => [node, offset, replid])).toEqual(
    ['6379', '6380', '6381'].map((node) => [node, 50, only?.replid]),
  );
});

test('histories: a master without replicas counts nothing; what it wrote is told all the same', () => {
  const t = new Story(lab(conf('6379'), conf('6380')));
  expect(t.histories()).toEqual([]);
  expect(t.told().nodes).toMatchObject([{ replid: '' }, { replid: '' }]);
  t.type('6379', 'SET k v');
  t.type('6380', 'SET mine 1');
  expect(t.histories()).toMatchObject([
    { by: '6379', why: 'started', offset: 0, parts: [{ from: 1, to: 1, state: 'live' }] },
    { by: '6380', why: 'started', parts: [{ commands: { total: 1 } }] },
  ]);

  t.type('6380', 'SLAVEOF 127.0.0.1 6379', 0);
  expect(t.histories()[1]?.parts).toMatchObject([{ state: 'doomed', keys: ['mine'] }]);
  t.run(8);
  const [alone, counted, ...others] = t.histories();
  expect(others).toEqual([]);
  expect(counted).toMatchObject({ by: '6379', why: 'backlog-created', from: null });
  expect(alone).toMatchObject({ by: '6380', why: 'started' });
  expect(alone?.parts).toMatchObject([{ state: 'gone', end: { node: '6380', lost: ['mine'] } }]);
});

test('histories: the middle of a chain is on the same one', () => {
  const t = new Story(
    lab(
      conf('6379'),
      conf('6380', 'replicaof 127.0.0.1 6379'),
      conf('6381', 'replicaof 127.0.0.1 6380'),
    ),
  );
  t.run(5);
  t.type('6379', 'SET k v');
  expect(t.histories().map(parts)).toEqual([['1..64 live 6379,6380,6381']]);
});

test('histories: a promotion branches off where the replica stood; who follows is partial', () => {
  const t = new Story(THREE);
  t.type('6379', 'SET k v');
  t.act({ do: 'kill', node: '6379' });
  t.type('6380', 'SLAVEOF NO ONE');
  t.type('6381', 'SLAVEOF 127.0.0.1 6380', 3);
  t.type('6380', 'SET k w');
  const [old, fresh, ...others] = t.histories();
  expect(others).toEqual([]);
  expect(fresh).toMatchObject({ by: '6380', why: 'promoted', offset: 50, honoured: true });
  expect(fresh?.from).toEqual({ replid: old?.replid, offset: 50 });
  expect(parts(old)).toEqual(['1..50 live 6380,6381']);
  expect(old?.until).not.toBeNull();
  expect(fresh?.parts[0]).toMatchObject({ from: 51, state: 'live', nodes: ['6380', '6381'] });
  expect(t.told().nodes[0]).toMatchObject({ node: '6379', alive: false, replid: old?.replid });
});

/** The old master is cut off, takes writes, and then has to follow the replica that was promoted. */
function divergence(): Story {
  const t = new Story(THREE);
  t.type('6379', 'SET k v');
  t.act({ do: 'cut', between: ['6379', '6380'] });
  t.act({ do: 'cut', between: ['6379', '6381'] });
  t.type('6380', 'SLAVEOF NO ONE');
  t.type('6381', 'SLAVEOF 127.0.0.1 6380', 3);
  t.type('6379', 'SET lost 1');
  t.type('6379', 'EXPIRE lost 100');
  t.type('6380', 'SET kept 1');
  return t;
}

test('histories: two masters write two branches; the one that has to follow loses its own', () => {
  const t = divergence();
  const split = t.histories();
  expect(parts(split[0])).toEqual(['1..50 live 6379,6380,6381', '51..129 live 6379']);
  expect(split[1]?.parts.map(({ state }) => state)).toEqual(['live']);

  t.type('6379', 'SLAVEOF 127.0.0.1 6380', 0);
  const [doomed] = t.histories();
  expect(parts(doomed)).toEqual(['1..50 live 6379,6380,6381', '51..129 doomed 6379']);
  expect(sent(doomed?.parts[1])?.[0]).toBe('SET lost 1');
  expect(doomed?.parts[1]?.keys).toEqual(['lost']);
  expect(t.told().nodes[0]).toMatchObject({ node: '6379', doomed: true });

  t.act({ do: 'heal', between: ['6379', '6380'] }, 5);
  const [gone, winner] = t.histories();
  expect(parts(gone)).toEqual(['1..50 live 6379,6380,6381', '51..129 gone 6379']);
  expect(gone?.parts[1]?.end).toMatchObject({
    how: 'full-resync',
    node: '6379',
    lost: ['lost'],
    lostCount: 1,
  });
  expect(sent(gone?.parts[1])).toHaveLength(2);
  expect(winner?.parts.at(-1)).toMatchObject({ state: 'live', nodes: ['6379', '6380', '6381'] });
});

test('histories: what only a dead process held is told apart; started empty, it takes away the rest', () => {
  const t = new Story(THREE);
  t.type('6379', 'SET k v');
  t.act({ do: 'stall', between: ['6379', '6380'] });
  t.act({ do: 'stall', between: ['6379', '6381'] });
  t.type('6379', 'SET late 1');
  t.act({ do: 'kill', node: '6379' });
  const [dead] = t.histories();
  expect(dead?.parts.map(({ state }) => state)).toEqual(['live', 'dead']);
  expect(dead?.parts[1]).toMatchObject({ from: 51, nodes: ['6379'], keys: ['late'] });
  expect(dead?.parts[1]?.end).toMatchObject({ how: 'stopped', node: '6379' });
  t.act({ do: 'start', node: '6379' }, 0);
  expect(t.histories()[0]?.parts.map(({ state }) => state)).toEqual(['doomed', 'gone']);
  t.act({ do: 'heal', between: ['6379', '6380'] }, 8);
  const [old, fresh] = t.histories();
  expect(fresh).toMatchObject({ by: '6379', why: 'backlog-created', from: null, offset: 0 });
  expect(old?.replid).not.toBe(fresh?.replid);
});

test('histories: a master that restarts from its RDB goes on from what was saved', () => {
  const t = new Story(THREE);
  t.type('6379', 'SET k v');
  t.type('6379', 'SAVE');
  t.act({ do: 'cut', between: ['6379', '6380'] });
  t.act({ do: 'cut', between: ['6379', '6381'] });
  t.type('6379', 'SET unsaved 1');
  t.act({ do: 'kill', node: '6379' });
  t.act({ do: 'start', node: '6379' });
  const [old, fresh] = t.histories();
  expect(fresh).toMatchObject({ by: '6379', why: 'restart', offset: 50, honoured: true });
  expect(fresh?.from?.replid).toBe(old?.replid);
  expect(old?.parts.at(-1)).toMatchObject({ from: 51, state: 'gone', keys: ['unsaved'] });
});

test('histories: DEBUG CHANGE-REPL-ID keeps the data, but Redis no longer knows that it does', () => {
  const t = new Story(THREE);
  t.type('6379', 'SET k v');
  t.type('6379', 'DEBUG CHANGE-REPL-ID', 3);
  t.type('6379', 'SET k w', 3);
  const [old, fresh] = t.histories();
  expect(fresh).toMatchObject({ why: 'debug', honoured: false, offset: 50 });
  expect(fresh?.from).toEqual({ replid: old?.replid, offset: 50 });
});

test('histories: a moment of the past tells only what had happened', () => {
  const t = divergence();
  const split = t.told();
  t.run(1);
  t.type('6379', 'SLAVEOF 127.0.0.1 6380', 0);
  t.act({ do: 'heal', between: ['6379', '6380'] }, 5);
  const end = t.told();
  t.engine.seek(split.now);
  expect(t.told()).toEqual(split);
  t.engine.seek(4_900_000);
  expect(t.histories().map(parts)).toEqual([[]]);
  t.engine.seek(end.now);
  expect(t.told()).toEqual(end);
});

test('histories: another future has its own, and the one that was left comes back', () => {
  const t = divergence();
  const split = t.told();
  t.engine.seek(6_500_000);
  t.type('6379', 'SET other 1', 2);
  const [only, ...others] = t.histories();
  expect(others).toEqual([]);
  expect(sent(only?.parts[0])?.slice(0, 3)).toEqual(['SELECT 0', 'SET k v', 'SET other 1']);
  t.engine.switchBranch(1);
  t.engine.seek(split.now);
  expect(t.told()).toEqual(split);
});

test('histories: a long stretch tells its newest or its oldest commands, and how many there are', () => {
  const t = divergence();
  t.act({ do: 'load', node: '6379', rate: 300, template: 'SET n {n}', untilMs: 999_999 }, 3);
  const own = t.histories()[0]?.parts[1];
  expect(own?.commands.shown).toHaveLength(24);
  expect(own?.commands).toMatchObject({ more: true });
  expect(own?.commands.total).toBeLessThanOrEqual(512);
  expect(own?.commands.shown.at(-1)?.to).toBe(own?.to);
});
