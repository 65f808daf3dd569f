import { defineLesson } from '../../../engine/lesson/format.ts';

const conf = ['repl-backlog-size 4kb', 'repl-diskless-sync-delay 0'];
const stallBoth = [
  { do: 'stall' as const, between: ['6379', '6380'] as [string, string] },
  { do: 'stall' as const, between: ['6379', '6381'] as [string, string] },
];
const lab = (...master: string[]) => ({
  seed: 16,
  backlog: 'exact' as const,
  openAtMs: 6000,
  network: { latencyMs: 40 },
  nodes: [
    { id: '6379', conf: [...conf, ...master] },
    { id: '6380', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
    { id: '6381', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
  ],
  actions: [{ atMs: 4000, do: 'type' as const, node: '6379', line: 'SET city Rome' }],
});
const stalled = { kind: 'link-changed', change: 'stalled' } as const;
const written = { kind: 'typed', node: '6379', line: '/^set /i' } as const;

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'lost-writes',
  minutes: 10,
  terms: ['asynchronous-replication', 'lost-write', 'ack', 'promotion'],
  parts: [
    {
      id: 'acknowledged',
      lab: lab(),
      goals: [
        { id: 'guess', ask: 'predict', choices: ['safe', 'one', 'nothing'], answer: 'nothing' },
        {
          id: 'stall',
          check: { is: 'happened', event: stalled, least: 2 },
          solve: stallBoth,
        },
        {
          id: 'write',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: written,
                after: stalled,
                least: 3,
              },
            ],
          },
          solve: [
            { do: 'type', node: '6379', line: 'SET order:1 paid' },
            { do: 'type', node: '6379', line: 'SET order:2 paid' },
            { do: 'type', node: '6379', line: 'SET order:3 paid' },
          ],
        },
        {
          id: 'promote',
          check: {
            is: 'all',
            checks: [
              { is: 'stopped', node: '6379' },
              { is: 'role', node: '6380', role: 'master' },
            ],
          },
          solve: [
            { do: 'kill', node: '6379' },
            { do: 'wait', ms: 500 },
            { do: 'type', node: '6380', line: 'SLAVEOF NO ONE' },
          ],
        },
        {
          id: 'lost',
          check: {
            is: 'happened',
            event: { kind: 'anomaly', name: 'lost-write', acknowledgedBy: '6379', count: '>=3' },
          },
          solve: [],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        { id: 'stalled', when: stalled, nth: 2, look: ['link-6379-6380', 'link-6379-6381'] },
        {
          id: 'ok',
          when: { kind: 'typed', node: '6379', line: '/^set order/i' },
          look: ['console-6379'],
        },
        { id: 'killed', when: { kind: 'node-stopped', node: '6379' }, look: ['node-6379'] },
        { id: 'lost', when: { kind: 'anomaly', name: 'lost-write' }, look: ['histories'] },
      ],
      wrong: [
        {
          id: 'not-stalled',
          moves: [
            { do: 'type', node: '6379', line: 'SET order:1 paid' },
            { do: 'wait', ms: 500 },
            { do: 'kill', node: '6379' },
            { do: 'type', node: '6380', line: 'SLAVEOF NO ONE' },
            { do: 'wait', ms: 1000 },
          ],
          fails: 'lost',
        },
      ],
    },
    {
      id: 'fenced',
      lab: lab('min-replicas-to-write 1', 'min-replicas-max-lag 10'),
      goals: [
        { id: 'guess', ask: 'predict', choices: ['none', 'some', 'all'], answer: 'some' },
        {
          id: 'stall',
          check: { is: 'happened', event: stalled, least: 2 },
          solve: stallBoth,
        },
        {
          id: 'still',
          check: {
            is: 'in-order',
            events: [stalled, stalled, written],
          },
          solve: [{ do: 'type', node: '6379', line: 'SET order:1 paid' }],
        },
        {
          id: 'refused',
          // The first one was accepted: who came too late for that has not seen the fence close.
          check: {
            is: 'in-order',
            strict: true,
            events: [stalled, written, written, { kind: 'write-refused', node: '6379' }],
          },
          solve: [
            { do: 'wait', ms: 12_000 },
            { do: 'type', node: '6379', line: 'SET order:2 paid' },
          ],
        },
        { id: 'how-much', ask: 'quiz', choices: ['zero', 'lag', 'unbounded'], answer: 'lag' },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        { id: 'stalled', when: stalled, nth: 2, look: ['node-6379'] },
        {
          id: 'refused',
          when: { kind: 'write-refused', node: '6379' },
          look: ['console-6379'],
        },
      ],
      wrong: [
        {
          id: 'one-still-linked',
          moves: [
            { do: 'stall', between: ['6379', '6380'] },
            { do: 'wait', ms: 13_000 },
            { do: 'type', node: '6379', line: 'SET order:1 paid' },
          ],
          fails: 'refused',
        },
      ],
    },
    {
      id: 'wait',
      lab: lab(),
      goals: [
        { id: 'guess', ask: 'predict', choices: ['undone', 'stays', 'blocks'], answer: 'stays' },
        {
          id: 'stall',
          check: { is: 'happened', event: stalled, least: 2 },
          solve: stallBoth,
        },
        {
          id: 'short',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'typed', node: '6379', line: '/^wait 1 /i' },
                after: stalled,
              },
              { is: 'replied', node: '6379', line: 'wait 1 .*', reply: '\\(integer\\) 0' },
            ],
          },
          solve: [
            { do: 'type', node: '6379', line: 'SET order:1 paid' },
            { do: 'type', node: '6379', line: 'WAIT 1 1000' },
            { do: 'wait', ms: 1500 },
          ],
        },
        {
          id: 'there',
          check: { is: 'replied', node: '6379', line: 'get order:1', reply: '"' },
          solve: [{ do: 'type', node: '6379', line: 'GET order:1' }],
        },
        {
          id: 'other',
          check: {
            is: 'happened',
            event: { kind: 'typed', node: '6379', console: '>=2', line: '/^wait 2/i' },
            after: stalled,
          },
          solve: [
            { do: 'type', node: '6379', line: 'WAIT 2 1000', console: 2 },
            { do: 'wait', ms: 500 },
          ],
        },
        {
          id: 'why',
          ask: 'quiz',
          choices: ['faster', 'nothing-written', 'wrong'],
          answer: 'nothing-written',
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        { id: 'stalled', when: stalled, nth: 2, look: ['link-6379-6380', 'link-6379-6381'] },
        {
          id: 'waiting',
          when: { kind: 'typed', node: '6379', line: '/^wait/i' },
          look: ['console-6379'],
        },
        {
          id: 'another',
          when: { kind: 'typed', node: '6379', console: '>=2', line: '/^wait 2/i' },
          look: ['console-6379'],
        },
      ],
      wrong: [
        {
          id: 'nothing-stalled',
          moves: [
            { do: 'type', node: '6379', line: 'SET order:1 paid' },
            { do: 'type', node: '6379', line: 'WAIT 1 1000' },
            { do: 'wait', ms: 1500 },
          ],
          fails: 'short',
        },
      ],
    },
  ],
});
