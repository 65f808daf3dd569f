/** Says that there is no lab to show, and why; until one comes, the document's own words stand here. */
import { CloudOff } from 'lucide-react';
import { useWords } from './language/words.ts';
import { load } from './store/commands.ts';
import { useUnreached } from './store/notice.ts';
import { Button } from './ui/Button.tsx';
import css from './Start.module.css';

export function Start() {
  const words = useWords().app;
  const unreached = useUnreached((state) => state.lab);
  if (unreached === null) return null;
  return (
    <div className={css['start']}>
      <div className={css['text']} role="alert" data-testid="unreached">
        <CloudOff aria-hidden />
        <p>{words.cannotFetch(unreached)}</p>
        <Button look="main" onClick={() => void load(unreached)}>
          {words.tryAgain}
        </Button>
      </div>
    </div>
  );
}
