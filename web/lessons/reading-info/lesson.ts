import { defineLesson } from '../../../engine/lesson/format.ts';
import { type } from '../moves.ts';

/** Who reads slowly still finds the stalled link as it was: nobody gives it up within the hour. */
const conf = ['repl-backlog-size 512', 'repl-diskless-sync-delay 0', 'repl-timeout 3600'];

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'reading-info',
  minutes: 8,
  terms: ['lag', 'offset-gap', 'replication-backlog', 'replication-offset', 'ack'],
  parts: [
    {
      id: 'fields',
      lab: {
        seed: 5,
        backlog: 'exact',
        openAtMs: 14_000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf },
          { id: '6380', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
          { id: '6381', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
        ],
        actions: [
          { atMs: 4000, do: 'type', node: '6379', line: 'SET city Rome' },
          { atMs: 5000, do: 'type', node: '6379', line: 'SET river Tiber' },
          { atMs: 8500, do: 'stall', between: ['6379', '6381'] },
          { atMs: 9500, do: 'type', node: '6379', line: 'SET hill Palatine' },
          { atMs: 10_500, do: 'type', node: '6379', line: 'SET sea Adriatic' },
          { atMs: 12_000, do: 'type', node: '6379', line: 'SET road Appia' },
        ],
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['late', 'ack', 'hours'], answer: 'ack' },
        {
          id: 'master',
          check: {
            is: 'replied',
            node: '6379',
            line: 'info( replication)?',
            reply: 'role:master.*slave1:',
          },
          solve: [type('6379', 'INFO replication')],
        },
        {
          id: 'who',
          ask: 'must',
          choices: ['role', 'connected', 'replid'],
          answer: 'role',
        },
        {
          id: 'gap',
          ask: 'must',
          choices: ['lag', 'difference', 'histlen'],
          answer: 'difference',
        },
        {
          id: 'silence',
          ask: 'must',
          choices: ['lag', 'offset', 'state'],
          answer: 'lag',
        },
        {
          id: 'oldest',
          ask: 'must',
          choices: ['histlen', 'size', 'first'],
          answer: 'first',
        },
        {
          id: 'replica',
          check: {
            is: 'replied',
            node: '6381',
            line: 'info( replication)?',
            reply: 'role:slave.*master_link_status:up',
          },
          solve: [type('6381', 'INFO replication')],
        },
        {
          id: 'heard',
          ask: 'must',
          choices: ['status', 'last-io', 'priority'],
          answer: 'last-io',
        },
        {
          id: 'would',
          ask: 'must',
          choices: ['partial', 'full', 'none'],
          answer: 'partial',
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        {
          id: 'master',
          when: { kind: 'typed', node: '6379', line: '/^info/i' },
          look: ['console-6379'],
        },
        {
          id: 'replica',
          when: { kind: 'typed', node: '6381', line: '/^info/i' },
          look: ['console-6381'],
        },
      ],
      wrong: [
        {
          id: 'lag-as-delay',
          moves: [
            type('6379', 'INFO replication'),
            { do: 'answer', goal: 'gap', choice: 'lag' },
            type('6381', 'INFO replication'),
          ],
          fails: 'gap',
        },
      ],
    },
  ],
});
