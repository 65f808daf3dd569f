import { definePart } from '../../../../engine/lesson/format.ts';
import { common, node, typed, unseen } from './cluster.ts';

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
      solve: [
        { do: 'type', node: '6379', line: 'SLAVEOF NO ONE' },
        { do: 'type', node: '6379', line: 'SET order:5 paid' },
      ],
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
      solve: [{ do: 'type', node: '6379', line: 'CONFIG SET requirepass s3cret' }],
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
      moves: [
        { do: 'type', node: '6379', line: 'CONFIG SET replica-read-only no' },
        { do: 'type', node: '6379', line: 'SET order:5 paid' },
      ],
      fails: 'free',
    },
    {
      id: 'turned-off-and-on',
      moves: [
        { do: 'kill', node: '6379' },
        { do: 'start', node: '6379' },
        { do: 'until', check: { is: 'running', node: '6379' } },
        { do: 'type', node: '6379', line: 'SET order:5 paid' },
      ],
      fails: 'free',
    },
  ],
});
