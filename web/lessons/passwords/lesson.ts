import { defineLesson } from '../../../engine/lesson/format.ts';
import { type, wait, until, linked, sameData } from '../moves.ts';

const conf = ['repl-backlog-size 512', 'repl-diskless-sync-delay 0'];
const up = linked('6380');

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'passwords',
  minutes: 8,
  terms: ['master-password', 'handshake', 'promotion'],
  parts: [
    {
      id: 'locked',
      lab: {
        seed: 15,
        backlog: 'exact',
        openAtMs: 3000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf: [...conf, 'requirepass s3cret'] },
          { id: '6380', conf },
        ],
        actions: [
          { atMs: 500, do: 'type', node: '6379', line: 'AUTH s3cret' },
          { atMs: 1000, do: 'type', node: '6379', line: 'SET city Rome' },
        ],
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['yes', 'stored', 'password'], answer: 'stored' },
        {
          id: 'attach',
          check: {
            is: 'happened',
            event: { kind: 'role-changed', node: '6380', role: 'replica' },
          },
          solve: [type('6380', 'SLAVEOF 127.0.0.1 6379'), wait(1500)],
        },
        {
          id: 'look',
          check: {
            is: 'in-order',
            events: [
              { kind: 'link-state', node: '6380', state: 'RECEIVE_PING_REPLY' },
              { kind: 'typed', node: '6380', line: '/^info|^role/i' },
            ],
          },
          solve: [type('6380', 'INFO replication')],
        },
        {
          id: 'which',
          ask: 'must',
          choices: ['requirepass', 'masterauth', 'readonly'],
          answer: 'masterauth',
        },
        {
          id: 'wrong',
          check: {
            is: 'in-order',
            events: [
              { kind: 'link-state', node: '6380', state: 'RECEIVE_AUTH_REPLY' },
              { kind: 'link-state', node: '6380', state: 'CONNECT' },
            ],
          },
          solve: [type('6380', 'CONFIG SET masterauth secret'), wait(2500)],
        },
        {
          id: 'right',
          check: {
            is: 'all',
            checks: [up, sameData('6379', '6380')],
          },
          solve: [type('6380', 'CONFIG SET masterauth s3cret'), until(up)],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        {
          id: 'told',
          when: { kind: 'role-changed', node: '6380', role: 'replica' },
          look: ['console-6380'],
        },
        {
          id: 'stuck',
          when: { kind: 'link-state', node: '6380', state: 'CONNECTING' },
          nth: 2,
          look: ['messages-6379-6380'],
        },
        {
          id: 'shown',
          when: { kind: 'link-state', node: '6380', state: 'RECEIVE_AUTH_REPLY' },
          look: ['messages-6379-6380'],
        },
        {
          id: 'opened',
          when: { kind: 'sync-finished', replica: '6380' },
          look: ['link-6379-6380'],
        },
      ],
      wrong: [
        {
          id: 'locked-the-wrong-door',
          moves: [
            type('6380', 'SLAVEOF 127.0.0.1 6379'),
            type('6380', 'CONFIG SET requirepass s3cret'),
            wait(4000),
          ],
          fails: 'right',
        },
      ],
    },
    {
      id: 'other-door',
      lab: {
        seed: 15,
        backlog: 'exact',
        openAtMs: 5000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf: [...conf, 'requirepass s3cret'] },
          { id: '6380', conf: [...conf, 'masterauth s3cret', 'replicaof 127.0.0.1 6379'] },
        ],
        actions: [
          { atMs: 3500, do: 'type', node: '6379', line: 'AUTH s3cret' },
          { atMs: 4000, do: 'type', node: '6379', line: 'SET city Rome' },
        ],
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['same', 'nobody', 'anyone'], answer: 'anyone' },
        {
          id: 'read',
          check: { is: 'replied', node: '6380', line: 'get city', reply: '"Rome"' },
          solve: [type('6380', 'GET city')],
        },
        {
          id: 'promote',
          check: { is: 'role', node: '6380', role: 'master' },
          solve: [type('6380', 'SLAVEOF NO ONE')],
        },
        {
          id: 'lock',
          check: { is: 'config', node: '6380', name: 'requirepass', value: 's3cret' },
          solve: [type('6380', 'CONFIG SET requirepass s3cret')],
        },
        {
          id: 'join',
          check: {
            is: 'all',
            checks: [
              { is: 'follows', node: '6379', of: '6380' },
              linked('6379'),
              {
                is: 'same-config',
                of: [
                  { node: '6380', name: 'requirepass' },
                  { node: '6379', name: 'masterauth' },
                ],
              },
            ],
          },
          solve: [
            type('6379', 'CONFIG SET masterauth s3cret'),
            type('6379', 'SLAVEOF 127.0.0.1 6380'),
            until(linked('6379')),
          ],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6380'] },
        {
          id: 'unlocked',
          when: { kind: 'typed', node: '6380', line: '/^get city/i' },
          look: ['console-6380'],
        },
        {
          id: 'promoted',
          when: { kind: 'role-changed', node: '6380', role: 'master' },
          look: ['node-6380'],
        },
        {
          id: 'joined',
          when: { kind: 'sync-finished', replica: '6379' },
          look: ['link-6379-6380'],
        },
      ],
      wrong: [
        {
          id: 'one-key-only',
          moves: [
            type('6380', 'SLAVEOF NO ONE'),
            type('6380', 'CONFIG SET requirepass s3cret'),
            type('6379', 'SLAVEOF 127.0.0.1 6380'),
            wait(5000),
          ],
          fails: 'join',
        },
      ],
    },
  ],
});
