import { defineLesson } from '../../../engine/lesson/format.ts';
import {
  type,
  wait,
  until,
  start,
  linked,
  running,
  stopped,
  sameData,
  partialOf,
  fullOf,
} from '../moves.ts';

const conf = ['repl-backlog-size 512', 'repl-diskless-sync-delay 0', 'save 3600 1'];

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'replica-restart',
  minutes: 8,
  terms: ['replica', 'persistence', 'config-rewrite', 'full-resync', 'partial-resync'],
  parts: [
    {
      id: 'forgotten',
      lab: {
        seed: 8,
        backlog: 'exact',
        openAtMs: 6000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf },
          { id: '6380', conf },
        ],
        actions: [
          { atMs: 500, do: 'type', node: '6379', line: 'SET city Rome' },
          { atMs: 1500, do: 'type', node: '6380', line: 'SLAVEOF 127.0.0.1 6379' },
        ],
      },
      goals: [
        {
          id: 'guess',
          ask: 'predict',
          choices: ['partial', 'master-full', 'full'],
          answer: 'master-full',
        },
        {
          id: 'restart',
          check: {
            is: 'in-order',
            events: [
              { kind: 'node-stopped', node: '6380' },
              { kind: 'node-started', node: '6380' },
            ],
          },
          solve: [
            type('6380', 'SHUTDOWN'),
            until(stopped('6380')),
            start('6380'),
            until(running('6380')),
          ],
        },
        {
          id: 'role',
          check: {
            is: 'replied',
            node: '6380',
            line: 'info( replication)?|role',
            reply: 'role:master|1\\) "master"',
          },
          solve: [type('6380', 'INFO replication')],
        },
        {
          id: 'stray',
          check: {
            is: 'happened',
            event: { kind: 'typed', node: '6380', line: '/^set x /i' },
            after: { kind: 'node-started', node: '6380' },
          },
          solve: [type('6380', 'SET x 1')],
        },
        {
          id: 'again',
          check: {
            is: 'happened',
            event: fullOf('6380'),
            after: { kind: 'typed', node: '6380', line: '/^set x /i' },
          },
          solve: [type('6380', 'SLAVEOF 127.0.0.1 6379'), until(linked('6380'))],
        },
        {
          id: 'gone',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: { kind: 'sync-finished', replica: '6380' },
                after: { kind: 'typed', node: '6380', line: '/^set x /i' },
              },
              { is: 'no-key', node: '6380', key: 'x' },
              { is: 'key', node: '6380', key: 'city' },
            ],
          },
          solve: [],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6380'] },
        { id: 'down', when: { kind: 'node-stopped', node: '6380' }, look: ['node-6380'] },
        { id: 'up', when: { kind: 'node-started', node: '6380' }, look: ['role-6380'] },
        {
          id: 'stray',
          when: { kind: 'typed', node: '6380', line: '/^set x /i' },
          look: ['node-6380', 'digest-6380'],
        },
        {
          id: 'full',
          when: fullOf('6380'),
          look: ['messages-6379-6380'],
        },
      ],
      wrong: [
        {
          id: 'written-down-before',
          moves: [
            { do: 'edit-conf', node: '6380', conf: [...conf, 'replicaof 127.0.0.1 6379'] },
            type('6380', 'SHUTDOWN'),
            until(stopped('6380')),
            start('6380'),
            until(linked('6380')),
            type('6380', 'INFO replication'),
          ],
          fails: 'role',
        },
      ],
    },
    {
      id: 'kept',
      lab: {
        seed: 8,
        backlog: 'exact',
        openAtMs: 6000,
        network: { latencyMs: 40 },
        nodes: [
          { id: '6379', conf },
          { id: '6380', conf },
        ],
        actions: [
          { atMs: 500, do: 'type', node: '6379', line: 'SET city Rome' },
          { atMs: 1500, do: 'type', node: '6380', line: 'SLAVEOF 127.0.0.1 6379' },
        ],
      },
      goals: [
        {
          id: 'guess',
          ask: 'predict',
          choices: ['typing', 'cheaper', 'nothing'],
          answer: 'cheaper',
        },
        {
          id: 'write-down',
          check: { is: 'saved', node: '6380', name: 'replicaof', value: '127.0.0.1 6379' },
          solve: [type('6380', 'CONFIG REWRITE')],
        },
        {
          id: 'restart',
          check: {
            is: 'in-order',
            events: [
              { kind: 'node-stopped', node: '6380' },
              { kind: 'node-started', node: '6380' },
            ],
          },
          solve: [
            type('6380', 'SHUTDOWN'),
            until(stopped('6380')),
            type('6379', 'SET river Tiber'),
            start('6380'),
            until(linked('6380')),
          ],
        },
        {
          id: 'partial',
          check: {
            is: 'all',
            checks: [
              {
                is: 'happened',
                event: partialOf('6380'),
                after: { kind: 'node-started', node: '6380' },
              },
              { is: 'happened', event: { kind: 'resync', outcome: 'full' }, most: 0 },
              sameData('6379', '6380'),
            ],
          },
          solve: [],
        },
      ],
      beats: [
        { id: 'open', look: ['node-6380'] },
        {
          id: 'file',
          when: { kind: 'typed', node: '6380', line: '/^config rewrite/i' },
          look: ['console-6380'],
        },
        { id: 'down', when: { kind: 'node-stopped', node: '6380' }, look: ['node-6380'] },
        { id: 'up', when: { kind: 'node-started', node: '6380' }, look: ['role-6380'] },
        {
          id: 'continues',
          when: partialOf('6380'),
          look: ['messages-6379-6380'],
        },
      ],
      wrong: [
        {
          id: 'not-written-down',
          moves: [
            type('6380', 'SHUTDOWN'),
            until(stopped('6380')),
            start('6380'),
            wait(1000),
            type('6380', 'SLAVEOF 127.0.0.1 6379'),
            until(linked('6380')),
            type('6380', 'CONFIG REWRITE'),
          ],
          fails: 'partial',
        },
      ],
    },
  ],
});
