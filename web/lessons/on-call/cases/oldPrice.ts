import { definePart } from '../../../../engine/lesson/format.ts';
import { common, FOLLOWS_6379, node, typed } from './cluster.ts';
import { type, wait, until, heal, linked, sameData, HEALED } from '../../moves.ts';

const above: [string, string] = ['6379', '6380'];

/** A chain is broken above the replica that is asked; its own link is up. */
export const oldPrice = definePart({
  id: 'old-price',
  lab: {
    ...common(10_000),
    nodes: [node('6379'), node('6380', FOLLOWS_6379), node('6381', 'replicaof 127.0.0.1 6380')],
    actions: [
      typed(4000, '6379', 'SET price 10'),
      { atMs: 5000, do: 'cut', between: above },
      typed(6500, '6379', 'SET price 12'),
      typed(8000, '6381', 'GET price'),
    ],
  },
  goals: [
    {
      id: 'cause',
      ask: 'predict',
      choices: ['above', 'own-link', 'read-cache', 'own-write'],
      answer: 'above',
    },
    { id: 'where', ask: 'must', choices: ['at-6379', 'at-6380', 'at-6381'], answer: 'at-6380' },
    {
      id: 'fix',
      check: {
        is: 'all',
        checks: [
          { is: 'key', node: '6381', key: 'price', value: '12' },
          { is: 'key', node: '6379', key: 'price', value: '12' },
          { is: 'role', node: '6381', role: 'replica' },
          linked('6381'),
        ],
      },
      solve: [
        type('6381', 'SLAVEOF 127.0.0.1 6379'),
        until({ is: 'key', node: '6381', key: 'price', value: '12' }),
      ],
    },
    {
      id: 'all',
      check: {
        is: 'all',
        checks: [
          sameData('6379', '6380', '6381'),
          { is: 'key', node: '6380', key: 'price', value: '12' },
          linked('6380'),
          { is: 'happened', event: { kind: 'resync', outcome: 'full' }, most: 0 },
        ],
      },
      solve: [heal(...above), until(sameData('6379', '6380', '6381'))],
    },
  ],
  beats: [
    { id: 'open', look: ['node-6381', 'console-6381'] },
    {
      id: 'moved',
      when: { kind: 'resync', replica: '6381' },
      look: ['verdict-6381'],
    },
    {
      id: 'healed',
      when: HEALED,
      look: ['link-6379-6380'],
    },
  ],
  wrong: [
    {
      id: 'same-source-again',
      moves: [type('6381', 'SLAVEOF NO ONE'), type('6381', 'SLAVEOF 127.0.0.1 6380'), wait(4000)],
      fails: 'fix',
    },
    {
      id: 'price-by-hand',
      moves: [type('6381', 'CONFIG SET replica-read-only no'), type('6381', 'SET price 12')],
      fails: 'all',
    },
  ],
});
