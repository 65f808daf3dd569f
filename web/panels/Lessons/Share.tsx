/** The link to a lesson that is no part of the page. */
import { Check, CircleAlert, Link2 } from 'lucide-react';
import { useState } from 'react';
import { linkOf } from '../../store/lesson/files.ts';
import { LINK_MAX, LINK_SAFE } from '../../store/lesson/link.ts';
import type { Source } from '../../store/lesson/course.ts';
import { Button } from '../../ui/Button.tsx';
import { grouped } from '../../ui/figures.ts';
import { useLessonWords } from './words.ts';
import css from './Share.module.css';

type Fate = 'copied' | 'refused' | 'long';
const SIGNS = { copied: Check, refused: CircleAlert, long: CircleAlert };

interface Told {
  fate: Fate;
  address: string;
}

export function Share({ source }: { source: Source }) {
  const words = useLessonWords().share;
  const [told, tell] = useState<Told | null>(null);
  const Sign = told === null ? Link2 : SIGNS[told.fate];

  async function copy(): Promise<void> {
    const { address, fits } = await linkOf(source);
    tell({ address, fate: fits ? await copied(address) : 'long' });
  }

  return (
    <div className={css['share']}>
      <Button
        size="small"
        icon={<Sign aria-hidden />}
        data-testid="lesson-link"
        data-value={told?.fate ?? ''}
        title={words.hint}
        onClick={() => void copy()}
      >
        {words.copy}
      </Button>
      <span className={css['from']}>{words.from}</span>
      <div role="status" className={css['told']} data-testid="lesson-link-told">
        {told !== null && <Said told={told} whole={source.id === 'file'} />}
      </div>
    </div>
  );
}

/** `whole`: the lesson itself is in the address. */
function Said({ told: { fate, address }, whole }: { told: Told; whole: boolean }) {
  const words = useLessonWords().share;
  const length = grouped(address.length);
  if (fate === 'long') return <p>{words.long(length, grouped(LINK_MAX))}</p>;
  return (
    <>
      {fate === 'copied' && <p>{whole ? words.copied(length) : words.copiedAddress}</p>}
      {fate === 'refused' && <p>{words.refused}</p>}
      {address.length > LINK_SAFE && <p>{words.careful(grouped(LINK_SAFE))}</p>}
      {fate === 'refused' && (
        <input
          readOnly
          className={css['address']}
          aria-label={words.address}
          data-testid="lesson-link-address"
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
    </>
  );
}

/** Without https a browser gives no page its clipboard. */
async function copied(text: string): Promise<Fate> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'refused';
  }
}
