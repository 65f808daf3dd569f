import { defineLesson } from '../../../engine/lesson/format.ts';
import type { Check, EventPattern } from '../../../engine/lesson/format.ts';
import { type, wait, until, linked, fullOf } from '../moves.ts';

/** 15 kB at 5 kB/s take 3 s, in which 2 kB/s are written: 6 kB, and 4 are allowed. */
const master = [
  'repl-backlog-size 1kb',
  'repl-diskless-sync-delay 0',
  'rdbcompression no',
  'client-output-buffer-limit replica 4kb 0 0',
];
const lab = (openAtMs: number, attached: { atMs: number }[] = []) => ({
  seed: 17,
  backlog: 'exact' as const,
  openAtMs,
  network: { latencyMs: 40, bandwidth: 5000 },
  nodes: [
    { id: '6379', conf: master },
    { id: '6380', conf: ['repl-diskless-sync-delay 0'] },
  ],
  actions: [
    { atMs: 500, do: 'type' as const, node: '6379', line: 'SETRANGE map 14999 .' },
    {
      atMs: 1000,
      do: 'load' as const,
      node: '6379',
      rate: 20,
      template: 'SET visitor:{n} {value}',
      keys: 20,
      valueBytes: 60,
      untilMs: 3_600_000,
    },
    ...attached.map((at) => ({
      ...at,
      do: 'type' as const,
      node: '6380',
      line: 'SLAVEOF 127.0.0.1 6379',
    })),
  ],
});

const dropped = { kind: 'replica-dropped', node: '6379', why: 'output-buffer' } as const;
const finished = { kind: 'sync-finished', replica: '6380' } as const;
const copying = fullOf('6380');
const backlogSet = {
  kind: 'typed',
  node: '6379',
  line: '/^config set repl-backlog-size /i',
} as const;
const untouched: Check = {
  is: 'config',
  node: '6379',
  name: 'client-output-buffer-limit',
  value: 'normal 0 0 0 slave 4096 0 0 pubsub 33554432 8388608 60',
};
/** The other way round the master would have taken over emptiness, and there would be no loop to see. */
const kept: Check = { is: 'happened', event: { kind: 'resync', replica: '6379' }, most: 0 };
/** A copy got through, and the replica has what was written meanwhile. */
const synced = (after: EventPattern): Check => ({
  is: 'all',
  checks: [
    { is: 'happened', event: finished, after },
    linked('6380'),
    { is: 'behind', node: '6380', most: 4000 },
  ],
});

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'endless-sync',
  minutes: 9,
  terms: ['full-resync', 'output-buffer', 'replication-backlog', 'snapshot'],
  parts: [
    {
      id: 'loop',
      lab: lab(4000),
      goals: [
        { id: 'guess', ask: 'predict', choices: ['slow', 'never', 'stops'], answer: 'never' },
        {
          id: 'attach',
          check: { is: 'all', checks: [{ is: 'follows', node: '6380', of: '6379' }, kept] },
          solve: [type('6380', 'SLAVEOF 127.0.0.1 6379')],
        },
        {
          id: 'again',
          check: {
            is: 'all',
            checks: [
              { is: 'happened', event: copying, least: 3 },
              { is: 'happened', event: dropped, least: 2 },
              kept,
            ],
          },
          solve: [until({ is: 'happened', event: copying, least: 3 })],
        },
        { id: 'product', ask: 'quiz', choices: ['two', 'six', 'fifteen'], answer: 'six' },
        {
          id: 'cure',
          check: synced(dropped),
          solve: [
            type('6379', 'CONFIG SET client-output-buffer-limit "replica 16kb 0 0"'),
            until(synced(dropped)),
          ],
        },
        { id: 'useless', ask: 'quiz', choices: ['link', 'writes', 'timeout'], answer: 'timeout' },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        { id: 'first', when: copying, look: ['link-6379-6380'] },
        { id: 'dropped', when: dropped, look: ['node-6379'] },
        { id: 'vain', when: finished, look: ['node-6380'] },
        { id: 'loop', when: copying, nth: 3, look: ['messages-6379-6380'] },
        {
          id: 'changed',
          when: { kind: 'typed', node: '6379', line: '/^config set client-output/i' },
          look: ['node-6379'],
        },
      ],
      wrong: [
        {
          id: 'only-waited',
          moves: [type('6380', 'SLAVEOF 127.0.0.1 6379'), wait(30_000)],
          fails: 'cure',
        },
        {
          id: 'longer-timeout',
          moves: [
            type('6380', 'SLAVEOF 127.0.0.1 6379'),
            until({ is: 'happened', event: copying, least: 3 }),
            type('6379', 'CONFIG SET repl-timeout 600'),
            type('6380', 'CONFIG SET repl-timeout 600'),
            wait(20_000),
          ],
          fails: 'cure',
        },
      ],
    },
    {
      id: 'backlog',
      lab: lab(9000, [{ atMs: 3000 }]),
      goals: [
        { id: 'guess', ask: 'predict', choices: ['any', 'none', 'above'], answer: 'above' },
        {
          id: 'little',
          check: {
            is: 'all',
            checks: [{ is: 'in-order', events: [backlogSet, copying, dropped] }, untouched],
          },
          solve: [
            type('6379', 'CONFIG SET repl-backlog-size 3kb'),
            until({ is: 'in-order', events: [backlogSet, copying, dropped] }),
          ],
        },
        {
          id: 'enough',
          check: {
            is: 'all',
            checks: [
              { is: 'happened', event: backlogSet, least: 2 },
              synced(backlogSet),
              untouched,
            ],
          },
          solve: [type('6379', 'CONFIG SET repl-backlog-size 16kb'), until(synced(backlogSet))],
        },
        { id: 'which', ask: 'quiz', choices: ['sum', 'larger', 'smaller'], answer: 'larger' },
      ],
      beats: [
        { id: 'open', look: ['ring-6379'] },
        { id: 'set', when: backlogSet, look: ['ring-6379'] },
        { id: 'dropped', when: dropped, after: backlogSet, look: ['node-6379'] },
        { id: 'more', when: backlogSet, nth: 2, look: ['ring-6379'] },
      ],
      wrong: [
        {
          id: 'too-little-twice',
          moves: [
            type('6379', 'CONFIG SET repl-backlog-size 2kb'),
            wait(8000),
            type('6379', 'CONFIG SET repl-backlog-size 3kb'),
            wait(20_000),
          ],
          fails: 'enough',
        },
        {
          id: 'raised-the-limit',
          moves: [
            wait(8000),
            type('6379', 'CONFIG SET client-output-buffer-limit "replica 16kb 0 0"'),
            wait(15_000),
          ],
          fails: 'enough',
        },
      ],
    },
  ],
});
