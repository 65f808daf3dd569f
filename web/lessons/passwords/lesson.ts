import { defineLesson } from '../../../engine/lesson/format.ts';

const conf = ['repl-backlog-size 512', 'repl-diskless-sync-delay 0'];
const up = { is: 'link', node: '6380', status: 'up' } as const;

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
          solve: [
            { do: 'type', node: '6380', line: 'SLAVEOF 127.0.0.1 6379' },
            { do: 'wait', ms: 1500 },
          ],
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
          solve: [{ do: 'type', node: '6380', line: 'INFO replication' }],
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
          solve: [
            { do: 'type', node: '6380', line: 'CONFIG SET masterauth secret' },
            { do: 'wait', ms: 2500 },
          ],
        },
        {
          id: 'right',
          check: {
            is: 'all',
            checks: [up, { is: 'same-data', nodes: ['6379', '6380'] }],
          },
          solve: [
            { do: 'type', node: '6380', line: 'CONFIG SET masterauth s3cret' },
            { do: 'until', check: up },
          ],
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
            { do: 'type', node: '6380', line: 'SLAVEOF 127.0.0.1 6379' },
            { do: 'type', node: '6380', line: 'CONFIG SET requirepass s3cret' },
            { do: 'wait', ms: 4000 },
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
          solve: [{ do: 'type', node: '6380', line: 'GET city' }],
        },
        {
          id: 'promote',
          check: { is: 'role', node: '6380', role: 'master' },
          solve: [{ do: 'type', node: '6380', line: 'SLAVEOF NO ONE' }],
        },
        {
          id: 'lock',
          check: { is: 'config', node: '6380', name: 'requirepass', value: 's3cret' },
          solve: [{ do: 'type', node: '6380', line: 'CONFIG SET requirepass s3cret' }],
        },
        {
          id: 'join',
          check: {
            is: 'all',
            checks: [
              { is: 'follows', node: '6379', of: '6380' },
              { is: 'link', node: '6379', status: 'up' },
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
            { do: 'type', node: '6379', line: 'CONFIG SET masterauth s3cret' },
            { do: 'type', node: '6379', line: 'SLAVEOF 127.0.0.1 6380' },
            { do: 'until', check: { is: 'link', node: '6379', status: 'up' } },
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
            { do: 'type', node: '6380', line: 'SLAVEOF NO ONE' },
            { do: 'type', node: '6380', line: 'CONFIG SET requirepass s3cret' },
            { do: 'type', node: '6379', line: 'SLAVEOF 127.0.0.1 6380' },
            { do: 'wait', ms: 5000 },
          ],
          fails: 'join',
        },
      ],
    },
  ],
});
