// Labs in which nodes log what the glossary explains: short, and each for certain lines.
import type { Action, LabFile } from '../../engine/contract.ts';

type Conf = Readonly<Record<string, readonly string[]>>;
type Does = readonly (readonly [number, Action])[];

export interface LogStory {
  lab: LabFile;
  /** Milliseconds of virtual time. */
  until: number;
}

const M = '6379';
const A = '6380';
const B = '6381';
const NOW = 'repl-diskless-sync-delay 0';
const OF_M = `replicaof 127.0.0.1 ${M}`;
const type = (node: string, line: string) => ({ do: 'type', node, line }) as const;
const cut = (a: string, b: string): Action => ({ do: 'cut', between: [a, b] });
const heal = (a: string, b: string): Action => ({ do: 'heal', between: [a, b] });
const stall = (a: string, b: string): Action => ({ do: 'stall', between: [a, b] });
const kill = (node: string) => ({ do: 'kill', node }) as const;
const start = (node: string) => ({ do: 'start', node }) as const;

function story(nodes: Conf, until: number, does: Does = [], network = {}): LogStory {
  const lab: LabFile = {
    format: 'psync-lab/1',
    name: { en: 'A log' },
    seed: 5,
    backlog: 'exact',
    network: { latencyMs: 20, ...network },
    nodes: Object.entries(nodes).map(([id, conf]) => ({ id, conf: [`port ${id}`, ...conf] })),
    actions: does.map(([atMs, action]) => ({ atMs, ...action })),
  };
  return { lab, until };
}

const BIG = `DEBUG POPULATE 200 k 500`;
const DISK = ['repl-diskless-sync no'];
const SLOW = { bandwidth: 1_500 };
/** A child takes this long for each key, in microseconds. */
const SLOWLY = 'rdb-key-save-delay 20000';
const PING = 'repl-ping-replica-period 1';

