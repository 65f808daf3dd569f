/** The two ways in which a lab can end against its will, and what may be done then. */
import { Dialog } from 'radix-ui';
import type { Failure, LabFile } from '../engine/contract.ts';
import type { Rescue } from './PlainTrouble.tsx';
import { useWords } from './language/words.ts';
import { keptJournal } from './store/journal.ts';
import { useShown } from './store/store.ts';
import { Button } from './ui/Button.tsx';
import { download } from './ui/download.ts';
import { tellsUnfetched } from './ui/Later.tsx';
import css from './Trouble.module.css';

export function Trouble({ rescue }: { rescue: Rescue }) {
  const failure = useShown((shown) => shown.failure);
  const died = useShown((shown) => shown.workerDied);
  if (died) return <Died rescue={rescue} />;
  if (failure !== null) return <Failed failure={failure} rescue={rescue} />;
  return null;
}

function Died({ rescue }: { rescue: Rescue }) {
  const words = useWords().died;
  const kept = keptJournal();
  const death = useShown((shown) => shown.death);
  const text = tellsUnfetched(death) ? words.unfetched : words.text;
  return (
    <Sheet title={words.title} text={text} testId="worker-died">
      {death !== '' && (
        <pre className={css['message']} lang="en" translate="no">
          {death}
        </pre>
      )}
      {kept !== null && (
        <Button
          look="main"
          title={words.restoreHint}
          onClick={rescue.restore}
          data-testid="restore"
        >
          {words.restore}
        </Button>
      )}
      <Button onClick={rescue.startOver}>{words.reload}</Button>
    </Sheet>
  );
}

function Failed({ failure, rescue }: { failure: Failure; rescue: Rescue }) {
  const words = useWords().failure;
  return (
    <Sheet title={words.title} text={words.text} testId="failure">
      <pre className={css['message']}>
        {failure.message}
        {'\n'}
        {words.seed(failure.seed)}
      </pre>
      <Button
        look="main"
        onClick={() => downloadLab(failure.journal, `psync-failure-${failure.seed}`)}
      >
        {words.download}
      </Button>
      <Button onClick={rescue.startOver}>{words.reload}</Button>
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
