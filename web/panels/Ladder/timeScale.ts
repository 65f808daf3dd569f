/** The geometry of the ladder when distances are true to time. Pixels down, microseconds. Pure. */
import { ticks } from 'd3';
import type { MessageView } from '../../../engine/contract.ts';
import type { TimeView } from '../../gestures/timeZoom.ts';
import { ARROW_TOP, ROW, SLANT, type Placed } from './place.ts';

/** From ten minutes in a view down to single microseconds. */
export const SCALE_MIN = 1e-6;
export const SCALE_MAX = 8;
/** Where it starts: a tenth of a second is a row. */
export const SCALE_START = ROW / 100_000;

/** Labels nearer than this would cover each other. */
const LABEL_GAP = 24;
/** Of what moves or waits, so many get an arrow of their own where it is crowded. */
const OWN_MAX = 60;

/** The view in which `now` stands at four fifths of the height. */
export function followView(now: number, scale: number, height: number): TimeView {
  return { top: now - (height * 0.8) / scale, scale };
}

export function centreOf(view: TimeView, height: number): number {
  return Math.round(view.top + height / 2 / view.scale);
}

export interface Strokes {
  /** Messages with a row: a label, or an arrow that moves. */
  rows: readonly Placed[];
  /** All others that are in view, for one drawing. */
  rest: readonly Placed[];
}

/** `moving`: its arrow is not at rest now. */
export function placeByTime(
  messages: readonly MessageView[],
  view: TimeView,
  height: number,
  moving: (message: MessageView) => boolean,
): Strokes {
  const rows: Placed[] = [];
  const rest: Placed[] = [];
  let labelled = -Infinity;
  let own = 0;
  for (const message of messages) {
    const placed = placeOne(message, view);
    const y = placed.top + ARROW_TOP;
    if (y > height || placed.top + placed.height < 0) continue;
    const crowded = y - labelled < LABEL_GAP;
    if (!crowded) labelled = y;
    if (!crowded || (own < OWN_MAX && moving(message))) {
      if (crowded) own += 1;
      rows.push({ ...placed, crowded });
    } else {
      rest.push({ ...placed, crowded });
    }
  }
  return { rows, rest };
}

function placeOne(message: MessageView, { top, scale }: TimeView): Placed {
  const y = (message.sentAt - top) * scale;
  const way = message.arrivesAt - message.sentAt;
  const drop = Number.isFinite(way) ? way * scale : SLANT;
  return {
    message,
    pieces: [],
    open: false,
    top: y - ARROW_TOP,
    height: Math.max(ROW, ARROW_TOP + drop + ARROW_TOP),
    sentY: ARROW_TOP,
    arrivesY: ARROW_TOP + drop,
    crowded: false,
    changed: null,
  };
}

export interface Tick {
  at: number;
  y: number;
  text: string;
}

/** Round moments along the view, at least so many pixels apart. */
const TICK_GAP = 64;

export function ticksOf({ top, scale }: TimeView, height: number): readonly Tick[] {
  const bottom = top + height / scale;
  const wanted = Math.max(1, Math.floor(height / TICK_GAP));
  const all = ticks(Math.max(0, top), bottom, wanted).filter(Number.isInteger);
  const step = (all[1] ?? 1) - (all[0] ?? 0);
  return all.map((at) => ({ at, y: (at - top) * scale, text: momentText(at, step) }));
}

/** As much of the clock as tells ticks apart: `02:14`, `02:14.250`, `.250 125` (milliseconds, microseconds). */
export function momentText(at: number, step: number): string {
  const seconds = Math.floor(at / 1_000_000);
  const minute = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  if (step >= 1_000_000) return minute;
  const millis = String(Math.floor(at / 1000) % 1000).padStart(3, '0');
  if (step >= 1000) return `${minute}.${millis}`;
  return `.${millis} ${String(at % 1000).padStart(3, '0')}`;
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}

/** How long a hundred pixels are, in the unit that fits: `{ figure: '250', unit: 'ms' }`. */
export function span(scale: number): { figure: string; unit: 'us' | 'ms' | 's' | 'min' } {
  const micros = 100 / scale;
  const round = (value: number) => String(Number(value.toPrecision(2)));
  if (micros < 1000) return { figure: round(micros), unit: 'us' };
  if (micros < 1_000_000) return { figure: round(micros / 1000), unit: 'ms' };
  if (micros < 60_000_000) return { figure: round(micros / 1_000_000), unit: 's' };
  return { figure: round(micros / 60_000_000), unit: 'min' };
}
