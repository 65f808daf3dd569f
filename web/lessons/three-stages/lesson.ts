import { defineLesson } from '../../../engine/lesson/format.ts';
import { type, wait, until, linked, sameData, sameOffset, fullOf } from '../moves.ts';

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
          solve: [type('6380', 'SLAVEOF 127.0.0.1 6379')],
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
              fullOf('6380'),
            ],
          },
          solve: [until({ is: 'happened', event: { kind: 'resync', outcome: 'full' } })],
        },
        {
          id: 'meanwhile',
          check: { is: 'in-order', events: [begun, written, copied], strict: true },
          solve: [
            wait(1500),
            type('6379', 'SET hill Palatine'),
            until({ is: 'happened', event: copied }),
          ],
        },
        {
          id: 'equal',
          check: {
            is: 'all',
            checks: [
              { is: 'in-order', events: [begun, written, copied], strict: true },
              linked('6380'),
              sameData('6379', '6380'),
              sameOffset('6379', '6380'),
            ],
          },
          solve: [
            until({
              is: 'all',
              checks: [sameData('6379', '6380'), sameOffset('6379', '6380')],
            }),
          ],
        },
        { id: 'how', ask: 'quiz', choices: ['command', 'inside', 'again'], answer: 'command' },
        {
          id: 'flows',
          check: {
            is: 'all',
            checks: [
              { is: 'in-order', events: [copied, written] },
              sameData('6379', '6380'),
              sameOffset('6379', '6380'),
              { is: 'happened', event: { kind: 'resync' }, most: 1 },
            ],
          },
          solve: [
            type('6379', 'SET lake Nemi'),
            until({ is: 'key', node: '6380', key: 'lake' }),
            until(sameOffset('6379', '6380')),
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
        {
          id: 'loaded',
          when: { kind: 'link-state', node: '6380', state: 'CONNECTED' },
          look: ['node-6380'],
        },
        { id: 'stream', when: copied, look: ['messages-6379-6380'] },
      ],
      wrong: [
        {
          id: 'wrote-before',
          moves: [
            type('6379', 'SET hill Palatine'),
            type('6380', 'SLAVEOF 127.0.0.1 6379'),
            until({ is: 'happened', event: copied }),
            wait(1000),
          ],
          fails: 'meanwhile',
        },
        {
          id: 'wrote-after',
          moves: [
            type('6380', 'SLAVEOF 127.0.0.1 6379'),
            until({ is: 'happened', event: copied }),
            wait(1000),
            type('6379', 'SET hill Palatine'),
            wait(2000),
          ],
          fails: 'meanwhile',
        },
      ],
    },
  ],
});
