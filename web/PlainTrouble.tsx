/** The sheet of Trouble.tsx as it is when that cannot be fetched: without a network the engine may end first. */
import type { LabFile } from '../engine/contract.ts';
import { useWords } from './language/words.ts';
import { keptJournal } from './store/journal.ts';
import { Button } from './ui/Button.tsx';
import css from './App.module.css';

export interface Rescue {
  /** Starts a new worker and replays what was kept. */
  restore: () => void;
  /** Starts a new worker and plays this lab file. */
  open: (lab: LabFile) => void;
  /** Starts the first lab anew; a lesson or walkthrough, which has its own, is left. */
  startOver: () => void;
}

export function PlainTrouble({ rescue }: { rescue: Rescue }) {
  const { died } = useWords();
  const kept = keptJournal() !== null;
  return (
    <section className={css['trouble']} role="alert" data-testid="worker-died">
      <h2>{died.title}</h2>
      <p>{died.unfetched}</p>
      {kept && (
        <Button look="main" onClick={rescue.restore} data-testid="restore">
          {died.restore}
        </Button>
      )}
      <Button onClick={rescue.startOver}>{died.reload}</Button>
    </section>
  );
}
