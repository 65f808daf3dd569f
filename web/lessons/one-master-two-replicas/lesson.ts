import { defineLesson } from '../../../engine/lesson/format.ts';
import { type, until, linked, sameData, sameOffset } from '../moves.ts';

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'one-master-two-replicas',
  minutes: 6,
  terms: ['master', 'replica', 'full-resync', 'snapshot'],
  parts: [
    {
      id: 'join',
      lab: {
        seed: 1,
        backlog: 'exact',
        openAtMs: 3000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf: ['repl-backlog-size 512', 'repl-diskless-sync-delay 0'] },
          { id: '6380', conf: ['repl-backlog-size 512', 'repl-diskless-sync-delay 0'] },
          { id: '6381', conf: ['repl-backlog-size 512', 'repl-diskless-sync-delay 0'] },
        ],
        actions: [
          { atMs: 500, do: 'type', node: '6379', line: 'SET k1 one' },
          { atMs: 1000, do: 'type', node: '6379', line: 'SET k2 two' },
          { atMs: 1500, do: 'type', node: '6379', line: 'SET k3 three' },
          { atMs: 2000, do: 'type', node: '6380', line: 'SET mine 1' },
        ],
      },
      goals: [
        {
          id: 'guess',
          ask: 'predict',
          choices: ['from-now', 'merged', 'copy'],
          answer: 'copy',
        },
        {
          id: 'roles',
          check: {
            is: 'replied',
            node: '6380',
            line: 'info( replication)?|role',
            reply: 'role:master|1\\) "master"',
          },
          solve: [type('6380', 'INFO replication')],
        },
        {
          id: 'first',
          check: {
            is: 'all',
            checks: [{ is: 'follows', node: '6380', of: '6379' }, linked('6380')],
          },
          solve: [type('6380', 'SLAVEOF 127.0.0.1 6379'), until(linked('6380'))],
        },
        {
          id: 'look',
          check: { is: 'replied', node: '6380', line: 'keys \\*', reply: '"k1"|"k2"|"k3"' },
          solve: [type('6380', 'KEYS *')],
        },
        {
          id: 'write',
          check: {
            is: 'all',
            checks: [
              { is: 'typed', node: '6379', line: 'set k4 .+' },
              linked('6380'),
              { is: 'key', node: '6380', key: 'k4' },
            ],
          },
          solve: [type('6379', 'SET k4 four'), until({ is: 'key', node: '6380', key: 'k4' })],
        },
        {
          id: 'second',
          check: {
            is: 'all',
            checks: [{ is: 'follows', node: '6381', of: '6379' }, linked('6381')],
          },
          solve: [type('6381', 'SLAVEOF 127.0.0.1 6379'), until(linked('6381'))],
        },
        {
          id: 'equal',
          check: {
            is: 'all',
            checks: [
              { is: 'happened', event: { kind: 'resync', outcome: 'full' }, least: 2 },
              sameOffset('6379', '6380', '6381'),
              sameData('6379', '6380', '6381'),
            ],
          },
          solve: [],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379', 'node-6380', 'node-6381'] },
        {
          id: 'told',
          when: { kind: 'typed', node: '6380', line: '/^(slaveof|replicaof) /i' },
          look: ['console-6380'],
        },
        {
          id: 'asks',
          when: { kind: 'resync', outcome: 'full' },
          look: ['messages-6379-6380'],
        },
        { id: 'flushed', when: { kind: 'keys-lost', node: '6380' }, look: ['node-6380'] },
        {
          id: 'arrived',
          when: { kind: 'sync-finished', replica: '6380', outcome: 'full' },
          look: ['node-6380'],
        },
        {
          id: 'travels',
          when: { kind: 'typed', node: '6379', line: '/^set k4 /i' },
          look: ['link-6379-6380'],
        },
        {
          id: 'both',
          when: { kind: 'sync-finished', replica: '6381', outcome: 'full' },
          look: ['ring-6379'],
        },
      ],
      wrong: [
        {
          id: 'other-way-round',
          moves: [type('6379', 'SLAVEOF 127.0.0.1 6380'), until(linked('6379'))],
          fails: 'first',
        },
        {
          id: 'written-by-hand',
          moves: [type('6380', 'SET k4 four'), type('6379', 'SET k4 four')],
          fails: 'write',
        },
      ],
    },
  ],
});
