/** The sheet of Trouble.tsx as it is when that cannot be fetched: without a network the engine may end first. */
import { useWords } from './language/words.ts';
import { keptJournal } from './store/journal.ts';
import { Button } from './ui/Button.tsx';
import css from './App.module.css';

export interface Rescue {
  /** Starts a new worker and replays what was kept. */
  restore: () => void;
  /** Starts the first lab anew. */
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
