/**
 * The labs of the walkthrough, one for each variant: lab files like any other, so that a real pair of
 * servers can play them too. Two nodes greet each other in them; `replica` says which of them asks.
 */
import type { NodeId } from '../../../engine/contract.ts';
import type { LabAction, LabFile, LabNode, LabText } from '../../../engine/lab/format.ts';
import type { Variant } from './variants.ts';

export interface Walk {
  lab: LabFile;
  /** Who asks, and whom. */
  replica: NodeId;
  master: NodeId;
  /** The story that is told: from here on, up to there. Milliseconds of virtual time. */
  fromMs: number;
  toMs: number;
}

/** A message is under way so long: slow enough to be seen, where time runs by itself. */
const LATENCY_MS = 200;
/**
 * Bytes a second: a byte takes a microsecond, so that what is sent in one go still arrives one after the other,
 * and each side is seen in the state between.
 */
const BANDWIDTH = 1_000_000;
/** So long a key takes on its way into a snapshot, in microseconds: time to write meanwhile. */
const SLOW_SNAPSHOT = 'rdb-key-save-delay 300000';
const KEYS = 'MSET city Lyon river Rhone hill Croix-Rousse dish quenelle line metro-C number 42';

const MASTER = '6379';
const REPLICA = '6380';
const SUB_REPLICA = '6381';

const conf = (id: NodeId, lines: readonly string[]): string[] => [
  `port ${id}`,
  'repl-backlog-size 1024',
  'save ""',
  `dbfilename dump${id}.rdb`,
  ...lines,
];

function node(id: NodeId, lines: readonly string[], place: [number, number]): LabNode {
  return { id, conf: conf(id, lines), place };
}

const master = (...lines: string[]): LabNode => node(MASTER, lines, [0.2, 0.5]);
const replica = (...lines: string[]): LabNode => node(REPLICA, lines, [0.8, 0.5]);
const later = (one: LabNode): LabNode => ({ ...one, running: false });

const type = (atMs: number, id: NodeId, line: string): LabAction => ({
  atMs,
  do: 'type',
  node: id,
  line,
});
const start = (atMs: number, id: NodeId): LabAction => ({ atMs, do: 'start', node: id });

function lab(name: LabText, nodes: LabNode[], actions: LabAction[]): LabFile {
  return {
    format: 'psync-lab/1',
    name,
    seed: 11,
    backlog: 'exact',
    network: { latencyMs: LATENCY_MS, bandwidth: BANDWIDTH },
    nodes,
    actions,
  };
}

const OF_TWO = { replica: REPLICA, master: MASTER };
const FOLLOW = `replicaof 127.0.0.1 ${MASTER}`;

const first: Walk = {
  ...OF_TWO,
  fromMs: 1_000,
  toMs: 22_000,
  lab: lab(
    { en: 'Handshake: first attach', zh: '握手：首次挂接' },
    [
      master('repl-diskless-sync-delay 0', SLOW_SNAPSHOT),
      later(replica(FOLLOW, 'appendonly yes', 'appenddirname aof6380')),
    ],
    [
      type(500, MASTER, KEYS),
      start(1_000, REPLICA),
      type(3_300, MASTER, 'SET during snapshot'),
      type(15_000, MASTER, 'SET live yes'),
    ],
  ),
};

const noHistory: Walk = {
  ...OF_TWO,
  fromMs: 1_500,
  toMs: 14_000,
  lab: lab(
    { en: 'Handshake: a running server is told to follow', zh: '握手：让运行中的服务器去当从节点' },
    [master('repl-diskless-sync-delay 0', SLOW_SNAPSHOT), replica()],
    [
      type(500, MASTER, KEYS),
      type(600, REPLICA, 'SET mine 1'),
      type(1_500, REPLICA, `REPLICAOF 127.0.0.1 ${MASTER}`),
      type(3_800, MASTER, 'SET during snapshot'),
      type(12_000, MASTER, 'SET live yes'),
    ],
  ),
};

const disk: Walk = {
  ...OF_TWO,
  fromMs: 1_000,
  toMs: 16_000,
  lab: lab(
    { en: 'Handshake: the snapshot by way of the disk', zh: '握手：有盘复制' },
    [
      master('repl-diskless-sync no', SLOW_SNAPSHOT),
      later(replica(FOLLOW, 'replica-announce-ip 127.0.0.1')),
    ],
    [
      type(500, MASTER, KEYS),
      start(1_000, REPLICA),
      type(3_300, MASTER, 'SET during snapshot'),
      type(14_000, MASTER, 'SET live yes'),
    ],
  ),
};

