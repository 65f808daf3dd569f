/** The visitor's progress as a file, and lessons from files. */
import { useRef, useState, type ChangeEvent, type RefObject } from 'react';
import {
  addProgress,
  forgetProgress,
  keepsProgress,
  useProgress,
} from '../../store/lesson/keep.ts';
import { CHARACTERS_MAX, readProgress } from '../../store/lesson/progress.ts';
import type { Trouble } from '../../store/lesson/session.ts';
import { Button, focusAtOnce } from '../../ui/Button.tsx';
import { download } from '../../ui/download.ts';
import { TroubleNote } from './TroubleNote.tsx';
import { useLessonWords } from './words.ts';
import css from './ProgressTools.module.css';

type Said = { text: string; bad: boolean } | null;

export function ProgressTools() {
  const words = useLessonWords().progress;
  const [said, say] = useState<Said>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const progressFile = useRef<HTMLInputElement>(null);
  const lessonFile = useRef<HTMLInputElement>(null);

  async function read(file: File): Promise<void> {
    // What is far too long is not even looked at.
    const text = await file
      .slice(0, CHARACTERS_MAX + 1)
      .text()
      .catch(() => null);
    if (text === null) return say({ text: words.unreadable(file.name), bad: true });
    const reading = readProgress(text);
    if ('progress' in reading) {
      say({ text: words.read(addProgress(reading.progress)), bad: false });
    } else {
      const { path, wanted } = reading.problem;
      say({ text: words.refused(file.name, path, words.wanted[wanted]), bad: true });
    }
  }

  async function open(file: File): Promise<void> {
    const { openLessonText } = await import('../../store/lesson/files.ts');
    const text = await file.text().catch(() => null);
    setTrouble(
      text === null ? { what: 'unreadable', file: file.name } : openLessonText(text, file.name),
    );
  }

  return (
    <section className={css['tools']} aria-label={words.label}>
      <FileInput of={progressFile} label={words.open} testId="progress-file" onFile={read} />
      <FileInput of={lessonFile} label={words.openLesson} testId="lesson-file" onFile={open} />
      <div className={css['row']}>
        <Button
          size="small"
          data-testid="lesson-open-file"
          onClick={() => lessonFile.current?.click()}
        >
          {words.openLesson}
        </Button>
      </div>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      <Kept />
      <div className={css['row']}>
        <Button size="small" data-testid="progress-save" onClick={saveFile}>
          {words.save}
        </Button>
        <Button
          size="small"
          data-testid="progress-open"
          onClick={() => progressFile.current?.click()}
        >
          {words.open}
        </Button>
        <Forget onForgotten={() => say({ text: words.forgotten, bad: false })} />
      </div>
      <p
        className={css['said']}
        role="status"
        data-testid="progress-said"
        data-bad={said?.bad ?? false}
      >
        {said?.text}
      </p>
    </section>
  );
}

/** Whether there is need of a file. */
function Kept() {
  const words = useLessonWords().progress;
  const keeps = keepsProgress();
  return (
    <p className={css['kept']} data-testid="progress-kept" data-value={keeps}>
      {keeps ? words.kept : words.notKept}
    </p>
  );
}

interface FileInputProps {
  of: RefObject<HTMLInputElement | null>;
  label: string;
  testId: string;
  onFile: (file: File) => Promise<void>;
}

function FileInput({ of, label, testId, onFile }: FileInputProps) {
  function choose(event: ChangeEvent<HTMLInputElement>): void {
    const file = event.currentTarget.files?.[0];
    // The same file may be chosen again after it was mended.
    event.currentTarget.value = '';
    if (file !== undefined) void onFile(file);
  }
  return (
    <input
      ref={of}
      type="file"
      accept=".json,application/json"
      hidden
      aria-label={label}
      data-testid={testId}
      onChange={choose}
    />
  );
}

function Forget({ onForgotten }: { onForgotten: () => void }) {
  const words = useLessonWords().progress;
  const [asking, ask] = useState(false);
  if (!asking) {
    return (
      <Button size="small" look="quiet" data-testid="progress-forget" onClick={() => ask(true)}>
        {words.forget}
      </Button>
    );
  }
  return (
    <span className={css['sure']} role="group" aria-label={words.reallyForget}>
      {words.reallyForget}
      <Button
        size="small"
        data-testid="progress-forget-yes"
        onClick={() => {
          forgetProgress();
          ask(false);
          onForgotten();
        }}
      >
        {words.yes}
      </Button>
      <Button size="small" look="quiet" ref={focusAtOnce} onClick={() => ask(false)}>
        {words.no}
      </Button>
    </span>
  );
}

function saveFile(): void {
  const text = `${JSON.stringify(useProgress.getState(), null, 2)}\n`;
  download('psync-progress.json', text, 'application/json');
}
