/** The stretch of time that the track shows: all of it, or a part that was zoomed into. Microseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Nothing closer than this is worth looking at: a link's latency is a millisecond. */
export const SHORTEST = 100_000;

export const whole = (span: number): Window => ({ from: 0, to: span });

/** Zooms by a factor below 1 (in) or above (out), with the moment `around` staying where it is. Null: the whole again. */
export function zoomed(
  window: Window,
  factor: number,
  around: number,
  span: number,
): Window | null {
  const length = Math.max(SHORTEST, (window.to - window.from) * factor);
  if (length >= span) return null;
  const share = (around - window.from) / (window.to - window.from);
  return placed(around - share * length, length, span);
}

/** Moves it, but never out of what there is. */
export function panned(window: Window, by: number, span: number): Window {
  return placed(window.from + by, window.to - window.from, span);
}

/** As long as before, with this moment a fifth from its left edge: what comes has room. */
export function followed(window: Window, now: number, span: number): Window {
  const length = window.to - window.from;
  return placed(now - length / 5, length, span);
}

function placed(from: number, length: number, span: number): Window {
  const start = Math.min(Math.max(0, from), Math.max(0, span - length));
  return { from: start, to: start + length };
}
