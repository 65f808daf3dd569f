/** Below the prompt: how many pasted lines ran, or whether they shall; how to come back after `quit`. */
import { useEffect, useRef } from 'react';
import { ClipboardPaste, Unplug } from 'lucide-react';
import { grouped } from '../../ui/figures.ts';
import { useConsoleWords } from './consoleWords.ts';
import styles from './PasteNote.module.css';
import type { PromptHandle } from './usePrompt.ts';

interface PasteNoteProps extends Pick<PromptHandle, 'ran' | 'asked' | 'answer'> {
  /** The prompt says `not connected`. */
  unconnected: boolean;
}

/** It comes after the line that the console has scrolled to. */
function show(note: HTMLElement | null): void {
  note?.scrollIntoView({ block: 'nearest' });
}

export function PasteNote({ ran, asked, answer, unconnected }: PasteNoteProps) {
  const words = useConsoleWords();
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked !== null) yes.current?.focus();
  }, [asked]);
  if (asked === null && unconnected) {
    return (
      <p className={styles.note} role="status" data-testid="unconnected" ref={show}>
        <Unplug size={13} aria-hidden /> {words.unconnected}
      </p>
    );
  }
  if (asked === null) {
    return (
      <p className={styles.note} role="status" data-testid="pasted">
        <ClipboardPaste size={13} aria-hidden /> {words.ran(grouped(ran ?? 0))}
      </p>
    );
  }
  return (
    <div
      className={styles.note}
      role="alertdialog"
      aria-label={words.runAll(grouped(asked.length))}
    >
      <ClipboardPaste size={13} aria-hidden />
      <span>{words.runAll(grouped(asked.length))}</span>
      <button type="button" ref={yes} className={styles.yes} onClick={() => answer(true)}>
        {words.yes}
      </button>
      <button type="button" className={styles.no} onClick={() => answer(false)}>
        {words.no}
      </button>
    </div>
  );
}
