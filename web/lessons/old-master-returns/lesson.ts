import { defineLesson } from '../../../engine/lesson/format.ts';
import {
  type,
  wait,
  until,
  start,
  stall,
  heal,
  linked,
  running,
  sameData,
  sameOffset,
  STALLED,
  partialOf,
} from '../moves.ts';

const conf = ['repl-backlog-size 1kb', 'repl-diskless-sync-delay 0'];
const pair: [string, string] = ['6379', '6380'];
const joined = linked('6379');
const promoted = { kind: 'role-changed', node: '6380', role: 'master' } as const;

const two = {
  seed: 14,
  backlog: 'exact' as const,
  openAtMs: 5000,
  network: { latencyMs: 40 },
  nodes: [
    { id: '6379', conf },
    { id: '6380', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
  ],
  actions: [{ atMs: 3500, do: 'type' as const, node: '6379', line: 'SET city Rome' }],
};

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'old-master-returns',
  minutes: 10,
  terms: ['split-brain', 'divergence', 'lost-write', 'second-replication-id', 'demotion'],
  parts: [
    {
      id: 'two-masters',
      lab: {
        seed: 14,
        backlog: 'exact',
        openAtMs: 8000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf: [...conf, 'save ""', 'appendonly yes'] },
          { id: '6380', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
          { id: '6381', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
        ],
        actions: [
          { atMs: 3500, do: 'type', node: '6379', line: 'SET city Rome' },
          { atMs: 5000, do: 'kill', node: '6379' },
          { atMs: 6000, do: 'type', node: '6380', line: 'SLAVEOF NO ONE' },
          { atMs: 6500, do: 'type', node: '6381', line: 'SLAVEOF 127.0.0.1 6380' },
          { atMs: 7500, do: 'type', node: '6380', line: 'SET river Tiber' },
        ],
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['merged', 'newest', 'lost'], answer: 'lost' },
        {
          id: 'start',
          check: {
            is: 'all',
            checks: [
              { is: 'happened', event: { kind: 'node-started', node: '6379' } },
              running('6379'),
            ],
          },
          solve: [start('6379'), until(running('6379'))],
        },
        {
          id: 'write',
          check: {
            is: 'in-order',
            events: [
              { kind: 'node-started', node: '6379' },
              { kind: 'typed', node: '6379', line: '/^set split /i' },
              { kind: 'resync', replica: '6379' },
            ],
          },
          solve: [
            type('6379', 'SET split 1'),
            wait(500),
            type('6379', 'SLAVEOF 127.0.0.1 6380'),
            until(joined),
          ],
        },
        {
          id: 'lost',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'resync', replica: '6379', master: '6380', outcome: 'full' },
              },
              {
                is: 'happened',
                event: { kind: 'anomaly', name: 'lost-write', acknowledgedBy: '6379' },
              },
              { is: 'no-key', node: '6379', key: 'split' },
              sameData('6379', '6380', '6381'),
            ],
          },
          solve: [],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6380'] },
        { id: 'started', when: { kind: 'node-started', node: '6379' }, look: ['node-6379'] },
        {
          id: 'split',
          when: { kind: 'typed', node: '6379', line: '/^set split /i' },
          look: ['histories'],
        },
        { id: 'asks', when: { kind: 'resync', replica: '6379' }, look: ['messages-6379-6380'] },
        { id: 'lost', when: { kind: 'anomaly', name: 'lost-write' }, look: ['node-6379'] },
      ],
      wrong: [
        {
          id: 'the-other-way',
          moves: [
            start('6379'),
            until(running('6379')),
            type('6379', 'SET split 1'),
            type('6380', 'SLAVEOF 127.0.0.1 6379'),
            until(linked('6380')),
          ],
          fails: 'lost',
        },
      ],
    },
    {
      id: 'planned',
      lab: two,
      goals: [
        { id: 'guess', ask: 'predict', choices: ['partial', 'full', 'refused'], answer: 'partial' },
        {
          id: 'promote',
          check: { is: 'happened', event: promoted },
          solve: [until(sameOffset('6379', '6380')), type('6380', 'SLAVEOF NO ONE')],
        },
        {
          id: 'demote',
          check: {
            is: 'all',
            checks: [{ is: 'follows', node: '6379', of: '6380' }, joined],
          },
          solve: [type('6379', 'SLAVEOF 127.0.0.1 6380'), until(joined)],
        },
        {
          id: 'partial',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: partialOf('6379'),
              },
              { is: 'happened', event: { kind: 'resync', outcome: 'full' }, most: 0 },
            ],
          },
          solve: [],
        },
      ],
      beats: [
        { id: 'open', look: ['link-6379-6380'] },
        { id: 'promoted', when: promoted, look: ['histories'] },
        { id: 'partial', when: { kind: 'resync', replica: '6379' }, look: ['messages-6379-6380'] },
      ],
      wrong: [
        {
          id: 'one-write-too-many',
          moves: [
            type('6380', 'SLAVEOF NO ONE'),
            type('6379', 'SET late 1'),
            type('6379', 'SLAVEOF 127.0.0.1 6380'),
            until(joined),
          ],
          fails: 'partial',
        },
      ],
    },
    {
      id: 'nobody-wrote',
      lab: two,
      goals: [
        { id: 'guess', ask: 'predict', choices: ['partial', 'full'], answer: 'full' },
        {
          id: 'stall',
          check: {
            is: 'happened',
            event: STALLED,
          },
          solve: [stall(...pair), wait(12_000)],
        },
        {
          id: 'promote',
          check: {
            is: 'in-order',
            events: [STALLED, promoted],
          },
          solve: [type('6380', 'SLAVEOF NO ONE')],
        },
        {
          id: 'demote',
          check: {
            is: 'all',
            checks: [{ is: 'follows', node: '6379', of: '6380' }, joined],
          },
          solve: [heal(...pair), type('6379', 'SLAVEOF 127.0.0.1 6380'), until(joined)],
        },
        {
          id: 'full',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: {
                  kind: 'resync',
                  replica: '6379',
                  outcome: 'full',
                  reason: 'second-id-too-far',
                },
              },
              {
                is: 'happened',
                event: { kind: 'typed', line: '/^(set|del|incr|append|flush|lpush|hset|sadd)/i' },
                most: 0,
              },
            ],
          },
          solve: [],
        },
        { id: 'why', ask: 'quiz', choices: ['ping', 'time', 'restart'], answer: 'ping' },
      ],
      beats: [
        { id: 'open', look: ['offset-6379'] },
        {
          id: 'stalled',
          when: STALLED,
          look: ['offset-6379', 'offset-6380'],
        },
        { id: 'promoted', when: promoted, look: ['histories'] },
        { id: 'full', when: { kind: 'resync', replica: '6379' }, look: ['messages-6379-6380'] },
      ],
      wrong: [
        {
          id: 'no-time-for-a-heartbeat',
          moves: [
            until(sameOffset('6379', '6380')),
            stall(...pair),
            type('6380', 'SLAVEOF NO ONE'),
            heal(...pair),
            type('6379', 'SLAVEOF 127.0.0.1 6380'),
            until(joined),
          ],
          fails: 'full',
        },
      ],
    },
  ],
});
