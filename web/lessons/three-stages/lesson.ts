import { defineLesson } from '../../../engine/lesson/format.ts';

/** The snapshot is not compressed, so that it is long enough to be seen on its way. */
const conf = ['repl-backlog-size 512', 'repl-diskless-sync-delay 0', 'rdbcompression no'];
const begun = { kind: 'snapshot', node: '6379', what: 'started' } as const;
const copied = { kind: 'sync-finished', replica: '6380', outcome: 'full' } as const;
const written = { kind: 'typed', node: '6379', line: '/^(set|append|incr|[lr]push) /i' } as const;

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'three-stages',
  minutes: 7,
  terms: ['handshake', 'full-resync', 'snapshot', 'command-propagation', 'output-buffer'],
  parts: [
    {
      id: 'stages',
      lab: {
        seed: 3,
        backlog: 'exact',
        openAtMs: 3500,
        network: { latencyMs: 60, bandwidth: 150 },
        nodes: [
          { id: '6379', conf },
          { id: '6380', conf },
        ],
        actions: [
          { atMs: 500, do: 'type', node: '6379', line: 'SET city Rome' },
          { atMs: 1000, do: 'type', node: '6379', line: 'SET river Tiber' },
          { atMs: 1500, do: 'type', node: '6379', line: 'RPUSH kings Romulus Numa Tullus' },
          { atMs: 2000, do: 'type', node: '6379', line: 'INCR visits' },
          { atMs: 2500, do: 'type', node: '6379', line: 'SETRANGE map 2399 .' },
        ],
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['lost', 'waits', 'queued'], answer: 'queued' },
        {
          id: 'follow',
          check: { is: 'follows', node: '6380', of: '6379' },
          solve: [{ do: 'type', node: '6380', line: 'SLAVEOF 127.0.0.1 6379' }],
        },
        {
          id: 'introduced',
          check: {
            is: 'in-order',
            events: [
              { kind: 'link-state', node: '6380', state: 'CONNECTING' },
              { kind: 'link-state', node: '6380', state: 'RECEIVE_PING_REPLY' },
              { kind: 'link-state', node: '6380', state: 'RECEIVE_PORT_REPLY' },
              { kind: 'link-state', node: '6380', state: 'RECEIVE_CAPA_REPLY' },
              { kind: 'link-state', node: '6380', state: 'RECEIVE_PSYNC_REPLY' },
              { kind: 'resync', replica: '6380', outcome: 'full' },
            ],
          },
          solve: [
            {
              do: 'until',
              check: { is: 'happened', event: { kind: 'resync', outcome: 'full' } },
            },
          ],
        },
        {
          id: 'meanwhile',
          check: { is: 'in-order', events: [begun, written, copied], strict: true },
          solve: [
            { do: 'wait', ms: 1500 },
            { do: 'type', node: '6379', line: 'SET hill Palatine' },
            { do: 'until', check: { is: 'happened', event: copied } },
          ],
        },
        {
          id: 'equal',
          check: {
            is: 'all',
            checks: [
              { is: 'in-order', events: [begun, written, copied], strict: true },
              { is: 'link', node: '6380', status: 'up' },
              { is: 'same-data', nodes: ['6379', '6380'] },
              { is: 'same-offset', nodes: ['6379', '6380'] },
            ],
          },
          solve: [
            {
              do: 'until',
              check: {
                is: 'all',
                checks: [
                  { is: 'same-data', nodes: ['6379', '6380'] },
                  { is: 'same-offset', nodes: ['6379', '6380'] },
                ],
              },
            },
          ],
        },
        { id: 'how', ask: 'quiz', choices: ['command', 'inside', 'again'], answer: 'command' },
        {
          id: 'flows',
          check: {
            is: 'all',
            checks: [
              { is: 'in-order', events: [copied, written] },
              { is: 'same-data', nodes: ['6379', '6380'] },
              { is: 'same-offset', nodes: ['6379', '6380'] },
              { is: 'happened', event: { kind: 'resync' }, most: 1 },
            ],
          },
          solve: [
            { do: 'type', node: '6379', line: 'SET lake Nemi' },
            { do: 'until', check: { is: 'key', node: '6380', key: 'lake' } },
            { do: 'until', check: { is: 'same-offset', nodes: ['6379', '6380'] } },
          ],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6380'] },
        {
          id: 'stored',
          when: { kind: 'link-state', node: '6380', state: 'CONNECT' },
          look: ['node-6380'],
        },
        {
          id: 'ping',
          when: { kind: 'link-state', node: '6380', state: 'RECEIVE_PING_REPLY' },
          look: ['messages-6379-6380'],
        },
        {
          id: 'names',
          when: { kind: 'link-state', node: '6380', state: 'RECEIVE_PORT_REPLY' },
          look: ['messages-6379-6380'],
        },
        {
          id: 'psync',
          when: { kind: 'resync', outcome: 'full' },
          look: ['verdict-6380'],
        },
        {
          id: 'travels',
          when: { kind: 'link-state', node: '6380', state: 'TRANSFER' },
          look: ['link-6379-6380'],
        },
        { id: 'loaded', when: copied, look: ['node-6380'] },
        {
          id: 'stream',
          when: { kind: 'link-state', node: '6380', state: 'CONNECTED' },
          look: ['messages-6379-6380'],
        },
      ],
      wrong: [
        {
          id: 'wrote-before',
          moves: [
            { do: 'type', node: '6379', line: 'SET hill Palatine' },
            { do: 'type', node: '6380', line: 'SLAVEOF 127.0.0.1 6379' },
            { do: 'until', check: { is: 'happened', event: copied } },
            { do: 'wait', ms: 1000 },
          ],
          fails: 'meanwhile',
        },
        {
          id: 'wrote-after',
          moves: [
            { do: 'type', node: '6380', line: 'SLAVEOF 127.0.0.1 6379' },
            { do: 'until', check: { is: 'happened', event: copied } },
            { do: 'wait', ms: 1000 },
            { do: 'type', node: '6379', line: 'SET hill Palatine' },
            { do: 'wait', ms: 2000 },
          ],
          fails: 'meanwhile',
        },
      ],
    },
  ],
});
