/** Card 5: the master is lost. Which acknowledged writes does the next one not have? Pure. */
import type { LabAction, LabFile } from '../../../../engine/contract.ts';
import { lostWritesOf, type FailoverInput } from '../formulas.ts';
import { MASTER, masterNode, OTHER, REPLICA, replicaNode, type Run } from './run.ts';
import { NAMES, say, STORIES, storyOf } from './texts.ts';

const WRITES_FROM_MS = 2_000.3;
/** Right behind the replicas' ACK, which leaves at a tick of their cron: the fence then takes longest. */
const LOST_AFTER_ACK_MS = 6_001.4;
const AFTER_MS = 5_000;
/** More writes a second than this are played by fewer, and counted up again. */
const WRITES_MOST = 100;
/** Of WAIT each line has to be answered before the next. */
const WAITS_MOST = 4;
const TYPED_MOST = 1_500;
const PLAYABLE_SECONDS = 1_800;

/** Null: too long to be played. `scale`: so many writes are one of the lab. */
export function failoverRun(input: FailoverInput): Run | null {
  if (input.until > PLAYABLE_SECONDS || input.writes <= 0) return null;
  const most =
    input.guard === 'wait'
      ? Math.min(WAITS_MOST, TYPED_MOST / (input.until + LOST_AFTER_ACK_MS / 1000))
      : WRITES_MOST;
  const scale = Math.max(1, input.writes / most);
  const writes = input.writes / scale;
  const lostMs = LOST_AFTER_ACK_MS + Math.round(input.oneWay * 1000);
  const switchMs = Math.round(lostMs + Math.max(0.5, input.until) * 1000);
  const { least, most: lost, unconfirmed } = lostWritesOf({ ...input, writes });
  const predicted = { kind: 'lost' as const, least, most: lost, unconfirmed };
  return {
    lab: failoverLab(input, { writes, scale, lostMs, switchMs }),
    scale,
    predicted,
    fromMs: lostMs,
    doneMs: switchMs + AFTER_MS,
    watch: { master: MASTER, replica: REPLICA, command: 0 },
  };
}

interface Plan {
  writes: number;
  scale: number;
  lostMs: number;
  switchMs: number;
}

function failoverLab(input: FailoverInput, plan: Plan): LabFile {
  const guard =
    input.guard === 'min-replicas'
      ? ['min-replicas-to-write 1', `min-replicas-max-lag ${Math.round(input.maxLag)}`]
      : [];
  const conf = ['repl-backlog-size 1mb', 'repl-timeout 3600', ...guard];
  return {
    format: 'psync-lab/1',
    name: NAMES.failover,
    story: storyOf(STORIES.failover, 1),
    seed: 5,
    backlog: 'exact',
    openAtMs: Math.floor(plan.lostMs - 1_000),
    network: { latencyMs: Math.max(0, Math.round(input.oneWay * 1000)) },
    nodes: [
      masterNode(conf),
      replicaNode(REPLICA, conf, [0.78, 0.22]),
      replicaNode(OTHER, conf, [0.78, 0.8]),
    ],
    actions: [...writesOf(input, plan), ...misfortuneOf(input, plan)],
  };
}

function writesOf({ guard }: FailoverInput, { writes, switchMs }: Plan): LabAction[] {
  if (guard !== 'wait') {
    const line = 'SET k:{n} {value}';
    return [
      {
        atMs: WRITES_FROM_MS,
        do: 'load',
        node: MASTER,
        rate: writes,
        template: line,
        untilMs: switchMs,
      },
    ];
  }
  const lines: LabAction[] = [];
  const gapMs = 1_000 / writes;
  const timeout = Math.max(20, Math.floor(gapMs / 2));
  for (let n = 0; WRITES_FROM_MS + n * gapMs < switchMs - timeout; n += 1) {
    const atMs = Math.round((WRITES_FROM_MS + n * gapMs) * 1000) / 1000;
    lines.push({ atMs, do: 'type', node: MASTER, line: `SET k:${n} v` });
    lines.push({ atMs, do: 'type', node: MASTER, line: `WAIT 1 ${timeout}` });
  }
  return lines;
}

function misfortuneOf({ how }: FailoverInput, { lostMs, switchMs }: Plan): LabAction[] {
  const elected: LabAction[] = [
    { atMs: switchMs, do: 'type', node: REPLICA, line: 'REPLICAOF NO ONE', console: 2 },
    {
      atMs: switchMs + 10,
      do: 'type',
      node: OTHER,
      line: `REPLICAOF 127.0.0.1 ${REPLICA}`,
      console: 2,
    },
    say(switchMs, `${REPLICA} takes over.`, `${REPLICA} 接任主节点。`),
  ];
  if (how === 'crash') {
    return [
      // The network at its end goes with it: what is under way never arrives.
      { atMs: lostMs, do: 'cut', between: [MASTER, REPLICA] },
      { atMs: lostMs, do: 'cut', between: [MASTER, OTHER] },
      { atMs: lostMs, do: 'power-off', node: MASTER },
      say(lostMs, 'The master’s machine dies.', '主节点所在的机器断电。'),
      ...elected,
    ];
  }
  const backMs = switchMs + 1_000;
  return [
    { atMs: lostMs, do: 'stall', between: [MASTER, REPLICA] },
    { atMs: lostMs, do: 'stall', between: [MASTER, OTHER] },
    say(lostMs, 'The network divides. The master goes on.', '网络分区，主节点还在接受写入。'),
    ...elected,
    { atMs: backMs, do: 'heal', between: [MASTER, REPLICA] },
    { atMs: backMs, do: 'heal', between: [MASTER, OTHER] },
    {
      atMs: backMs,
      do: 'type',
      node: MASTER,
      line: `REPLICAOF 127.0.0.1 ${REPLICA}`,
      console: 2,
    },
  ];
}
