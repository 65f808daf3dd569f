// Each kind of check, on labs that are really played: where it holds, where it does not, and what is said then.
import { describe, expect, test } from 'vitest';
import { KEYS_SHOWN } from '../contract.ts';
import { Engine } from '../engine.ts';
import { clausesOf } from './clauses.ts';
import { evaluate } from './evaluate.ts';
import type { Check, Move, Part } from './format.ts';
import { PartPlayer } from './play.ts';
import { NOTHING_ASKED } from './situation.ts';

const PAIR: Part['lab'] = {
  seed: 3,
  backlog: 'exact',
  openAtMs: 6000,
  nodes: [
    { id: '6379', conf: ['repl-backlog-size 512', 'repl-diskless-sync-delay 0'] },
    { id: '6380', conf: ['replicaof 127.0.0.1 6379', 'repl-diskless-sync-delay 0'] },
  ],
  actions: [{ atMs: 4000, do: 'type', node: '6379', line: 'SET k v' }],
};

/** A part that asks for the parameters of both nodes, and its lab after these moves. */
function played(...moves: Move[]): PartPlayer {
  const asked: Check = {
    is: 'same-config',
    of: [
      { node: '6379', name: 'requirepass' },
      { node: '6380', name: 'masterauth' },
    ],
  };
  const part: Part = { id: 'p', lab: PAIR, goals: [{ id: 'g', check: asked, solve: [] }] };
  const player = new PartPlayer(new Engine(), part);
  for (const move of moves) expect(player.move(move)).toBeNull();
  return player;
}

const type = (node: string, line: string): Move => ({ do: 'type', node, line });
const wait = (ms: number): Move => ({ do: 'wait', ms });
const cut: Move = { do: 'cut', between: ['6379', '6380'] };
const heal: Move = { do: 'heal', between: ['6379', '6380'] };

/** A check, the moves after which it holds, those after which it does not, and what is found then. */
type Case = [check: Check, holds: Move[], lacks: Move[], found: object];

