import { expect, test } from 'vitest';
import { Engine } from '../engine.ts';
import type { Check, Lesson, Move, WrongPath } from './format.ts';
import { proveLesson } from './proof.ts';

const set = (key: string): Move => ({ do: 'type', node: '6379', line: `SET ${key} v` });
const holdsK: Check = { is: 'key', node: '6379', key: 'k' };

function lesson(check: Check, solve: Move[], wrong: WrongPath['moves'] = [set('j')]): Lesson {
  return {
    format: 'psync-lesson/1',
    id: 'tiny',
    minutes: 1,
    parts: [
      {
        id: 'one',
        lab: {
          seed: 1,
          backlog: 'exact',
          openAtMs: 1000,
          nodes: [{ id: '6379', conf: [] }],
          actions: [{ atMs: 500, do: 'type', node: '6379', line: 'SET old v' }],
        },
        goals: [
          { id: 'guess', ask: 'must', choices: ['a', 'b'], answer: 'a' },
          { id: 'write', check, solve },
        ],
        wrong: [{ id: 'other', moves: wrong, fails: 'write' }],
      },
    ],
  };
}

const prove = (one: Lesson) =>
  proveLesson(one, () => new Engine()).map(({ where, message }) => `${where}: ${message}`);

test('a solution that leads there and a wrong path that does not', () => {
  expect(prove(lesson(holdsK, [set('k')]))).toEqual([]);
});

test('a solution that does not lead there', () => {
  const complaints = prove(lesson(holdsK, [set('j')], [set('i')]));
  expect(complaints).toEqual([
    'one > write: The solution does not lead there: {"is":"key","node":"6379","key":"k"} asks for something else: 6379 has no key k.',
  ]);
});

test('a wrong path that is accepted', () => {
  const complaints = prove(lesson(holdsK, [set('k')], [set('k')]));
  expect(complaints).toEqual(['one > other: The wrong path is accepted: write holds at its end.']);
});

test('a goal that holds before anything was done', () => {
  const complaints = prove(lesson({ is: 'key', node: '6379', key: 'old' }, [set('k')], []));
  expect(complaints).toContain(
    'one > write: This holds when the part opens: ask for something that is not the case yet.',
  );
});

test('an impossible move, and one that waits in vain', () => {
  const start: Move = { do: 'start', node: '6379' };
  expect(prove(lesson(holdsK, [start, set('k')]))[0]).toMatch(
    /^one > write: Move 1 \(start\): Node 6379 is running already/,
  );
  const until: Move = { do: 'until', check: { is: 'stopped', node: '6379' }, ms: 500 };
  expect(prove(lesson(holdsK, [set('k'), until]))[0]).toMatch(/Waited 500 ms in vain/);
});

test('a node that its redis.conf ends is told of before all that comes of it', () => {
  const one = lesson(holdsK, [set('k')]);
  one.parts[0]!.lab.nodes[0]!.conf = ['repl-backlog-sise 512'];
  expect(prove(one)[0]).toBe(
    "one > 6379: This node does not run. Its log: Reading the configuration file, at line 2 >>> 'repl-backlog-sise 512' Bad directive or wrong number of arguments",
  );
});

test('a wrong answer alone makes a wrong path', () => {
  const wrong: WrongPath['moves'] = [{ do: 'answer', goal: 'guess', choice: 'b' }];
  const one = lesson(holdsK, [set('k')], wrong);
  one.parts[0]!.wrong![0]!.fails = 'guess';
  expect(prove(one)).toEqual([]);
});

test('a beat that never comes, and a lesson without a wrong path', () => {
  const one = lesson(holdsK, [set('k')]);
  one.parts[0]!.beats = [{ id: 'killed', when: { kind: 'node-stopped', node: '6379' } }];
  delete one.parts[0]!.wrong;
  expect(prove(one)).toEqual([
    'one > killed: The solution never comes to this beat: such an event does not happen.',
    'tiny: Give at least one wrong path, so that it is seen not to be accepted.',
  ]);
});

test('a load on several nodes, and clients that wait', () => {
  const load: Move = { do: 'load', node: '6379', rate: 50, template: 'GET k', untilMs: 9000 };
  const began: Check = {
    is: 'happened',
    event: { kind: 'load', change: 'began', rate: '>=50', nodes: '6379' },
  };
  expect(prove(lesson(began, [load]))).toEqual([]);
  const busy: Check = { is: 'held', node: '6379', by: 'busy' };
  const free: Check = { is: 'held', node: '6379' };
  expect(prove(lesson(busy, [load]))).toEqual([
    'one > write: The solution does not lead there: {"is":"held","node":"6379","by":"busy"} asks for something else: commands of 6379 do not wait.',
  ]);
  const slow = lesson({ is: 'all', checks: [began, busy] }, [load]);
  slow.parts[0]!.lab.nodes[0]!.commandMicros = 100_000;
  expect(prove(slow)).toEqual([]);
  expect(prove(lesson({ is: 'all', checks: [began, free] }, [load]))).toEqual([]);
});
