/**
 * The beats of a walk: one for each message when it has arrived, and one for each event that has no
 * message. Events are found in the logs, because what a server thinks worth a line is worth a beat. Pure.
 */
import type { MessageView, NodeId } from '../../../engine/contract.ts';
import { Conversation, type MessageName, type Passing } from './conversation.ts';

/** Events without a message. */
export type EventName =
  | 'started'
  | 'told'
  | 'remembered'
  | 'retried'
  | 'retried-at-once'
  | 'refused'
  | 'lost'
  | 'asked-nothing'
  | 'id-unknown'
  | 'too-late'
  | 'in-backlog'
  | 'delayed'
  | 'snapshot-stream'
  | 'snapshot-file'
  | 'snapshot-done'
  | 'flushed'
  | 'loaded'
  | 'aof-begun'
  | 'aof-done'
  | 'wrote'
  | 'wrote-above'
  | 'wrote-while-away'
  | 'wrote-before'
  | 'wrote-meanwhile'
  | 'password-set';
export type BeatName = MessageName | EventName;

export const STAGES = ['before', 'connect', 'sync', 'propagate'] as const;
export type Stage = (typeof STAGES)[number];

export interface LogLine {
  node: NodeId;
  at: number;
  /** As it stands in the log: `4711:S 01 Jan 2026 00:00:00.000 * text`. */
  text: string;
}

export interface Beat {
  name: BeatName;
  stage: Stage;
  at: number;
  /** Number of the message; null: none. */
  message: number | null;
  /** The replica sent it, or it happened there. */
  atReplica: boolean;
  /** What was typed, and where; else ''. */
  typed: string;
  node: NodeId | null;
  log: readonly LogLine[];
  /** The same came so many more times before the next beat. */
  again: number;
}

/** A message with the beginning of its bytes (latin-1). */
export interface Heard {
  message: MessageView;
  text: string;
}

export interface Typed {
  node: NodeId;
  at: number;
  line: string;
  /** A load types the like of it so many times. */
  times: number;
}

export interface Played {
  replica: NodeId;
  master: NodeId;
  /** Microseconds: what happened earlier is not told. */
  from: number;
  messages: readonly Heard[];
  logs: readonly LogLine[];
  typed: readonly Typed[];
}

interface Open extends Beat {
  log: LogLine[];
}

/** All beats, in order. */
export function findBeats(played: Played): readonly Beat[] {
  return staged(folded(new Reader(played).read()));
}

type Item =
  | { at: number; rank: 0; typed: Typed }
  | { at: number; rank: 1; heard: Heard }
  | { at: number; rank: 2; line: LogLine };

class Reader {
  private readonly played: Played;
  private readonly conversation = new Conversation();
  private readonly beats: Open[] = [];
  /** Lines that belong to the beat to come. */
  private ahead: LogLine[] = [];
  private away = false;
  /** Writes that have come while the replica was at its snapshot: told when it reads them. */
  private unread: { at: number; message: number }[] = [];
  /** When the replica had its snapshot in memory. */
  private loadedAt = -1;

  constructor(played: Played) {
    this.played = played;
  }

  read(): readonly Open[] {
    for (const item of itemsOf(this.played)) {
      if (item.at > this.loadedAt) this.tellUnread();
      if (item.rank === 0) this.type(item.typed);
      else if (item.rank === 1) this.hear(item.heard);
      else this.note(item.line);
    }
    this.tellUnread();
    return this.beats.filter(({ at }) => at >= this.played.from);
  }

  /** A file of known length and what follows it come in one go; the replica reads on when it has loaded. */
  private tellUnread(): void {
    if (this.loadedAt < 0) return;
    for (const { at, message } of this.unread) {
      this.open('queued', Math.max(at, this.loadedAt), { message, atReplica: false });
    }
    this.unread = [];
  }

  private open(name: BeatName, at: number, more: Partial<Beat>): void {
    const log = this.ahead;
    this.ahead = [];
    const usual = {
      stage: 'connect',
      message: null,
      atReplica: true,
      typed: '',
      node: null,
      again: 0,
    } as const;
    this.beats.push({ ...usual, ...more, name, at, log });
  }

  private type({ node, at, line, times }: Typed): void {
    const atReplica = node === this.played.replica;
    const more = { atReplica, typed: line, node, again: times - 1 };
    if (/^(replicaof|slaveof) /i.test(line)) return this.open('told', at, more);
    if (/^config set masterauth /i.test(line)) return this.open('password-set', at, more);
    if (atReplica) return;
    this.open(this.writing(node), at, more);
  }

