import { defineLesson, type Deed } from '../../../engine/lesson/format.ts';
import {
  type,
  wait,
  until,
  cut,
  stall,
  heal,
  linked,
  sameData,
  CUT,
  STALLED,
  HEALED,
  setAt,
  partialOf,
} from '../moves.ts';

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
const up = linked('6380');
const silence = {
  id: 'stall' as const,
  check: { is: 'happened', event: STALLED },
  solve: [stall(...pair), wait(300)],
} satisfies Deed;

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
            events: [CUT, { kind: 'master-link-lost', node: '6380' }],
          },
          solve: [cut(...pair), wait(700)],
        },
        {
          id: 'heal',
          check: {
            is: 'happened',
            event: partialOf('6380'),
            after: HEALED,
          },
          solve: [heal(...pair), until(up)],
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
          moves: [stall(...pair), wait(2000), heal(...pair), wait(2000)],
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
        silence,
        {
          id: 'write',
          check: {
            is: 'happened',
            event: setAt('6379'),
            after: STALLED,
          },
          solve: [type('6379', 'SET river Tiber')],
        },
        {
          id: 'arrive',
          check: {
            is: 'all',
            checks: [
              {
                is: 'in-order',
                events: [STALLED, setAt('6379'), HEALED],
              },
              sameData('6379', '6380'),
              { is: 'happened', event: { kind: 'resync' }, most: 0 },
            ],
          },
          solve: [wait(2000), heal(...pair), until(sameData('6379', '6380'))],
        },
      ],
      beats: [
        { id: 'open', look: ['link-6379-6380'] },
        { id: 'stalled', when: STALLED, look: ['link-6379-6380'] },
        {
          id: 'queued',
          when: setAt('6379'),
          look: ['link-status-6380'],
        },
        { id: 'healed', when: HEALED, look: ['messages-6379-6380'] },
      ],
      wrong: [
        {
          id: 'too-long',
          moves: [
            stall(...pair),
            type('6379', 'SET river Tiber'),
            wait(30_000),
            heal(...pair),
            until(up),
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
        silence,
        {
          id: 'timeout',
          check: {
            is: 'happened',
            event: { kind: 'master-link-lost', node: '6380', why: 'timeout' },
            after: STALLED,
          },
          solve: [wait(9000)],
        },
        {
          id: 'dropped',
          check: {
            is: 'happened',
            event: { kind: 'replica-dropped', node: '6379', why: 'timeout' },
            after: STALLED,
          },
          solve: [],
        },
        {
          id: 'resync',
          check: {
            is: 'happened',
            event: partialOf('6380'),
            after: HEALED,
          },
          solve: [heal(...pair), until(up)],
        },
      ],
      beats: [
        { id: 'open', look: ['link-6379-6380'] },
        { id: 'stalled', when: STALLED, look: ['link-status-6380'] },
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
          moves: [cut(...pair), wait(9000), heal(...pair), until(up)],
          fails: 'timeout',
        },
      ],
    },
  ],
});
