// Captured scenarios of replicas with an append-only file, or that load from the socket.
import { CONFIGURED, PAIR, type Play, SMALL } from './resyncCast.fixture.ts';

const SWAPDB = 'repl-diskless-load swapdb';

export const PERSISTENCE: Readonly<Record<string, Play>> = {
  'replica-restart-aof': {
    ...CONFIGURED,
    nodes: { M: [], R: ['appendonly yes'] },
    event: (t) => {
      t.type('R', 'SHUTDOWN SAVE');
      t.type('M', 'SET a 1');
      t.start('R');
    },
  },
  'replica-restart-kill9-diskless-load': {
    ...PAIR,
    nodes: { M: [], R: [SWAPDB] },
    setup: (t) => {
      t.type('M', 'SET before 1');
      t.configure('R', [SWAPDB, `replicaof 127.0.0.1 ${t.way('R', 'M')}`]);
      t.kill('R');
      t.start('R');
      t.online('R');
      t.type('M', 'SET k v');
      t.run(0.2);
    },
    event: (t) => {
      t.kill('R');
      t.type('M', 'SET a 1');
      t.start('R');
    },
  },
  'diskless-load-swapdb': {
    ...PAIR,
    nodes: { M: SMALL, R: [SWAPDB] },
    event: (t) => {
      t.cut('M', 'R');
      for (let i = 0; i < 100; i++) {
        const key = `key${i}`;
        // As many bytes as were written then.
        t.type('M', `SET ${key} ${'x'.repeat(1_155 + key.length)}`);
      }
      t.heal('M', 'R');
    },
  },
  'diskless-load-on-empty-db': {
    ...PAIR,
    nodes: { M: [], R: ['repl-diskless-load on-empty-db'] },
    setup: (t) => t.type('M', 'SET k v'),
    event: (t) => t.follow('R', 'M'),
  },
};