  /** What a write is, for the replica, that is typed now. */
  private writing(node: NodeId): EventName {
    if (this.away) return 'wrote-while-away';
    const last = (found: (name: BeatName) => boolean) =>
      this.beats.findLastIndex(({ name }) => found(name));
    const asked = last((name) => name.startsWith('psync-'));
    if (asked <= last((name) => DONE.includes(name))) {
      return node === this.played.master ? 'wrote' : 'wrote-above';
    }
    return asked > last((name) => name.startsWith('snapshot-'))
      ? 'wrote-before'
      : 'wrote-meanwhile';
  }

  private hear({ message, text }: Heard): void {
    const { id, from, kind, lost, arrivesAt } = message;
    // One that never came; the log tells of it.
    if (lost || kind === 'refuse') return;
    const fromReplica = from === this.played.replica;
    const name = this.conversation.name({ fromReplica, kind: kindOf(kind), text });
    if (name === 'fullresync') this.loadedAt = -1;
    if (name === 'queued' && this.loadedAt < 0) this.unread.push({ at: arrivesAt, message: id });
    else if (name !== null) this.open(name, arrivesAt, { message: id, atReplica: fromReplica });
  }

  private note(line: LogLine): void {
    const text = sentenceOf(line.text);
    if (AHEAD.test(text)) {
      this.ahead.push(line);
      return;
    }
    const opener = OPENERS.find(([pattern]) => pattern.test(text));
    const name = opener?.[1];
    if (name === 'lost') this.away = true;
    if (text.startsWith('Non blocking connect')) this.away = false;
    // What was typed, or remembered, has begun already.
    const last = this.beats.at(-1)?.name;
    if (name !== undefined && !(name === 'remembered' && last === 'told')) {
      const first = !this.beats.some((beat) => beat.name === 'remembered' || beat.name === 'lost');
      const again = name === 'remembered' && !first ? 'retried' : name;
      this.open(again, line.at, { atReplica: line.node === this.played.replica });
    }
    if (text.startsWith('MASTER <-> REPLICA sync: Finished')) this.loadedAt = line.at;
    this.ownerOf(text, line.at)?.log.push(...this.ahead, line);
    this.ahead = [];
  }

  /** Of what came at one moment each line belongs to the beat it is about; else to the last one. */
  private ownerOf(text: string, at: number): Open | undefined {
    const names = OWNERS.find(([pattern]) => pattern.test(text))?.[1] ?? [];
    return (
      this.beats.findLast((beat) => beat.at === at && names.includes(beat.name)) ??
      this.beats.at(-1)
    );
  }
}

/** The replica has what it asked for. */
const DONE: readonly BeatName[] = ['first-ack', 'continue'];

/** Logged by a child, or just before what it is about. */
const AHEAD =
  /^(DB saved on disk|Fork CoW for|Diskless rdb transfer, done|Creating AOF incr file temp|Successfully created the temporary AOF base)/;

/** Lines that both sides log at one moment, or for several messages of one moment: what each is about. */
const OWNERS: readonly (readonly [RegExp, readonly BeatName[]])[] = [
  [/^Connection with replica .* lost/, ['lost']],
  [/^\(Non critical\) Master does not understand REPLCONF capa:/, ['capa-refused']],
  [/^\(Non critical\) Master does not understand REPLCONF/, ['port-refused']],
  [/^Successful partial resynchronization with master/, ['continue']],
  [/Master accepted a Partial Resynchronization/, ['continue']],
];

/** Which line begins which beat. */
const OPENERS: readonly (readonly [RegExp, EventName])[] = [
  [/^oO0OoO0OoO0Oo Redis is starting/, 'started'],
  [/^Connecting to MASTER/, 'remembered'],
  [/^Reconnecting to MASTER/, 'retried-at-once'],
  [/^Error condition on socket for SYNC/, 'refused'],
  [/^Connection with master lost/, 'lost'],
  [/^Full resync requested by replica/, 'asked-nothing'],
  [/^Partial resynchronization not accepted: Replication ID mismatch/, 'id-unknown'],
  [/^Unable to partial resync/, 'too-late'],
  [/^Partial resynchronization request from/, 'in-backlog'],
  [/^Delay next BGSAVE/, 'delayed'],
  [/^Starting BGSAVE for SYNC with target: replicas sockets/, 'snapshot-stream'],
  [/^Starting BGSAVE for SYNC with target: disk/, 'snapshot-file'],
  [/^Background (saving|RDB transfer) terminated/, 'snapshot-done'],
  [/^MASTER <-> REPLICA sync: Flushing old data/, 'flushed'],
  [/^Loading RDB produced by version/, 'loaded'],
  [/^Background append only file rewriting started/, 'aof-begun'],
  [/^Background AOF rewrite terminated/, 'aof-done'],
];

