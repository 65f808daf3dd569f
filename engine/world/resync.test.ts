import { expect, test } from 'vitest';
import captured from '../node/captured/resync.json';
import { type Cast, normalise, type Scenario, Story } from './resync.fixture.ts';

// Scenarios played on redis-server 7.0.15, and here: what INFO told before and after, what PSYNC asked
// and was answered, the counters, and both logs line by line.

const SCENARIOS = captured.scenarios as unknown as readonly Scenario[];

interface Play extends Cast {
  /** Up to the moment from which the capture counts; one replica R of M and one write unless told. */
  readonly setup?: (t: Story) => void;
  readonly event: (t: Story) => void;
}

const PAIR = { nodes: { M: [], R: [] } };
const TRIO = { nodes: { M: [], A: [], B: [] } };
const CHAIN = { nodes: { M: [], R: [], S: [] } };
const SMALL = ['repl-backlog-size 16384'];

/** Every node but M follows M; M takes one write of 50 bytes, its SELECT included. */
function usual(t: Story): void {
  for (const name of ['R', 'A', 'B']) if (t.has(name) && !t.follows(name)) t.attach(name, 'M');
  if (t.has('S') && !t.follows('S')) t.attach('S', t.has('R') ? 'R' : 'B');
  t.type('M', 'SET k v');
  t.run(0.2);
}

const PLAYS: Readonly<Record<string, Play>> = {
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
      t.follow('M', 'A');
    },
  },
  'failover-old-master-back-dirty': {
    nodes: { M: [], A: [] },
    event: (t) => {
      t.type('A', 'REPLICAOF NO ONE');
      t.run(0.1);
      t.type('M', 'SET lost 1');
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
    nodes: { M: SMALL, R: SMALL, S: [] },
    event: (t) => {
      t.cut('M', 'R');
      t.overflow('M');
      t.heal('M', 'R');
    },
  },
  'chain-replid-change': {
    nodes: { M: [], A: [], B: [], S: [] },
    event: (t) => {
      t.type('A', 'REPLICAOF NO ONE');
      t.kill('M');
      t.run(0.1);
      t.follow('B', 'A');
    },
  },
  'promote-with-subs': { ...CHAIN, event: (t) => t.type('R', 'REPLICAOF NO ONE') },
  'replicaof-same': { ...PAIR, event: (t) => t.follow('R', 'M') },
  'noone-then-back': {
    ...PAIR,
    event: (t) => {
      t.type('R', 'REPLICAOF NO ONE');
      t.run(0.1);
      t.follow('R', 'M');
    },
  },
};

const NOT_PLAYED: Readonly<Record<string, string>> = {};

test.each(Object.entries(PLAYS))('%s', (id, play) => {
  const scenario = SCENARIOS.find((one) => one.id === id)!;
  const t = new Story(play);
  (play.setup ?? usual)(t);
  t.begin();
  play.event(t);
  t.run(3);
  expect(t.outcome(scenario)).toEqual(normalise(scenario));
});

test('every captured scenario is played, or it is told why not', () => {
  const told = [...Object.keys(PLAYS), ...Object.keys(NOT_PLAYED)].sort();
  expect(told).toEqual(SCENARIOS.map((one) => one.id).sort());
});
