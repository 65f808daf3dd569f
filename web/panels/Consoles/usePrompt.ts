/** The state of one prompt, and what the console does when a key asks for more than a changed line. */
import { useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { NodeId } from '../../../engine/contract.ts';
import { typeLine } from '../../store/commands.ts';
import { useShown } from '../../store/store.ts';
import type { KeyPlace } from './complete.ts';
import { keepHistory, readHistory } from './history.ts';
import {
  emptyPrompt,
  offered,
  type Edit,
  type Offers,
  type Pressed,
  type PromptState,
} from './prompt.ts';
import type { Completing } from './useCompleting.ts';

/** More pasted lines than this are asked about first. */
const PASTE_ASKS = 100;
/** More than a lab file could hold beside everything else are not run. */
export const PASTE_MAX = 5_000;

export interface PromptOptions {
  node: NodeId;
  number: number;
  prompt: string;
  listening: boolean;
  completing: Completing | null;
  onClear: () => void;
  onTyped: () => void;
  /** redis-cli has ended. */
  onQuit: () => void;
}

export interface PromptHandle {
  state: PromptState;
  setState: (state: PromptState) => void;
  take: (pressed: Pressed) => void;
  offers: (line: string) => Offers;
  edit: Edit;
  /** How many lines were pasted and run last; null when a key was pressed since. */
  ran: number | null;
  /** Lines that wait for a yes. */
  asked: readonly string[] | null;
  answer: (yes: boolean) => void;
}

export function usePrompt(
  options: PromptOptions,
  input: RefObject<HTMLInputElement | null>,
): PromptHandle {
  const { node, number, completing } = options;
  const key = `${node}#${number}`;
  const [state, setState] = useState(() => emptyPrompt(readHistory(key)));
  const [ran, setRan] = useState<number | null>(null);
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const wanted = useRef('');

  function take(pressed: Pressed): void {
    const { effect } = pressed;
    if (effect.do === 'run' && effect.lines.length > PASTE_ASKS) {
      setAsked(effect.lines.slice(0, PASTE_MAX));
      return;
    }
    flushSync(() => {
      setState(pressed.state);
      setRan(effect.do === 'run' && effect.lines.length > 1 ? effect.lines.length : null);
    });
    const caret = pressed.caret ?? pressed.state.text.length;
    if (pressed.state.mode.name !== 'searching') input.current?.setSelectionRange(caret, caret);
    carryOut(pressed);
  }

  function carryOut({ state: after, effect }: Pressed): void {
    if (effect.do === 'clear') options.onClear();
    if (effect.do === 'leave') input.current?.blur();
    if (effect.do === 'quit') run('quit', options);
    if (effect.do === 'keys') void offerKeys(after, effect.place, effect.step);
    // A new redis-cli, as after Ctrl-C in a terminal; an empty line is enough for that.
    if (effect.do === 'interrupt' && options.listening) void typeLine(node, number, '');
    if (effect.do !== 'run') return;
    keepHistory(key, after.history);
    for (const line of effect.lines) run(line, options);
    options.onTyped();
  }

  async function offerKeys(from: PromptState, place: KeyPlace, step: 1 | -1): Promise<void> {
    wanted.current = from.text;
    const keys = (await completing?.keyLines(node, options.prompt, place)) ?? [];
    const lines = [...keys, ...offers(from.text).now];
    // Whoever typed on meanwhile wants no other line.
    setState((now) => (now.text === wanted.current ? offered(now, lines, step) : now));
  }

  function offers(line: string): Offers {
    return completing?.offersFor(line, addresses(node)) ?? { now: [], keys: null };
  }

  function answer(yes: boolean): void {
    const lines = asked ?? [];
    setAsked(null);
    if (!yes) return;
    setRan(lines.length);
    for (const line of lines) run(line, options);
    options.onTyped();
  }

  const edit: Edit = (before, pressed) => completing?.edit(before, pressed) ?? null;
  return { state, setState, take, offers, edit, ran, asked, answer };
}

/** Enter. Some lines mean the page too. */
function run(line: string, options: PromptOptions): void {
  const { node, number, listening, onClear, onQuit } = options;
  if (line.trim().toLowerCase() === 'clear') {
    onClear();
    return;
  }
  if (line.trim() === '' && !listening) return;
  void typeLine(node, number, line);
  if (/^\s*(?:quit|exit)\s*$/i.test(line)) onQuit();
  options.completing?.toAnother(line);
}

/** The other nodes' addresses as SLAVEOF takes them. */
function addresses(self: NodeId): readonly string[] {
  const { nodeOrder, nodes } = useShown.getState();
  return nodeOrder.flatMap((id) => {
    const node = nodes[id];
    return node === undefined || id === self ? [] : [`${node.host} ${node.port}`];
  });
}
