import { defineLesson } from '../../../engine/lesson/format.ts';
import { type, wait, until, cut, heal, linked, sameData, CUT, fullOf } from '../moves.ts';

const conf = ['repl-backlog-size 512', 'repl-diskless-sync-delay 0'];
const chained = { is: 'follows', node: '6381', of: '6380' } as const;

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'chains',
  minutes: 8,
  terms: ['chained-replication', 'sub-replica', 'partial-resync', 'stale-read'],
  parts: [
    {
      id: 'pass-on',
      lab: {
        seed: 12,
        backlog: 'exact',
        openAtMs: 5000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf },
          { id: '6380', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
          { id: '6381', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
        ],
        actions: [{ atMs: 3500, do: 'type', node: '6379', line: 'SET city Rome' }],
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['full', 'partial', 'refused'], answer: 'partial' },
        {
          id: 'move',
          check: {
            is: 'all',
            checks: [chained, linked('6381')],
          },
          solve: [type('6381', 'SLAVEOF 127.0.0.1 6380'), until(linked('6381'))],
        },
        {
          id: 'cheap',
          check: {
            is: 'happened',
            event: { kind: 'resync', master: '6380', replica: '6381', outcome: 'partial' },
          },
          solve: [],
        },
        {
          id: 'through',
          check: {
            is: 'all',
            checks: [
              chained,
              { is: 'typed', node: '6379', line: 'set river .+' },
              { is: 'key', node: '6381', key: 'river' },
            ],
          },
          solve: [
            type('6379', 'SET river Tiber'),
            until({ is: 'key', node: '6381', key: 'river' }),
          ],
        },
        {
          id: 'middle',
          check: {
            is: 'happened',
            event: { kind: 'write-refused', node: '6380', error: '/READONLY/' },
            after: { kind: 'role-changed', node: '6381', role: 'replica' },
          },
          solve: [type('6380', 'SET hill Palatine')],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        {
          id: 'moved',
          when: { kind: 'resync', master: '6380', replica: '6381' },
          look: ['messages-6380-6381'],
        },
        {
          id: 'flows',
          when: { kind: 'typed', node: '6379', line: '/^set river /i' },
          look: ['link-6379-6380', 'link-6380-6381'],
        },
        { id: 'still', when: { kind: 'write-refused', node: '6380' }, look: ['role-6380'] },
      ],
      wrong: [
        {
          id: 'detached-first',
          moves: [
            type('6381', 'SLAVEOF NO ONE'),
            type('6381', 'SLAVEOF 127.0.0.1 6380'),
            until(linked('6381')),
          ],
          fails: 'cheap',
        },
      ],
    },
    {
      id: 'upstream',
      lab: {
        seed: 12,
        backlog: 'exact',
        openAtMs: 6000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf },
          { id: '6380', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
          // 6380 passes no PING on while it has no master: by default 6381 would give it up after a minute.
          { id: '6381', conf: [...conf, 'replicaof 127.0.0.1 6380', 'repl-timeout 3600'] },
        ],
        actions: [{ atMs: 5000, do: 'type', node: '6379', line: 'SET city Rome' }],
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['up', 'down', 'master'], answer: 'up' },
        {
          id: 'cut',
          check: { is: 'happened', event: CUT },
          solve: [cut('6379', '6380')],
        },
        {
          id: 'ask',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'typed', node: '6381', line: '/^info|^role/i' },
                after: CUT,
              },
              {
                is: 'replied',
                node: '6381',
                line: 'info( replication)?|role',
                reply: 'master_link_status:up|"connected"',
              },
            ],
          },
          solve: [wait(1000), type('6381', 'INFO replication')],
        },
        {
          id: 'stale',
          check: {
            is: 'happened',
            event: { kind: 'anomaly', name: 'stale-read', node: '6381' },
            after: CUT,
          },
          solve: [type('6379', 'SET city Athens'), type('6381', 'GET city')],
        },
        {
          id: 'both',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: fullOf('6380'),
                after: CUT,
              },
              {
                is: 'happened',
                event: fullOf('6381'),
                after: CUT,
              },
              sameData('6379', '6380', '6381'),
            ],
          },
          solve: [
            type('6379', `SET long ${'x'.repeat(600)}`),
            heal('6379', '6380'),
            until(sameData('6379', '6380', '6381')),
          ],
        },
      ],
      beats: [
        { id: 'open', look: ['link-6379-6380', 'link-6380-6381'] },
        { id: 'cut', when: CUT, look: ['link-status-6380', 'link-status-6381'] },
        {
          id: 'stale',
          when: { kind: 'anomaly', name: 'stale-read', node: '6381' },
          look: ['node-6381'],
        },
        {
          id: 'first',
          when: fullOf('6380'),
          look: ['node-6380'],
        },
        {
          id: 'second',
          when: fullOf('6381'),
          look: ['node-6381'],
        },
      ],
      wrong: [
        {
          id: 'cut-below',
          moves: [
            cut('6380', '6381'),
            wait(1500),
            type('6379', 'SET city Athens'),
            type('6381', 'INFO replication'),
          ],
          fails: 'ask',
        },
        {
          id: 'healed-in-time',
          moves: [
            cut('6379', '6380'),
            wait(1000),
            type('6379', 'SET city Athens'),
            type('6381', 'GET city'),
            heal('6379', '6380'),
            wait(4000),
          ],
          fails: 'both',
        },
      ],
    },
  ],
});
