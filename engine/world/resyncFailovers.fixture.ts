// Captured scenarios of the FAILOVER command.
import { type Play, TRIO } from './resyncCast.fixture.ts';
import type { Telling } from './resync.fixture.ts';

const DUO = { nodes: { M: [], A: [] } };

/** A write typed into a console of its own, which the pause holds back. */
function typedWhilePaused(t: Telling, line: string): void {
  t.answers('M', line, '', 2);
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
      t.answers('M', `FAILOVER TO 127.0.0.1 ${t.way('M', 'A')}`, 'OK');
    },
  },
  'failover-waiting-abort': {
    ...DUO,
    seconds: 0.5,
    event: (t) => {
      t.run(1);
      t.freeze('A');
      t.type('M', 'SET x 1');
      t.answers('M', 'FAILOVER', 'OK');
      typedWhilePaused(t, 'SET y 1');
      t.answers('M', 'GET x', '"1"');
      t.answers('M', 'FAILOVER', '(error) ERR FAILOVER already in progress.');
      t.answers('M', 'REPLICAOF NO ONE', '(error) ERR REPLICAOF not allowed while failing over.');
      t.answers('M', 'FAILOVER ABORT', 'OK');
      t.run(0.1);
      t.printed('M', 2, 'OK');
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
      t.answers('M', 'FAILOVER TIMEOUT 800', 'OK');
      t.until('M', 'master_failover_state', 'no-failover');
      t.thaw('A');
    },
  },
  'failover-force': {
    ...DUO,
    event: (t) => {
      t.run(1);
      t.holdUp('M', 'A');
      t.type('M', 'SET x 1');
      t.answers('M', `FAILOVER TO 127.0.0.1 ${t.way('M', 'A')} FORCE TIMEOUT 500`, 'OK');
      typedWhilePaused(t, 'SET y 1');
      t.run(0.7);
      t.printed('M', 2, "(error) READONLY You can't write against a read only replica.");
    },
  },
  'failover-errors': {
    ...DUO,
    event: (t) => {
      const port = t.way('M', 'A');
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
        t.answers(who, `FAILOVER ${rest}`.trim(), `(error) ${text}`);
      }
    },
  },
};
