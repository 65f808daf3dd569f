// Captured scenarios of processes that restart, of rings, and of full syncs that meet.
import {
  asksForCopy,
  big,
  lagging,
  CHAIN,
  CONFIGURED,
  many,
  nothing,
  PAIR,
  type Play,
  usual,
} from './resyncCast.fixture.ts';

export const RESTARTS: Readonly<Record<string, Play>> = {
  'replica-restart-shutdown-save': {
    ...CONFIGURED,
    event: (t) => {
      t.type('R', 'SHUTDOWN SAVE');
      t.type('M', 'SET a 1');
      t.type('M', 'SET b 1');
      t.start('R');
    },
  },
  'replica-restart-shutdown-default': {
    ...CONFIGURED,
    event: (t) => {
      t.type('R', 'SHUTDOWN');
      t.type('M', 'SET a 1');
      t.start('R');
    },
  },
  'replica-restart-kill9': {
    ...PAIR,
    setup: (t) => {
      t.type('M', 'SET before 1');
      t.configure('R', [`replicaof 127.0.0.1 ${t.way('R', 'M')}`]);
      t.kill('R');
      t.start('R');
      t.online('R');
      t.type('M', 'SET k v');
      t.type('M', 'SET k2 v');
      t.run(0.2);
    },
    event: (t) => {
      t.kill('R');
      t.type('M', 'SET a 1');
      t.start('R');
    },
  },
  'replica-restart-runtime-replicaof': {
    ...PAIR,
    event: (t) => {
      t.type('R', 'SHUTDOWN SAVE');
      t.start('R');
      t.run(0.3);
      t.follow('R', 'M');
    },
  },
  'config-rewrite': { ...PAIR, event: (t) => t.type('R', 'CONFIG REWRITE') },
  'master-restart-kill9': {
    ...PAIR,
    event: (t) => {
      t.kill('M');
      t.run(0.3);
      t.start('M');
    },
  },
  'master-restart-shutdown-save': {
    ...PAIR,
    setup: lagging,
    event: (t) => {
      t.type('M', 'SHUTDOWN SAVE');
      t.run(1.5);
      t.start('M');
      t.run(2);
      t.type('M', 'SET after 1');
    },
  },
  'master-restart-sigterm': {
    ...PAIR,
    setup: lagging,
    event: (t) => {
      t.shutdown('M');
      t.run(1.5);
      t.start('M');
    },
  },
  'master-restart-shutdown-nosave': {
    ...PAIR,
    setup: lagging,
    event: (t) => {
      t.type('M', 'SHUTDOWN NOSAVE');
      t.run(1.5);
      t.start('M');
    },
  },
  'master-restart-expired-keys': {
    ...CONFIGURED,
    setup: (t) => {
      t.lag('R', 'M');
      t.type('M', 'SET k v');
      t.type('M', 'SET e 1 PX 2500');
      t.run(0.2);
    },
    event: (t) => {
      t.type('M', 'SHUTDOWN SAVE');
      t.run(4);
      t.start('M');
    },
  },
  'master-restart-old-rdb': {
    ...CONFIGURED,
    setup: (t) => {
      t.type('M', 'SET k v');
      t.type('M', 'BGSAVE');
      t.run(0.2);
      t.type('M', 'SET later 1');
      t.run(0.2);
    },
    event: (t) => {
      t.kill('M');
      t.run(0.1);
      t.start('M');
    },
  },
  'old-master-restart-as-replica': {
    nodes: { M: [], A: [] },
    following: { A: 'M' },
    setup: lagging,
    event: (t) => {
      t.leaveUnheard('M');
      t.type('A', 'REPLICAOF NO ONE');
      t.type('A', 'SET x 1');
      t.configure('M', [`replicaof 127.0.0.1 ${t.way('M', 'A')}`]);
      t.start('M');
    },
  },
  'old-master-restart-then-replicaof': {
    nodes: { M: [], A: [] },
    following: { A: 'M' },
    setup: lagging,
    event: (t) => {
      t.type('M', 'SHUTDOWN SAVE');
      t.until('A', 'master_link_status', 'down');
      t.run(1.5);
      t.type('A', 'REPLICAOF NO ONE');
      t.type('A', 'SET x 1');
      t.start('M');
      t.run(0.3);
      t.follow('M', 'A');
    },
  },
  'replicaof-self': {
    nodes: { M: [] },
    setup: nothing,
    event: (t) => {
      t.follow('M', 'M');
    },
  },
  'loop-two': {
    nodes: { A: [], B: [] },
    setup: nothing,
    event: (t) => {
      t.follow('A', 'B');
      t.follow('B', 'A');
    },
  },
  'loop-running': { ...PAIR, event: (t) => t.follow('M', 'R') },
  'chain-loop-three': {
    ...CHAIN,
    setup: (t) => {
      usual(t);
      t.type('M', 'SET a 1');
      t.run(0.2);
    },
    event: (t) => t.follow('M', 'S'),
  },
  'two-attach-disk': {
    nodes: { M: ['repl-diskless-sync no', 'rdb-key-save-delay 300000'], A: [], B: [] },
    seconds: 5,
    setup: (t) => many(t, 8),
    event: (t) => {
      asksForCopy(t, 'A');
      t.run(0.3);
      t.type('M', 'SET dur 1');
      t.follow('B', 'M');
    },
  },
  'two-attach-diskless': {
    nodes: { M: ['rdb-key-save-delay 300000'], A: [], B: [] },
    seconds: 5,
    setup: (t) => many(t, 8),
    event: (t) => {
      asksForCopy(t, 'A');
      t.run(0.3);
      t.follow('B', 'M');
      t.run(3);
    },
  },
  'two-attach-diskless-delay': {
    nodes: { M: ['repl-diskless-sync-delay 3'], A: [], B: [] },
    setup: nothing,
    event: (t) => {
      t.follow('A', 'M');
      t.run(1);
      t.follow('B', 'M');
      t.run(3);
    },
  },
  'diskless-max-replicas': {
    nodes: {
      M: ['repl-diskless-sync-delay 30', 'repl-diskless-sync-max-replicas 2'],
      A: [],
      B: [],
    },
    setup: nothing,
    event: (t) => {
      t.follow('A', 'M');
      t.run(1);
      t.follow('B', 'M');
    },
  },
  'flushall-during-sync': {
    nodes: { M: ['rdb-key-save-delay 200000'], A: [] },
    setup: (t) => many(t, 10),
    event: (t) => {
      asksForCopy(t, 'A');
      t.run(0.5);
      t.type('M', 'FLUSHALL');
    },
    // Which end is noticed first, that of the pipe or that of the child, is chance in Redis.
    ignored: /done reading from pipe/,
  },
  'shutdown-with-replica': {
    ...PAIR,
    event: (t) => {
      t.lag('R', 'M');
      t.type('M', 'SET x 1');
      t.type('M', 'SHUTDOWN');
    },
  },
  'replica-dies-during-sync': {
    nodes: { M: ['rdb-key-save-delay 200000'], A: [] },
    setup: (t) => big(t, 10),
    event: (t) => {
      asksForCopy(t, 'A');
      t.run(0.5);
      t.cut('M', 'A');
      t.run(2);
      t.heal('M', 'A');
      t.run(3);
    },
  },
  'noone-during-sync': {
    nodes: { M: ['repl-diskless-sync no', 'rdb-key-save-delay 500000'], R: [] },
    setup: (t) => {
      many(t, 10);
      t.type('R', 'SET mine 1');
    },
    event: (t) => {
      asksForCopy(t, 'R');
      t.run(0.8);
      t.type('R', 'REPLICAOF NO ONE');
    },
  },
  'repoint-during-sync': {
    nodes: { M: ['repl-diskless-sync no', 'rdb-key-save-delay 500000'], M2: [], R: [] },
    setup: (t) => {
      many(t, 10);
    },
    event: (t) => {
      asksForCopy(t, 'R');
      t.run(0.6);
      t.follow('R', 'M2');
    },
  },
  'rdb-del-sync-files': {
    nodes: {
      M: ['rdb-del-sync-files yes', 'save ""', 'repl-diskless-sync no'],
      R: ['rdb-del-sync-files yes', 'save ""'],
    },
    setup: nothing,
    event: (t) => t.follow('R', 'M'),
  },
  'user-bgsave-then-attach': {
    nodes: { M: ['repl-diskless-sync no', 'rdb-key-save-delay 250000'], R: [] },
    seconds: 5,
    setup: (t) => {
      many(t, 6);
      t.type('M', 'BGSAVE');
    },
    event: (t) => t.follow('R', 'M'),
  },
};
