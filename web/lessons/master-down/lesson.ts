import { defineLesson } from '../../../engine/lesson/format.ts';
import { type, wait, until, kill, start, linked, running, stopped } from '../moves.ts';

const replica = (id: string) => ({
  id,
  conf: ['repl-backlog-size 512', 'repl-diskless-sync-delay 0', 'replicaof 127.0.0.1 6379'],
});

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'master-down',
  minutes: 7,
  terms: ['master', 'replica', 'failover', 'partial-resync', 'persistence'],
  parts: [
    {
      id: 'waiting',
      lab: {
        seed: 6,
        backlog: 'exact',
        openAtMs: 5000,
        network: { latencyMs: 40 },
        nodes: [
          {
            id: '6379',
            conf: ['repl-backlog-size 512', 'repl-diskless-sync-delay 0', 'save 3600 1'],
          },
          replica('6380'),
          replica('6381'),
        ],
        actions: [
          { atMs: 3500, do: 'type', node: '6379', line: 'SET city Rome' },
          { atMs: 4000, do: 'type', node: '6379', line: 'SET river Tiber' },
        ],
      },
      goals: [
        {
          id: 'guess',
          ask: 'predict',
          choices: ['first', 'both', 'nobody'],
          answer: 'nobody',
        },
        {
          id: 'down',
          check: { is: 'happened', event: { kind: 'node-stopped', node: '6379' } },
          solve: [type('6379', 'SHUTDOWN'), until(stopped('6379'))],
        },
        {
          id: 'role',
          check: {
            is: 'all',
            checks: [
              { is: 'happened', event: { kind: 'node-stopped', node: '6379' } },
              {
                is: 'replied',
                node: '6380',
                line: 'info( replication)?|role',
                reply: 'role:slave.*master_link_status:down|"slave".*"connect',
              },
            ],
          },
          solve: [
            until({ is: 'link', node: '6380', status: 'down' }),
            type('6380', 'INFO replication'),
          ],
        },
        {
          id: 'read',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'typed', node: '6380', line: '/^get city/i' },
                after: { kind: 'node-stopped', node: '6379' },
              },
              { is: 'replied', node: '6380', line: 'get city', reply: '"Rome"' },
            ],
          },
          solve: [type('6380', 'GET city')],
        },
        {
          id: 'write',
          check: {
            is: 'happened',
            event: { kind: 'write-refused', error: '/READONLY/' },
            after: { kind: 'node-stopped', node: '6379' },
          },
          solve: [type('6380', 'SET hill Palatine')],
        },
        {
          id: 'back',
          check: {
            is: 'all',
            checks: [
              { is: 'happened', event: { kind: 'node-stopped', node: '6379' } },
              running('6379'),
              { is: 'role', node: '6379', role: 'master' },
              linked('6380'),
              linked('6381'),
            ],
          },
          solve: [
            start('6379'),
            until({
              is: 'all',
              checks: [linked('6380'), linked('6381')],
            }),
          ],
        },
        {
          id: 'again',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'typed', node: '6379', line: '/^set hill /i' },
                after: { kind: 'node-stopped', node: '6379' },
              },
              { is: 'key', node: '6380', key: 'hill' },
              { is: 'key', node: '6381', key: 'hill' },
              {
                is: 'happened',
                event: { kind: 'role-changed', node: '6380', role: 'master' },
                most: 0,
              },
            ],
          },
          solve: [
            type('6379', 'SET hill Palatine'),
            until({ is: 'key', node: '6381', key: 'hill' }),
          ],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        {
          id: 'stopped',
          when: { kind: 'node-stopped', node: '6379' },
          look: ['node-6379'],
        },
        {
          id: 'noticed',
          when: { kind: 'master-link-lost', node: '6380' },
          look: ['link-status-6380', 'link-status-6381'],
        },
        {
          id: 'refused',
          when: { kind: 'write-refused', node: '6380' },
          look: ['console-6380'],
        },
        {
          id: 'started',
          when: { kind: 'node-started', node: '6379' },
          look: ['node-6379'],
        },
        {
          id: 'resumed',
          when: { kind: 'resync', outcome: 'partial' },
          look: ['verdict-6380'],
        },
      ],
      wrong: [
        {
          id: 'promoted',
          moves: [
            type('6379', 'SHUTDOWN'),
            until(stopped('6379')),
            type('6380', 'SLAVEOF NO ONE'),
            type('6380', 'SET hill Palatine'),
          ],
          fails: 'write',
        },
        {
          id: 'came-back-alone',
          moves: [
            kill('6379'),
            wait(1500),
            type('6380', 'SLAVEOF NO ONE'),
            start('6379'),
            wait(3000),
          ],
          fails: 'back',
        },
      ],
    },
  ],
});
