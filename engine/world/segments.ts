import type { MessageKind, SegmentView } from '../contract.ts';
import { SEGMENTS_MAX } from '../contract.ts';
import type { Pipe } from '../network/connection.ts';
import { messageLabel } from './describe.ts';
import type { Recorder } from './recorder.ts';
import type { World } from './world.ts';

/** Per link and direction: more than this many under way are merged by kind. */
const PER_DIRECTION_MAX = 24;
const LABEL_BYTES = 256;

/** What is under way between the machines, for drawing. */
export function segmentViews(world: World, recorder: Recorder): SegmentView[] {
  const views: SegmentView[] = [];
  for (const connection of world.network.connections.values()) {
    const { link } = connection;
    if (link === null) continue;
    for (const side of [0, 1] as const) {
      const pipe = connection.pipes[side];
      const { segments } = pipe;
      if (segments.length === 0) continue;
      const from = world.machines.find((one) => one.end === connection.ends[side])?.id;
      const to = world.machines.find((one) => one.end === connection.ends[(1 - side) as 0 | 1])?.id;
      if (from === undefined || to === undefined) continue;
      const stalled = link.state === 'stalled';
      const group = Math.max(1, Math.ceil(segments.length / PER_DIRECTION_MAX));
      for (let i = 0; i < segments.length && views.length < SEGMENTS_MAX;) {
        const count = together(pipe, i, group);
        views.push({ from, to, ...merged(recorder, pipe, i, count, stalled) });
        i += count;
      }
    }
  }
  return views;
}

/** How many segments from the i-th on are told as one: what is held is not one with what moves. */
function together(pipe: Pipe, i: number, group: number): number {
  const { segments } = pipe;
  let count = Math.min(group, segments.length - i);
  while (count > 1 && pipe.keeps(i) !== pipe.keeps(i + count - 1)) count--;
  return count;
}

function merged(
  recorder: Recorder,
  pipe: Pipe,
  at: number,
  count: number,
  stalled: boolean,
): Omit<SegmentView, 'from' | 'to'> {
  const { segments } = pipe;
  const id = segments.idAt(at);
  const row = recorder.messages.get(id);
  const kind: MessageKind = row?.kind ?? 'stream';
  let bytes = 0;
  for (let i = at; i < at + count; i++) bytes += Math.max(0, segments.bytesAt(i));
  const stored = recorder.messages.bytesOf(id).bytes;
  const held = pipe.keeps(at);
  return {
    id,
    kind,
    label: messageLabel(kind, stored.subarray(0, LABEL_BYTES), bytes),
    bytes,
    count,
    sentAt: segments.sentAt(at),
    arrivesAt: stalled || held ? Infinity : segments.arrivesAt(at),
    held,
  };
}
