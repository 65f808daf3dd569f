import { defineLesson } from '../../../engine/lesson/format.ts';
import { type, until, sameData, sameOffset } from '../moves.ts';

const node = (id: string, ...conf: string[]) => ({
  id,
  conf: ['repl-backlog-size 512', 'repl-diskless-sync-delay 0', ...conf],
});

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'read-only',
  minutes: 6,
  terms: ['read-only-replica', 'writable-replica', 'replication-offset', 'divergence'],
  parts: [
    {
      id: 'refused',
      lab: {
        seed: 2,
        backlog: 'exact',
        openAtMs: 5000,
        network: { latencyMs: 40 },
        nodes: [
          node('6379'),
          node('6380', 'replicaof 127.0.0.1 6379'),
          node('6381', 'replicaof 127.0.0.1 6379'),
        ],
        actions: [{ atMs: 3500, do: 'type', node: '6379', line: 'SET k1 one' }],
      },
      goals: [
        {
          id: 'guess',
          ask: 'predict',
          choices: ['forwarded', 'refused', 'local'],
          answer: 'refused',
        },
        {
          id: 'try',
          check: {
            is: 'happened',
            event: { kind: 'write-refused', node: '6380', error: '/READONLY/' },
          },
          solve: [type('6380', 'SET k2 two')],
        },
        {
          id: 'read',
          check: { is: 'replied', node: '6380', line: 'get k1', reply: '"one"' },
          solve: [type('6380', 'GET k1')],
        },
        {
          id: 'there',
          check: {
            is: 'all',
            checks: [
              { is: 'typed', node: '6379', line: 'set k2 .+' },
              { is: 'key', node: '6380', key: 'k2' },
              { is: 'key', node: '6381', key: 'k2' },
            ],
          },
          solve: [type('6379', 'SET k2 two'), until({ is: 'key', node: '6381', key: 'k2' })],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        { id: 'no', when: { kind: 'write-refused', node: '6380' }, look: ['console-6380'] },
        {
          id: 'yes',
          when: { kind: 'typed', node: '6379', line: '/^set k2 /i' },
          look: ['link-6379-6380', 'link-6379-6381'],
        },
      ],
      wrong: [
        {
          id: 'asked-the-master',
          moves: [type('6379', 'SET k2 two'), type('6380', 'GET k2')],
          fails: 'try',
        },
      ],
    },
    {
      id: 'ghost',
      lab: {
        seed: 2,
        backlog: 'exact',
        openAtMs: 5000,
        network: { latencyMs: 40 },
        nodes: [
          node('6379'),
          node('6380', 'replicaof 127.0.0.1 6379'),
          node('6381', 'replicaof 127.0.0.1 6379'),
        ],
        actions: [{ atMs: 3500, do: 'type', node: '6379', line: 'SET k1 one' }],
      },
      goals: [
        {
          id: 'guess',
          ask: 'predict',
          choices: ['everywhere', 'master', 'nowhere'],
          answer: 'nowhere',
        },
        {
          id: 'open',
          check: { is: 'config', node: '6380', name: 'replica-read-only', value: 'no' },
          solve: [type('6380', 'CONFIG SET replica-read-only no')],
        },
        {
          id: 'write',
          check: { is: 'key', node: '6380', key: 'ghost' },
          solve: [type('6380', 'SET ghost 1')],
        },
        {
          id: 'alone',
          check: {
            is: 'all',
            checks: [
              { is: 'key', node: '6380', key: 'ghost' },
              { is: 'replied', node: '6379', line: 'get ghost', reply: '\\(nil\\)' },
              { is: 'replied', node: '6381', line: 'get ghost', reply: '\\(nil\\)' },
            ],
          },
          solve: [type('6379', 'GET ghost'), type('6381', 'GET ghost')],
        },
        {
          id: 'unseen',
          ask: 'quiz',
          choices: ['offset', 'digest', 'link'],
          answer: 'digest',
        },
        {
          id: 'equal',
          check: {
            is: 'all',
            checks: [
              { is: 'key', node: '6380', key: 'ghost' },
              sameOffset('6379', '6380'),
              { is: 'not', check: sameData('6379', '6380') },
            ],
          },
          solve: [],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6380'] },
        {
          id: 'allowed',
          when: {
            kind: 'typed',
            node: '6380',
            line: '/^config set (replica|slave)-read-only no/i',
          },
          look: ['console-6380'],
        },
        {
          id: 'written',
          when: { kind: 'typed', node: '6380', line: '/^set ghost /i' },
          look: ['node-6380', 'ring-6379'],
        },
        {
          id: 'apart',
          when: { kind: 'anomaly', name: 'divergence', node: '6380' },
          look: ['digest-6380'],
        },
      ],
      wrong: [
        {
          id: 'wrote-on-the-master',
          moves: [
            type('6380', 'CONFIG SET replica-read-only no'),
            type('6379', 'SET ghost 1'),
            type('6379', 'GET ghost'),
            type('6381', 'GET ghost'),
          ],
          fails: 'alone',
        },
      ],
    },
  ],
});
