import { ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '../../ui/Button.tsx';
import styles from './TimeRows.module.css';
import { span } from './timeScale.ts';
import { useTimeWords } from './timeWords.ts';

/** Coarser, finer, and how long a hundred pixels are. */
export function ZoomTools({ scale, onScale }: { scale: number; onScale: (by: number) => void }) {
  const words = useTimeWords();
  const { figure, unit } = span(scale);
  const text = words.span(figure, words.units[unit]);
  return (
    <div className={styles.tools} role="group" aria-label={words.zoom}>
      <IconButton
        size="small"
        label={words.out}
        data-testid="ladder-zoom-out"
        onClick={() => onScale(0.5)}
      >
        <ZoomOut aria-hidden />
      </IconButton>
      <output
        className={styles.span}
        data-testid="ladder-scale"
        data-value={scale}
        aria-label={words.spanHint(text)}
      >
        <i aria-hidden /> {text}
      </output>
      <IconButton
        size="small"
        label={words.in}
        data-testid="ladder-zoom-in"
        onClick={() => onScale(2)}
      >
        <ZoomIn aria-hidden />
      </IconButton>
    </div>
  );
}
