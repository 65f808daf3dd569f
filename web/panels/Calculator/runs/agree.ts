/** Whether a run came out as arithmetic said. Pure. */
import type { Run, RunOutcome } from './run.ts';

/** A page looks a few times a second of its own: at most so many virtual seconds go by between two looks. */
const LOOKS = 100;

export function agrees(predicted: RunOutcome, seen: RunOutcome, { doneMs, lab }: Run): boolean {
  if (predicted.kind === 'catch-up' && seen.kind === 'catch-up') {
    const coarse = (doneMs - (lab.openAtMs ?? 0)) / 1000 / LOOKS;
    const within =
      Math.abs(predicted.seconds - seen.seconds) <= predicted.seconds * 0.03 + coarse + 0.3;
    return predicted.outcome === seen.outcome && within;
  }
  if (predicted.kind === 'lost' && seen.kind === 'lost') {
    // A write at the very moment belongs to either side of it.
    const inRange = seen.most >= predicted.least - 1 && seen.most <= predicted.most + 1;
    return inRange && Math.abs(predicted.unconfirmed - seen.unconfirmed) <= 2;
  }
  if (predicted.kind === 'sync' && seen.kind === 'sync') return predicted.outcome === seen.outcome;
  if (predicted.kind !== 'resync' || seen.kind !== 'resync') return false;
  return predicted.outcome === seen.outcome && predicted.bytes === seen.bytes;
}
