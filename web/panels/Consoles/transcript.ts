/** What of a console line is put on the page. */

/** Longer replies would freeze the layout: they are shown up to here. */
export const SHOWN_MAX = 20_000;

export interface Shown {
  text: string;
  /** Characters (bytes on the wire) that are not shown. */
  more: number;
}

/** Cuts a very long reply, never in the middle of a UTF-16 pair. */
export function cut(text: string, max = SHOWN_MAX): Shown {
  if (text.length <= max) return { text, more: 0 };
  const last = text.charCodeAt(max - 1);
  const end = last >= 0xd8_00 && last <= 0xdb_ff ? max - 1 : max;
  return { text: text.slice(0, end), more: text.length - end };
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
