import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { LinkView, MessageView, NodeId } from '../../../engine/contract.ts';
import { attachTimeZoom, type TimeView, type TimeZooming } from '../../gestures/timeZoom.ts';
import { useWords } from '../../language/words.ts';
import { displayNow, onPaint } from '../../playback.ts';
import { useChoices, useShown } from '../../store/store.ts';
import { useSize } from '../../ui/useSize.ts';
import { Bands } from './Bands.tsx';
import { InFlight } from './InFlight.tsx';
import { latestArrival, phaseOf, type Phase } from './ladder.ts';
import { bandsOf } from './place.ts';
import { Row } from './Row.tsx';
import { Strokes } from './Strokes.tsx';
import styles from './TimeRows.module.css';
import {
  SCALE_MAX,
  SCALE_MIN,
  SCALE_START,
  centreOf,
  followView,
  placeByTime,
  ticksOf,
} from './timeScale.ts';
import { ZoomTools } from './ZoomTools.tsx';
import type { Messages } from './useMessages.ts';

interface TimeRowsProps {
  link: LinkView;
  page: Messages;
  ends: { replica: NodeId; master: NodeId };
  /** The moment that is read at; null: what happens is followed. */
  anchor: number | null;
  onAnchor: (moment: number | null) => void;
}

/** Rows drawn beyond the visible part; following time moves the drawing, and redraws it so seldom. */
const MARGIN = 160;
const AT_REST: readonly Phase[] = ['arrived', 'future', 'lost'];

/** The diagram true to time: any span, from microseconds to minutes. */
export function TimeRows({ link, page, ends, anchor, onAnchor }: TimeRowsProps) {
  const words = useWords().ladder;
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  const [base, setBase] = useState<TimeView>(() => followView(displayNow(), SCALE_START, 400));
  const zooming = useZoom(box, base, anchor !== null, (view) => {
    setBase(view);
    onAnchor(centreOf(view, height));
  });
  const sheet = useFollow(base, height, anchor === null, setBase);
  useSelected(page.messages, base, height, (view) => {
    setBase(view);
    onAnchor(centreOf(view, height));
  });

  // What moves or waits now, as one text: between its changes nothing is drawn anew.
  const moving = useShown((shown) => movingAmong(page.messages, shown.now)).split(' ');
  const now = shownNow();
  const drawn = { top: base.top - MARGIN / base.scale, scale: base.scale };
  const tall = height + 2 * MARGIN;
  const { rows, rest } = placeByTime(page.messages, drawn, tall, (one) =>
    moving.includes(String(one.id)),
  );
  const current = latestArrival(page.messages, now)?.id ?? null;
  const all = page.messages.map((message) => ({
    message,
    top: (message.sentAt - drawn.top) * base.scale,
  }));
  return (
    <>
      <div
        ref={box}
        className={styles.box}
        role="group"
        aria-label={words.spacing.time}
        onKeyDown={(event) => onKey(event, zooming.current, height, onAnchor)}
      >
        <div ref={sheet} className={styles.sheet} style={{ top: -MARGIN, height: tall }}>
          <Ticks view={drawn} height={tall} />
          <Bands {...bandsOf(all, tall)} from={0} height={tall} />
          <Strokes rest={rest} replica={ends.replica} height={tall} now={now} />
          <ol className={styles.list} aria-label={words.list(ends.replica, ends.master)}>
            {rows.map((row) => (
              <Row
                key={row.message.id}
                placed={row}
                replica={ends.replica}
                current={row.message.id === current}
                timed={false}
              />
            ))}
          </ol>
          <InFlight link={link} placed={rows} />
          <NowLine view={drawn} />
        </div>
      </div>
      <ZoomTools
        scale={base.scale}
        onScale={(factor) => zooming.current?.scaleBy(factor, height * 0.8)}
      />
    </>
  );
}

function shownNow(): number {
  return useShown.getState().now;
}

