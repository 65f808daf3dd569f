import { definePart } from '../../../../engine/lesson/format.ts';
import { common, FOLLOWS_6379, node, typed } from './cluster.ts';
import { type, wait, until, start } from '../../moves.ts';

/** Nothing is wrong: the figures of a busy, healthy pair are misread. */
export const redDashboard = definePart({
  id: 'red-dashboard',
  lab: {
    ...common(30_000),
    nodes: [node('6379', 'repl-backlog-size 16kb'), node('6380', FOLLOWS_6379)],
    network: {
      latencyMs: 40,
      links: [{ between: ['6379', '6380'], latencyMs: 200 }],
    },
    actions: [
      {
        atMs: 3000,
        do: 'load',
        node: '6379',
        rate: 20,
        template: 'SET hit:{n} {value}',
        keys: 5,
        untilMs: 3_600_000,
      },
      typed(29_000, '6379', 'INFO replication'),
    ],
  },
  goals: [
    {
      id: 'cause',
      ask: 'predict',
      choices: ['small-backlog', 'stuck', 'slow', 'nothing'],
      answer: 'nothing',
    },
    { id: 'lag', ask: 'must', choices: ['behind', 'since-ack', 'commands'], answer: 'since-ack' },
    { id: 'full-ring', ask: 'must', choices: ['used', 'queue', 'overflow'], answer: 'used' },
    {
      id: 'prove',
      check: {
        is: 'all',
        checks: [
          { is: 'typed', node: '6379', line: 'set probe .+' },
          { is: 'key', node: '6380', key: 'probe' },
          { is: 'happened', event: { kind: 'resync' }, most: 0 },
          { is: 'happened', event: { kind: 'node-stopped' }, most: 0 },
        ],
      },
      solve: [type('6379', 'SET probe 1'), until({ is: 'key', node: '6380', key: 'probe' })],
    },
    { id: 'alarm', ask: 'quiz', choices: ['lag-one', 'growing', 'equal'], answer: 'growing' },
  ],
  beats: [
    { id: 'open', look: ['console-6379', 'link-6379-6380'] },
    {
      id: 'probe',
      when: { kind: 'typed', node: '6379', line: '/^set probe/i' },
      look: ['messages-6379-6380'],
    },
  ],
  wrong: [
    {
      id: 'attached-again',
      moves: [
        type('6380', 'SLAVEOF NO ONE'),
        type('6380', 'SLAVEOF 127.0.0.1 6379'),
        wait(3000),
        type('6379', 'SET probe 1'),
        wait(1000),
      ],
      fails: 'prove',
    },
    {
      id: 'restarted',
      moves: [
        { do: 'shutdown', node: '6380' },
        wait(1000),
        start('6380'),
        wait(3000),
        type('6379', 'SET probe 1'),
        wait(1000),
      ],
      fails: 'prove',
    },
  ],
});
