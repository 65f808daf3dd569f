import { defineLesson } from '../../../engine/lesson/format.ts';
import {
  type,
  until,
  cut,
  heal,
  linked,
  sameData,
  sameOffset,
  CUT,
  HEALED,
  setAt,
  partialOf,
} from '../moves.ts';

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
            event: CUT,
          },
          solve: [cut('6379', '6380')],
        },
        {
          id: 'write',
          check: {
            is: 'in-order',
            events: [CUT, setAt('6379'), setAt('6379'), setAt('6379')],
          },
          solve: [type('6379', 'SET a 1'), type('6379', 'SET b 2'), type('6379', 'SET c 3')],
        },
        {
          id: 'heal',
          check: {
            is: 'happened',
            event: partialOf('6380'),
            after: HEALED,
          },
          solve: [heal('6379', '6380'), until(linked('6380'))],
        },
        {
          id: 'equal',
          check: {
            is: 'all',
            checks: [
              sameData('6379', '6380'),
              sameOffset('6379', '6380'),
              { is: 'happened', event: { kind: 'resync', outcome: 'full' }, most: 0 },
              { is: 'key', node: '6380', key: 'c' },
            ],
          },
          solve: [],
        },
      ],
      beats: [
        { id: 'open', look: ['link-6379-6380'] },
        { id: 'cut', when: CUT, look: ['verdict-6380'] },
        {
          id: 'grow',
          when: setAt('6379'),
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
            cut('6379', '6380'),
            type('6379', 'SET a 1'),
            type('6379', 'SET b 2'),
            type('6379', `SET c ${'x'.repeat(600)}`),
            heal('6379', '6380'),
            until(linked('6380')),
          ],
          fails: 'heal',
        },
      ],
    },
  ],
});
