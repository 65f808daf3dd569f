/** One entry: what it is, what to do about it, where it is seen, what belongs to it. */
import { ArrowLeft, Crosshair } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { disguised, isDisguised } from '../../language/disguise.ts';
import { LOGS, type LogEntry, type LogId } from '../../reference/logs.ts';
import { MESSAGES, type MessageEntry, type MessageId } from '../../reference/messages.ts';
import { partsOf } from '../../reference/names.ts';
import { openGlossary } from '../../store/learning.ts';
import { useChoices } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { TermText } from '../../ui/TermText.tsx';
import { relatedTo, type Entry } from './entries.ts';
import css from './Glossary.module.css';
import { Lessons } from './Lessons.tsx';
import { Line } from './Line.tsx';
import { placesOf, showPlace, type Showable } from './show.ts';
import { goBack, useGlossary } from './state.ts';
import { useGlossaryWords } from './words.ts';

export function Article({ entry }: { entry: Entry }) {
  const words = useGlossaryWords();
  const language = useChoices((choices) => choices.lang);
  const trail = useGlossary((state) => state.trail);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { mend } = entry;
  return (
    <Scroll label={words.title}>
      <article className={css['article']} data-testid="glossary-entry" data-value={entry.id}>
        <Button size="small" look="quiet" icon={<ArrowLeft aria-hidden />} onClick={goBack}>
          {trail.length > 0 ? words.back : words.all}
        </Button>
        <p className={css['facts']}>{factsOf(entry, words).join(words.facts)}</p>
        <h3 ref={heading} tabIndex={-1} data-line={isLine(entry)}>
          <Line entry={entry} />
        </h3>
        <Also entry={entry} />
        <p className={css['text']}>
          {entry.shelf === 'message' && `${words.example} `}
          <TermText text={disguised(entry.text[language])} />
        </p>
        {mend !== null && (
          <>
            <h4>{words.mend}</h4>
            <p className={css['text']}>
              <TermText text={disguised(mend[language])} />
            </p>
          </>
        )}
        <Where entry={entry} />
        <Lessons id={entry.id} />
        <Related entry={entry} />
      </article>
    </Scroll>
  );
}

const isLine = ({ shelf }: Entry): boolean => shelf === 'log' || shelf === 'error';

function factsOf(entry: Entry, words: ReturnType<typeof useGlossaryWords>): readonly string[] {
  const kind = words.kind[entry.shelf];
  const { own } = partsOf(entry.id);
  if (entry.shelf === 'log') {
    const { by, level }: LogEntry = LOGS[own as LogId];
    return [kind, words.by[by], words.level[level]];
  }
  if (entry.shelf === 'message') {
    const { from }: MessageEntry = MESSAGES[own as MessageId];
    return [kind, words.from[from]];
  }
  return [kind];
}

/** Its name in the other language, and other words for it. */
function Also({ entry }: { entry: Entry }) {
  const words = useGlossaryWords();
  const language = useChoices((choices) => choices.lang);
  if (entry.literal || isDisguised()) return null;
  const other = language === 'en' ? 'zh' : 'en';
  const foreign = entry.name[other] === entry.name[language] ? null : entry.name[other];
  const more = entry.shelf === 'term' ? entry.also[language] : [];
  if (foreign === null && more.length === 0) return null;
  return (
    <p className={css['also']}>
      {foreign !== null && <span lang={other}>{foreign}</span>}
      {more.length > 0 && (
        <span>
          {words.also} {more.join(words.between)}
        </span>
      )}
    </p>
  );
}

function Where({ entry }: { entry: Entry }) {
  const words = useGlossaryWords();
  const places = placesOf(entry);
  if (places.length === 0) return null;
  const textOf = (place: Showable) =>
    place.kind === 'field' ? words.measured : words.places[place.place];
  return (
    <>
      <h4>{words.where}</h4>
      <ul className={css['places']}>
        {places.map((place) => {
          const text = textOf(place);
          return (
            <li key={text}>
              <span>{text}</span>
              <Button
                size="small"
                icon={<Crosshair aria-hidden />}
                aria-label={words.showHint(text)}
                data-testid={`show-${place.kind === 'field' ? 'field' : place.place}`}
                onClick={() => showPlace(place)}
              >
                {words.show}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Related({ entry }: { entry: Entry }) {
  const words = useGlossaryWords();
  const related = relatedTo(entry);
  if (related.length === 0) return null;
  return (
    <>
      <h4>{words.related}</h4>
      <ul className={css['related']}>
        {related.map((other) => (
          <li key={other.id}>
            <button type="button" data-term={other.id} onClick={() => openGlossary(other.id)}>
              <Line entry={other} />
              <small>{words.kind[other.shelf]}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
