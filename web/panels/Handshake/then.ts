/**
 * Several beats may share a moment, because Redis does several things in one go; the simulation stands at
 * the end of it. What both sides' states are in between is told here, after `replication.c` of 7.0.15. Pure.
 */
import type { LinkState, ReplicaClientState } from '../../../engine/contract.ts';
import type { Beat, BeatName } from './beats.ts';

/** What is left out is as the simulation says. */
export interface Then {
  replica?: LinkState;
  master?: ReplicaClientState;
}

const BETWEEN: Partial<Readonly<Record<BeatName, Then>>> = {
  lost: { replica: 'CONNECT' },
  'sync-refused': { replica: 'CONNECT' },
  retried: { replica: 'CONNECTING' },
  'retried-at-once': { replica: 'CONNECTING' },
  'psync-nothing': { master: 'NONE' },
  'psync-own': { master: 'NONE' },
  'psync-again': { master: 'NONE' },
  'asked-nothing': { master: 'WAIT_BGSAVE_START' },
  'id-unknown': { master: 'WAIT_BGSAVE_START' },
  'too-late': { master: 'WAIT_BGSAVE_START' },
};

/** The states at a beat, where they are not those of the end of its moment. */
export function statesThen(beats: readonly Pick<Beat, 'at' | 'name'>[], index: number): Then {
  const beat = beats[index];
  if (beat === undefined || beats[index + 1]?.at !== beat.at) return NOTHING;
  return BETWEEN[beat.name] ?? NOTHING;
}

const NOTHING: Then = {};

/**
 * The master has the replica ONLINE when a snapshot through the socket is out, but it streams only after the
 * replica's ACK: nothing else tells it that the snapshot has been loaded. A file has no such pause.
 */
export function awaitsAck(beats: readonly Pick<Beat, 'name'>[], index: number): boolean {
  const before = beats.slice(0, index + 1);
  const last = (name: BeatName) => before.findLastIndex((beat) => beat.name === name);
  return last('snapshot-stream') > last('first-ack');
}
