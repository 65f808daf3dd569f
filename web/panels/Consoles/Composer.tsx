/** On a phone: a command is put together by tapping words, and run without a keyboard. */
import { CornerDownLeft, Delete } from 'lucide-react';
import { useShallow } from 'zustand/shallow';
import type { NodeId } from '../../../engine/contract.ts';
import { useShown } from '../../store/store.ts';
import { decodeWire } from '../../text.ts';
import { quoted } from './complete.ts';
import { nextWords, withoutWord, withWord } from './compose.ts';
import styles from './Composer.module.css';
import { useConsoleWords } from './consoleWords.ts';
import { change, press } from './prompt.ts';
import type { PromptHandle } from './usePrompt.ts';
import { COMMANDS } from './words.ts';

interface ComposerProps {
  node: NodeId;
  handle: PromptHandle;
}

const NO_KEYS: readonly string[] = [];

export function Composer({ node, handle }: ComposerProps) {
  const words = useConsoleWords();
  const { state } = handle;
  const addresses = useShown(
    useShallow((shown) =>
      shown.nodeOrder.filter((id) => id !== node).map((id) => addressOf(shown.nodes[id])),
    ),
  );
  const keys = useShown(
    useShallow((shown) => shown.nodes[node]?.keys.recent.map(({ key }) => key) ?? NO_KEYS),
  );
  const names = keys.map((key) => quoted(decodeWire(key)));
  const offers = nextWords(state.text, COMMANDS, addresses, names);
  const put = (text: string) => handle.setState(change(state, text));

  function run(): void {
    const key = { key: 'Enter', ctrl: false, shift: false, selection: false, caret: 0 };
    const pressed = press(change(state, state.text.trimEnd()), key, handle.offers, handle.edit);
    if (pressed !== null) handle.take(pressed);
  }

  return (
    <div className={styles.composer} role="group" aria-label={words.compose} data-testid="compose">
      <div
        className={styles.words}
        role="group"
        aria-label={state.text === '' ? words.commands : words.values}
      >
        {offers.map((word) => (
          <button
            key={word}
            type="button"
            className={styles.word}
            translate="no"
            onClick={() => put(withWord(state.text, word))}
          >
            {word}
          </button>
        ))}
      </div>
      <button
        type="button"
        className={styles.back}
        aria-label={words.back}
        data-testid="compose-back"
        disabled={state.text === ''}
        onClick={() => put(withoutWord(state.text))}
      >
        <Delete size={18} aria-hidden />
      </button>
      <button
        type="button"
        className={styles.run}
        data-testid="compose-run"
        disabled={state.text.trim() === ''}
        onClick={run}
      >
        <CornerDownLeft size={16} aria-hidden /> {words.run}
      </button>
    </div>
  );
}

function addressOf(node: { host: string; port: number } | undefined): string {
  return node === undefined ? '' : `${node.host} ${node.port}`;
}
