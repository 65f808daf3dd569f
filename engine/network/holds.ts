// One message kept from arriving, and so, as TCP has it, everything behind it.
import { textOf } from '../base/bytes.ts';
import type { Connection, ConnectionId } from './connection.ts';
import type { Link } from './link.ts';
import type { NetworkObserver } from './receiver.ts';
import { ACCEPT, REFUSE, SYN } from './segments.ts';

/** What is waited for, or kept, in one direction of a link. */
export interface Hold {
  /** Only a message that says this; empty: whatever comes next. */
  readonly match: string;
  /** The connection whose message is kept; 0: none has come yet. */
  connection: ConnectionId;
  /** Number of the message that is kept; 0 likewise. */
  segment: number;
}

/** Longer messages are known by their beginning. */
const LOOKED_AT = 4096;
/** A snapshot's preamble: its mark, or its length, and then the snapshot or, not yet, nothing. */
const SNAPSHOT = /^\$(EOF:|\d+\r\n(REDIS|$))/;

/** Which of the link's two directions: 0 from its first end. */
export function wayOf(link: Link, connection: Connection, side: 0 | 1): 0 | 1 {
  return connection.ends[side] === link.between[0] ? 0 : 1;
}

/**
 * Whether a message says `match`: its words stand in the message's, whatever their case. A command is
 * read without its RESP headers (`REPLCONF ACK 0`), a snapshot begins with `RDB`, and the network's
 * own signals are `connect`, `accept`, `refuse` and `close`. `mark` is 0 for bytes.
 */
export function says(
  match: string,
  bytes: Uint8Array | null,
  from: number,
  to: number,
  mark: number,
): boolean {
  if (match === '') return true;
  return wordsOf(bytes, from, to, mark).includes(match.toLowerCase());
}

function wordsOf(bytes: Uint8Array | null, from: number, to: number, mark: number): string {
  if (bytes === null) {
    if (mark === SYN) return 'connect';
    if (mark === ACCEPT) return 'accept';
    return mark === REFUSE ? 'refuse' : 'close';
  }
  const text = textOf(bytes, from, Math.min(to, from + LOOKED_AT));
  const words = text.split('\r\n').filter((line) => line !== '' && !/^[*$]-?\d+$/.test(line));
  const kind = SNAPSHOT.test(text) ? 'rdb ' : '';
  return kind + words.join(' ').toLowerCase();
}

/** The first message under way on this connection and side that the hold is meant for; 0: none. */
export function foundUnderWay(
  { pipes }: Connection,
  side: 0 | 1,
  match: string,
  only: number,
): number {
  const { segments, buffer, arrived } = pipes[side];
  let at = buffer.start + arrived;
  for (let i = 0; i < segments.length; i++) {
    const count = segments.bytesAt(i);
    const id = segments.idAt(i);
    const end = at + Math.max(0, count);
    const bytes = count < 0 ? null : buffer.bytes;
    if (only > 0 ? id === only : says(match, bytes, at, end, Math.min(0, count))) return id;
    at = end;
  }
  return 0;
}

/** The message with this number, on its way, is the one that the hold of its direction waited for. */
export function seize(
  observer: NetworkObserver | null,
  connection: Connection,
  side: 0 | 1,
  id: number,
): void {
  const link = connection.link!;
  const way = wayOf(link, connection, side);
  const waiting = link.holds[way]!;
  waiting.connection = connection.id;
  waiting.segment = id;
  const pipe = connection.pipes[side];
  pipe.heldFrom = id;
  for (let i = 0; i < pipe.segments.length; i++) {
    const each = pipe.segments.idAt(i);
    if (each >= id) observer?.moved(each, Infinity);
  }
  observer?.held(link, way, id);
}
