/** One beat at a time, for a phone and for the last row of a class. */
import { Scroll } from '../../ui/Scroll.tsx';
import css from './OneBeat.module.css';
import { useWalk } from './session.ts';
import { Told } from './Told.tsx';
import { WayIcon } from './WayIcon.tsx';
import { beatWords, useHandshakeWords } from './words.ts';

export function OneBeat() {
  const words = useHandshakeWords();
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
        <Told beat={beat} />
      </div>
    </Scroll>
  );
}
