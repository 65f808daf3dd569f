import { definePart } from '../../../../engine/lesson/format.ts';
import { common, FOLLOWS_6379, node, typed } from './cluster.ts';
import { type, wait, until, linked, sameData } from '../../moves.ts';

/** The replica has an old password. */
export const staysEmpty = definePart({
  id: 'stays-empty',
  lab: {
    ...common(6000),
    nodes: [
      node('6379', 'requirepass n3w', 'masterauth n3w'),
      node('6380', FOLLOWS_6379, 'masterauth 0ld'),
    ],
    actions: [
      typed(500, '6379', 'AUTH n3w'),
      typed(1000, '6379', 'SET city Rome'),
      typed(1500, '6379', 'SET river Tiber'),
      typed(2000, '6379', 'SET lake Como'),
    ],
  },
  goals: [
    {
      id: 'cause',
      ask: 'predict',
      choices: ['network', 'read-only', 'password', 'backlog'],
      answer: 'password',
    },
    {
      id: 'answer',
      ask: 'must',
      choices: ['pong', 'ok', 'wrongpass', 'silence'],
      answer: 'wrongpass',
    },
    {
      id: 'fix',
      check: {
        is: 'all',
        checks: [
          linked('6380'),
          sameData('6379', '6380'),
          { is: 'keys', node: '6379', least: 3 },
          { is: 'config', node: '6379', name: 'requirepass', value: 'n3w' },
        ],
      },
      solve: [type('6380', 'CONFIG SET masterauth n3w'), until(linked('6380'))],
    },
    {
      id: 'keep',
      check: { is: 'saved', node: '6380', name: 'masterauth', value: 'n3w' },
      solve: [type('6380', 'CONFIG REWRITE')],
    },
  ],
  beats: [
    { id: 'open', look: ['node-6380', 'messages-6379-6380'] },
    {
      id: 'refused',
      when: { kind: 'link-state', node: '6380', state: 'RECEIVE_AUTH_REPLY' },
      look: ['messages-6379-6380'],
    },
    {
      id: 'let-in',
      when: { kind: 'sync-finished', replica: '6380' },
      look: ['link-6379-6380'],
    },
  ],
  wrong: [
    {
      id: 'old-password-for-all',
      moves: [type('6379', 'CONFIG SET requirepass 0ld'), until(linked('6380'))],
      fails: 'fix',
    },
    {
      id: 'attached-again',
      moves: [type('6380', 'SLAVEOF NO ONE'), type('6380', 'SLAVEOF 127.0.0.1 6379'), wait(5000)],
      fails: 'fix',
    },
  ],
});