const kill: Move = { do: 'kill', node: '6379' };
const CASES: Case[] = [
  [{ is: 'running', node: '6379' }, [], [kill], { say: 'run', run: 'killed' }],
  [{ is: 'stopped', node: '6379' }, [kill], [], { say: 'run', run: 'running' }],
  [{ is: 'stopped', node: '7000' }, [], [], { say: 'absent', node: '7000' }],
  [
    { is: 'role', node: '6380', role: 'replica' },
    [],
    [type('6380', 'REPLICAOF NO ONE')],
    { role: 'master' },
  ],
  [
    { is: 'follows', node: '6380', of: '6379' },
    [],
    [type('6380', 'REPLICAOF NO ONE')],
    { of: null },
  ],
  [{ is: 'link', node: '6380', status: 'up' }, [], [cut], { say: 'link', status: 'down' }],
  [{ is: 'link', node: '6379', status: 'down' }, [], [], { say: 'link', state: 'NONE' }],
  [{ is: 'network', between: ['6380', '6379'], state: 'cut' }, [cut], [], { state: 'up' }],
  [
    { is: 'same-data', nodes: ['6379', '6380'] },
    [],
    [cut, type('6379', 'SET k w')],
    { equal: false },
  ],
  [
    { is: 'same-offset', nodes: ['6379', '6380'] },
    [],
    [cut, type('6379', 'SET k w')],
    { offsets: [{ node: '6379' }, { node: '6380', offset: 50 }] },
  ],
  [
    { is: 'key', node: '6380', key: 'k', value: 'v' },
    [],
    [type('6379', 'SET k w')],
    { value: 'w' },
  ],
  [{ is: 'key', node: '6380', key: 'new' }, [type('6379', 'SET new 1')], [], { value: null }],
  [{ is: 'no-key', node: '6379', key: 'k' }, [type('6379', 'DEL k')], [], { value: 'v' }],
  [{ is: 'keys', node: '6379', least: 2 }, [type('6379', 'SET new 1')], [], { count: 1 }],
  [{ is: 'behind', node: '6380', least: 20 }, [cut, type('6379', 'SET k w')], [], { bytes: 0 }],
  [
    { is: 'verdict', node: '6380', kind: 'partial' },
    [cut, type('6379', 'SET k w')],
    [cut, type('6379', `SET k ${'x'.repeat(600)}`)],
    { kind: 'full' },
  ],
  [
    { is: 'happened', event: { kind: 'resync', outcome: 'partial' } },
    [cut, heal, wait(3000)],
    [],
    { count: 0, least: 1 },
  ],
  [
    { is: 'happened', event: { kind: 'resync', outcome: 'full' }, most: 0 },
    [],
    [cut, type('6379', `SET k ${'x'.repeat(600)}`), heal, wait(3000)],
    { count: 1, most: 0 },
  ],
  [
    {
      is: 'happened',
      event: { kind: 'typed', line: '/^get /i' },
      after: { kind: 'link-changed', change: 'cut' },
    },
    [cut, type('6380', 'GET k')],
    [type('6380', 'GET k'), cut],
    { count: 0 },
  ],
  [
    { is: 'in-order', events: [{ kind: 'link-changed', change: 'cut' }, { kind: 'typed' }] },
    [cut, type('6379', 'PING')],
    [type('6379', 'PING'), cut],
    { met: 1, of: 2 },
  ],
  [
    {
      is: 'in-order',
      strict: true,
      events: [
        { kind: 'link-changed', change: 'cut' },
        { kind: 'typed' },
        { kind: 'link-changed', change: 'healed' },
      ],
    },
    [cut, type('6379', 'PING'), heal],
    [cut, heal, type('6379', 'PING')],
    { met: 0, of: 3, early: 2 },
  ],
  [
    { is: 'typed', node: '6379', line: 'set \\w+ .+', least: 2 },
    [type('6379', 'SET a 1'), type('6379', 'set b 2 ')],
    [type('6379', 'SET a 1'), type('6380', 'SET b 2')],
    { count: 1, least: 2 },
  ],
  [
    { is: 'replied', node: '6380', line: 'set .*', reply: '^\\(error\\) READONLY' },
    [type('6380', 'SET a 1')],
    [type('6379', 'SET a 1')],
    { line: null, reply: null },
  ],
  [
    { is: 'config', node: '6379', name: 'requirepass', value: 'pw' },
    [type('6379', 'CONFIG SET requirepass pw')],
    [],
    { name: 'requirepass', value: '' },
  ],
  [
    { is: 'saved', node: '6380', name: 'repl-diskless-sync-delay', value: '3' },
    [type('6380', 'CONFIG SET repl-diskless-sync-delay 3'), type('6380', 'CONFIG REWRITE')],
    [type('6380', 'CONFIG SET repl-diskless-sync-delay 3')],
    { value: '0' },
  ],
  [
    {
      is: 'same-config',
      of: [
        { node: '6379', name: 'requirepass' },
        { node: '6380', name: 'masterauth' },
      ],
    },
    [type('6380', 'CONFIG SET masterauth pw'), type('6379', 'CONFIG SET requirepass pw')],
    [],
    { say: 'config', node: '6380' },
  ],
  [
    {
      is: 'all',
      checks: [
        { is: 'running', node: '6379' },
        { is: 'keys', node: '6379', most: 1 },
      ],
    },
    [],
    [type('6379', 'SET b 2')],
    { say: 'keys', count: 2 },
  ],
  [
    {
      is: 'any',
      checks: [
        { is: 'stopped', node: '6379' },
        { is: 'keys', node: '6379', least: 2 },
      ],
    },
    [kill],
    [],
    { say: 'keys', count: 1 },
  ],
  [
    { is: 'not', check: { is: 'running', node: '6379' } },
    [kill],
    [],
    { say: 'run', run: 'running' },
  ],
];

