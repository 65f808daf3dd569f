/** The length of an outage on a line that turns from partial to full: to look at and to move. */
import { Slider } from 'radix-ui';
import { enter } from '../inputs.ts';
import { fromScale, toScale } from '../units.ts';
import { timeText, useCalculatorWords } from '../words.ts';
import css from './graphs.module.css';

const LEAST = 1;
const MOST = 86_400;
const STEPS = 1000;
/** A word needs so much of the line. */
const ROOM = 0.12;

interface EdgeProps {
  kind: 'cut' | 'stall';
  /** Seconds. */
  outage: number;
  edge: number;
}

export function Edge({ kind, outage, edge }: EdgeProps) {
  const words = useCalculatorWords();
  const place = toScale(Math.max(LEAST, outage), LEAST, MOST);
  const turn = edge === Infinity ? 1 : toScale(Math.max(LEAST, edge), LEAST, MOST);
  return (
    <div className={css['edge']}>
      <div className={css['zones']} aria-hidden>
        <span className={css['safe']} style={{ width: `${turn * 100}%` }}>
          {turn > ROOM && words.outage.zones[kind]}
        </span>
        <span className={css['lost']}>{turn < 1 - ROOM && words.outage.zones.lost}</span>
      </div>
      <Slider.Root
        className={css['over']}
        min={0}
        max={STEPS}
        value={[Math.round(place * STEPS)]}
        onValueChange={([next = 0]) => enter({ outage: fromScale(next / STEPS, LEAST, MOST) })}
      >
        <Slider.Track className={css['noTrack']} />
        <Slider.Thumb
          className={css['pin']}
          aria-label={words.outage.slider}
          aria-valuetext={timeText(outage, words)}
          data-testid="calc-edge"
          data-value={edge === Infinity ? 'none' : edge}
        />
      </Slider.Root>
      <div className={css['ticks']} aria-hidden>
        {[1, 10, 60, 600, 3600, 36_000].map((tick) => (
          <span key={tick} style={{ left: `${toScale(tick, LEAST, MOST) * 100}%` }}>
            {timeText(tick, words)}
          </span>
        ))}
      </div>
    </div>
  );
}
