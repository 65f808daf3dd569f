import { FileDown, FileUp, FlaskConical, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef, useState, type ChangeEvent } from 'react';
import type { Refusal } from '../../../engine/contract.ts';
import { labText, useWords } from '../../language/words.ts';
import { load, loadFile, save } from '../../store/commands.ts';
import { useChoices, useShown, type Choices, type Shown } from '../../store/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { download } from '../../ui/download.ts';
import { bytes } from '../../ui/figures.ts';
import { DropZone } from './DropZone.tsx';
import { fetchLibrary, fileName, type Listed } from './library.ts';
import styles from './LabMenu.module.css';

/** Larger files are refused before they are read. */
const FILE_MAX = 16 * 1024 * 1024;

const langOf = (choices: Choices) => choices.lang;
const labOf = (shown: Shown) => shown.lab;

type Library = 'fetching' | 'failed' | readonly Listed[];
type Problem = { file: string; refusal: Refusal } | { file: string; text: string };

/** The labs of the site, and the visitor's own as files. */
export function LabMenu() {
  const words = useWords().labs;
  const [open, setOpen] = useState(false);
  const [library, setLibrary] = useState<Library>('fetching');
  const [problem, setProblem] = useState<Problem | null>(null);

  function show(next: boolean): void {
    setOpen(next);
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
    <Dialog.Root open={open} onOpenChange={show}>
      <Dialog.Trigger asChild>
        <Button data-testid="lab-menu" icon={<FlaskConical aria-hidden />}>
          {words.button}
        </Button>
      </Dialog.Trigger>
      <DropZone label={words.dropHere} onFile={(file) => void take(file)} />
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content className={styles.dialog} data-testid="labs">
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{words.title}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={words.close}>
                <X aria-hidden />
              </IconButton>
            </Dialog.Close>
          </header>
          <Dialog.Description className={styles.subtitle}>{words.subtitle}</Dialog.Description>
          {problem !== null && <Problem problem={problem} />}
          <Library library={library} onOpened={() => show(false)} />
          <Files onFile={(file) => void take(file)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Library({ library, onOpened }: { library: Library; onOpened: () => void }) {
  const words = useWords().labs;
  const lang = useChoices(langOf);
  const current = useShown(labOf);
  if (library === 'fetching') return <p className={styles.remark}>{words.loading}</p>;
  if (library === 'failed') return <p className={styles.remark}>{words.listFailed}</p>;
  return (
    <ul className={styles.list}>
      {library.map((lab) => (
        <li key={lab.id}>
          <button
            type="button"
            className={styles.lab}
            data-testid={`lab-${lab.id}`}
            onClick={() => {
              onOpened();
              void load(lab.id);
            }}
          >
            <span className={styles.name}>
              {labText(lab.name, lang)}
              {current?.name.en === lab.name.en && (
                <span className={styles.current}>{words.current}</span>
              )}
            </span>
            {lab.story !== null && <span className={styles.story}>{labText(lab.story, lang)}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Files({ onFile }: { onFile: (file: File) => void }) {
  const words = useWords().labs;
  const input = useRef<HTMLInputElement>(null);

  function choose(event: ChangeEvent<HTMLInputElement>): void {
    const file = event.currentTarget.files?.[0];
    // The same file may be chosen again after it was mended.
    event.currentTarget.value = '';
    if (file !== undefined) onFile(file);
  }

  return (
    <footer className={styles.files}>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={words.import}
        data-testid="import-file"
        onChange={choose}
      />
      <Button icon={<FileUp aria-hidden />} onClick={() => input.current?.click()}>
        {words.import}
      </Button>
      <Button
        icon={<FileDown aria-hidden />}
        title={words.saveHint}
        data-testid="save-file"
        onClick={() => void saveFile()}
      >
        {words.save}
      </Button>
    </footer>
  );
}

/** Why a file was not opened: where in it, and the sentence. */
function Problem({ problem }: { problem: Problem }) {
  const words = useWords().labs;
  return (
    <div className={styles.problem} role="alert">
      {'refusal' in problem ? (
        <>
          {words.refused(problem.file)}
          <p>
            {problem.refusal.detail !== '' && <code>{problem.refusal.detail}</code>}{' '}
            {problem.refusal.message}
          </p>
        </>
      ) : (
        problem.text
      )}
    </div>
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
  const opened = await loadFile(text);
  const { refusal } = useShown.getState();
  if (opened) return null;
  if (refusal === null) return { file: file.name, text: words.unreadable(file.name) };
  return { file: file.name, refusal };
}

async function saveFile(): Promise<void> {
  const lab = await save();
  download(fileName(lab.name.en), `${JSON.stringify(lab, null, 2)}\n`, 'application/json');
}
