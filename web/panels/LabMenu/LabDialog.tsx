import { Columns2, FileDown, FileUp } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef, type ChangeEvent } from 'react';
import type { Refusal } from '../../../engine/contract.ts';
import { placeOf } from '../../../engine/lab/place.ts';
import { labText, useWords } from '../../language/words.ts';
import { load, save } from '../../store/commands.ts';
import { useChoices, useShown, type Choices, type Shown } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { download } from '../../ui/download.ts';
import { fileName, type Listed } from '../../store/library.ts';
import { Reason } from '../../ui/Reason.tsx';
import { openOverlay } from '../../store/overlay.ts';
import styles from './LabMenu.module.css';
import { useLabDialogWords } from './words.ts';

const langOf = (choices: Choices) => choices.lang;
const labOf = (shown: Shown) => shown.lab;

export type Library = 'fetching' | 'failed' | readonly Listed[];
export type Problem = { file: string; refusal: Refusal } | { file: string; text: string };

interface LabDialogProps {
  open: boolean;
  library: Library;
  problem: Problem | null;
  onOpen: (open: boolean) => void;
  onFile: (file: File) => void;
  /** It has gone: whoever opened it gets the focus back. */
  onGone: () => void;
}

/** The labs of the site, and the visitor's own as files. */
export function LabDialog({ open, library, problem, onOpen, onFile, onGone }: LabDialogProps) {
  const words = useWords().labs;
  const comparing = useRef(false);

  function leaveToCompare(): void {
    comparing.current = true;
    onOpen(false);
  }

  // The comparison gives the focus back to where the dialog has given it.
  function gone(): void {
    onGone();
    if (comparing.current) openOverlay('compare');
    comparing.current = false;
  }

  return (
    <DialogFrame
      title={words.title}
      close={words.close}
      testId="labs"
      open={open}
      onOpen={onOpen}
      onGone={gone}
    >
      <Dialog.Description className={styles.subtitle}>{words.subtitle}</Dialog.Description>
      {problem !== null && <Problem problem={problem} />}
      <Library library={library} onOpened={() => onOpen(false)} />
      <Files onFile={onFile} onCompare={leaveToCompare} />
    </DialogFrame>
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

interface FilesProps {
  onFile: (file: File) => void;
  /** The dialog makes room for the comparison. */
  onCompare: () => void;
}

function Files({ onFile, onCompare }: FilesProps) {
  const words = useWords().labs;
  const own = useLabDialogWords();
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
      <Button
        icon={<Columns2 aria-hidden />}
        title={own.compareHint}
        data-testid="compare-open"
        onClick={onCompare}
      >
        {own.compare}
      </Button>
    </footer>
  );
}

/** Why a file was not opened: where in it, and the sentence. */
function Problem({ problem }: { problem: Problem }) {
  const words = useWords().labs;
  const { detail = '', message = '' } = 'refusal' in problem ? problem.refusal : {};
  const place = placeOf(detail, message);
  return (
    <div className={styles.problem} role="alert">
      {'refusal' in problem ? (
        <>
          {words.refused(problem.file)}
          <p>
            {place !== '' && <code>{place}</code>} <Reason message={problem.refusal.message} />
          </p>
        </>
      ) : (
        problem.text
      )}
    </div>
  );
}

async function saveFile(): Promise<void> {
  const lab = await save();
  download(fileName(lab.name.en), `${JSON.stringify(lab, null, 2)}\n`, 'application/json');
}