describe('every check', () => {
  test.each(CASES.map((one) => [JSON.stringify(one[0]), one] as const))('%s', (_name, one) => {
    const [check, holds, lacks, found] = one;
    const met = evaluate(check, played(...holds).situation);
    if (check.is === 'stopped' && check.node === '7000') {
      expect(met).toEqual({ holds: true, found });
      return;
    }
    if (check.is === 'link' && check.node === '6379') {
      expect(met).toMatchObject({ holds: false, found });
      return;
    }
    expect(met.holds).toBe(true);
    expect(evaluate(check, played(...lacks).situation)).toMatchObject({ holds: false, found });
  });
});

test('what lay before the opening is nobody’s doing', () => {
  const check: Check = { is: 'typed', line: 'set k v' };
  expect(evaluate(check, played().situation).holds).toBe(false);
  expect(evaluate(check, played(type('6379', 'SET k v')).situation).holds).toBe(true);
});

test('a wrong path, too, can wait for what has to be asked', () => {
  const check: Check = { is: 'config', node: '6379', name: 'requirepass', value: 'pw' };
  const moves = [type('6379', 'CONFIG SET requirepass pw'), { do: 'until' as const, check }];
  const part = { id: 'p', lab: PAIR, goals: [], wrong: [{ id: 'w', moves, fails: 'g' }] };
  const player = new PartPlayer(new Engine(), part);
  expect(moves.map((move) => player.move(move))).toEqual([null, null]);
});

describe('a key that was written long ago', () => {
  const name = 'old[1]*';
  const others = Array.from({ length: KEYS_SHOWN }, (_, i) => type('6379', `SET other${i} v`));
  const key: Check = { is: 'key', node: '6380', key: name, value: 'v' };
  const none: Check = { is: 'no-key', node: '6380', key: name };
  const check: Check = { is: 'any', checks: [key, none] };
  const after = (...moves: Move[]) => {
    const player = new PartPlayer(new Engine(), {
      id: 'p',
      lab: PAIR,
      goals: [{ id: 'g', check, solve: [] }],
    });
    for (const move of [...moves, ...others]) expect(player.move(move)).toBeNull();
    return player.situation;
  };

  test('is asked for', () => {
    const situation = after(type('6379', `SET ${name} v`), type('6379', 'SET old1 w'));
    expect(situation.nodes['6380']!.keys.recent.map((one) => one.key)).not.toContain(name);
    expect(evaluate(key, situation)).toEqual({
      holds: true,
      found: { say: 'key', node: '6380', key: name, value: 'v' },
    });
    expect(evaluate(none, situation).holds).toBe(false);
  });

  test('or never was, and another fits its name as a pattern', () => {
    const situation = after(type('6379', 'SET old1 v'));
    expect(evaluate(key, situation)).toMatchObject({ holds: false, found: { value: null } });
    expect(evaluate(none, situation).holds).toBe(true);
  });

  test('until the answer is there, neither is claimed', () => {
    const situation = { ...after(), asked: NOTHING_ASKED };
    expect([key, none].map((check) => evaluate(check, situation).holds)).toEqual([false, false]);
  });
});

test('clauses: all of them in one list; alternatives are marked as such', () => {
  const check: Check = {
    is: 'all',
    checks: [
      { is: 'running', node: '6379' },
      { is: 'all', checks: [{ is: 'keys', node: '6380', least: 5 }] },
      {
        is: 'any',
        checks: [
          { is: 'stopped', node: '6380' },
          { is: 'link', node: '6380', status: 'up' },
          {
            is: 'all',
            checks: [
              { is: 'running', node: '6379' },
              { is: 'any', checks: [{ is: 'role', node: '6380', role: 'master' }] },
            ],
          },
        ],
      },
    ],
  };
  const clauses = clausesOf(check, played().situation);
  expect(clauses.map(({ holds, any, check: { is } }) => [is, holds, any])).toEqual([
    ['running', true, false],
    ['keys', false, false],
    ['stopped', false, true],
    ['link', true, true],
    // Of several the one that decides.
    ['role', false, true],
  ]);
});
