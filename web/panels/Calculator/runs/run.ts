/** What "simulate this" opens: a lab with the numbers of a card, and what arithmetic says of that lab. */
import type { LabFile, LabNode } from '../../../../engine/lab/format.ts';

export type RunOutcome =
  | { kind: 'resync'; outcome: 'none' | 'partial' | 'full'; bytes: number }
  | { kind: 'sync'; outcome: 'completes' | 'loops' }
  | { kind: 'catch-up'; outcome: 'catches-up' | 'dropped'; seconds: number }
  /** Acknowledged writes that are gone: arithmetic knows a range, a run has counted. */
  | { kind: 'lost'; least: number; most: number; unconfirmed: number };

export interface Run {
  lab: LabFile;
  /** So many real bytes is one byte of the lab; 1: the numbers themselves. */
  scale: number;
  predicted: RunOutcome;
  /** Milliseconds of virtual time: what is asked begins; all is decided. */
  fromMs: number;
  doneMs: number;
  /** What its verdict is read from. */
  watch: { master: string; replica: string; command: number };
}

export const MASTER = '6379';
export const REPLICA = '6380';
export const OTHER = '6381';

/** No PING moves the offset, and each full sync begins at once. */
const QUIET = [
  'repl-ping-replica-period 100000000',
  'repl-diskless-sync no',
  'repl-diskless-sync-delay 0',
  'save ""',
];

export function masterNode(
  conf: readonly string[],
  place: [number, number] = [0.22, 0.5],
): LabNode {
  return { id: MASTER, conf: [`port ${MASTER}`, ...QUIET, ...conf], place };
}

export function replicaNode(
  id: string,
  conf: readonly string[],
  place: [number, number] = [0.78, 0.5],
): LabNode {
  const own = [`port ${id}`, ...QUIET, `dbfilename dump${id}.rdb`, ...conf];
  return { id, conf: [...own, `replicaof 127.0.0.1 ${MASTER}`], place };
}