function movingAmong(messages: readonly MessageView[], now: number): string {
  return messages
    .filter((message) => !AT_REST.includes(phaseOf(message, now)))
    .map(({ id }) => id)
    .join(' ');
}

function onKey(
  event: KeyboardEvent,
  zooming: TimeZooming | null,
  height: number,
  onAnchor: (moment: number | null) => void,
): void {
  if (zooming === null || event.ctrlKey || event.metaKey || event.altKey) return;
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zooming.scaleBy(2, height / 2),
    '=': () => zooming.scaleBy(2, height / 2),
    '-': () => zooming.scaleBy(0.5, height / 2),
    ArrowDown: () => zooming.panBy(40),
    ArrowUp: () => zooming.panBy(-40),
    PageDown: () => zooming.panBy(height * 0.8),
    PageUp: () => zooming.panBy(-height * 0.8),
    End: () => onAnchor(null),
  };
  const go = keys[event.key];
  if (go === undefined) return;
  event.preventDefault();
  go();
}

/** Wheel, drag and pinch. What is shown now is where a gesture begins. */
function useZoom(
  box: RefObject<HTMLDivElement | null>,
  base: TimeView,
  free: boolean,
  onView: (view: TimeView) => void,
) {
  const zooming = useRef<TimeZooming | null>(null);
  const heard = useRef(onView);
  useLayoutEffect(() => {
    heard.current = onView;
  });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const limits = { min: SCALE_MIN, max: SCALE_MAX };
    const attached = attachTimeZoom(element, limits, (view) => heard.current(view));
    zooming.current = attached;
    return () => {
      attached.detach();
      zooming.current = null;
    };
  }, [box]);
  useEffect(() => {
    zooming.current?.show(base);
  }, [base, free]);
  return zooming;
}

/** While time is followed, a painter moves the sheet; React draws it anew when it has gone far. */
function useFollow(
  base: TimeView,
  height: number,
  following: boolean,
  setBase: (view: TimeView) => void,
): RefObject<HTMLDivElement | null> {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = sheet.current;
    if (element === null) return undefined;
    if (!following || height === 0) {
      element.style.transform = '';
      return undefined;
    }
    const paint = (moment: number) => {
      const wanted = followView(moment, base.scale, height);
      const shift = (wanted.top - base.top) * base.scale;
      if (Math.abs(shift) > MARGIN) setBase(wanted);
      else element.style.transform = `translateY(${-shift}px)`;
    };
    paint(displayNow());
    return onPaint(paint);
  }, [sheet, base, height, following, setBase]);
  return sheet;
}

/** A message that is selected elsewhere is brought into view. */
function useSelected(
  messages: readonly MessageView[],
  base: TimeView,
  height: number,
  onView: (view: TimeView) => void,
): void {
  const selected = useChoices((choices) => choices.ladderMessage);
  const shown = useRef<number | null>(null);
  useEffect(() => {
    const message = messages.find(({ id }) => id === selected);
    if (selected === null || message === undefined || shown.current === selected) return;
    shown.current = selected;
    const y = (message.sentAt - base.top) * base.scale;
    if (y > 20 && y < height - 40) return;
    onView({ top: message.sentAt - height / 3 / base.scale, scale: base.scale });
  }, [selected, messages, base, height, onView]);
}

function Ticks({ view, height }: { view: TimeView; height: number }) {
  return (
    <div className={styles.ticks} aria-hidden>
      {ticksOf(view, height).map(({ at, y, text }) => (
        <span key={at} style={{ transform: `translateY(${y}px)` }}>
          {text}
        </span>
      ))}
    </div>
  );
}

/** The present moment: a line that a painter moves. */
function NowLine({ view }: { view: TimeView }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const paint = (moment: number) => {
      const y = (moment - view.top) * view.scale;
      if (line.current !== null) line.current.style.transform = `translateY(${y}px)`;
    };
    paint(displayNow());
    return onPaint(paint);
  }, [view]);
  return <div ref={line} className={styles.now} aria-hidden />;
}
