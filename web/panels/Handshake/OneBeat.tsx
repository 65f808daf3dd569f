/** One beat at a time, for a phone and for the last row of a class. */
import { Network } from 'lucide-react';
import { choose } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { useLayout } from '../../ui/useLayout.ts';
import css from './OneBeat.module.css';
import { useWalk } from './session.ts';
import { Told } from './Told.tsx';
import { WayIcon } from './WayIcon.tsx';
import { beatWords, useHandshakeWords } from './words.ts';

export function OneBeat() {
  const words = useHandshakeWords();
  const phone = useLayout() === 'phone';
  const beats = useWalk((walk) => walk.beats);
  const index = useWalk((walk) => walk.index);
  const beat = beats[index];
  if (beat === undefined) return null;
  const { title } = beatWords(words, beat.name);
  return (
    // Each beat is read from its beginning.
    <Scroll key={index} label={title}>
      <div className={css['beat']}>
        <p className={css['stage']}>{words.stages[beat.stage]}</p>
        <h3 className={css['title']}>
          <WayIcon beat={beat} />
          {title}
        </h3>
        {phone && (
          <div className={css['picture']}>
            <Button
              look="quiet"
              icon={<Network aria-hidden />}
              data-testid="handshake-picture"
              onClick={() => choose({ panel: 'picture' })}
            >
              {words.inPicture}
            </Button>
          </div>
        )}
        <Told beat={beat} />
      </div>
    </Scroll>
  );
}
