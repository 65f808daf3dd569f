/**
 * The geometry of the sequence diagram: where each message of a link stands, and which part of a long
 * list lies in view. Pixels down.
 */
import type {
  LinkState,
  MessageView,
  NodeId,
  ReplicaClientState,
} from '../../../engine/contract.ts';
import type { Entry } from './fold.ts';

/** Distance between two messages when they are spaced evenly. */
export const ROW = 40;
/** How much lower an arrow ends than it starts, when the rows are even. */
export const SLANT = 12;
/** Room above and below each arrow, for its label and its bytes. */
export const ARROW_TOP = 16;
/** Height of the line that tells a change of state. */
export const NOTE = 18;
/** Height of the line above pieces that are shown one by one. */
export const HEADING = 24;

export interface Placed extends Entry {
  /** Top of the row. */
  top: number;
  height: number;
  /** Where the arrow leaves and arrives, measured from `top`. */
  sentY: number;
  arrivesY: number;
  /** A label would cover the one above. */
  crowded: boolean;
  /** States that differ from those at the message before. */
  changed: StateChange | null;
}

export interface StateChange {
  replica: LinkState | null;
  master: ReplicaClientState | null;
}

/** Equal distances, whatever the times; a change of state has a line of its own. */
export function placeEvenly(entries: readonly Entry[]): readonly Placed[] {
  let top = 0;
  return entries.map((entry, index) => {
    const changed = stateChange(entries[index - 1]?.message, entry.message);
    const note = changed === null ? 0 : NOTE;
    const height = note + (entry.open ? HEADING : ROW);
    const sentY = note + ARROW_TOP;
    const row = { ...entry, top, height, sentY, arrivesY: sentY + SLANT, crowded: false, changed };
    top += height;
    return row;
  });
}

export function stateChange(
  before: MessageView | undefined,
  message: MessageView,
): StateChange | null {
  const replica = before?.replicaState === message.replicaState ? null : message.replicaState;
  const master = before?.masterState === message.masterState ? null : message.masterState;
  return replica === null && master === null ? null : { replica, master };
}

/** Height of the whole diagram. */
export function heightOf(placed: readonly Placed[]): number {
  return placed.reduce((height, row) => Math.max(height, row.top + row.height), 0);
}

/** The rows that touch the window [from, from + height), in order. */
export function inView(placed: readonly Placed[], from: number, height: number): readonly Placed[] {
  return placed.filter((row) => row.top < from + height && row.top + row.height > from);
}

/** One state of one side, along its lifeline. */
export interface Band {
  state: LinkState | ReplicaClientState;
  top: number;
  bottom: number;
}

/** The states of both sides, each from the message that was sent in it to the next that was not. */
export function bandsOf(
  placed: readonly Pick<Placed, 'message' | 'top'>[],
  bottom: number,
): { replica: readonly Band[]; master: readonly Band[] } {
  const along = (stateOf: (message: MessageView) => Band['state']): Band[] => {
    const bands: Band[] = [];
    for (const row of placed) {
      const state = stateOf(row.message);
      const last = bands.at(-1);
      if (last?.state === state) continue;
      if (last !== undefined) last.bottom = row.top;
      bands.push({ state, top: row.top, bottom });
    }
    return bands;
  };
  return {
    replica: along((message) => message.replicaState),
    master: along((message) => message.masterState),
  };
}

/** Where the list must be scrolled to so that what happens now is in view. */
export function followTop(placed: readonly Placed[], now: number, height: number): number {
  const last = placed.findLast((row) => row.message.sentAt <= now);
  return last === undefined ? 0 : Math.max(0, last.top + last.height * 2 - height);
}

/** Whether a message goes from left to right. */
export function isRightward(message: MessageView, replica: NodeId): boolean {
  return message.from === replica;
}
