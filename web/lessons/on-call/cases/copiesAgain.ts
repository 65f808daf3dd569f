import { definePart } from '../../../../engine/lesson/format.ts';
import { common, FOLLOWS_6379, node } from './cluster.ts';
import { type, wait, until, linked, CUT } from '../../moves.ts';

const between: [string, string] = ['6379', '6380'];

/** The backlog is smaller than what is written during an outage. */
export const copiesAgain = definePart({
  id: 'copies-again',
  lab: {
    ...common(20_000),
    nodes: [node('6379'), node('6380', FOLLOWS_6379)],
    actions: [
      {
        atMs: 2000,
        do: 'load',
        node: '6379',
        rate: 10,
        template: 'SET hit:{n} {value}',
        keys: 50,
        untilMs: 3_600_000,
      },
      { atMs: 5000, do: 'cut', between },
      { atMs: 9000, do: 'heal', between },
      { atMs: 13_000, do: 'cut', between },
      { atMs: 17_000, do: 'heal', between },
    ],
  },
  goals: [
    {
      id: 'cause',
      ask: 'predict',
      choices: ['output-buffer', 'backlog', 'restart', 'distance'],
      answer: 'backlog',
    },
    { id: 'log', ask: 'must', choices: ['lack', 'mismatch', 'no-cached'], answer: 'lack' },
    {
      id: 'prove',
      check: {
        is: 'all',
        checks: [
          {
            is: 'happened',
            event: { kind: 'resync', replica: '6380', outcome: 'partial', bytes: '>=1000' },
          },
          linked('6380'),
        ],
      },
      solve: [
        type('6379', 'CONFIG SET repl-backlog-size 64kb'),
        { do: 'cut', between },
        wait(4000),
        { do: 'heal', between },
        until(linked('6380')),
      ],
    },
    {
      id: 'keep',
      check: {
        is: 'not',
        check: { is: 'saved', node: '6379', name: 'repl-backlog-size', value: '512' },
      },
      solve: [type('6379', 'CONFIG REWRITE')],
    },
  ],
  beats: [
    { id: 'open', look: ['node-6379', 'link-6379-6380'] },
    {
      id: 'cut',
      when: CUT,
      look: ['ring-6379', 'verdict-6380'],
    },
    {
      id: 'partial',
      when: { kind: 'resync', replica: '6380', outcome: 'partial', bytes: '>=1000' },
      look: ['verdict-6380'],
    },
  ],
  wrong: [
    {
      id: 'the-other-buffer',
      moves: [
        type('6379', 'CONFIG SET client-output-buffer-limit "replica 1gb 1gb 60"'),
        { do: 'cut', between },
        wait(4000),
        { do: 'heal', between },
        wait(3000),
      ],
      fails: 'prove',
    },
    {
      id: 'ring-of-the-replica',
      moves: [
        type('6380', 'CONFIG SET repl-backlog-size 64kb'),
        { do: 'cut', between },
        wait(4000),
        { do: 'heal', between },
        wait(3000),
      ],
      fails: 'prove',
    },
  ],
});
