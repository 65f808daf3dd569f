import { defineLesson } from '../../../engine/lesson/format.ts';
import type { Check, EventPattern } from '../../../engine/lesson/format.ts';
import { type, wait, until, kill, start, running, stopped, sameData, setAt } from '../moves.ts';

const conf = ['repl-backlog-size 4kb', 'repl-diskless-sync-delay 0'];
const replica = [...conf, 'replicaof 127.0.0.1 6379'];
const filled = [
  { atMs: 500, do: 'type' as const, node: '6379', line: 'SET order:1 paid' },
  { atMs: 1000, do: 'type' as const, node: '6379', line: 'SET order:2 paid' },
  { atMs: 1500, do: 'type' as const, node: '6379', line: 'SET order:3 open' },
];
/** A command takes so long that 250 fit into a second. */
const commandMicros = 4000;
const LOAD_END_MS = 3_600_000;
const reads = (node: string, also: string[], rate: number) => ({
  do: 'load' as const,
  node,
  also,
  rate,
  template: 'GET order:1',
  untilMs: LOAD_END_MS,
});
const loaded: EventPattern = { kind: 'load', change: 'began', rate: '>=400' };
const slow: Check = { is: 'replied', node: '6379', line: 'get .+', reply: '\\(\\d+\\.\\d+s\\)' };

