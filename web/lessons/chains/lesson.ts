import { defineLesson } from '../../../engine/lesson/format.ts';

const conf = ['repl-backlog-size 512', 'repl-diskless-sync-delay 0'];
const chained = { is: 'follows', node: '6381', of: '6380' } as const;
const cutAbove = { kind: 'link-changed', change: 'cut' } as const;

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
            checks: [chained, { is: 'link', node: '6381', status: 'up' }],
          },
          solve: [
            { do: 'type', node: '6381', line: 'SLAVEOF 127.0.0.1 6380' },
            { do: 'until', check: { is: 'link', node: '6381', status: 'up' } },
          ],
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
            { do: 'type', node: '6379', line: 'SET river Tiber' },
            { do: 'until', check: { is: 'key', node: '6381', key: 'river' } },
          ],
        },
        {
          id: 'middle',
          check: {
            is: 'happened',
            event: { kind: 'write-refused', node: '6380', error: '/READONLY/' },
            after: { kind: 'role-changed', node: '6381', role: 'replica' },
          },
          solve: [{ do: 'type', node: '6380', line: 'SET hill Palatine' }],
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
            { do: 'type', node: '6381', line: 'SLAVEOF NO ONE' },
            { do: 'type', node: '6381', line: 'SLAVEOF 127.0.0.1 6380' },
            { do: 'until', check: { is: 'link', node: '6381', status: 'up' } },
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
          check: { is: 'happened', event: cutAbove },
          solve: [{ do: 'cut', between: ['6379', '6380'] }],
        },
        {
          id: 'ask',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'typed', node: '6381', line: '/^info|^role/i' },
                after: cutAbove,
              },
              {
                is: 'replied',
                node: '6381',
                line: 'info( replication)?|role',
                reply: 'master_link_status:up|"connected"',
              },
            ],
          },
          solve: [
            { do: 'wait', ms: 1000 },
            { do: 'type', node: '6381', line: 'INFO replication' },
          ],
        },
        {
          id: 'stale',
          check: {
            is: 'happened',
            event: { kind: 'anomaly', name: 'stale-read', node: '6381' },
            after: cutAbove,
          },
          solve: [
            { do: 'type', node: '6379', line: 'SET city Athens' },
            { do: 'type', node: '6381', line: 'GET city' },
          ],
        },
        {
          id: 'both',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'resync', replica: '6380', outcome: 'full' },
                after: cutAbove,
              },
              {
                is: 'happened',
                event: { kind: 'resync', replica: '6381', outcome: 'full' },
                after: cutAbove,
              },
              { is: 'same-data', nodes: ['6379', '6380', '6381'] },
            ],
          },
          solve: [
            { do: 'type', node: '6379', line: `SET long ${'x'.repeat(600)}` },
            { do: 'heal', between: ['6379', '6380'] },
            {
              do: 'until',
              check: { is: 'same-data', nodes: ['6379', '6380', '6381'] },
            },
          ],
        },
      ],
      beats: [
        { id: 'open', look: ['link-6379-6380', 'link-6380-6381'] },
        { id: 'cut', when: cutAbove, look: ['link-status-6380', 'link-status-6381'] },
        {
          id: 'stale',
          when: { kind: 'anomaly', name: 'stale-read', node: '6381' },
          look: ['node-6381'],
        },
        {
          id: 'first',
          when: { kind: 'resync', replica: '6380', outcome: 'full' },
          look: ['node-6380'],
        },
        {
          id: 'second',
          when: { kind: 'resync', replica: '6381', outcome: 'full' },
          look: ['node-6381'],
        },
      ],
      wrong: [
        {
          id: 'cut-below',
          moves: [
            { do: 'cut', between: ['6380', '6381'] },
            { do: 'wait', ms: 1500 },
            { do: 'type', node: '6379', line: 'SET city Athens' },
            { do: 'type', node: '6381', line: 'INFO replication' },
          ],
          fails: 'ask',
        },
        {
          id: 'healed-in-time',
          moves: [
            { do: 'cut', between: ['6379', '6380'] },
            { do: 'wait', ms: 1000 },
            { do: 'type', node: '6379', line: 'SET city Athens' },
            { do: 'type', node: '6381', line: 'GET city' },
            { do: 'heal', between: ['6379', '6380'] },
            { do: 'wait', ms: 4000 },
          ],
          fails: 'both',
        },
      ],
    },
  ],
});
