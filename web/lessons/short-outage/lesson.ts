import { defineLesson } from '../../../engine/lesson/format.ts';

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'short-outage',
  minutes: 5,
  terms: ['partial-resync', 'replication-backlog', 'replication-offset'],
  parts: [
    {
      id: 'cut',
      lab: {
        seed: 9,
        backlog: 'exact',
        openAtMs: 6000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf: ['repl-backlog-size 512', 'repl-diskless-sync-delay 0'] },
          { id: '6380', conf: ['replicaof 127.0.0.1 6379', 'repl-diskless-sync-delay 0'] },
        ],
        actions: [
          { atMs: 3000, do: 'type', node: '6379', line: 'SET city Rome' },
          { atMs: 4000, do: 'type', node: '6379', line: 'SET river Tiber' },
        ],
      },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['all', 'gap', 'last'], answer: 'gap' },
        {
          id: 'cut',
          check: {
            is: 'happened',
            event: { kind: 'link-changed', change: 'cut' },
          },
          solve: [{ do: 'cut', between: ['6379', '6380'] }],
        },
        {
          id: 'write',
          check: {
            is: 'in-order',
            events: [
              { kind: 'link-changed', change: 'cut' },
              { kind: 'typed', node: '6379', line: '/^set /i' },
              { kind: 'typed', node: '6379', line: '/^set /i' },
              { kind: 'typed', node: '6379', line: '/^set /i' },
            ],
          },
          solve: [
            { do: 'type', node: '6379', line: 'SET a 1' },
            { do: 'type', node: '6379', line: 'SET b 2' },
            { do: 'type', node: '6379', line: 'SET c 3' },
          ],
        },
        {
          id: 'heal',
          check: {
            is: 'happened',
            event: { kind: 'resync', replica: '6380', outcome: 'partial' },
            after: { kind: 'link-changed', change: 'healed' },
          },
          solve: [
            { do: 'heal', between: ['6379', '6380'] },
            { do: 'until', check: { is: 'link', node: '6380', status: 'up' } },
          ],
        },
        {
          id: 'equal',
          check: {
            is: 'all',
            checks: [
              { is: 'same-data', nodes: ['6379', '6380'] },
              { is: 'same-offset', nodes: ['6379', '6380'] },
              { is: 'happened', event: { kind: 'resync', outcome: 'full' }, most: 0 },
              { is: 'key', node: '6380', key: 'c' },
            ],
          },
          solve: [],
        },
      ],
      beats: [
        { id: 'open', look: ['link-6379-6380'] },
        { id: 'cut', when: { kind: 'link-changed', change: 'cut' }, look: ['verdict-6380'] },
        {
          id: 'grow',
          when: { kind: 'typed', node: '6379', line: '/^set /i' },
          look: ['ring-6379'],
        },
        {
          id: 'asked',
          when: { kind: 'resync', outcome: 'partial' },
          look: ['messages-6379-6380'],
        },
      ],
      wrong: [
        {
          id: 'too-much',
          moves: [
            { do: 'cut', between: ['6379', '6380'] },
            { do: 'type', node: '6379', line: 'SET a 1' },
            { do: 'type', node: '6379', line: 'SET b 2' },
            { do: 'type', node: '6379', line: `SET c ${'x'.repeat(600)}` },
            { do: 'heal', between: ['6379', '6380'] },
            { do: 'until', check: { is: 'link', node: '6380', status: 'up' } },
          ],
          fails: 'heal',
        },
      ],
    },
  ],
});
