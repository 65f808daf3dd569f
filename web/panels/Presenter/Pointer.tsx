/** The laser and the spotlight: over all, and in nobody's way. */
import { useEffect, useId, useRef } from 'react';
import { onPaint } from '../../playback.ts';
import { useChoices } from '../../store/store.ts';
import { focusOf } from '../../store/looks.ts';
import { boxOfSpot } from '../../ui/spots.ts';
import { lightableAt, pin, usePointing } from './pointer.ts';
import { useSession } from './session.ts';
import { usePresenterWords } from './words.ts';
import css from './Pointer.module.css';

export function Pointer() {
  const laser = usePointing((pointing) => pointing.laser);
  return (
    <>
      <Spotlight />
      {laser && <Laser />}
    </>
  );
}

type Spots = readonly (readonly string[])[];
const NONE: Spots = [];

/** What was pinned, or what the beat is about while time rests. */
function useSpots(): Spots {
  const pinned = usePointing((pointing) => pointing.pinned);
  const looks = useSession(({ beats, index, free }) => (free ? null : beats[index]?.looks));
  const playing = useChoices((choices) => choices.playing);
  if (pinned !== null) return [[pinned]];
  if (looks === null || looks === undefined || playing) return NONE;
  return focusOf(looks).spots;
}

const MARGIN = 8;
/** So far from the screen's edge a frame can be seen whole. */
const EDGE = 3;
const ROOM = '[data-presenting] > main';

function Spotlight() {
  const words = usePresenterWords();
  const pinned = usePointing((pointing) => pointing.pinned);
  const spots = useSpots();
  const id = useId();
  const holes = useRef<SVGGElement>(null);
  const frames = useRef<SVGGElement>(null);
  const dim = useRef<SVGRectElement>(null);
  const all = useRef<SVGSVGElement>(null);
  const key = spots.map((spot) => spot.join(' ')).join();
  const dims = pinned !== null || !spots.some((spot) => spot.includes('beside'));
  useEffect(() => {
    const names = key === '' ? [] : key.split(',').map((spot) => spot.split(' '));
    const place = () => {
      const boxes = names.map((spot) => boxOfSpot(spot, MARGIN));
      boxes.forEach((box, index) => {
        setBox(holes.current?.children[index], box);
        setBox(frames.current?.children[index], box);
      });
      setBox(dim.current, document.querySelector(ROOM)?.getBoundingClientRect() ?? null);
      all.current?.setAttribute('data-lit', String(boxes.some((box) => box !== null)));
    };
    place();
    return onPaint(place);
  }, [key]);
  return (
    <>
      <svg
        ref={all}
        className={css['spotlight']}
        data-testid="beam"
        data-value={key}
        data-pinned={pinned !== null}
        aria-hidden
      >
        <mask id={id}>
          <rect width="100%" height="100%" fill="white" />
          <g ref={holes} fill="black">
            {spots.map((spot) => (
              <rect key={spot[0]} rx="14" />
            ))}
          </g>
        </mask>
        {/* Only the panels: what is said below them stays bright. */}
        <g mask={`url(#${id})`} visibility={dims ? 'visible' : 'hidden'}>
          <rect ref={dim} className={css['dim']} rx="14" />
        </g>
        <g ref={frames} className={css['frames']}>
          {spots.map((spot) => (
            <rect key={spot[0]} rx="14" />
          ))}
        </g>
      </svg>
      <p className="unseen" role="status">
        {pinned !== null && words.spotlit(pinned)}
      </p>
    </>
  );
}

function setBox(rect: Element | null | undefined, box: DOMRect | null): void {
  if (rect === null || rect === undefined) return;
  rect.setAttribute('width', '0');
  rect.setAttribute('height', '0');
  if (box === null) return;
  // What fills the screen from side to side has its frame within it.
  const left = Math.max(EDGE, box.x);
  const top = Math.max(EDGE, box.y);
  rect.setAttribute('x', String(left));
  rect.setAttribute('y', String(top));
  rect.setAttribute('width', String(Math.min(innerWidth - EDGE, box.right) - left));
  rect.setAttribute('height', String(Math.min(innerHeight - EDGE, box.bottom) - top));
}

/** A soft light under the mouse; a click pins the spotlight instead of pressing anything in the picture. */
function Laser() {
  const dot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = ({ clientX, clientY }: PointerEvent) => {
      dot.current?.style.setProperty('transform', `translate(${clientX}px, ${clientY}px)`);
      dot.current?.setAttribute('data-here', 'true');
    };
    const click = (event: MouseEvent) => {
      const { target } = event;
      if (!(target instanceof Element) || target.closest('[data-viewport], [data-spot]') === null)
        return;
      event.preventDefault();
      event.stopPropagation();
      const name = lightableAt(target);
      pin(name === usePointing.getState().pinned ? null : name);
    };
    addEventListener('pointermove', move);
    addEventListener('click', click, true);
    document.documentElement.setAttribute('data-laser', 'on');
    return () => {
      removeEventListener('pointermove', move);
      removeEventListener('click', click, true);
      document.documentElement.removeAttribute('data-laser');
    };
  }, []);
  return <div ref={dot} className={css['laser']} data-testid="laser-spot" aria-hidden />;
}
