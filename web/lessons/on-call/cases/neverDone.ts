import { definePart } from '../../../../engine/lesson/format.ts';
import { common, FOLLOWS_6379, node, typed } from './cluster.ts';
import { type, wait, until, linked } from '../../moves.ts';

const burst = { kind: 'replica-dropped', node: '6379', why: 'output-buffer' } as const;

/** More is written while the snapshot travels than the output buffer may hold. */
export const neverDone = definePart({
  id: 'never-done',
  lab: {
    ...common(15_000),
    network: { latencyMs: 40, bandwidth: 8000 },
    nodes: [
      node('6379', 'rdbcompression no', 'client-output-buffer-limit replica 2kb 2kb 60'),
      node('6380', FOLLOWS_6379),
    ],
    actions: [
      typed(10, '6379', 'SETRANGE photo 20000 x'),
      {
        atMs: 20,
        do: 'load',
        node: '6379',
        rate: 40,
        template: 'SET hit:{n} {value}',
        keys: 20,
        untilMs: 3_600_000,
      },
    ],
  },
  goals: [
    {
      id: 'cause',
      ask: 'predict',
      choices: ['backlog', 'password', 'timeout', 'output-buffer'],
      answer: 'output-buffer',
    },
    { id: 'log', ask: 'must', choices: ['overcoming', 'lack', 'timeout'], answer: 'overcoming' },
    {
      id: 'fix',
      check: {
        is: 'all',
        checks: [
          linked('6380'),
          { is: 'keys', node: '6380', least: 21 },
          { is: 'happened', event: { kind: 'load', change: 'ended' }, most: 0 },
        ],
      },
      solve: [
        until({ is: 'happened', event: burst }),
        type('6379', 'CONFIG SET client-output-buffer-limit "replica 1mb 1mb 60"'),
        until(linked('6380')),
      ],
    },
    { id: 'why', ask: 'quiz', choices: ['size', 'product', 'number'], answer: 'product' },
  ],
  beats: [
    { id: 'open', look: ['link-6379-6380', 'node-6379'] },
    {
      id: 'burst',
      when: burst,
      look: ['node-6379'],
    },
    {
      id: 'arrived',
      when: { kind: 'sync-finished', replica: '6380' },
      look: ['node-6380'],
    },
  ],
  wrong: [
    {
      id: 'backlog-below-the-limit',
      moves: [type('6379', 'CONFIG SET repl-backlog-size 1500'), wait(15_000)],
      fails: 'fix',
    },
    {
      id: 'more-patience',
      moves: [type('6380', 'CONFIG SET repl-timeout 36000'), wait(15_000)],
      fails: 'fix',
    },
    {
      id: 'shop-closed',
      moves: [{ do: 'stop-load', node: '6379' }, until(linked('6380'))],
      fails: 'fix',
    },
  ],
});
