/** Pieces of one snapshot, which a slow line cuts into dozens, become one row that opens. Pure. */
import type { MessageView } from '../../../engine/contract.ts';

/** One row of the diagram. */
export interface Entry {
  /** The message; of pieces that are folded, all of them as one. */
  message: MessageView;
  /** What is folded into this row, or stands open below it; empty for an ordinary message. */
  pieces: readonly MessageView[];
  /** The pieces follow one by one: this row only names them. */
  open: boolean;
}

/** Fewer pieces are no burden. */
export const FOLDED_FROM = 3;

/** `opened` holds numbers of first pieces; pieces of which one is selected stand open. */
export function fold(
  messages: readonly MessageView[],
  opened: ReadonlySet<number>,
  selected: number | null,
): readonly Entry[] {
  const entries: Entry[] = [];
  for (const run of runs(messages)) {
    const first = run[0];
    if (first === undefined) continue;
    if (run.length < FOLDED_FROM) {
      entries.push(...run.map(single));
      continue;
    }
    const open = opened.has(first.id) || run.some((piece) => piece.id === selected);
    entries.push({ message: asOne(run, first), pieces: run, open });
    if (open) entries.push(...run.map(single));
  }
  return entries;
}

function single(message: MessageView): Entry {
  return { message, pieces: [], open: false };
}

/** Pieces that follow each other from the same side; anything else stands alone. */
function runs(messages: readonly MessageView[]): readonly MessageView[][] {
  const all: MessageView[][] = [];
  for (const message of messages) {
    const run = all.at(-1);
    const last = run?.at(-1);
    const joins = message.kind === 'rdb' && last?.kind === 'rdb' && last.from === message.from;
    if (joins && run !== undefined) run.push(message);
    else all.push([message]);
  }
  return all;
}

function asOne(run: readonly MessageView[], first: MessageView): MessageView {
  return {
    ...first,
    bytes: run.reduce((sum, piece) => sum + piece.bytes, 0),
    arrivesAt: run.reduce((last, piece) => Math.max(last, piece.arrivesAt), first.arrivesAt),
    lost: run.some((piece) => piece.lost),
    held: run.some((piece) => piece.held),
  };
}
