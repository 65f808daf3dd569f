import { FlaskConical } from 'lucide-react';
import { lazy, useRef, useState } from 'react';
import { useWords } from '../../language/words.ts';
import { loadFile } from '../../store/commands.ts';
import { useShown } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { bytes } from '../../ui/figures.ts';
import { Later } from '../../ui/Later.tsx';
import { DropZone } from './DropZone.tsx';
import type { Library, Problem } from './LabDialog.tsx';
import type { Trouble } from '../../store/lesson/session.ts';
import { fetchLibrary } from '../../store/library.ts';

/** Not needed for the first sight of the page, so not part of the first load. */
const LabDialog = lazy(async () => {
  const { LabDialog: component } = await import('./LabDialog.tsx');
  return { default: component };
});

/** Larger files are refused before they are read. */
const FILE_MAX = 16 * 1024 * 1024;

/** The button that shows the labs, and the place to drop a lab file: the whole page. */
export function LabMenu() {
  const words = useWords().labs;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const [library, setLibrary] = useState<Library>('fetching');
  const [problem, setProblem] = useState<Problem | null>(null);

  function show(next: boolean): void {
    setOpen(next);
    if (next) setAsked(true);
    if (!next) setProblem(null);
    else if (typeof library === 'string') {
      void fetchLibrary((address) => fetch(address)).then((labs) => setLibrary(labs ?? 'failed'));
    }
  }

  async function take(file: File): Promise<void> {
    const found = await openFile(file, words);
    setProblem(found);
    show(found !== null);
  }

  return (
    <>
      <Button
        ref={button}
        data-testid="lab-menu"
        icon={<FlaskConical aria-hidden />}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => show(true)}
      >
        {words.button}
      </Button>
      <DropZone label={words.dropHere} onFile={(file) => void take(file)} />
      {asked && (
        <Later>
          <LabDialog
            open={open}
            library={library}
            problem={problem}
            onOpen={show}
            onFile={(file) => void take(file)}
            onGone={() => button.current?.focus()}
          />
        </Later>
      )}
    </>
  );
}

async function openFile(
  file: File,
  words: ReturnType<typeof useWords>['labs'],
): Promise<Problem | null> {
  if (file.size > FILE_MAX) {
    return { file: file.name, text: words.tooLarge(file.name, bytes(FILE_MAX)) };
  }
  const text = await file.text().catch(() => null);
  if (text === null) return { file: file.name, text: words.unreadable(file.name) };
  if (/psync-(?:lesson|progress)/.test(text)) {
    const { isLesson, openLessonText } = await import('../../store/lesson/files.ts');
    if (isLesson(text)) return problemOf(openLessonText(text, file.name));
  }
  const opened = await loadFile(text);
  const { refusal } = useShown.getState();
  if (opened) return null;
  if (refusal === null) return { file: file.name, text: words.unreadable(file.name) };
  return { file: file.name, refusal };
}

/** Of a lesson file, told like that of a lab file. */
function problemOf(trouble: Trouble | null): Problem | null {
  if (trouble?.what !== 'refused') return null;
  const { file, problem } = trouble;
  const { path: detail, message } = problem;
  return { file, refusal: { code: 'lab-invalid', message, detail } };
}
