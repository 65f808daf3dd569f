import { defineLesson } from '../../../engine/lesson/format.ts';

const pair: [string, string] = ['6379', '6380'];
const lab = (timeout: number) => ({
  seed: 11,
  backlog: 'exact' as const,
  openAtMs: 5000,
  network: { latencyMs: 40 },
  nodes: [
    {
      id: '6379',
      conf: [
        'repl-backlog-size 1kb',
        'repl-diskless-sync-delay 0',
        `repl-timeout ${timeout}`,
        'repl-ping-replica-period 2',
      ],
    },
    {
      id: '6380',
      conf: ['repl-diskless-sync-delay 0', `repl-timeout ${timeout}`, 'replicaof 127.0.0.1 6379'],
    },
  ],
  actions: [{ atMs: 3500, do: 'type' as const, node: '6379', line: 'SET city Rome' }],
});
const healed = { kind: 'link-changed', change: 'healed' } as const;
const stalled = { kind: 'link-changed', change: 'stalled' } as const;
const up = { is: 'link', node: '6380', status: 'up' } as const;

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'heartbeats',
  minutes: 8,
  terms: ['heartbeat', 'ack', 'lag', 'network-partition', 'silent-drop'],
  parts: [
    {
      id: 'cut',
      lab: lab(6),
      goals: [
        { id: 'guess', ask: 'predict', choices: ['at-once', 'six', 'sixty'], answer: 'at-once' },
        {
          id: 'cut',
          check: {
            is: 'in-order',
            events: [
              { kind: 'link-changed', change: 'cut' },
              { kind: 'master-link-lost', node: '6380' },
            ],
          },
          solve: [
            { do: 'cut', between: pair },
            { do: 'wait', ms: 700 },
          ],
        },
        {
          id: 'heal',
          check: {
            is: 'happened',
            event: { kind: 'resync', replica: '6380', outcome: 'partial' },
            after: healed,
          },
          solve: [
            { do: 'heal', between: pair },
            { do: 'until', check: up },
          ],
        },
      ],
      beats: [
        { id: 'open', look: ['messages-6379-6380'] },
        {
          id: 'lost',
          when: { kind: 'master-link-lost', node: '6380' },
          look: ['link-status-6380'],
        },
        { id: 'back', when: { kind: 'resync', outcome: 'partial' }, look: ['messages-6379-6380'] },
      ],
      wrong: [
        {
          id: 'silence-instead',
          moves: [
            { do: 'stall', between: pair },
            { do: 'wait', ms: 2000 },
            { do: 'heal', between: pair },
            { do: 'wait', ms: 2000 },
          ],
          fails: 'cut',
        },
      ],
    },
    {
      id: 'short-silence',
      // Stalled, written and healed by hand: that takes longer than six seconds.
      lab: lab(20),
      goals: [
        { id: 'guess', ask: 'predict', choices: ['none', 'partial', 'full'], answer: 'none' },
        {
          id: 'stall',
          check: { is: 'happened', event: stalled },
          solve: [
            { do: 'stall', between: pair },
            { do: 'wait', ms: 300 },
          ],
        },
        {
          id: 'write',
          check: {
            is: 'happened',
            event: { kind: 'typed', node: '6379', line: '/^set /i' },
            after: stalled,
          },
          solve: [{ do: 'type', node: '6379', line: 'SET river Tiber' }],
        },
        {
          id: 'arrive',
          check: {
            is: 'all',
            checks: [
              {
                is: 'in-order',
                events: [stalled, { kind: 'typed', node: '6379', line: '/^set /i' }, healed],
              },
              { is: 'same-data', nodes: ['6379', '6380'] },
              { is: 'happened', event: { kind: 'resync' }, most: 0 },
            ],
          },
          solve: [
            { do: 'wait', ms: 2000 },
            { do: 'heal', between: pair },
            { do: 'until', check: { is: 'same-data', nodes: ['6379', '6380'] } },
          ],
        },
      ],
      beats: [
        { id: 'open', look: ['link-6379-6380'] },
        { id: 'stalled', when: stalled, look: ['link-6379-6380'] },
        {
          id: 'queued',
          when: { kind: 'typed', node: '6379', line: '/^set /i' },
          look: ['link-status-6380'],
        },
        { id: 'healed', when: healed, look: ['messages-6379-6380'] },
      ],
      wrong: [
        {
          id: 'too-long',
          moves: [
            { do: 'stall', between: pair },
            { do: 'type', node: '6379', line: 'SET river Tiber' },
            { do: 'wait', ms: 30_000 },
            { do: 'heal', between: pair },
            { do: 'until', check: up },
          ],
          fails: 'arrive',
        },
      ],
    },
    {
      id: 'long-silence',
      lab: lab(6),
      goals: [
        { id: 'guess', ask: 'predict', choices: ['at-once', 'six', 'never'], answer: 'six' },
        {
          id: 'stall',
          check: { is: 'happened', event: stalled },
          solve: [
            { do: 'stall', between: pair },
            { do: 'wait', ms: 300 },
          ],
        },
        {
          id: 'timeout',
          check: {
            is: 'happened',
            event: { kind: 'master-link-lost', node: '6380', why: 'timeout' },
            after: stalled,
          },
          solve: [{ do: 'wait', ms: 9000 }],
        },
        {
          id: 'dropped',
          check: {
            is: 'happened',
            event: { kind: 'replica-dropped', node: '6379', why: 'timeout' },
            after: stalled,
          },
          solve: [],
        },
        {
          id: 'resync',
          check: {
            is: 'happened',
            event: { kind: 'resync', replica: '6380', outcome: 'partial' },
            after: healed,
          },
          solve: [
            { do: 'heal', between: pair },
            { do: 'until', check: up },
          ],
        },
      ],
      beats: [
        { id: 'open', look: ['link-6379-6380'] },
        { id: 'stalled', when: stalled, look: ['link-status-6380'] },
        {
          id: 'replica',
          when: { kind: 'master-link-lost', node: '6380', why: 'timeout' },
          look: ['link-status-6380'],
        },
        {
          id: 'master',
          when: { kind: 'replica-dropped', node: '6379', why: 'timeout' },
          look: ['node-6379'],
        },
        { id: 'resync', when: { kind: 'resync', outcome: 'partial' }, look: ['verdict-6380'] },
      ],
      wrong: [
        {
          id: 'cut-instead',
          moves: [
            { do: 'cut', between: pair },
            { do: 'wait', ms: 9000 },
            { do: 'heal', between: pair },
            { do: 'until', check: up },
          ],
          fails: 'timeout',
        },
      ],
    },
  ],
});
