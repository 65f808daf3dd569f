// Captured scenarios of links that break, and of roles that change.
import { CHAIN, PAIR, type Play, SMALL, TRIO, usual } from './resyncCast.fixture.ts';

export const LINKS: Readonly<Record<string, Play>> = {
  'cut-partial': {
    ...PAIR,
    event: (t) => {
      t.cut('M', 'R');
      for (const key of ['a', 'b', 'c']) t.type('M', `SET ${key} 1`);
      t.run(0.6);
      t.heal('M', 'R');
    },
  },
  'cut-idle': { ...PAIR, event: (t) => t.breakOff('M', 'R') },
  'backlog-overflow': {
    nodes: { M: SMALL, R: [] },
    event: (t) => {
      t.cut('M', 'R');
      t.overflow('M');
      t.heal('M', 'R');
    },
  },
  'failover-manual': {
    ...TRIO,
    event: (t) => {
      t.kill('M');
      t.run(0.3);
      t.type('A', 'REPLICAOF NO ONE');
      t.type('A', 'SET x 1');
      t.follow('B', 'A');
    },
  },
  'failover-old-master-back-clean': {
    nodes: { M: [], A: [] },
    event: (t) => {
      t.type('A', 'REPLICAOF NO ONE');
      t.run(0.1);
      t.type('A', 'SET x 1');
      t.follow('M', 'A');
    },
  },
  'failover-old-master-back-dirty': {
    nodes: { M: [], A: [] },
    event: (t) => {
      t.type('A', 'REPLICAOF NO ONE');
      t.run(0.1);
      t.type('A', 'SET x 1');
      t.type('M', 'SET lost 1');
      t.follow('M', 'A');
    },
  },
  'failover-old-master-pinged': {
    ...TRIO,
    event: (t) => {
      t.type('A', 'REPLICAOF NO ONE');
      t.type('M', 'CONFIG SET repl-ping-replica-period 1');
      // Two pings.
      t.until('M', 'master_repl_offset', '78');
      t.type('M', 'CONFIG SET repl-ping-replica-period 3600');
      t.follow('M', 'A');
    },
  },
  'chain-cut-top': {
    ...CHAIN,
    event: (t) => {
      t.cut('M', 'R');
      t.type('M', 'SET a 1');
      t.run(0.6);
      t.heal('M', 'R');
    },
  },
  'chain-full-top': {
    nodes: { M: SMALL, R: [], S: [] },
    event: (t) => {
      t.cut('M', 'R');
      t.overflow('M');
      t.heal('M', 'R');
    },
  },
  'chain-replid-change': {
    nodes: { M: [], A: [], B: [], S: [] },
    setup: (t) => {
      t.attach('A', 'M');
      t.attach('B', 'M');
      t.attach('S', 'B');
      t.type('M', 'SET k v');
      t.run(0.2);
    },
    event: (t) => {
      // M does not hear of it any more.
      t.holdUp('A', 'M');
      t.type('A', 'REPLICAOF NO ONE');
      t.kill('M');
      t.run(0.1);
      t.follow('B', 'A');
      t.online('B');
      t.run(1);
      t.type('A', 'SET x 1');
    },
  },
  'promote-with-subs': {
    ...CHAIN,
    event: (t) => {
      t.type('R', 'REPLICAOF NO ONE');
      t.run(1);
      t.type('R', 'SET x 1');
    },
  },
  'timeout-master-stalled': {
    nodes: { M: [], R: ['repl-timeout 3'] },
    event: (t) => {
      t.type('M', 'CONFIG SET repl-ping-replica-period 1');
      t.stall('M', 'R');
      // Four pings.
      t.until('M', 'master_repl_offset', '106');
      t.type('M', 'CONFIG SET repl-ping-replica-period 3600');
      t.until('R', 'master_link_status', 'down');
      t.run(0.5);
      t.heal('M', 'R');
    },
    // Its attempt failed at the proxy; ours waits for the link and succeeds.
    ignored: /onnecting to MASTER|sync started|Non blocking|Failed to read|did not respond/,
  },
  'timeout-replica-stalled': {
    nodes: { M: ['repl-timeout 3'], R: [] },
    event: (t) => {
      t.freeze('R');
      // The proxy of the capture held the write back, and lost it when the link was cut.
      t.holdUp('M', 'R');
      t.type('M', 'SET whilefroze 1');
      t.until('M', 'connected_slaves', '0');
      t.cut('M', 'R');
      t.heal('M', 'R');
      t.thaw('R');
    },
  },
  'repoint-to-other-master': {
    nodes: { M: [], R: [], M2: [] },
    setup: (t) => {
      t.type('M2', 'SET other 1');
      usual(t);
    },
    event: (t) => t.follow('R', 'M2'),
  },
  'noone-then-back': {
    ...PAIR,
    event: (t) => {
      t.type('R', 'REPLICAOF NO ONE');
      t.run(0.1);
      t.follow('R', 'M');
    },
  },
  'replicaof-same': { ...PAIR, event: (t) => t.follow('R', 'M') },
  'change-repl-id': {
    ...PAIR,
    event: (t) => {
      t.type('M', 'DEBUG CHANGE-REPL-ID');
      t.breakOff('M', 'R');
    },
  },
  'client-kill-type-replica': {
    ...PAIR,
    event: (t) => {
      t.type('M', 'CLIENT KILL TYPE replica');
      t.run(1);
      t.type('R', 'CLIENT KILL TYPE master');
    },
  },
  'select-after-partial': {
    ...PAIR,
    setup: (t) => {
      usual(t);
      t.type('M', 'SELECT 5');
      t.type('M', 'SET a 1');
      t.run(0.2);
    },
    event: (t) => {
      t.breakOff('M', 'R');
      t.run(0.5);
      t.type('M', 'SET b 1');
    },
  },
  'cut-inside-multi': {
    ...PAIR,
    event: (t) => {
      t.trickle('M', 'R', 64, 0.64);
      for (const line of ['MULTI', 'SET a 1', 'SET b 2', 'EXEC']) t.type('M', line);
      t.run(0.7);
      t.sees('R', { slave_repl_offset: '50', slave_read_repl_offset: '114' });
      t.breakOff('M', 'R');
      t.flow('M', 'R');
    },
  },
  'min-replicas-lag': {
    nodes: { M: ['min-replicas-max-lag 2'], R: [] },
    setup: (t) => {
      usual(t);
      t.type('M', 'CONFIG SET min-replicas-to-write 1');
    },
    event: (t) => {
      t.freeze('R');
      for (let i = 0; i < 5; i++) t.answers('M', 'SET x 1', 'OK');
      t.until('M', 'min_slaves_good_slaves', '0');
      const refused = '(error) NOREPLICAS Not enough good replicas to write.';
      t.answers('M', 'SET x 1', refused);
      t.thaw('R');
      t.until('M', 'min_slaves_good_slaves', '1');
      for (let i = 0; i < 2; i++) t.answers('M', 'SET x 1', 'OK');
    },
  },
  'chain-top-dead': {
    nodes: { M: [], R: [], S: ['repl-timeout 4'] },
    event: (t) => {
      t.kill('M');
      t.run(5.5);
    },
  },
};

/** Between processes the buffers of sockets and proxies take megabytes: this is for the simulated world. */
export const BUFFERS: Readonly<Record<string, Play>> = {
  'output-buffer-limit': {
    nodes: {
      M: ['repl-backlog-size 16384', 'client-output-buffer-limit replica 1mb 0 0'],
      R: [],
    },
    setup: (t) => t.attach('R', 'M'),
    event: (t) => {
      t.freeze('R');
      for (let i = 0; i < 80; i++) t.type('M', `SET key${i} ${'x'.repeat(100_000)}`);
      t.run(1);
      t.thaw('R');
    },
    // How far the replica got is a matter of the sockets' buffers.
    ignored: /Replica request was|Trying a partial/,
  },
};
