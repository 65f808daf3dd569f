/** Back and forward, where the class is, and the way back when it has gone its own. */
import { ChevronLeft, ChevronRight, List, RotateCcw, Undo2 } from 'lucide-react';
import { closeColumn } from '../../store/learning.ts';
import { Button } from '../../ui/Button.tsx';
import css from './Foot.module.css';
import { next, previous, restore, returnToWalk, useWalk } from './session.ts';
import { useHandshakeWords } from './words.ts';

interface FootProps {
  /** Whether the list is shown instead of the beat; null: it always is. */
  listed: boolean | null;
  onList: () => void;
}

export function Foot({ listed, onList }: FootProps) {
  const words = useHandshakeWords();
  const beats = useWalk((walk) => walk.beats);
  const index = useWalk((walk) => walk.index);
  const free = useWalk((walk) => walk.free);
  const before = useWalk((walk) => walk.before !== null);
  const end = !free && index + 1 >= beats.length;
  return (
    <footer className={css['foot']}>
      {free && (
        <div className={css['free']}>
          <p>{words.free}</p>
          <Button
            look="main"
            icon={<Undo2 aria-hidden />}
            data-testid="handshake-return"
            onClick={() => void returnToWalk()}
          >
            {words.back}
          </Button>
        </div>
      )}
      <div className={css['moves']}>
        <Button
          icon={<ChevronLeft aria-hidden />}
          aria-disabled={!free && index === 0}
          aria-keyshortcuts="ArrowLeft PageUp"
          data-testid="handshake-previous"
          onClick={() => void previous()}
        >
          {words.previous}
        </Button>
        <span
          className={css['position']}
          data-testid="handshake-position"
          data-value={index + 1}
          data-total={beats.length}
        >
          {listed === null ? (
            words.position(index + 1, beats.length)
          ) : (
            <Button
              look="quiet"
              icon={<List aria-hidden />}
              aria-expanded={listed}
              title={words.steps}
              data-testid="handshake-list"
              onClick={onList}
            >
              {words.position(index + 1, beats.length)}
            </Button>
          )}
        </span>
        <Button
          look={free ? 'plain' : 'main'}
          aria-disabled={end}
          aria-keyshortcuts="ArrowRight PageDown"
          data-testid="handshake-next"
          onClick={() => void next()}
        >
          {words.next}
          <ChevronRight aria-hidden />
        </Button>
      </div>
      {before && (
        <div className={css['more']}>
          <Button
            look="quiet"
            icon={<RotateCcw aria-hidden />}
            title={words.restoreHint}
            data-testid="handshake-restore"
            onClick={() => {
              closeColumn();
              void restore();
            }}
          >
            {words.restore}
          </Button>
        </div>
      )}
    </footer>
  );
}
