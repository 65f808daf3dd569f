import { definePart } from '../../../../engine/lesson/format.ts';
import { common, FOLLOWS_6379, node, typed } from './cluster.ts';

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
          { is: 'link', node: '6380', status: 'up' },
          { is: 'same-data', nodes: ['6379', '6380'] },
          { is: 'keys', node: '6379', least: 3 },
          { is: 'config', node: '6379', name: 'requirepass', value: 'n3w' },
        ],
      },
      solve: [
        { do: 'type', node: '6380', line: 'CONFIG SET masterauth n3w' },
        { do: 'until', check: { is: 'link', node: '6380', status: 'up' } },
      ],
    },
    {
      id: 'keep',
      check: { is: 'saved', node: '6380', name: 'masterauth', value: 'n3w' },
      solve: [{ do: 'type', node: '6380', line: 'CONFIG REWRITE' }],
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
      moves: [
        { do: 'type', node: '6379', line: 'CONFIG SET requirepass 0ld' },
        { do: 'until', check: { is: 'link', node: '6380', status: 'up' } },
      ],
      fails: 'fix',
    },
    {
      id: 'attached-again',
      moves: [
        { do: 'type', node: '6380', line: 'SLAVEOF NO ONE' },
        { do: 'type', node: '6380', line: 'SLAVEOF 127.0.0.1 6379' },
        { do: 'wait', ms: 5000 },
      ],
      fails: 'fix',
    },
  ],
});
