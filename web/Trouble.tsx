/** The two ways in which a lab can end against its will, and what may be done then. */
import { Dialog } from 'radix-ui';
import type { Failure, LabFile } from '../engine/contract.ts';
import type { Rescue } from './PlainTrouble.tsx';
import { useWords } from './language/words.ts';
import { keptJournal } from './store/journal.ts';
import { withoutLast } from './store/withoutLast.ts';
import { useShown } from './store/store.ts';
import { Button } from './ui/Button.tsx';
import { download } from './ui/download.ts';
import { clock } from './ui/figures.ts';
import { tellsUnfetched } from './ui/Later.tsx';
import css from './Trouble.module.css';
import { useTroubleWords } from './troubleWords.ts';

export function Trouble({ rescue }: { rescue: Rescue }) {
  const failure = useShown((shown) => shown.failure);
  const died = useShown((shown) => shown.workerDied);
  if (died) return <Died rescue={rescue} />;
  if (failure !== null) return <Failed failure={failure} rescue={rescue} />;
  return null;
}

function Died({ rescue }: { rescue: Rescue }) {
  const page = useWords().died;
  const words = useTroubleWords();
  const kept = keptJournal();
  const death = useShown((shown) => shown.death);
  const what = tellsUnfetched(death) ? page.unfetched : words.died;
  const rest = kept === null ? words.nothingKept : words.kept(clock((kept.openAtMs ?? 0) * 1000));
  return (
    <Sheet title={page.title} text={words.both(what, rest)} testId="worker-died">
      {death !== '' && (
        <pre className={css['message']} lang="en" translate="no">
          {death}
        </pre>
      )}
      {kept === null ? (
        <Button look="main" onClick={() => window.location.reload()} data-testid="load-again">
          {words.again}
        </Button>
      ) : (
        <>
          <Button
            look="main"
            title={words.restoreHint}
            onClick={rescue.restore}
            data-testid="restore"
          >
            {page.restore}
          </Button>
          <Button onClick={() => downloadLab(kept, 'psync-lab')}>{words.saveLab}</Button>
        </>
      )}
      <Button onClick={rescue.startOver}>{page.reload}</Button>
    </Sheet>
  );
}

function Failed({ failure, rescue }: { failure: Failure; rescue: Rescue }) {
  const words = useTroubleWords();
  const { reload } = useWords().died;
  const { journal, seed } = failure;
  return (
    <Sheet title={words.failed} text={words.why} testId="failure">
      <pre className={css['message']} lang="en" translate="no">
        {failure.message}
        {'\n'}
        {words.seed(seed)}
      </pre>
      <Button
        look="main"
        title={words.beforeHint}
        onClick={() => rescue.open(withoutLast(journal))}
        data-testid="before-failure"
      >
        {words.before}
      </Button>
      <Button onClick={() => downloadLab(journal, `psync-failure-${seed}`)}>
        {words.download}
      </Button>
      <Button onClick={rescue.startOver}>{reload}</Button>
    </Sheet>
  );
}

function downloadLab(lab: LabFile, name: string): void {
  download(`${name}.json`, JSON.stringify(lab, null, 2), 'application/json');
}

interface SheetProps {
  title: string;
  text: string;
  testId: string;
  children: React.ReactNode;
}

/** Cannot be closed but by one of its ways out. */
function Sheet({ title, text, testId, children }: SheetProps) {
  return (
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Overlay className={css['veil']} />
        <Dialog.Content
          className={css['sheet']}
          data-testid={testId}
          onEscapeKeyDown={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
        >
          <Dialog.Title className={css['title']}>{title}</Dialog.Title>
          <Dialog.Description className={css['text']}>{text}</Dialog.Description>
          <div className={css['ways']}>{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
