import { definePart } from '../../../../engine/lesson/format.ts';
import { common, FOLLOWS_6379, node, typed } from './cluster.ts';
import { type, wait, until, linked, sameData } from '../../moves.ts';

const inner = 'replica-announce-ip 172.17.0.2';

/** The replica announces an address that is valid inside its container only. */
export const unreachable = definePart({
  id: 'unreachable',
  lab: {
    ...common(6000),
    nodes: [node('6379'), node('6380', FOLLOWS_6379, inner)],
    actions: [typed(3000, '6379', 'SET city Rome'), typed(3500, '6379', 'SET river Tiber')],
  },
  goals: [
    {
      id: 'cause',
      ask: 'predict',
      choices: ['down', 'announced', 'password', 'pool'],
      answer: 'announced',
    },
    { id: 'told', ask: 'must', choices: ['real', 'inner', 'none'], answer: 'inner' },
    {
      id: 'fix',
      check: {
        is: 'all',
        checks: [
          {
            is: 'replied',
            node: '6379',
            line: 'info( replication)?|role',
            reply: 'ip=127\\.0\\.0\\.1,port=6380|"127\\.0\\.0\\.1"\\s+2\\) "6380"',
          },
          linked('6380'),
          sameData('6379', '6380'),
        ],
      },
      solve: [
        type('6380', 'CONFIG SET replica-announce-ip 127.0.0.1'),
        type('6379', 'CLIENT KILL TYPE replica'),
        wait(500),
        until(linked('6380')),
        type('6379', 'INFO replication'),
      ],
    },
    {
      id: 'keep',
      check: {
        is: 'any',
        checks: [
          { is: 'saved', node: '6380', name: 'replica-announce-ip', value: '127.0.0.1' },
          { is: 'saved', node: '6380', name: 'replica-announce-ip', value: '' },
        ],
      },
      solve: [type('6380', 'CONFIG REWRITE')],
    },
  ],
  beats: [
    { id: 'open', look: ['node-6379', 'link-6379-6380'] },
    {
      id: 'set',
      when: { kind: 'typed', node: '6380', line: '/announce-ip/i' },
      look: ['messages-6379-6380'],
    },
    {
      id: 'again',
      when: { kind: 'resync', replica: '6380' },
      look: ['messages-6379-6380'],
    },
  ],
  wrong: [
    {
      id: 'set-and-not-said',
      moves: [
        type('6380', 'CONFIG SET replica-announce-ip 127.0.0.1'),
        wait(3000),
        type('6379', 'INFO replication'),
      ],
      fails: 'fix',
    },
    {
      id: 'pointed-again',
      moves: [type('6380', 'SLAVEOF 127.0.0.1 6379'), wait(3000), type('6379', 'INFO replication')],
      fails: 'fix',
    },
  ],
});
