import { defineLesson } from '../../../engine/lesson/format.ts';
import { type, wait, until, kill, start, linked, running } from '../moves.ts';

const conf = ['repl-backlog-size 512', 'repl-diskless-sync-delay 0'];
const fill = ['a', 'b', 'c', 'd'].map((key, i) => ({
  atMs: 3500 + i * 300,
  do: 'type' as const,
  node: '6379',
  line: `SET ${key} ${i + 1}`,
}));
const lab = {
  seed: 7,
  backlog: 'exact' as const,
  openAtMs: 6000,
  network: { latencyMs: 40 },
  nodes: [
    { id: '6379', conf: [...conf, 'save ""'] },
    { id: '6380', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
    { id: '6381', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
  ],
  actions: fill,
};
const restarted = {
  is: 'in-order' as const,
  events: [
    { kind: 'node-stopped' as const, node: '6379' },
    { kind: 'node-started' as const, node: '6379' },
  ],
};

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'empty-master',
  minutes: 7,
  terms: ['persistence', 'snapshot', 'full-resync', 'promotion', 'replication-id'],
  parts: [
    {
      id: 'wiped',
      lab,
      goals: [
        {
          id: 'guess',
          ask: 'predict',
          choices: ['given-back', 'wiped', 'refused'],
          answer: 'wiped',
        },
        {
          id: 'crash',
          check: { is: 'happened', event: { kind: 'node-stopped', node: '6379' } },
          solve: [kill('6379')],
        },
        {
          id: 'restart',
          check: restarted,
          solve: [start('6379'), until(running('6379'))],
        },
        {
          id: 'empty',
          check: {
            is: 'all',
            checks: [
              restarted,
              { is: 'keys', node: '6379', most: 0 },
              { is: 'keys', node: '6380', most: 0 },
              { is: 'keys', node: '6381', most: 0 },
            ],
          },
          solve: [
            until({
              is: 'all',
              checks: [
                { is: 'keys', node: '6380', most: 0 },
                { is: 'keys', node: '6381', most: 0 },
              ],
            }),
          ],
        },
        {
          id: 'signs',
          check: {
            is: 'replied',
            node: '6380',
            line: 'info( replication)?',
            reply: 'master_link_status:up',
          },
          solve: [until(linked('6380')), type('6380', 'INFO replication')],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379', 'node-6380', 'node-6381'] },
        { id: 'gone', when: { kind: 'node-stopped', node: '6379' }, look: ['node-6379'] },
        { id: 'back', when: { kind: 'node-started', node: '6379' }, look: ['node-6379'] },
        { id: 'asks', when: { kind: 'resync', outcome: 'full' }, look: ['messages-6379-6380'] },
        { id: 'wiped', when: { kind: 'anomaly', name: 'empty-master' }, look: ['node-6380'] },
      ],
      wrong: [
        {
          id: 'only-waited',
          moves: [kill('6379'), wait(20_000)],
          fails: 'restart',
        },
      ],
    },
    {
      id: 'prevented',
      lab,
      goals: [
        {
          id: 'guess',
          ask: 'must',
          choices: ['more-replicas', 'disk-or-promotion', 'bigger-backlog'],
          answer: 'disk-or-promotion',
        },
        {
          id: 'crash',
          check: { is: 'happened', event: { kind: 'node-stopped', node: '6379' } },
          solve: [
            kill('6379'),
            until({ is: 'link', node: '6380', status: 'down' }),
            type('6380', 'SLAVEOF NO ONE'),
            type('6381', 'SLAVEOF 127.0.0.1 6380'),
            until(linked('6381')),
          ],
        },
        {
          id: 'back',
          check: restarted,
          solve: [start('6379'), until(running('6379'))],
        },
        {
          id: 'kept',
          check: {
            is: 'all',
            checks: [
              restarted,
              { is: 'keys', node: '6379', least: 4 },
              { is: 'keys', node: '6380', least: 4 },
              { is: 'keys', node: '6381', least: 4 },
              { is: 'happened', event: { kind: 'anomaly', name: 'empty-master' }, most: 0 },
            ],
          },
          solve: [
            type('6379', 'SLAVEOF 127.0.0.1 6380'),
            until({ is: 'keys', node: '6379', least: 4 }),
          ],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6379'] },
        { id: 'gone', when: { kind: 'node-stopped', node: '6379' }, look: ['node-6380'] },
        {
          id: 'promoted',
          when: { kind: 'role-changed', node: '6380', role: 'master' },
          look: ['node-6380'],
        },
        { id: 'back', when: { kind: 'node-started', node: '6379' }, look: ['node-6379'] },
        {
          id: 'right-way',
          when: { kind: 'sync-finished', replica: '6379' },
          look: ['messages-6379-6380'],
        },
      ],
      wrong: [
        {
          id: 'started-too-soon',
          moves: [kill('6379'), start('6379'), wait(5000), type('6380', 'SLAVEOF NO ONE')],
          fails: 'kept',
        },
      ],
    },
  ],
});
