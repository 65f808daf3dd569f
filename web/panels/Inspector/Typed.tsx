import { useState } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { consoleKey, useShown, type Shown } from '../../store/store.ts';
import { decodeWire } from '../../text.ts';
import own from './Config.module.css';

/**
 * What the node's first console answered to this line, in Redis's words, while it is the newest one
 * typed there. Nothing of what was typed before the inspector was opened.
 */
export function Typed({ node, line }: { node: NodeId; line: string }) {
  const console = useShown((shown) => shown.consoles[consoleKey(node, 1)]);
  const [before] = useState(console?.total ?? 0);
  const replies = repliesTo(console, line, before);
  if (replies === null) return null;
  return (
    <output className={own.reply} data-kind={replies.kind} translate="no" data-testid="typed-reply">
      {decodeWire(replies.text)}
    </output>
  );
}

type Console = Shown['consoles'][string];

function repliesTo(
  console: Console | undefined,
  line: string,
  before: number,
): { kind: 'reply' | 'error'; text: string } | null {
  if (console === undefined) return null;
  const typed = console.lines.findLastIndex((each) => each.kind === 'typed');
  const known = console.total - console.lines.length;
  const typedText = console.lines[typed]?.text;
  if (typedText === undefined || typed + known < before) return null;
  if (!decodeWire(typedText).endsWith(`> ${line}`)) return null;
  const replies = console.lines.slice(typed + 1);
  if (replies.length === 0) return null;
  return {
    kind: replies.some((each) => each.kind === 'error') ? 'error' : 'reply',
    text: replies.map((each) => each.text).join('\n'),
  };
}
