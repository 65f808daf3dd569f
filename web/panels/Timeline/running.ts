/** When what tells the time is written anew. */
import { isManual } from '../../playback.ts';

/**
 * Nobody reads thousandths that run, and a playhead goes less than two pixels in so many milliseconds.
 * Each drawing costs the page as much as all that it computes, so those who tell the time write in the
 * same frames.
 */
const WRITE_EVERY_MS = 45;

/** Whether to write in this frame: seldom while time runs, at once when it stands or is in a script's hands. */
export function running(): (now: number, wall: number) => boolean {
  let before = -1;
  let slot = -1;
  return (now, wall) => {
    const runs = now !== before && !isManual();
    const next = Math.floor(wall / WRITE_EVERY_MS);
    before = now;
    if (runs && next === slot) return false;
    slot = next;
    return true;
  };
}
