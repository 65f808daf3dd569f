/** What the shapes of the drawing mean. */
import { Term } from '../../ui/Term.tsx';
import css from './HistoryRibbon.module.css';
import { SIGNS } from './signs.ts';
import type { HistoryWords } from './words.ts';

export function Legend({ words, compressed }: { words: HistoryWords; compressed: boolean }) {
  const { legend } = words;
  return (
    <ul className={css['legend']} aria-label={legend.label}>
      {(['master', 'replica', 'down'] as const).map((is) => {
        const Sign = SIGNS[is];
        return (
          <li key={is}>
            <Sign aria-hidden />
            {legend[is]}
          </li>
        );
      })}
      <li>
        <svg viewBox="0 0 24 12" aria-hidden data-wide>
          <path className={css['hatched']} d="M2 11L8 1M8 11L14 1M14 11L20 1" />
        </svg>
        <Term id="demotion">{legend.doomed}</Term>
      </li>
      <li>
        <svg viewBox="0 0 24 12" aria-hidden data-wide>
          <rect className={css['dotted']} x="1" y="1.5" width="22" height="9" rx="3" />
        </svg>
        <Term id="lost-write">{legend.gone}</Term>
      </li>
      {compressed && <li className={css['aside']}>{words.compressed}</li>}
    </ul>
  );
}
