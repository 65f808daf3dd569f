import { defineLesson } from '../../../engine/lesson/format.ts';
import { type, wait, until, cut, heal, linked, CUT, HEALED, setAt, partialOf } from '../moves.ts';

const pair: [string, string] = ['6379', '6380'];
const write = (key: string, bytes: number) => type('6379', `SET ${key} ${'x'.repeat(bytes)}`);

const lab = {
  seed: 10,
  backlog: 'exact' as const,
  openAtMs: 5000,
  network: { latencyMs: 40 },
  nodes: [
    { id: '6379', conf: ['repl-backlog-size 512', 'repl-diskless-sync-delay 0'] },
    { id: '6380', conf: ['replicaof 127.0.0.1 6379', 'repl-diskless-sync-delay 0'] },
  ],
  actions: [{ atMs: 3500, do: 'type' as const, node: '6379', line: 'SET city Rome' }],
};

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'long-outage',
  minutes: 8,
  terms: ['replication-backlog', 'backlog-overflow', 'full-resync', 'partial-resync'],
  parts: [
    {
      id: 'quiet',
      lab,
      goals: [
        { id: 'guess', ask: 'predict', choices: ['full', 'partial'], answer: 'partial' },
        {
          id: 'cut',
          check: { is: 'happened', event: CUT },
          solve: [cut(...pair)],
        },
        {
          id: 'long',
          check: {
            is: 'in-order',
            events: [
              CUT,
              { kind: 'master-link-lost', node: '6380', why: 'refused' },
              { kind: 'master-link-lost', node: '6380', why: 'refused' },
              { kind: 'master-link-lost', node: '6380', why: 'refused' },
              { kind: 'master-link-lost', node: '6380', why: 'refused' },
              { kind: 'master-link-lost', node: '6380', why: 'refused' },
              { kind: 'master-link-lost', node: '6380', why: 'refused' },
              { kind: 'master-link-lost', node: '6380', why: 'refused' },
              { kind: 'master-link-lost', node: '6380', why: 'refused' },
              { kind: 'master-link-lost', node: '6380', why: 'refused' },
              { kind: 'master-link-lost', node: '6380', why: 'refused' },
            ],
          },
          solve: [wait(12_000)],
        },
        {
          id: 'partial',
          check: {
            is: 'happened',
            event: partialOf('6380'),
            after: HEALED,
          },
          solve: [heal(...pair), until(linked('6380'))],
        },
      ],
      beats: [
        { id: 'open', look: ['ring-6379'] },
        { id: 'cut', when: CUT, look: ['verdict-6380'] },
        {
          id: 'tries',
          when: { kind: 'master-link-lost', node: '6380', why: 'refused' },
          nth: 3,
          look: ['offset-6379'],
        },
        { id: 'partial', when: { kind: 'resync', outcome: 'partial' }, look: ['verdict-6380'] },
      ],
      wrong: [
        {
          id: 'wrote-too-much',
          moves: [
            cut(...pair),
            write('a', 400),
            write('b', 400),
            wait(12_000),
            heal(...pair),
            until(linked('6380')),
          ],
          fails: 'partial',
        },
      ],
    },
    {
      id: 'over',
      lab,
      goals: [
        {
          id: 'guess',
          ask: 'predict',
          choices: ['holes', 'refused', 'all'],
          answer: 'all',
        },
        {
          id: 'fill',
          check: {
            is: 'all',
            checks: [
              { is: 'happened', event: CUT },
              {
                is: 'any',
                checks: [
                  { is: 'verdict', node: '6380', kind: 'full' },
                  { is: 'happened', event: { kind: 'resync', outcome: 'full' } },
                ],
              },
            ],
          },
          solve: [cut(...pair), wait(1000), write('a', 200), write('b', 200), write('c', 200)],
        },
        {
          id: 'heal',
          check: {
            is: 'happened',
            event: {
              kind: 'resync',
              replica: '6380',
              outcome: 'full',
              reason: 'offset-before-backlog',
            },
          },
          solve: [heal(...pair), until(linked('6380'))],
        },
        {
          id: 'why',
          ask: 'quiz',
          choices: ['time', 'bytes', 'id'],
          answer: 'bytes',
        },
      ],
      beats: [
        { id: 'open', look: ['ring-6379', 'verdict-6380'] },
        { id: 'cut', when: CUT, look: ['verdict-6380'] },
        {
          id: 'grows',
          when: setAt('6379'),
          look: ['ring-6379'],
        },
        { id: 'full', when: { kind: 'resync', outcome: 'full' }, look: ['messages-6379-6380'] },
        {
          id: 'copied',
          when: { kind: 'sync-finished', replica: '6380' },
          look: ['node-6380'],
        },
      ],
      wrong: [
        {
          id: 'too-little',
          moves: [cut(...pair), wait(1000), write('a', 100), heal(...pair), until(linked('6380'))],
          fails: 'fill',
        },
      ],
    },
    {
      id: 'bigger',
      lab,
      goals: [
        { id: 'guess', ask: 'predict', choices: ['1kb', '512b', '256b'], answer: '1kb' },
        {
          id: 'size',
          check: {
            is: 'not',
            check: { is: 'config', node: '6379', name: 'repl-backlog-size', value: '512' },
          },
          solve: [type('6379', 'CONFIG SET repl-backlog-size 1kb')],
        },
        {
          id: 'same',
          check: {
            is: 'in-order',
            events: [CUT, setAt('6379'), setAt('6379'), setAt('6379'), HEALED],
          },
          solve: [
            cut(...pair),
            wait(1000),
            write('a', 200),
            write('b', 200),
            write('c', 200),
            heal(...pair),
          ],
        },
        {
          id: 'survives',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'resync', replica: '6380', outcome: 'partial', bytes: '>=600' },
                after: HEALED,
              },
              { is: 'happened', event: { kind: 'resync', outcome: 'full' }, most: 0 },
            ],
          },
          solve: [until(linked('6380')), until({ is: 'key', node: '6380', key: 'c' })],
        },
      ],
      beats: [
        { id: 'open', look: ['ring-6379'] },
        {
          id: 'sized',
          when: { kind: 'typed', node: '6379', line: '/^config set repl-backlog-size/i' },
          look: ['ring-6379'],
        },
        { id: 'partial', when: { kind: 'resync', outcome: 'partial' }, look: ['verdict-6380'] },
      ],
      wrong: [
        {
          id: 'still-too-small',
          moves: [
            type('6379', 'CONFIG SET repl-backlog-size 600'),
            cut(...pair),
            wait(1000),
            write('a', 200),
            write('b', 200),
            write('c', 200),
            heal(...pair),
            until(linked('6380')),
          ],
          fails: 'survives',
        },
      ],
    },
  ],
});
