/** How far the script has come, and its chapters to jump to. */
import { labText } from '../../language/words.ts';
import { useChoices } from '../../store/store.ts';
import { chaptersOf, type Chapter } from './beats.ts';
import { goTo, useSession } from './session.ts';
import { usePresenterWords } from './words.ts';
import css from './Chapters.module.css';

export function Chapters() {
  const words = usePresenterWords();
  const beats = useSession((session) => session.beats);
  const index = useSession((session) => session.index);
  const chapters = chaptersOf(beats);
  return (
    <nav className={css['chapters']} aria-label={words.chapters}>
      {chapters.length === 0 ? (
        <Track from={0} to={beats.length} index={index} />
      ) : (
        chapters.map((chapter) => (
          <ChapterButton key={chapter.from} chapter={chapter} index={index} />
        ))
      )}
    </nav>
  );
}

function ChapterButton({ chapter, index }: { chapter: Chapter; index: number }) {
  const words = usePresenterWords();
  const lang = useChoices((choices) => choices.lang);
  const { from, to } = chapter;
  const name = labText(chapter.name, lang);
  const current = index >= from && index < to;
  return (
    <button
      type="button"
      className={css['chapter']}
      style={{ flexGrow: to - from }}
      aria-label={words.toChapter(name)}
      title={name}
      {...(current && { 'aria-current': 'step' as const })}
      data-testid={`chapter-${from + 1}`}
      onClick={() => void goTo(from)}
    >
      <span className={css['name']}>{name}</span>
      <Track from={from} to={to} index={index} />
    </button>
  );
}

function Track({ from, to, index }: { from: number; to: number; index: number }) {
  const share = to === from ? 0 : Math.min(1, Math.max(0, (index + 1 - from) / (to - from)));
  return (
    <span className={css['track']} aria-hidden>
      <span className={css['done']} style={{ width: `${100 * share}%` }} />
    </span>
  );
}
