/** What the labs of all cases have in common. */
import type { LabFile, LabNode } from '../../../../engine/lab/format.ts';

const CONF = ['repl-backlog-size 512', 'repl-diskless-sync-delay 0', 'repl-timeout 3600'];

/** Nobody is hurried: a replica waits an hour before it takes silence for an outage. */
export const node = (id: string, ...conf: string[]): LabNode => ({ id, conf: [...CONF, ...conf] });

export const FOLLOWS_6379 = 'replicaof 127.0.0.1 6379';

type Typed = Extract<LabFile['actions'][number], { do: 'type' }>;
export const typed = (atMs: number, id: string, line: string): Typed => ({
  atMs,
  do: 'type',
  node: id,
  line,
});

type Asked = Extract<LabFile['actions'][number], { do: 'expect' }>;
/** By a client whose console nobody sees. */
export const unseen = (atMs: number, id: string, line: string): Asked => ({
  atMs,
  do: 'expect',
  node: id,
  line,
  reply: 'OK',
});

export const common = (openAtMs: number) => ({
  seed: 18,
  backlog: 'exact' as const,
  openAtMs,
  network: { latencyMs: 40 },
});
