/** What only the presenter sees, drawn into the second window. */
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { labText } from '../../language/words.ts';
import { onPaint } from '../../playback.ts';
import { useChoices, useShown } from '../../store/store.ts';
import { listenForKeys } from './keys.ts';
import { useNotesWindow } from './notesWindow.ts';
import { useCaption, useNotes } from './sentences.ts';
import { next, previous, returnToScript, useSession } from './session.ts';
import { usePresenterWords } from './words.ts';
import css from './Notes.module.css';

export function Notes() {
  const view = useNotesWindow((notes) => notes.view);
  const elapsed = useElapsed();
  return view === null
    ? null
    : createPortal(<NotesBody view={view} elapsed={elapsed} />, view.document.body);
}

function NotesBody({ view, elapsed }: { view: Window; elapsed: number }) {
  const words = usePresenterWords();
  const notesOf = useNotes();
  const captionOf = useCaption();
  const { beats, index, free } = useSession();
  const title = useTitle(words.notesTitle);
  useLikePage(view, title);
  useEffect(() => listenForKeys(view), [view]);
  const beat = beats[index];
  const following = beats[index + 1];
  const notes = beat === undefined ? [] : notesOf(beat);
  return (
    <main className={css['notes']} data-testid="notes">
      <header className={css['head']}>
        <h1>{title}</h1>
        <span data-testid="notes-beat">{words.beat(index + 1, beats.length)}</span>
        <time aria-label={words.elapsed} title={words.elapsed}>
          {clockOf(elapsed)}
        </time>
      </header>
      <section className={css['caption']} aria-live="polite">
        {beat !== undefined && captionOf(beat).map((line) => <p key={line}>{line}</p>)}
      </section>
      <section className={css['text']} data-testid="notes-text">
        {notes.length === 0 ? (
          <p className={css['none']}>{words.noNotes}</p>
        ) : (
          notes.map((line) => <p key={line}>{line}</p>)
        )}
      </section>
      <p className={css['next']} data-testid="notes-next">
        {following === undefined ? (
          words.last
        ) : (
          <>
            <b>{words.nextIs}</b> {captionOf(following).join(' ')}
          </>
        )}
      </p>
      <footer className={css['foot']}>
        <button type="button" data-testid="notes-previous" onClick={() => void previous()}>
          {free ? words.previousFree : words.previous}
        </button>
        {free && (
          <button type="button" data-testid="notes-return" onClick={() => void returnToScript()}>
            {words.back}
          </button>
        )}
        <button type="button" data-testid="notes-next-beat" onClick={() => void next()}>
          {free ? words.nextFree : words.next}
        </button>
      </footer>
    </main>
  );
}

function useTitle(notes: string): string {
  const lab = useShown((shown) => shown.lab);
  const lang = useChoices((choices) => choices.lang);
  return lab === null ? notes : `${labText(lab.name, lang)} · ${notes}`;
}

/** Language and colours of the page itself. */
function useLikePage(view: Window, title: string): void {
  const lang = useChoices((choices) => choices.lang);
  const theme = useChoices((choices) => choices.theme);
  useEffect(() => dress(view.document, title), [view, title, lang, theme]);
}

function dress(other: Document, title: string): void {
  const from = document.documentElement;
  other.documentElement.lang = from.lang;
  other.documentElement.dataset['theme'] = from.dataset['theme'] ?? 'dark';
  other.title = title;
}

/** Whole seconds of real time since the presentation began. */
function useElapsed(): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    let began: number | null = null;
    return onPaint((_now, wall) => {
      began ??= wall;
      setElapsed(Math.floor((wall - began) / 1000));
    });
  }, []);
  return elapsed;
}

function clockOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}
