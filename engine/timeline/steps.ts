// Where a step leads: to the next or the previous message, handshake message or event.
import type { Micros } from '../base/units.ts';
import type { EventRecord, Step } from '../contract.ts';
import type { Timeline } from './timeline.ts';

/** Events too frequent, or too small, to be stepped to. */
const MINOR: readonly EventRecord['kind'][] = ['link-state'];

function concerns(step: Step, event: EventRecord): boolean {
  if (MINOR.includes(event.kind)) return false;
  // A replica that is refused tries again each second: that it lost its master was told before.
  if (event.kind === 'master-link-lost' && event.why === 'refused') return false;
  if (step.node !== undefined) return 'node' in event && event.node === step.node;
  if (step.link === undefined) return true;
  const ids = 'node' in event ? [event.node] : 'between' in event ? event.between : [];
  return ids.length === 0 || ids.some((id) => step.link!.includes(id));
}

/** A question to ask after each entry of the queue: has what the step looks for just happened? */
export function found(timeline: Timeline, step: Step): () => boolean {
  if (step.to === 'event') {
    let seen = timeline.world.recorded.events;
    return () => {
      const now = timeline.world.recorded.events;
      if (now === seen) return false;
      const fresh = timeline.recorder.events.slice(seen, now);
      seen = now;
      return fresh.some((event) => concerns(step, event));
    };
  }
  let last = timeline.world.network.arrived;
  return () => {
    const { arrived } = timeline.world.network;
    if (arrived === last) return false;
    last = arrived;
    return matches(timeline, step, arrived);
  };
}

function matches(timeline: Timeline, step: Step, id: number): boolean {
  const row = timeline.recorder.messages.get(id);
  if (row === null || row.lost) return false;
  if (step.to === 'handshake' && ['stream', 'ping', 'ack', 'keepalive'].includes(row.kind))
    return false;
  const idOf = (end: number): string | undefined =>
    timeline.world.machines.find((machine) => machine.end === end)?.id;
  const ids = [idOf(row.from), idOf(row.to)];
  if (step.node !== undefined && !ids.includes(step.node)) return false;
  return step.link === undefined || step.link.every((end) => ids.includes(end));
}

/** The latest moment before now at which such a thing happened, or null. */
export function findBack(timeline: Timeline, step: Step): Micros | null {
  const { now, recorder } = timeline;
  let best: Micros | null = null;
  const consider = (at: Micros): void => {
    if (at < now && (best === null || at > best)) best = at;
  };
  if (step.to === 'event') {
    for (const event of recorder.events.slice(0)) if (concerns(step, event)) consider(event.at);
    return best;
  }
  const { messages } = recorder;
  for (let id = messages.last; id >= messages.first; id--) {
    const row = messages.get(id);
    if (row !== null && row.arrivesAt !== Infinity && matches(timeline, step, id))
      consider(row.arrivesAt);
  }
  return best;
}
