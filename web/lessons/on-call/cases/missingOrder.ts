import { definePart } from '../../../../engine/lesson/format.ts';
import { common, node, typed, unseen } from './cluster.ts';
import { type, until, linked, sameData, fullOf } from '../../moves.ts';

/** SLAVEOF was typed and never written down; after a restart the replica is a master with writes of its own. */
export const missingOrder = definePart({
  id: 'missing-order',
  lab: {
    ...common(9000),
    nodes: [node('6379', 'save 3600 1'), node('6380', 'save 3600 1')],
    actions: [
      unseen(500, '6380', 'SLAVEOF 127.0.0.1 6379'),
      typed(2000, '6379', 'SET order:5 paid'),
      { atMs: 3500, do: 'shutdown', node: '6380' },
      { atMs: 4500, do: 'start', node: '6380' },
      typed(6000, '6379', 'SET order:6 paid'),
      unseen(7000, '6380', 'SET order:7 paid'),
    ],
  },
  goals: [
    {
      id: 'cause',
      ask: 'predict',
      choices: ['slow', 'network', 'forgotten', 'expired'],
      answer: 'forgotten',
    },
    { id: 'replicas', ask: 'must', answer: 0 },
    {
      id: 'rescue',
      check: { is: 'key', node: '6379', key: 'order:7', value: 'paid' },
      solve: [type('6379', 'SET order:7 paid')],
    },
    {
      id: 'fix',
      check: {
        is: 'all',
        checks: [
          { is: 'follows', node: '6380', of: '6379' },
          linked('6380'),
          sameData('6379', '6380'),
          { is: 'key', node: '6379', key: 'order:6' },
          { is: 'key', node: '6380', key: 'order:7' },
        ],
      },
      solve: [type('6380', 'SLAVEOF 127.0.0.1 6379'), until(linked('6380'))],
    },
    {
      id: 'keep',
      check: { is: 'saved', node: '6380', name: 'replicaof', value: '127.0.0.1 6379' },
      solve: [type('6380', 'CONFIG REWRITE')],
    },
  ],
  beats: [
    { id: 'open', look: ['node-6379', 'node-6380'] },
    {
      id: 'attached',
      when: { kind: 'role-changed', node: '6380', role: 'replica' },
      look: ['node-6380'],
    },
    {
      id: 'full',
      when: fullOf('6380'),
      look: ['verdict-6380'],
    },
  ],
  wrong: [
    {
      id: 'attached-at-once',
      moves: [
        type('6380', 'SLAVEOF 127.0.0.1 6379'),
        until(linked('6380')),
        type('6380', 'CONFIG REWRITE'),
      ],
      fails: 'rescue',
    },
    {
      id: 'the-other-way-round',
      moves: [type('6379', 'SLAVEOF 127.0.0.1 6380'), until(linked('6379'))],
      fails: 'fix',
    },
  ],
});
