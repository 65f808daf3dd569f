/** Back and forward, where the class is, and the way back when it has gone its own. */
import { ChevronLeft, ChevronRight, List, RotateCcw, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
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
  const before = useWalk((walk) => walk.before !== null);
  const free = useWalk((walk) => walk.free);
  return (
    <footer className={css['foot']}>
      {free && <Free />}
      <div className={css['moves']}>
        <Previous />
        <Position listed={listed} onList={onList} />
        <Next />
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

/** The class does something of its own. */
function Free() {
  const words = useHandshakeWords();
  return (
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
  );
}

function Previous() {
  const words = useHandshakeWords();
  const start = useWalk((walk) => !walk.free && walk.index === 0);
  return (
    <Button
      icon={<ChevronLeft aria-hidden />}
      aria-disabled={start}
      aria-keyshortcuts="ArrowLeft PageUp"
      data-testid="handshake-previous"
      onClick={() => void previous()}
    >
      {words.previous}
    </Button>
  );
}

function Next() {
  const words = useHandshakeWords();
  const free = useWalk((walk) => walk.free);
  const end = useWalk((walk) => !walk.free && walk.index + 1 >= walk.beats.length);
  const button = useRef<HTMLButtonElement>(null);
  // Who has opened the walkthrough goes on with a key, and not in a console.
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <Button
      ref={button}
      look={free ? 'plain' : 'main'}
      aria-disabled={end}
      aria-keyshortcuts="ArrowRight PageDown"
      data-testid="handshake-next"
      onClick={() => void next()}
    >
      {words.next}
      <ChevronRight aria-hidden />
    </Button>
  );
}

/** How far the class has come; where the list has no room of its own, it is behind this. */
function Position({ listed, onList }: FootProps) {
  const words = useHandshakeWords();
  const total = useWalk((walk) => walk.beats.length);
  const index = useWalk((walk) => walk.index);
  const text = words.position(index + 1, total);
  return (
    <span
      className={css['position']}
      data-testid="handshake-position"
      data-value={index + 1}
      data-total={total}
    >
      {listed === null ? (
        text
      ) : (
        <Button
          look="quiet"
          icon={<List aria-hidden />}
          aria-expanded={listed}
          title={words.steps}
          data-testid="handshake-list"
          onClick={onList}
        >
          {text}
        </Button>
      )}
    </span>
  );
}
