/** What the shapes of the drawing mean. */
import css from './HistoryRibbon.module.css';
import type { HistoryWords } from './words.ts';

export function Legend({ words, compressed }: { words: HistoryWords; compressed: boolean }) {
  const { legend } = words;
  return (
    <ul className={css['legend']} aria-label={legend.label}>
      <li>
        <svg viewBox="0 0 12 12" aria-hidden>
          <rect className={css['full']} x="2" y="2" width="8" height="8" rx="1" />
        </svg>
        {legend.master}
      </li>
      <li>
        <svg viewBox="0 0 12 12" aria-hidden>
          <circle className={css['full']} cx="6" cy="6" r="4" />
        </svg>
        {legend.replica}
      </li>
      <li>
        <svg viewBox="0 0 12 12" aria-hidden>
          <path className={css['crossed']} d="M2 2l8 8m0-8l-8 8" />
        </svg>
        {legend.down}
      </li>
      <li>
        <svg viewBox="0 0 24 12" aria-hidden data-wide>
          <path className={css['hatched']} d="M2 11L8 1M8 11L14 1M14 11L20 1" />
        </svg>
        {legend.doomed}
      </li>
      <li>
        <svg viewBox="0 0 24 12" aria-hidden data-wide>
          <rect className={css['dotted']} x="1" y="1.5" width="22" height="9" rx="3" />
        </svg>
        {legend.gone}
      </li>
      {compressed && <li className={css['aside']}>{words.compressed}</li>}
    </ul>
  );
}
