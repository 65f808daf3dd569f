/** What to look at in the picture while a beat is told. Pure. */
import type { NodeId } from '../../../engine/contract.ts';
import type { Spot } from '../../store/store.ts';
import type { BeatName } from './beats.ts';

type Look = (replica: NodeId, master: NodeId) => readonly Spot[];

const ring: Look = (_, master) => [[`ring-${master}`, `fill-${master}`, `node-${master}`]];
const buffer: Look = (replica, master) => [[`buffer-${replica}`, `node-${master}`]];
const child: Look = (_, master) => [[`child-${master}`, `node-${master}`]];
const data: Look = (replica) => [[`digest-${replica}`, `node-${replica}`]];
const offsets: Look = (replica, master) => [[`offset-${replica}`], [`offset-${master}`]];

const LOOKS: Partial<Readonly<Record<BeatName, Look>>> = {
  'wrote-while-away': ring,
  'too-late': ring,
  'in-backlog': ring,
  'wrote-meanwhile': buffer,
  'snapshot-stream': child,
  'snapshot-file': child,
  flushed: data,
  loaded: data,
  'first-ack': offsets,
  missed: offsets,
  queued: offsets,
  live: offsets,
  heartbeat: offsets,
  ack: offsets,
};

export function lookAt(name: BeatName, replica: NodeId, master: NodeId): readonly Spot[] {
  return LOOKS[name]?.(replica, master) ?? [];
}
