/** Why a lesson is not open. */
import { placeOf } from '../../../engine/lab/place.ts';
import type { Trouble } from '../../store/lesson/session.ts';
import { Reason } from '../../ui/Reason.tsx';
import { useLessonWords } from './words.ts';
import css from './Lesson.module.css';

export function TroubleNote({ trouble }: { trouble: Trouble }) {
  const words = useLessonWords().trouble;
  const place =
    trouble.what === 'refused' ? placeOf(trouble.problem.path, trouble.problem.message) : '';
  return (
    <div
      className={css['trouble']}
      role="alert"
      data-testid="lesson-trouble"
      data-value={trouble.what}
    >
      <p>{words[trouble.what](trouble.file)}</p>
      {trouble.what === 'refused' && (
        <p>
          {place !== '' && <code translate="no">{place}</code>}{' '}
          <Reason message={trouble.problem.message} />
        </p>
      )}
    </div>
  );
}
