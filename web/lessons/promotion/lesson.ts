import { defineLesson } from '../../../engine/lesson/format.ts';
import { type, wait, until, linked } from '../moves.ts';

const conf = ['repl-backlog-size 1kb', 'repl-diskless-sync-delay 0'];

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'promotion',
  minutes: 8,
  terms: ['promotion', 'failover', 'second-replication-id', 'partial-resync', 'lost-write'],
  parts: [
    {
      id: 'take-over',
      lab: {
        seed: 13,
        backlog: 'exact',
        openAtMs: 7000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf },
          { id: '6380', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
          { id: '6381', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
        ],
        actions: [
          { atMs: 3500, do: 'type', node: '6379', line: 'SET city Rome' },
          { atMs: 5000, do: 'stall', between: ['6379', '6380'] },
          { atMs: 5500, do: 'type', node: '6379', line: 'SET river Tiber' },
          { atMs: 6000, do: 'type', node: '6379', line: 'SET hill Palatine' },
          { atMs: 6500, do: 'power-off', node: '6379' },
        ],
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['follows', 'stays', 'promotes'], answer: 'stays' },
        {
          id: 'compare',
          check: {
            is: 'all',
            checks: [
              { is: 'typed', node: '6380', line: 'info.*|role' },
              { is: 'typed', node: '6381', line: 'info.*|role' },
            ],
          },
          solve: [type('6380', 'INFO replication'), type('6381', 'INFO replication')],
        },
        { id: 'best', ask: 'must', choices: ['6380', '6381', 'either'], answer: '6381' },
        {
          id: 'promote',
          check: { is: 'role', node: '6381', role: 'master' },
          solve: [type('6381', 'SLAVEOF NO ONE')],
        },
        {
          id: 'follow',
          check: {
            is: 'all',
            checks: [{ is: 'follows', node: '6380', of: '6381' }, linked('6380')],
          },
          solve: [type('6380', 'SLAVEOF 127.0.0.1 6381'), until(linked('6380'))],
        },
        {
          id: 'cheap',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'resync', master: '6381', replica: '6380', outcome: 'partial' },
              },
              { is: 'happened', event: { kind: 'resync', outcome: 'full' }, most: 0 },
              { is: 'happened', event: { kind: 'anomaly', name: 'lost-write' }, most: 0 },
            ],
          },
          solve: [],
        },
        {
          id: 'write',
          check: {
            is: 'all',
            checks: [
              { is: 'role', node: '6381', role: 'master' },
              { is: 'typed', node: '6381', line: 'set sea .+' },
              { is: 'key', node: '6380', key: 'sea' },
            ],
          },
          solve: [type('6381', 'SET sea Adriatic'), until({ is: 'key', node: '6380', key: 'sea' })],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        {
          id: 'compare',
          when: { kind: 'typed', line: '/^info|^role/i' },
          look: ['offset-6380', 'offset-6381'],
        },
        {
          id: 'promoted',
          when: { kind: 'replid-changed', node: '6381', why: 'promoted' },
          look: ['node-6381'],
        },
        {
          id: 'joined',
          when: { kind: 'resync', master: '6381', replica: '6380', outcome: 'partial' },
          look: ['messages-6380-6381'],
        },
        {
          id: 'writes',
          when: { kind: 'typed', node: '6381', line: '/^set sea /i' },
          look: ['link-6380-6381'],
        },
      ],
      wrong: [
        {
          id: 'the-one-behind',
          moves: [
            type('6380', 'SLAVEOF NO ONE'),
            type('6381', 'SLAVEOF 127.0.0.1 6380'),
            until(linked('6381')),
            type('6380', 'SET sea Adriatic'),
          ],
          fails: 'cheap',
        },
        {
          id: 'forgot-the-other',
          moves: [type('6381', 'SLAVEOF NO ONE'), wait(70_000)],
          fails: 'follow',
        },
      ],
    },
  ],
});