const accepted = (node: string): Check => ({
  is: 'all',
  checks: [
    { is: 'role', node, role: 'master' },
    {
      is: 'happened',
      event: { kind: 'typed', node, line: '/^(set|append|incr|[lr]push) /i' },
      after: { kind: 'role-changed', node, role: 'master' },
    },
  ],
});
const follows = (node: string, of: string): Check => ({
  is: 'all',
  checks: [{ is: 'follows', node, of }, { is: 'link', node, status: 'up' }, sameData(node, of)],
});

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'why-copy',
  minutes: 10,
  terms: ['replication', 'master', 'replica', 'persistence', 'promotion'],
  parts: [
    {
      id: 'alone',
      lab: {
        seed: 20,
        backlog: 'exact',
        openAtMs: 3000,
        nodes: [{ id: '6379', conf }],
        actions: filled,
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['all', 'last', 'nothing'], answer: 'nothing' },
        {
          id: 'break',
          check: { is: 'happened', event: { kind: 'disk', node: '6379', what: 'broken' } },
          solve: [{ do: 'break-disk', node: '6379' }],
        },
        {
          id: 'save',
          check: { is: 'replied', node: '6379', line: 'save', reply: 'err' },
          solve: [type('6379', 'SAVE')],
        },
        {
          id: 'write',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: setAt('6379'),
                after: { kind: 'disk', node: '6379', what: 'broken' },
              },
              { is: 'replied', node: '6379', line: 'set .+', reply: 'OK' },
            ],
          },
          solve: [type('6379', 'SET order:4 paid')],
        },
        {
          id: 'off',
          check: {
            is: 'happened',
            event: { kind: 'node-stopped', node: '6379' },
            after: { kind: 'disk', node: '6379', what: 'broken' },
          },
          solve: [kill('6379')],
        },
        {
          id: 'gone',
          check: {
            is: 'all',
            checks: [
              { is: 'happened', event: { kind: 'node-started', node: '6379' } },
              running('6379'),
              { is: 'replied', node: '6379', line: 'dbsize|keys \\*|get .+', reply: '0|empty|nil' },
              { is: 'keys', node: '6379', most: 0 },
            ],
          },
          solve: [start('6379'), wait(500), type('6379', 'KEYS *')],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        {
          id: 'broken',
          when: { kind: 'disk', node: '6379', what: 'broken' },
          look: ['disk-6379'],
        },
        { id: 'unsaved', when: { kind: 'typed', node: '6379', line: '/^save/i' } },
        { id: 'off', when: { kind: 'node-stopped', node: '6379' }, look: ['node-6379'] },
        { id: 'empty', when: { kind: 'node-started', node: '6379' }, look: ['node-6379'] },
      ],
      wrong: [
        {
          id: 'saved-before',
          moves: [
            type('6379', 'SAVE'),
            kill('6379'),
            start('6379'),
            wait(500),
            type('6379', 'KEYS *'),
          ],
          fails: 'gone',
        },
      ],
    },
    {
      id: 'queue',
      lab: {
        seed: 20,
        backlog: 'exact',
        openAtMs: 3000,
        nodes: [{ id: '6379', conf, commandMicros }],
        actions: filled,
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['refused', 'wait', 'drop'], answer: 'wait' },
        {
          id: 'load',
          check: { is: 'happened', event: { ...loaded, nodes: '6379' } },
          solve: [reads('6379', [], 500)],
        },
        {
          id: 'busy',
          check: { is: 'any', checks: [{ is: 'held', node: '6379', by: 'busy' }, slow] },
          solve: [],
        },
        { id: 'count', ask: 'must', answer: 250, within: 15 },
        {
          id: 'slow',
          check: slow,
          solve: [wait(2000), type('6379', 'GET order:1'), until(slow)],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        { id: 'load', when: { kind: 'load', change: 'began' }, look: ['node-6379'] },
        {
          id: 'asked',
          when: { kind: 'typed', node: '6379', line: '/^get /i' },
          look: ['console-6379'],
        },
      ],
      wrong: [
        {
          id: 'few-readers',
          moves: [reads('6379', [], 100), wait(3000), type('6379', 'GET order:1'), wait(3000)],
          fails: 'busy',
        },
      ],
    },
    {
      id: 'copies',
      lab: {
        seed: 20,
        backlog: 'exact',
        openAtMs: 5000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf },
          { id: '6380', conf: replica },
          { id: '6381', conf: replica },
        ],
        actions: filled,
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['halves', 'both', 'none'], answer: 'both' },
        {
          id: 'down',
          check: stopped('6379'),
          solve: [kill('6379')],
        },
        {
          id: 'there',
          check: {
            is: 'all',
            checks: [
              { is: 'happened', event: { kind: 'node-stopped', node: '6379' } },
              {
                is: 'any',
                checks: ['6380', '6381'].map((node) => ({
                  is: 'replied' as const,
                  node,
                  line: 'get order:\\d|keys \\*',
                  reply: '"paid"|"open"|"order:',
                })),
              },
            ],
          },
          solve: [type('6380', 'KEYS *')],
        },
        {
          id: 'promote',
          check: {
            is: 'all',
            checks: [
              stopped('6379'),
              {
                is: 'any',
                checks: [
                  { is: 'role', node: '6380', role: 'master' },
                  { is: 'role', node: '6381', role: 'master' },
                ],
              },
            ],
          },
          solve: [type('6380', 'SLAVEOF NO ONE')],
        },
        {
          id: 'go-on',
          check: { is: 'any', checks: [accepted('6380'), accepted('6381')] },
          solve: [type('6380', 'SET order:4 paid')],
        },
        {
          id: 'again',
          check: {
            is: 'any',
            checks: [
              { is: 'all', checks: [accepted('6380'), follows('6381', '6380')] },
              { is: 'all', checks: [accepted('6381'), follows('6380', '6381')] },
            ],
          },
          solve: [type('6381', 'SLAVEOF 127.0.0.1 6380'), until(follows('6381', '6380'))],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379', 'node-6380', 'node-6381'] },
        { id: 'down', when: { kind: 'node-stopped', node: '6379' }, look: ['node-6379'] },
        {
          id: 'promoted',
          when: { kind: 'role-changed', role: 'master' },
          look: ['node-6380', 'node-6381'],
        },
        {
          id: 'refollowed',
          when: { kind: 'resync', outcome: 'partial' },
          look: ['histories'],
        },
      ],
      wrong: [
        {
          id: 'wrote-on-a-replica',
          moves: [kill('6379'), type('6380', 'SET order:4 paid')],
          fails: 'go-on',
        },
        {
          id: 'waited-for-the-old-one',
          moves: [
            kill('6379'),
            wait(1000),
            start('6379'),
            wait(2000),
            type('6379', 'SET order:4 paid'),
            wait(1000),
          ],
          fails: 'promote',
        },
      ],
    },
    {
      id: 'spread',
      lab: {
        seed: 20,
        backlog: 'exact',
        openAtMs: 6000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf, commandMicros },
          { id: '6380', conf: replica, commandMicros },
          { id: '6381', conf: replica, commandMicros },
        ],
        actions: filled,
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['same', 'all', 'less'], answer: 'all' },
        {
          id: 'load',
          check: {
            is: 'all',
            checks: ['6379', '6380', '6381'].map((nodes) => ({
              is: 'happened' as const,
              event: { ...loaded, nodes },
            })),
          },
          solve: [reads('6379', ['6380', '6381'], 500)],
        },
        { id: 'count', ask: 'must', answer: 500, within: 20 },
        {
          id: 'quick',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'typed', node: '6380', line: '/^get order/i' },
                after: { ...loaded, nodes: '6381' },
              },
              { is: 'replied', node: '6380', line: 'get order:\\d', reply: '^"[a-z]+"$' },
            ],
          },
          solve: [wait(3000), type('6380', 'GET order:1')],
        },
        { id: 'writes', ask: 'quiz', choices: ['thrice', 'same', 'none'], answer: 'same' },
      ],
      beats: [
        { id: 'open', look: ['node-6380', 'node-6381'] },
        { id: 'load', when: { kind: 'load', change: 'began' } },
        {
          id: 'asked',
          when: { kind: 'typed', node: '6380', line: '/^get /i' },
          look: ['console-6380'],
        },
      ],
      wrong: [
        {
          id: 'all-to-the-master',
          moves: [reads('6379', [], 500), wait(3000), type('6380', 'GET order:1')],
          fails: 'load',
        },
      ],
    },
  ],
});
