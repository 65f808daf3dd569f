import { defineLesson, type Deed } from '../../../engine/lesson/format.ts';
import { type, wait, kill, stall, stopped, STALLED, setAt } from '../moves.ts';

const conf = ['repl-backlog-size 4kb', 'repl-diskless-sync-delay 0'];
const bothStalled = {
  id: 'stall' as const,
  check: { is: 'happened', event: STALLED, least: 2 },
  solve: [stall('6379', '6380'), stall('6379', '6381')],
} satisfies Deed;
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
const written = setAt('6379');

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
        bothStalled,
        {
          id: 'write',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: written,
                after: STALLED,
                least: 3,
              },
            ],
          },
          solve: [
            type('6379', 'SET order:1 paid'),
            type('6379', 'SET order:2 paid'),
            type('6379', 'SET order:3 paid'),
          ],
        },
        {
          id: 'promote',
          check: {
            is: 'all',
            checks: [stopped('6379'), { is: 'role', node: '6380', role: 'master' }],
          },
          solve: [kill('6379'), wait(500), type('6380', 'SLAVEOF NO ONE')],
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
        { id: 'stalled', when: STALLED, nth: 2, look: ['link-6379-6380', 'link-6379-6381'] },
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
            type('6379', 'SET order:1 paid'),
            wait(500),
            kill('6379'),
            type('6380', 'SLAVEOF NO ONE'),
            wait(1000),
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
        bothStalled,
        {
          id: 'still',
          check: {
            is: 'in-order',
            events: [STALLED, STALLED, written],
          },
          solve: [type('6379', 'SET order:1 paid')],
        },
        {
          id: 'refused',
          // The first one was accepted: who came too late for that has not seen the fence close.
          check: {
            is: 'in-order',
            strict: true,
            events: [STALLED, written, written, { kind: 'write-refused', node: '6379' }],
          },
          solve: [wait(12_000), type('6379', 'SET order:2 paid')],
        },
        { id: 'how-much', ask: 'quiz', choices: ['zero', 'lag', 'unbounded'], answer: 'lag' },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        { id: 'stalled', when: STALLED, nth: 2, look: ['node-6379'] },
        {
          id: 'refused',
          when: { kind: 'write-refused', node: '6379' },
          look: ['console-6379'],
        },
      ],
      wrong: [
        {
          id: 'one-still-linked',
          moves: [stall('6379', '6380'), wait(13_000), type('6379', 'SET order:1 paid')],
          fails: 'refused',
        },
      ],
    },
    {
      id: 'wait',
      lab: lab(),
      goals: [
        { id: 'guess', ask: 'predict', choices: ['undone', 'stays', 'blocks'], answer: 'stays' },
        bothStalled,
        {
          id: 'short',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'typed', node: '6379', line: '/^wait 1 /i' },
                after: STALLED,
              },
              { is: 'replied', node: '6379', line: 'wait 1 .*', reply: '\\(integer\\) 0' },
            ],
          },
          solve: [type('6379', 'SET order:1 paid'), type('6379', 'WAIT 1 1000'), wait(1500)],
        },
        {
          id: 'there',
          check: { is: 'replied', node: '6379', line: 'get order:1', reply: '"' },
          solve: [type('6379', 'GET order:1')],
        },
        {
          id: 'other',
          check: {
            is: 'happened',
            event: { kind: 'typed', node: '6379', console: '>=2', line: '/^wait 2/i' },
            after: STALLED,
          },
          solve: [{ do: 'type', node: '6379', line: 'WAIT 2 1000', console: 2 }, wait(500)],
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
        { id: 'stalled', when: STALLED, nth: 2, look: ['link-6379-6380', 'link-6379-6381'] },
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
          moves: [type('6379', 'SET order:1 paid'), type('6379', 'WAIT 1 1000'), wait(1500)],
          fails: 'short',
        },
      ],
    },
  ],
});
