/** Why there is nothing to compare: a sentence of the page, the thing meant, and what the engine says of it. */
import { CircleAlert } from 'lucide-react';
import { placeOf } from '../../../engine/lab/place.ts';
import { useWords } from '../../language/words.ts';
import { Reason } from '../../ui/Reason.tsx';
import type { Compared } from './pair.ts';
import { useCompareWords } from './words.ts';

/** Of these codes the page's own words say only what kind of fault it is. */
const MORE: readonly string[] = ['lab-invalid', 'config-invalid', 'bad-value'];

export function Why({ problem }: { problem: NonNullable<Compared['problem']> }) {
  const words = useCompareWords();
  const page = useWords();
  const known: Readonly<Record<string, string>> = { ...page.refusals, ...words.problems };
  const { code, detail, message } = problem;
  const place = placeOf(detail, message);
  return (
    <>
      <CircleAlert aria-hidden />
      <span>
        {known[code] ?? code} {place !== '' && <code translate="no">{place}</code>}{' '}
        {message !== '' && MORE.includes(code) && <Reason message={message} />}
      </span>
    </>
  );
}
