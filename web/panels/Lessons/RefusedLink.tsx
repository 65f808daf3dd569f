/** A link that was put into the address of the open page could not be followed. Nothing else has changed. */
import { useLearning } from '../../store/learning.ts';
import { dismissRefused } from '../../store/lesson/files.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from './TroubleNote.tsx';
import { useLessonWords } from './words.ts';
import css from './Share.module.css';

export function RefusedLink() {
  const words = useLessonWords().trouble;
  const refused = useLearning((learning) => learning.refused);
  if (refused === null) return null;
  return (
    <div className={css['refused']}>
      <TroubleNote trouble={refused} />
      <Button size="small" data-testid="lesson-link-dismiss" onClick={dismissRefused}>
        {words.dismiss}
      </Button>
    </div>
  );
}
