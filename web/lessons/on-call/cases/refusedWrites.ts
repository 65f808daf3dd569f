import { definePart } from '../../../../engine/lesson/format.ts';
import { common, node, typed, unseen } from './cluster.ts';
import { type, until, kill, start, running } from '../../moves.ts';

/** A stranger made a lone server without a password his replica. */
export const refusedWrites = definePart({
  id: 'refused-writes',
  lab: {
    ...common(7000),
    nodes: [node('6379', 'protected-mode no')],
    actions: [
      typed(500, '6379', 'SET order:1 paid'),
      typed(1000, '6379', 'SET order:2 paid'),
      typed(1500, '6379', 'SET order:3 paid'),
      typed(2000, '6379', 'SET order:4 paid'),
      unseen(3500, '6379', 'SLAVEOF 203.0.113.9 6379'),
      typed(5000, '6379', 'SET order:5 paid'),
    ],
  },
  goals: [
    {
      id: 'cause',
      ask: 'predict',
      choices: ['full', 'stranger', 'setting', 'crash'],
      answer: 'stranger',
    },
    { id: 'whom', ask: 'must', choices: ['nobody', 'itself', 'outside'], answer: 'outside' },
    {
      id: 'free',
      check: {
        is: 'all',
        checks: [
          { is: 'role', node: '6379', role: 'master' },
          { is: 'keys', node: '6379', least: 5 },
        ],
      },
      solve: [type('6379', 'SLAVEOF NO ONE'), type('6379', 'SET order:5 paid')],
    },
    {
      id: 'door',
      check: {
        is: 'all',
        checks: [
          { is: 'role', node: '6379', role: 'master' },
          { is: 'not', check: { is: 'config', node: '6379', name: 'requirepass', value: '' } },
        ],
      },
      solve: [type('6379', 'CONFIG SET requirepass s3cret')],
    },
  ],
  beats: [
    { id: 'open', look: ['node-6379', 'console-6379'] },
    {
      id: 'free',
      when: { kind: 'role-changed', node: '6379', role: 'master' },
      look: ['node-6379'],
    },
    {
      id: 'locked',
      when: { kind: 'typed', node: '6379', line: '/requirepass/i' },
      look: ['node-6379'],
    },
  ],
  wrong: [
    {
      id: 'writable-replica',
      moves: [type('6379', 'CONFIG SET replica-read-only no'), type('6379', 'SET order:5 paid')],
      fails: 'free',
    },
    {
      id: 'turned-off-and-on',
      moves: [
        kill('6379'),
        start('6379'),
        until(running('6379')),
        type('6379', 'SET order:5 paid'),
      ],
      fails: 'free',
    },
  ],
});
