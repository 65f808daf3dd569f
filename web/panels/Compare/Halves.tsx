/** The two halves: the page itself, twice, in frames that this page drives. */
import { CircleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useLayout } from '../../ui/useLayout.ts';
import { useChoices } from '../../store/store.ts';
import { useSize } from '../../ui/useSize.ts';
import css from './Compare.module.css';
import type { Side } from './differ.ts';
import { beginAnew, chooseBoth, meet, sayDifferencesBy, useCompared } from './pair.ts';
import { describe } from './texts.ts';
import { Why } from './Why.tsx';
import { useCompareWords } from './words.ts';

const SIDES: readonly Side[] = ['left', 'right'];

export function Halves() {
  const theme = useChoices((choices) => choices.theme);
  const lang = useChoices((choices) => choices.lang);
  useEffect(() => chooseBoth({ theme, lang }), [theme, lang]);
  const words = useCompareWords();
  const phone = useLayout() === 'phone';
  const [shown, setShown] = useState<Side>('left');
  useEffect(() => {
    sayDifferencesBy((nodes) => (nodes.length === 0 ? '' : words.differ(words.list(nodes))));
  }, [words]);
  return (
    <div className={css['halves']} data-phone={phone}>
      {phone && (
        <div className={css['sides']} role="group" aria-label={words.side}>
          {SIDES.map((side) => (
            <SideButton key={side} side={side} shown={shown} onShow={setShown} />
          ))}
        </div>
      )}
      {SIDES.map((side) => (
        <Half key={side} side={side} away={phone && side !== shown} />
      ))}
      <Trouble />
    </div>
  );
}

interface SideButtonProps {
  side: Side;
  shown: Side;
  onShow: (side: Side) => void;
}

/** On a phone the two stand at one place, so that whoever changes between them sees what differs. */
function SideButton({ side, shown, onShow }: SideButtonProps) {
  const words = useCompareWords();
  const comparison = useCompared((compared) => compared.comparison);
  if (comparison === null) return null;
  return (
    <button
      type="button"
      className={css['sideButton']}
      aria-pressed={side === shown}
      data-testid={`compare-show-${side}`}
      data-side={side}
      onClick={() => onShow(side)}
    >
      <b>{words[side]}</b>
      <code>{describe(comparison.change, comparison.lab, words)[side]}</code>
    </button>
  );
}

/** The page is at its best from this width on; somewhat narrower, all of it becomes smaller. */
const WIDTH_BEST = 800;
const SCALE_MIN = 0.75;

function Half({ side, away }: { side: Side; away: boolean }) {
  const words = useCompareWords();
  const comparison = useCompared((compared) => compared.comparison);
  // As the page is when the frame is made; later the frame is told.
  const [address] = useState(frameAddress);
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  if (comparison === null) return null;
  const fit = width / WIDTH_BEST;
  const scale = width === 0 || fit >= 1 || fit < SCALE_MIN ? 1 : fit;
  const size = `${100 / scale}%`;
  const said = describe(comparison.change, comparison.lab, words);
  const title = words.half(words[side], `${said.what}, ${said[side]}`);
  return (
    <section className={css['half']} aria-label={title} data-side={side} data-away={away}>
      <h3 className={css['sideName']}>
        <b>{words[side]}</b>
        <span translate="no">{said.what}</span>
        <code>{said[side]}</code>
      </h3>
      <div ref={box} className={css['box']}>
        {/* This page itself, from its own server: a sandbox would keep nothing from it. */}
        <iframe
          ref={(frame) => {
            if (frame !== null) expectPane(side);
          }}
          name={nameOf(side)}
          className={css['frame']}
          data-testid={nameOf(side)}
          title={title}
          src={address}
          style={{ width: size, height: size, transform: `scale(${scale})` }}
        />
      </div>
    </section>
  );
}

const nameOf = (side: Side) => `compare-${side}`;

function frameAddress(): string {
  const { theme, lang: spoken } = useChoices.getState();
  // Who looks for words that no language has looks for them in the halves too.
  const asked = new URLSearchParams(window.location.search).get('lang');
  const lang = asked === 'pseudo' ? asked : spoken;
  return `?${new URLSearchParams({ embed: 'pane', clock: 'manual', theme, lang }).toString()}`;
}

/** The frame calls this when it is there. */
function expectPane(side: Side): void {
  window.meetPane = { ...window.meetPane, [nameOf(side)]: (pane) => meet(side, pane) };
}

/** Why there is nothing to see. */
function Trouble() {
  const words = useCompareWords();
  const problem = useCompared((compared) => compared.problem);
  const starting = useCompared((compared) => compared.runs === null);
  const dead = useCompared((compared) => compared.dead);
  if (dead !== null) {
    return (
      <div className={css['trouble']} role="alert" data-testid="compare-died" data-value={dead}>
        <CircleAlert aria-hidden />
        {words.halfDied(words[dead])}
        <Button look="main" data-testid="compare-anew" onClick={beginAnew}>
          {words.anew}
        </Button>
      </div>
    );
  }
  if (problem === null) {
    return (
      <p className="unseen" role="status">
        {starting ? words.opening : ''}
      </p>
    );
  }
  return (
    <p className={css['trouble']} role="alert" data-testid="compare-problem">
      <Why problem={problem} />
    </p>
  );
}
