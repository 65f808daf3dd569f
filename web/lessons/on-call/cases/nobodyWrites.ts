import { definePart } from '../../../../engine/lesson/format.ts';
import { common, FOLLOWS_6379, node, typed, unseen } from './cluster.ts';
import { type, wait, until, linked, sameData, sameOffset } from '../../moves.ts';

/** Two servers follow each other: both read-only, both links up. */
export const nobodyWrites = definePart({
  id: 'nobody-writes',
  lab: {
    ...common(8000),
    nodes: [node('6379'), node('6380', FOLLOWS_6379)],
    actions: [
      typed(2000, '6379', 'SET city Rome'),
      typed(2500, '6379', 'SET river Tiber'),
      unseen(4000, '6379', 'SLAVEOF 127.0.0.1 6380'),
      typed(6000, '6379', 'SET lake Como'),
      typed(6500, '6380', 'SET lake Como'),
    ],
  },
  goals: [
    {
      id: 'cause',
      ask: 'predict',
      choices: ['circle', 'full', 'fence', 'down'],
      answer: 'circle',
    },
    { id: 'whom', ask: 'must', choices: ['one', 'each-other', 'outside'], answer: 'each-other' },
    {
      id: 'fix',
      check: {
        is: 'any',
        checks: [
          {
            is: 'all',
            checks: [
              { is: 'role', node: '6379', role: 'master' },
              { is: 'follows', node: '6380', of: '6379' },
              linked('6380'),
            ],
          },
          {
            is: 'all',
            checks: [
              { is: 'role', node: '6380', role: 'master' },
              { is: 'follows', node: '6379', of: '6380' },
              linked('6379'),
            ],
          },
        ],
      },
      solve: [type('6379', 'SLAVEOF NO ONE'), wait(500), until(linked('6380'))],
    },
    {
      id: 'written',
      check: {
        is: 'all',
        checks: [
          { is: 'keys', node: '6379', least: 3 },
          { is: 'keys', node: '6380', least: 3 },
          sameData('6379', '6380'),
          sameOffset('6379', '6380'),
        ],
      },
      solve: [type('6379', 'SET lake Como'), until({ is: 'keys', node: '6380', least: 3 })],
    },
  ],
  beats: [
    { id: 'open', look: ['node-6379', 'node-6380'] },
    {
      id: 'promoted',
      when: { kind: 'replid-changed', why: 'promoted' },
      look: ['link-6379-6380'],
    },
    {
      id: 'partial',
      when: { kind: 'resync', outcome: 'partial', reason: 'second-id' },
      look: ['messages-6379-6380'],
    },
  ],
  wrong: [
    {
      id: 'both-freed',
      moves: [
        type('6379', 'SLAVEOF NO ONE'),
        type('6380', 'SLAVEOF NO ONE'),
        type('6379', 'SET lake Como'),
        wait(2000),
      ],
      fails: 'fix',
    },
    {
      id: 'both-writable',
      moves: [
        type('6379', 'CONFIG SET replica-read-only no'),
        type('6379', 'SET lake Como'),
        wait(2000),
      ],
      fails: 'fix',
    },
  ],
});
