/** What stands in the page's place until there is a lab to show, or why there is none. */
import { CloudOff } from 'lucide-react';
import { useWords } from './language/words.ts';
import { load } from './store/commands.ts';
import { useUnreached } from './store/notice.ts';
import { Button } from './ui/Button.tsx';
import css from './Start.module.css';

export function Start() {
  const words = useWords().app;
  const unreached = useUnreached((state) => state.lab);
  return (
    <div className={css['start']}>
      <div className="skeleton" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
        <i />
      </div>
      {unreached === null ? (
        <p className={css['text']} role="status">
          {words.loading}
        </p>
      ) : (
        <div className={css['text']} role="alert" data-testid="unreached">
          <CloudOff aria-hidden />
          <p>{words.cannotFetch(unreached)}</p>
          <Button look="main" onClick={() => void load(unreached)}>
            {words.tryAgain}
          </Button>
        </div>
      )}
    </div>
  );
}
