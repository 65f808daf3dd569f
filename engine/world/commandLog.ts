import { latin1, textOf } from '../base/bytes.ts';
import type { Micros, ReplOffset } from '../base/units.ts';
import type { Origin } from '../replication/stream.ts';
import type { Request } from '../resp/request.ts';

/** Of one history at most so many commands are remembered, the newest. */
export const REMEMBERED_MAX = 512;
/** Bytes remembered of one command: enough for its words, shortened. */
const HEAD_MAX = 128;
/** Histories whose commands are remembered; the one that began first is forgotten first. */
const HISTORIES_MAX = 64;

/** One command of a history: bytes [from, to) of it. */
export interface NotedCommand {
  readonly from: ReplOffset;
  readonly to: ReplOffset;
  readonly at: Micros;
  readonly origin: Origin;
  /** The beginning of what was sent. */
  readonly head: Uint8Array;
}

/** Commands of a stretch of one history. */
export interface NotedStretch {
  readonly commands: readonly NotedCommand[];
  /** The stretch begins before the oldest command that is remembered. */
  readonly more: boolean;
}

/**
 * The commands that masters wrote, by history: what a node threw away can still be named. Stands outside
 * of the world, like the rest of the recorder; each command has a number, so that a changed future
 * can be cut off.
 */
export class CommandLog {
  private readonly histories = new Map<string, Rows>();
  /** One past the number of the last command noted. */
  end = 0;

  note(
    replid: string,
    from: ReplOffset,
    to: ReplOffset,
    at: Micros,
    request: Request | string,
    origin: Origin,
  ): void {
    let rows = this.histories.get(replid);
    if (rows === undefined) {
      rows = new Rows();
      this.histories.set(replid, rows);
      for (const oldest of this.histories.keys()) {
        if (this.histories.size <= HISTORIES_MAX) break;
        this.histories.delete(oldest);
      }
    }
    rows.add(this.end++, from, to, at, request, origin);
  }

  /** Commands of a master that had no backlog, and so counted none of their bytes. */
  uncounted(replid: string, end: number): NotedStretch {
    return this.histories.get(replid)?.stretch(-1, -1, end) ?? { commands: [], more: false };
  }

  /** Commands of bytes [from, to) of a history, oldest first, of those with numbers below `end`. */
  stretch(replid: string, from: ReplOffset, to: ReplOffset, end: number): NotedStretch {
    const rows = this.histories.get(replid);
    return rows === undefined ? { commands: [], more: from < to } : rows.stretch(from, to, end);
  }

  cut(end: number): void {
    this.end = Math.min(this.end, end);
    for (const rows of this.histories.values()) rows.cut(end);
  }
}

/** The newest commands of one history, in a ring. */
class Rows {
  private readonly numbers = new Float64Array(REMEMBERED_MAX);
  private readonly froms = new Float64Array(REMEMBERED_MAX);
  private readonly tos = new Float64Array(REMEMBERED_MAX);
  private readonly times = new Float64Array(REMEMBERED_MAX);
  private readonly lengths = new Uint16Array(REMEMBERED_MAX);
  private readonly heads = new Uint8Array(REMEMBERED_MAX * HEAD_MAX);
  private readonly origins: Origin[] = [];
  /** Commands of all time, and the first that was not overwritten. */
  private count = 0;
  private base = 0;

  add(
    number: number,
    from: ReplOffset,
    to: ReplOffset,
    at: Micros,
    request: Request | string,
    origin: Origin,
  ): void {
    const slot = this.count++ % REMEMBERED_MAX;
    this.base = Math.max(this.base, this.count - REMEMBERED_MAX);
    this.numbers[slot] = number;
    this.froms[slot] = from;
    this.tos[slot] = to;
    this.times[slot] = at;
    this.origins[slot] = origin;
    this.lengths[slot] = this.write(slot * HEAD_MAX, request);
  }

  /** Puts the beginning of a command at this place; returns its length. */
  private write(at: number, request: Request | string): number {
    const { heads } = this;
    if (typeof request !== 'string' && request.canonical) {
      const length = Math.min(request.to - request.from, HEAD_MAX);
      const { bytes, from } = request;
      for (let i = 0; i < length; i++) heads[at + i] = bytes[from + i]!;
      return length;
    }
    const text = latin1(typeof request === 'string' ? request : headText(request));
    const length = Math.min(text.length, HEAD_MAX);
    heads.set(text.subarray(0, length), at);
    return length;
  }

  /** Of an empty stretch: the commands without bytes. */
  stretch(from: ReplOffset, to: ReplOffset, end: number): NotedStretch {
    const commands: NotedCommand[] = [];
    let oldest = Infinity;
    const isCounted = from < to;
    for (let i = this.base; i < this.count; i++) {
      const slot = i % REMEMBERED_MAX;
      if (this.numbers[slot]! >= end) break;
      const [first, last] = [this.froms[slot]!, this.tos[slot]!];
      if (first < last !== isCounted) continue;
      oldest = Math.min(oldest, first);
      if (isCounted && (last <= from || first >= to)) continue;
      const at = slot * HEAD_MAX;
      commands.push({
        from: first,
        to: last,
        at: this.times[slot]!,
        origin: this.origins[slot] ?? null,
        head: this.heads.slice(at, at + this.lengths[slot]!),
      });
    }
    return { commands, more: isCounted ? from < oldest : this.base > 0 };
  }

  cut(end: number): void {
    while (this.count > this.base && this.numbers[(this.count - 1) % REMEMBERED_MAX]! >= end) {
      this.count--;
    }
  }
}

/** The beginning of a command that did not come in Redis's own encoding, in that encoding. */
function headText(request: Request): string {
  let text = `*${request.count}\r\n`;
  for (let i = 0; i < request.count && text.length < HEAD_MAX; i++) {
    const start = request.starts[i]!;
    const length = request.lengths[i]!;
    const shown = textOf(request.bytes, start, start + Math.min(length, HEAD_MAX));
    text += `$${length}\r\n${shown}\r\n`;
  }
  return text;
}

/** The words at the beginning of a command, latin-1; the last one may have been cut. */
export function headWords(head: Uint8Array): { words: string[]; whole: boolean } {
  const text = textOf(head);
  const words: string[] = [];
  let at = text.indexOf('\r\n') + 2;
  const count = Number(text.slice(1, at - 2));
  while (words.length < count && text[at] === '$') {
    const line = text.indexOf('\r\n', at);
    if (line < 0) break;
    const length = Number(text.slice(at + 1, line));
    const word = text.slice(line + 2, line + 2 + length);
    words.push(word);
    if (word.length < length) return { words, whole: false };
    at = line + 2 + length + 2;
  }
  return { words, whole: words.length === count };
}