/** Without process, role and moment: `* text` is told as `text`. */
export function sentenceOf(line: string): string {
  return line.replace(/^\d+:[A-Z] .{24} [.*#-] /, '');
}

function kindOf(kind: MessageView['kind']): Passing['kind'] {
  return kind === 'connect' || kind === 'accept' || kind === 'close' || kind === 'rdb'
    ? kind
    : 'bytes';
}

/** In the order of time; at one moment what was typed first, and what was logged last. */
function itemsOf({ messages, logs, typed, from }: Played): readonly Item[] {
  const items: Item[] = [
    ...typed.map((one): Item => ({ at: one.at, rank: 0, typed: one })),
    ...messages
      .filter(({ message }) => Number.isFinite(message.arrivesAt))
      .map((heard): Item => ({ at: heard.message.arrivesAt, rank: 1, heard })),
    ...logs.map((line): Item => ({ at: line.at, rank: 2, line })),
  ];
  return items.filter(({ at }) => at >= from).toSorted((a, b) => a.at - b.at || a.rank - b.rank);
}

/** As long as a story that repeats itself may be, in beats. */
const REPEATS_MAX = 16;

/** What comes again and again is told once. */
function folded(beats: readonly Open[]): readonly Open[] {
  const kept: Open[] = [];
  for (const beat of beats) {
    kept.push(beat);
    for (let size = 1; size <= REPEATS_MAX && 2 * size <= kept.length; size++) {
      const again = kept.slice(-size);
      const before = kept.slice(-2 * size, -size);
      if (!again.every((one, index) => isSame(one, before[index]))) continue;
      kept.length -= size;
      const last = kept.at(-1);
      if (last !== undefined) last.again += 1 + (again.at(-1)?.again ?? 0);
      break;
    }
  }
  return kept;
}

function isSame(a: Beat, b: Beat | undefined): boolean {
  return a.name === b?.name && a.typed === '' && b.typed === '';
}

const BEFORE: readonly BeatName[] = ['lost', 'refused', 'retried-at-once', 'wrote-while-away'];
const CONNECTING_BEGINS: readonly BeatName[] = [
  'remembered',
  'retried',
  'retried-at-once',
  'connect',
];
const SYNC_BEGINS = /^psync-/;
const PROPAGATION_BEGINS: readonly BeatName[] = [
  'ack',
  'wrote',
  'wrote-above',
  'live',
  'heartbeat',
];

/** Connecting ends where PSYNC is sent; synchronising ends where nothing of it is left to come. */
function staged(beats: readonly Beat[]): readonly Beat[] {
  let stage: Stage = beats[0]?.name === 'lost' ? 'before' : 'connect';
  return beats.map((beat, index) => {
    if (stage === 'before' && beats[index]?.name === 'connect') stage = 'connect';
    else if (CONNECTING_BEGINS.includes(beat.name)) {
      if (stage !== 'before') stage = 'connect';
    } else if (SYNC_BEGINS.test(beat.name)) stage = 'sync';
    else if (PROPAGATION_BEGINS.includes(beat.name) && stage === 'sync' && !awaits(beats, index)) {
      stage = 'propagate';
    }
    const told = stage === 'before' && !BEFORE.includes(beat.name) && beat.name !== 'retried';
    return { ...beat, stage: told ? 'connect' : stage };
  });
}

/** Something that was to be synchronised is still to come. */
function awaits(beats: readonly Beat[], index: number): boolean {
  const rest = beats.slice(index);
  const end = rest.findIndex(({ name }) => name === 'wrote' || name === 'wrote-above');
  const names = rest.slice(0, end === -1 ? rest.length : end).map(({ name }) => name);
  return names.includes('queued') || names.includes('missed') || names.includes('loaded');
}
