import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../../ui/Button.tsx';
import { grouped } from '../../ui/figures.ts';
import styles from './Inspector.module.css';
import { useInspectorWords } from './words.ts';

interface PagerProps {
  /** The first that is shown, counted from 0. */
  offset: number;
  total: number;
  size: number;
  onMove: (offset: number) => void;
}

/** Nothing where one page is enough. */
export function Pager({ offset, total, size, onMove }: PagerProps) {
  const words = useInspectorWords();
  if (total <= size) return null;
  const end = Math.min(total, offset + size);
  return (
    <span className={styles.pager}>
      <IconButton
        size="small"
        label={words.previous}
        disabled={offset === 0}
        onClick={() => onMove(Math.max(0, offset - size))}
      >
        <ChevronLeft aria-hidden />
      </IconButton>
      {words.page(grouped(offset + 1), grouped(end), grouped(total))}
      <IconButton
        size="small"
        label={words.next}
        disabled={end >= total}
        onClick={() => onMove(offset + size)}
      >
        <ChevronRight aria-hidden />
      </IconButton>
    </span>
  );
}
