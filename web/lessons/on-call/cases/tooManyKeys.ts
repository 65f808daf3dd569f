import { definePart } from '../../../../engine/lesson/format.ts';
import { common, FOLLOWS_6379, node, typed } from './cluster.ts';
import { type, wait, until, linked, sameData, HEALED } from '../../moves.ts';

const between: [string, string] = ['6379', '6380'];

/** Keys have expired; the DELs that would remove them from the replica are stuck on the way. */
export const tooManyKeys = definePart({
  id: 'too-many-keys',
  lab: {
    ...common(14_000),
    nodes: [node('6379'), node('6380', FOLLOWS_6379)],
    actions: [
      typed(3000, '6379', 'SET city Rome'),
      typed(3200, '6379', 'SET river Tiber'),
      typed(3400, '6379', 'SET code:1 x EX 6'),
      typed(3600, '6379', 'SET code:2 x EX 6'),
      typed(3800, '6379', 'SET code:3 x EX 6'),
      { atMs: 5500, do: 'stall', between },
      typed(12_000, '6379', 'DBSIZE'),
      typed(12_500, '6380', 'DBSIZE'),
    ],
  },
  goals: [
    {
      id: 'cause',
      ask: 'predict',
      choices: ['own-writes', 'lost-on-master', 'expired', 'other-database'],
      answer: 'expired',
    },
    { id: 'readable', ask: 'must', answer: 2 },
    {
      id: 'fix',
      check: {
        is: 'all',
        checks: [
          { is: 'keys', node: '6380', least: 2, most: 2 },
          sameData('6379', '6380'),
          { is: 'follows', node: '6380', of: '6379' },
          linked('6380'),
          { is: 'happened', event: { kind: 'resync', outcome: 'full' }, most: 0 },
        ],
      },
      solve: [{ do: 'heal', between }, until({ is: 'keys', node: '6380', most: 2 })],
    },
    { id: 'who', ask: 'quiz', choices: ['replica', 'master', 'both'], answer: 'master' },
  ],
  beats: [
    { id: 'open', look: ['node-6379', 'node-6380'] },
    {
      id: 'healed',
      when: HEALED,
      look: ['messages-6379-6380'],
    },
  ],
  wrong: [
    {
      id: 'made-a-master',
      moves: [type('6380', 'SLAVEOF NO ONE'), wait(2000)],
      fails: 'fix',
    },
    {
      id: 'copied-afresh',
      moves: [
        { do: 'heal', between },
        type('6380', 'SLAVEOF NO ONE'),
        type('6380', 'SLAVEOF 127.0.0.1 6379'),
        wait(3000),
      ],
      fails: 'fix',
    },
  ],
});
