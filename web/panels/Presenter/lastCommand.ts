/** The command that was typed last, large: who looks on from the last row cannot read a console. */
import type { ConsoleLine, NodeId } from '../../../engine/contract.ts';
import type { Shown } from '../../store/store.ts';

export interface LastCommand {
  node: NodeId;
  /** Latin-1, as all of these. */
  typed: string;
  /** What went into the replication stream for it, where that is not what was typed. */
  sent: string | null;
  /** As redis-cli prints it; null: no answer yet. */
  reply: string | null;
  isError: boolean;
}

const REPLY_LINES_MAX = 2;

/** Null: nothing was typed up to now. */
export function lastCommand(shown: Pick<Shown, 'now' | 'consoles' | 'nodes'>): LastCommand | null {
  let best: { node: NodeId; lines: readonly ConsoleLine[]; index: number; at: number } | null =
    null;
  for (const [key, { lines }] of Object.entries(shown.consoles)) {
    const index = lines.findLastIndex(({ kind, at }) => kind === 'typed' && at <= shown.now);
    const line = lines[index];
    if (line === undefined || (best !== null && best.at >= line.at)) continue;
    best = { node: key.slice(0, key.indexOf('#')), lines, index, at: line.at };
  }
  if (best === null) return null;
  const { node, lines, index, at } = best;
  const typed = commandOf(lines[index]?.text ?? '');
  const answer = lines[index + 1];
  const replied = answer !== undefined && (answer.kind === 'reply' || answer.kind === 'error');
  const arcs = shown.nodes[node]?.backlog?.arcs ?? [];
  const sent = arcs.findLast((arc) => arc.at >= at && arc.typed === typed)?.sent ?? null;
  return {
    node,
    typed,
    sent: sent === typed ? null : sent,
    reply: replied ? firstLines(answer.text) : null,
    isError: replied && (answer.kind === 'error' || answer.text.startsWith('(error)')),
  };
}

/** Without redis-cli's prompt. */
function commandOf(line: string): string {
  const end = line.indexOf('> ');
  return end < 0 ? line : line.slice(end + 2);
}

function firstLines(text: string): string {
  const lines = text.trimEnd().split('\n');
  const shown = lines.slice(0, REPLY_LINES_MAX).join('\n');
  return lines.length > REPLY_LINES_MAX ? `${shown} …` : shown;
}
