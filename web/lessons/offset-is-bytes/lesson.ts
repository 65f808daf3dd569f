import { defineLesson } from '../../../engine/lesson/format.ts';
import { type, wait } from '../moves.ts';

const typing = (line: string) => type('6379', line);
const typed = (line: string, least = 1) => ({
  is: 'typed' as const,
  node: '6379',
  line,
  least,
});
const lab = (period: number) => ({
  seed: 4,
  backlog: 'exact' as const,
  openAtMs: 5000,
  network: { latencyMs: 40 },
  nodes: [
    {
      id: '6379',
      conf: [
        'repl-backlog-size 1kb',
        'repl-diskless-sync-delay 0',
        `repl-ping-replica-period ${period}`,
      ],
    },
    { id: '6380', conf: ['repl-diskless-sync-delay 0', 'replicaof 127.0.0.1 6379'] },
  ],
});

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'offset-is-bytes',
  minutes: 8,
  terms: ['replication-offset', 'replication-stream', 'command-propagation', 'heartbeat'],
  parts: [
    {
      id: 'guessing',
      // No heartbeats here, so that each step of the offset is the command just typed.
      lab: lab(3600),
      right: 4,
      goals: [
        { id: 'first', ask: 'quiz', choices: ['1', '27', '50'], answer: '50' },
        { id: 'do-first', check: typed('set k v'), solve: [typing('SET k v')] },
        { id: 'again', ask: 'quiz', answer: 27 },
        { id: 'do-again', check: typed('set k v', 2), solve: [typing('SET k v')] },
        { id: 'get', ask: 'quiz', answer: 0 },
        { id: 'do-get', check: typed('get k'), solve: [typing('GET k')] },
        { id: 'none', ask: 'quiz', choices: ['0', '20', '23'], answer: '0' },
        { id: 'do-none', check: typed('del none'), solve: [typing('DEL none')] },
        { id: 'ex', ask: 'quiz', choices: ['same', 'px', 'two'], answer: 'px' },
        { id: 'do-ex', check: typed('set k v ex 100'), solve: [typing('SET k v EX 100')] },
        {
          id: 'spop',
          ask: 'quiz',
          choices: ['spop', 'srem', 'nothing'],
          answer: 'srem',
        },
        {
          id: 'do-spop',
          check: {
            is: 'in-order',
            events: [
              { kind: 'typed', node: '6379', line: '/^sadd s /i' },
              { kind: 'typed', node: '6379', line: '/^spop s/i' },
            ],
          },
          solve: [typing('SADD s red green blue'), typing('SPOP s')],
        },
        { id: 'db', ask: 'quiz', answer: 50 },
        {
          id: 'do-db',
          check: {
            is: 'in-order',
            events: [
              { kind: 'typed', node: '6379', line: '/^select 3/i' },
              { kind: 'typed', node: '6379', line: '/^set k v$/i' },
            ],
          },
          solve: [typing('SELECT 3'), typing('SET k v')],
        },
        { id: 'publish', ask: 'quiz', choices: ['no', 'yes'], answer: 'yes' },
        { id: 'do-publish', check: typed('publish c x'), solve: [typing('PUBLISH c x')] },
      ],
      beats: [
        { id: 'open', look: ['offset-6379', 'ring-6379'] },
        { id: 'two', when: { kind: 'typed', line: '/^set k v$/i' }, look: ['ring-6379'] },
        { id: 'one', when: { kind: 'typed', line: '/^set k v$/i' }, nth: 2, look: ['ring-6379'] },
        { id: 'read', when: { kind: 'typed', line: '/^get k/i' }, look: ['offset-6379'] },
        {
          id: 'rewritten',
          when: { kind: 'typed', line: '/^set k v ex/i' },
          look: ['messages-6379-6380'],
        },
        { id: 'chance', when: { kind: 'typed', line: '/^spop/i' }, look: ['messages-6379-6380'] },
      ],
      wrong: [
        {
          id: 'counting-commands',
          moves: [
            { do: 'answer', goal: 'first', choice: '1' },
            { do: 'answer', goal: 'again', choice: 1 },
            { do: 'answer', goal: 'get', choice: 1 },
            { do: 'answer', goal: 'none', choice: '20' },
            { do: 'answer', goal: 'ex', choice: 'same' },
            typing('SET k v'),
            typing('SET k v'),
          ],
          fails: 'do-publish',
        },
      ],
    },
    {
      id: 'idle',
      lab: lab(10),
      goals: [
        { id: 'guess', ask: 'predict', choices: ['still', 'moves'], answer: 'moves' },
        {
          id: 'wait',
          check: {
            is: 'in-order',
            events: [{ kind: 'typed', node: '6379', line: '/^info|^role/i' }],
          },
          solve: [typing('INFO replication')],
        },
        {
          id: 'again',
          check: {
            is: 'all',
            checks: [
              typed('info.*|role', 2),
              {
                is: 'replied',
                node: '6379',
                line: 'info.*|role',
                reply: 'master_repl_offset:[1-9]|\\) \\(integer\\) [1-9]',
              },
              {
                is: 'happened',
                event: { kind: 'typed', line: '/^(set|del|incr|append|lpush|sadd|publish)/i' },
                most: 0,
              },
            ],
          },
          solve: [wait(11_000), typing('INFO replication')],
        },
        { id: 'bytes', ask: 'quiz', answer: 14 },
      ],
      beats: [
        { id: 'open', look: ['offset-6379'] },
        { id: 'noted', when: { kind: 'typed', line: '/^info|^role/i' }, look: ['offset-6379'] },
        {
          id: 'moved',
          when: { kind: 'typed', line: '/^info|^role/i' },
          nth: 2,
          look: ['ring-6379', 'messages-6379-6380'],
        },
      ],
      wrong: [
        {
          id: 'asked-twice-at-once',
          moves: [typing('INFO replication'), typing('INFO replication')],
          fails: 'again',
        },
      ],
    },
  ],
});
