/** On a phone, under the other panels: the present beat in short, and the way on. So the picture is seen with it. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect } from 'react';
import { choose } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { TermText } from '../../ui/TermText.tsx';
import css from './HandshakeStrip.module.css';
import { followWalk, next, previous, useWalk } from './session.ts';
import { WayIcon } from './WayIcon.tsx';
import { beatWords, useHandshakeWords } from './words.ts';

export function HandshakeStrip() {
  const words = useHandshakeWords();
  const beats = useWalk((walk) => walk.beats);
  const index = useWalk((walk) => walk.index);
  const free = useWalk((walk) => walk.free);
  useEffect(followWalk, []);
  const beat = beats[index];
  if (beat === undefined) return null;
  const { title, why } = beatWords(words, beat.name);
  return (
    <section className={css['strip']} aria-label={words.title} data-testid="handshake-strip">
      <div className={css['said']} aria-live="polite">
        <h3>
          <WayIcon beat={beat} />
          {title}
        </h3>
        <p>{free ? words.free : <TermText text={why} />}</p>
      </div>
      <div className={css['moves']}>
        <Button
          icon={<ChevronLeft aria-hidden />}
          aria-disabled={!free && index === 0}
          data-testid="handshake-strip-previous"
          onClick={() => void previous()}
        >
          {words.previous}
        </Button>
        <Button
          look="quiet"
          title={words.whole}
          data-testid="handshake-strip-whole"
          onClick={() => choose({ panel: 'learn' })}
        >
          {words.position(index + 1, beats.length)}
        </Button>
        <Button
          look="main"
          aria-disabled={!free && index + 1 >= beats.length}
          data-testid="handshake-strip-next"
          onClick={() => void next()}
        >
          {words.next}
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </section>
  );
}
