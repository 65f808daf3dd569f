// Captured scenarios of the FAILOVER command.
import { assert } from '../base/assert.ts';
import { type Play, TRIO } from './resyncCast.fixture.ts';
import type { Story } from './resync.fixture.ts';

const DUO = { nodes: { M: [], A: [] } };

function answered(t: Story, name: string, line: string, answer: string, console = 1): void {
  const printed = t.type(name, line, console);
  assert(printed === answer, `${name}: ${line} answered ${printed}`);
}

/** A write typed into a console of its own, which the pause holds back. */
function typedWhilePaused(t: Story, line: string): void {
  answered(t, 'M', line, '', 2);
}

export const FAILOVERS: Readonly<Record<string, Play>> = {
  'failover-command': {
    ...TRIO,
    setup: (t) => {
      t.attach('A', 'M');
      t.type('M', 'SET k v');
      t.run(0.2);
      t.attach('B', 'M');
    },
    event: (t) => {
      t.run(1);
      answered(t, 'M', `FAILOVER TO 127.0.0.1 ${t.port('A')}`, 'OK');
    },
  },
  'failover-waiting-abort': {
    ...DUO,
    seconds: 0.5,
    event: (t) => {
      t.run(1);
      t.freeze('A');
      t.type('M', 'SET x 1');
      answered(t, 'M', 'FAILOVER', 'OK');
      typedWhilePaused(t, 'SET y 1');
      answered(t, 'M', 'GET x', '"1"');
      answered(t, 'M', 'FAILOVER', '(error) ERR FAILOVER already in progress.');
      answered(t, 'M', 'REPLICAOF NO ONE', '(error) ERR REPLICAOF not allowed while failing over.');
      answered(t, 'M', 'FAILOVER ABORT', 'OK');
      t.run(0.1);
      const { t: scene } = t;
      assert(scene.printed(t.port('M'), 2) === 'OK', 'the write goes on');
      t.thaw('A');
    },
  },
  'failover-timeout': {
    ...DUO,
    seconds: 0.5,
    event: (t) => {
      t.run(1);
      t.freeze('A');
      t.type('M', 'SET x 1');
      answered(t, 'M', 'FAILOVER TIMEOUT 800', 'OK');
      t.run(1);
      t.thaw('A');
    },
  },
  'failover-force': {
    ...DUO,
    event: (t) => {
      t.run(1);
      t.holdUp('M', 'A');
      t.type('M', 'SET x 1');
      answered(t, 'M', `FAILOVER TO 127.0.0.1 ${t.port('A')} FORCE TIMEOUT 500`, 'OK');
      typedWhilePaused(t, 'SET y 1');
      t.run(0.7);
      const told = t.t.printed(t.port('M'), 2);
      assert(told.includes('READONLY'), `the paused write was answered ${told}`);
    },
  },
  'failover-errors': {
    ...DUO,
    event: (t) => {
      const port = t.port('A');
      const needs =
        'ERR FAILOVER with force option requires both a timeout and target HOST and IP.';
      const errors: readonly [string, string, string][] = [
        ['M', 'TO 127.0.0.1 1', 'ERR FAILOVER target HOST and PORT is not a replica.'],
        ['M', 'FORCE TIMEOUT 1', needs],
        ['M', `TO 127.0.0.1 ${port} FORCE`, needs],
        ['M', 'TO 127.0.0.1 abc', 'ERR value is not an integer or out of range'],
        ['A', '', 'ERR FAILOVER is not valid when server is a replica.'],
      ];
      for (const [who, rest, text] of errors) {
        answered(t, who, `FAILOVER ${rest}`, `(error) ${text}`);
      }
    },
  },
};