const diskless: Walk = {
  ...OF_TWO,
  fromMs: 1_000,
  toMs: 22_000,
  lab: lab(
    { en: 'Handshake: the snapshot straight into the socket', zh: '握手：无盘复制' },
    [master(SLOW_SNAPSHOT), later(replica(FOLLOW))],
    [
      type(500, MASTER, KEYS),
      start(1_000, REPLICA),
      type(5_000, MASTER, 'SET early 1'),
      type(8_800, MASTER, 'SET during snapshot'),
      type(19_000, MASTER, 'SET live yes'),
    ],
  ),
};

const attached = [master('repl-diskless-sync-delay 0'), replica(FOLLOW)];

const partial: Walk = {
  ...OF_TWO,
  fromMs: 8_400,
  toMs: 17_000,
  lab: lab({ en: 'Handshake: back after a short outage', zh: '握手：短断线之后重连' }, attached, [
    type(5_000, MASTER, 'SET city Lyon'),
    { atMs: 8_400, do: 'cut', between: [MASTER, REPLICA] },
    type(8_600, MASTER, 'SET missed 1'),
    type(8_800, MASTER, 'SET missed 2'),
    { atMs: 11_500, do: 'heal', between: [MASTER, REPLICA] },
    type(15_500, MASTER, 'SET live yes'),
  ]),
};

/** More than the smallest backlog of a real server holds, in all its blocks. */
const LONG_OUTAGE: LabAction = {
  atMs: 8_600,
  do: 'load',
  node: MASTER,
  rate: 50,
  template: 'SET page:{n} {value}',
  valueBytes: 1_000,
  untilMs: 10_600,
};

const fullAgain: Walk = {
  ...OF_TWO,
  fromMs: 8_400,
  toMs: 22_000,
  lab: {
    ...lab(
      { en: 'Handshake: back after a long outage', zh: '握手：长断线之后重连' },
      [
        master('repl-diskless-sync-delay 0', 'repl-backlog-size 16kb', 'rdb-key-save-delay 20000'),
        replica(FOLLOW),
      ],
      [
        type(5_000, MASTER, 'SET city Lyon'),
        { atMs: 8_400, do: 'cut', between: [MASTER, REPLICA] },
        LONG_OUTAGE,
        { atMs: 11_600, do: 'heal', between: [MASTER, REPLICA] },
        type(14_600, MASTER, 'SET during snapshot'),
        type(18_000, MASTER, 'SET live yes'),
      ],
    ),
    backlog: 'blocks',
  },
};

const password: Walk = {
  ...OF_TWO,
  fromMs: 1_000,
  toMs: 14_000,
  lab: lab(
    { en: 'Handshake: a password in the way', zh: '握手：密码挡路' },
    [master('repl-diskless-sync-delay 0', 'requirepass lyon'), later(replica(FOLLOW))],
    [
      start(1_000, REPLICA),
      type(3_100, REPLICA, 'CONFIG SET masterauth paris'),
      type(7_100, REPLICA, 'CONFIG SET masterauth lyon'),
    ],
  ),
};

const chained: Walk = {
  replica: SUB_REPLICA,
  master: REPLICA,
  fromMs: 11_000,
  toMs: 23_000,
  lab: lab(
    { en: 'Handshake: a replica of a replica', zh: '握手：从节点的从节点' },
    [
      node(MASTER, ['repl-diskless-sync-delay 0'], [0.15, 0.5]),
      node(REPLICA, ['repl-diskless-sync-delay 0', SLOW_SNAPSHOT, FOLLOW], [0.5, 0.5]),
      later(node(SUB_REPLICA, [`replicaof 127.0.0.1 ${REPLICA}`], [0.85, 0.5])),
    ],
    [
      type(500, MASTER, KEYS),
      start(11_000, SUB_REPLICA),
      type(13_200, MASTER, 'SET during snapshot'),
      type(18_000, MASTER, 'SET live yes'),
    ],
  ),
};

export const WALKS: Readonly<Record<Variant, Walk>> = {
  first,
  'no-history': noHistory,
  disk,
  diskless,
  partial,
  'full-again': fullAgain,
  password,
  chained,
};