export const LOG_STORIES: Readonly<Record<string, LogStory>> = {
  'a short and a long outage': story({ [M]: ['repl-backlog-size 200'], [A]: [] }, 40_000, [
    [500, type(A, `SLAVEOF 127.0.0.1 ${M}`)],
    [12_000, type(A, `SLAVEOF 127.0.0.1 ${M}`)],
    [14_000, cut(M, A)],
    [14_500, type(M, 'SET a 1')],
    [16_000, heal(M, A)],
    [22_000, cut(M, A)],
    [22_500, type(M, `SET b ${'x'.repeat(400)}`)],
    [24_000, heal(M, A)],
  ]),
  'a master that answers PING with an error': story(
    { [A]: [OF_M, 'replica-serve-stale-data no'], [B]: [`replicaof 127.0.0.1 ${A}`] },
    6_000,
  ),
  'a wrong password': story({ [M]: ['requirepass one'], [A]: [OF_M, 'masterauth two'] }, 4_000),
  'no password': story({ [M]: ['requirepass one'], [A]: [OF_M] }, 4_000),
  'an end in the middle of the handshake': story({ [M]: [], [A]: [] }, 6_000, [
    [500, { do: 'hold', between: [M, A], from: M, match: '+PONG' }],
    [1_000, type(A, `SLAVEOF 127.0.0.1 ${M}`)],
    [2_500, kill(M)],
  ]),
  'a backlog that is freed': story({ [M]: [NOW, 'repl-backlog-ttl 2'], [A]: [OF_M] }, 12_000, [
    [4_000, kill(A)],
  ]),
  'from the disk, and together': story(
    { [M]: DISK, [A]: [], [B]: [] },
    20_000,
    [
      [500, type(M, BIG)],
      [1_000, type(A, `SLAVEOF 127.0.0.1 ${M}`)],
      [1_000, type(B, `SLAVEOF 127.0.0.1 ${M}`)],
      [1_080, type(M, 'SET during snapshot')],
    ],
    SLOW,
  ),
  'a snapshot that is nobody’s': story({ [M]: [...DISK, SLOWLY], [A]: [] }, 15_000, [
    [500, type(M, BIG)],
    [3_000, type(M, 'BGSAVE')],
    [3_500, type(A, `SLAVEOF 127.0.0.1 ${M}`)],
  ]),
  'a broken disk': story({ [M]: DISK, [A]: [] }, 8_000, [
    [500, { do: 'break-disk', node: M }],
    [1_000, type(A, `SLAVEOF 127.0.0.1 ${M}`)],
  ]),
  'a replica that goes in the middle of a snapshot': story(
    { [M]: [NOW, SLOWLY], [A]: [] },
    12_000,
    [
      [500, type(M, BIG)],
      [1_500, type(A, `SLAVEOF 127.0.0.1 ${M}`)],
      [3_500, kill(A)],
    ],
  ),
  'files that do not stay': story(
    {
      [M]: [...DISK, 'save ""', 'rdb-del-sync-files yes'],
      [A]: [OF_M, 'save ""', 'rdb-del-sync-files yes'],
    },
    15_000,
    [[8_000, kill(A)]],
  ),
  'old data and new data change places': story(
    { [M]: [NOW], [A]: [OF_M, 'repl-diskless-load swapdb'] },
    6_000,
  ),
  'a master that goes before the snapshot': story({ [M]: [], [A]: [OF_M] }, 8_000, [
    [3_000, kill(M)],
  ]),
  'a master that goes in the middle of the snapshot': story(
    { [M]: DISK, [A]: [] },
    10_000,
    [
      [500, type(M, BIG)],
      [1_500, type(A, `SLAVEOF 127.0.0.1 ${M}`)],
      [4_500, cut(M, A)],
    ],
    SLOW,
  ),
  'silence in the middle of a snapshot': story(
    { [M]: [NOW, 'repl-timeout 3', PING], [A]: ['repl-timeout 3'] },
    25_000,
    [
      [500, type(M, 'DEBUG POPULATE 2000 k 500')],
      [1_500, type(A, `SLAVEOF 127.0.0.1 ${M}`)],
      [3_500, stall(M, A)],
    ],
    SLOW,
  ),
  'silence on a link, then before the handshake': story(
    { [M]: [NOW, 'repl-timeout 3', PING], [A]: [OF_M, 'repl-timeout 3'] },
    20_000,
    [[4_000, stall(M, A)]],
  ),
  'too much waits for a replica': story(
    { [M]: [NOW, 'client-output-buffer-limit replica 20000 10000 2'], [A]: [OF_M] },
    16_000,
    [
      [4_000, stall(M, A)],
      [
        5_000,
        {
          do: 'load',
          node: M,
          rate: 500,
          template: `SET k${'x'.repeat(1_500)} {n}`,
          untilMs: 12_000,
        },
      ],
    ],
  ),
  'a replica that was written to': story(
    { [M]: [NOW], [A]: [OF_M, 'replica-read-only no'] },
    8_000,
    [
      [4_000, type(A, 'LPUSH k a')],
      [5_000, type(M, 'APPEND k b')],
    ],
  ),
  'a shutdown that waits for a replica': story(
    { [M]: [NOW, 'shutdown-timeout 2'], [A]: [OF_M], [B]: [OF_M] },
    12_000,
    [
      [4_000, { do: 'freeze', node: B }],
      [5_000, type(M, 'SET a 1')],
      [5_500, { do: 'shutdown', node: M }],
    ],
  ),
  'promoted, and the old master comes back': story(
    { [M]: [NOW], [A]: [OF_M], [B]: [OF_M] },
    30_000,
    [
      [4_000, type(M, 'SET a 1')],
      [6_000, type(A, 'REPLICAOF NO ONE')],
      [7_000, type(B, `REPLICAOF 127.0.0.1 ${A}`)],
      [7_500, type(M, 'SET lost 1')],
      [7_500, type(M, 'SET lost 1')],
      [8_000, type(M, `REPLICAOF 127.0.0.1 ${A}`)],
      [14_000, kill(B)],
      [15_000, start(B)],
    ],
  ),
  'FAILOVER asked for, forced, given up': story({ [M]: [NOW], [A]: [OF_M] }, 30_000, [
    [4_000, { do: 'freeze', node: A }],
    [4_500, type(M, 'SET a 1')],
    [5_000, type(M, 'FAILOVER')],
    [6_000, { do: 'type', node: M, line: 'FAILOVER ABORT', console: 2 }],
    [7_000, type(M, `FAILOVER TO 127.0.0.1 ${A} FORCE TIMEOUT 1000`)],
    [10_000, { do: 'thaw', node: A }],
    [16_000, type(A, 'FAILOVER')],
  ]),
  'FAILOVER, all in good order': story({ [M]: [NOW], [A]: [OF_M] }, 10_000, [
    [4_000, type(M, 'SET a 1')],
    [5_000, type(M, 'FAILOVER')],
  ]),
  'a chain without a head': story({ [A]: [OF_M], [B]: [`replicaof 127.0.0.1 ${A}`] }, 4_000),
  'a snapshot that waits for another child': story(
    { [M]: [NOW, SLOWLY, 'appendonly yes'], [A]: [] },
    12_000,
    [
      [500, type(M, BIG)],
      [3_000, type(M, 'BGREWRITEAOF')],
      [3_500, type(A, `SLAVEOF 127.0.0.1 ${M}`)],
    ],
  ),
};
