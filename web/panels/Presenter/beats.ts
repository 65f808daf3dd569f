/** The beats of a lab: the moments at which a presenter stops, and what is said and shown there. */
import type { EventRecord, LabFile, MessageView } from '../../../engine/contract.ts';
import type { LabText } from '../../../engine/lab/format.ts';

export interface Beat {
  /** Microseconds of virtual time. */
  at: number;
  /** Begins a chapter of this name. */
  chapter: LabText | null;
  says: readonly LabText[];
  notes: readonly LabText[];
  /** As the lab file writes it: `6379`, `6379-6380`, `ring-6379`. */
  looks: readonly string[];
  /** What happened then, where the lab has no sentence of its own. */
  events: readonly EventRecord[];
  messages: readonly MessageView[];
}

/** More would be a film. */
export const BEATS_MAX = 400;

/** Too small, or said elsewhere. */
const MINOR: ReadonlySet<EventRecord['kind']> = new Set<EventRecord['kind']>([
  'link-state',
  'expectation',
  'clients-held',
  'evicted',
  'snapshot',
]);

const STREAM: ReadonlySet<MessageView['kind']> = new Set<MessageView['kind']>([
  'stream',
  'ping',
  'ack',
  'keepalive',
]);

/** What the lab file says, marks and points at; empty: it has no script. */
export function scriptedBeats(lab: Pick<LabFile, 'actions'>): readonly Beat[] {
  const beats = new Map<number, Beat>();
  for (const action of lab.actions) {
    if (action.do !== 'say' && action.do !== 'mark' && action.do !== 'look') continue;
    const at = Math.round(action.atMs * 1000);
    const beat = beats.get(at) ?? emptyBeat(at);
    beats.set(at, withRemark(beat, action));
  }
  return inOrder(beats);
}

type Remark = Extract<LabFile['actions'][number], { do: 'say' | 'mark' | 'look' }>;

function withRemark(beat: Beat, remark: Remark): Beat {
  if (remark.do === 'look') return { ...beat, looks: [...new Set([...beat.looks, remark.at])] };
  const notes = remark.notes === undefined ? beat.notes : [...beat.notes, remark.notes];
  return remark.do === 'mark'
    ? { ...beat, notes, chapter: remark.name }
    : { ...beat, notes, says: [...beat.says, remark.text] };
}

/** Where a lab has no script: every event that is worth a mark, every handshake message that arrives. */
export function foundBeats(
  events: readonly EventRecord[],
  messages: readonly MessageView[],
): readonly Beat[] {
  const beats = new Map<number, Beat>();
  for (const event of events) {
    if (MINOR.has(event.kind)) continue;
    if (event.kind === 'master-link-lost' && event.why === 'refused') continue;
    const beat = beats.get(event.at) ?? emptyBeat(event.at);
    beats.set(event.at, { ...beat, events: [...beat.events, event] });
  }
  for (const message of messages) {
    const { kind, arrivesAt, lost } = message;
    if (lost || STREAM.has(kind) || !Number.isFinite(arrivesAt)) continue;
    const beat = beats.get(arrivesAt) ?? emptyBeat(arrivesAt);
    const looks = [...new Set([...beat.looks, `messages-${linkOf(message)}`])];
    beats.set(arrivesAt, { ...beat, looks, messages: [...beat.messages, message] });
  }
  return inOrder(beats).slice(0, BEATS_MAX);
}

/** The beats of a lesson whose solution was played; several stops of one moment are one beat. */
export function lessonBeats(
  stops: readonly Pick<Beat, 'at' | 'says' | 'notes' | 'looks'>[],
): readonly Beat[] {
  const beats = new Map<number, Beat>();
  for (const { at, says, notes, looks } of stops) {
    const beat = beats.get(at) ?? emptyBeat(at);
    beats.set(at, {
      ...beat,
      says: [...beat.says, ...says],
      notes: [...beat.notes, ...notes],
      looks: [...beat.looks, ...looks],
    });
  }
  return inOrder(beats);
}

const linkOf = ({ from, to }: MessageView) => `${from}-${to}`;

const emptyBeat = (at: number): Beat => ({
  at,
  chapter: null,
  says: [],
  notes: [],
  looks: [],
  events: [],
  messages: [],
});

const inOrder = (beats: ReadonlyMap<number, Beat>): readonly Beat[] =>
  [...beats.values()].sort((a, b) => a.at - b.at);

/** The beat that this moment belongs to; -1 before the first. */
export function beatAt(beats: readonly Beat[], now: number): number {
  return beats.findLastIndex((beat) => beat.at <= now);
}

export interface Chapter {
  name: LabText;
  /** Its first beat, and the one behind its last. */
  from: number;
  to: number;
}

export function chaptersOf(beats: readonly Beat[]): readonly Chapter[] {
  const starts = beats.flatMap(({ chapter }, from) =>
    chapter === null ? [] : [{ name: chapter, from }],
  );
  return starts.map(({ name, from }, index) => ({
    name,
    from,
    to: starts[index + 1]?.from ?? beats.length,
  }));
}
