/** What of a console's lines is put on the page. */
import type { ConsoleLine } from '../../../engine/contract.ts';

/** So many lines are rendered together. */
export const BLOCK = 50;

export interface Block {
  number: number;
  /** Number of its first line. */
  first: number;
  lines: readonly ConsoleLine[];
}

/** The lines from number `from` on, in blocks whose borders do not move when lines come and go. */
export function blocks(
  lines: readonly ConsoleLine[],
  total: number,
  from: number,
): readonly Block[] {
  const oldest = total - lines.length;
  const found: Block[] = [];
  for (let first = Math.max(oldest, from); first < total;) {
    const number = Math.floor(first / BLOCK);
    const end = Math.min(total, (number + 1) * BLOCK);
    found.push({ number, first, lines: lines.slice(first - oldest, end - oldest) });
    first = end;
  }
  return found;
}

/** Longer replies would freeze the layout: they are shown up to here. */
export const SHOWN_MAX = 256 * 1024;

export interface Shown {
  text: string;
  /** Bytes that are not shown. */
  more: number;
}

/** Cuts a very long latin-1 text, never inside a UTF-8 sequence that may be in it. */
export function cut(text: string, max = SHOWN_MAX): Shown {
  if (text.length <= max) return { text, more: 0 };
  let end = max;
  while (end > max - 4 && isContinuation(text.charCodeAt(end))) end -= 1;
  return { text: text.slice(0, end), more: text.length - end };
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

/** What a short reply is, for its colour; redis-cli has said it in words already. */
export type Tone = 'nil' | 'integer' | 'text';

export function toneOf(text: string): Tone {
  if (text === '(nil)' || text === '(empty array)' || text === '(empty list or set)') return 'nil';
  return /^\(integer\) -?\d+$/.test(text) ? 'integer' : 'text';
}

/** So many lines of a long reply are laid out together. */
export const PIECE_LINES = 200;

/** A long reply in pieces, of which only those in sight cost layout; joined they are the reply. */
export function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    if (lines % PIECE_LINES !== 0) continue;
    found.push(text.slice(start, at));
    start = at + 1;
  }
  return [...found, text.slice(start)];
}

/** Splits a typed line into prompt and command, so that each gets its own tone. */
export function promptOf(text: string): { prompt: string; command: string } {
  const end = text.indexOf('> ');
  if (end === -1) return { prompt: '', command: text };
  return { prompt: text.slice(0, end + 2), command: text.slice(end + 2) };
}

/** Pasted text as lines to run, and the last one, without line end, which stays in the prompt. */
export function pasted(text: string): { run: readonly string[]; rest: string } {
  const lines = text.split(/\r\n|\r|\n/);
  const rest = lines.pop() ?? '';
  return { run: lines.filter((line) => line.trim() !== ''), rest };
}
