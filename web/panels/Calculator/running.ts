/** The run that a card has opened, until another lab is. */
import { create } from 'zustand';
import { isManual, playUntil } from '../../playback.ts';
import { loadFile } from '../../store/commands.ts';
import { setSpeed, useChoices, useShown, type Shown } from '../../store/store.ts';
import type { Card } from './inputs.ts';
import type { Run, RunOutcome } from './runs/run.ts';

interface Running {
  card: Card | null;
  run: Run | null;
  /** Stays when it is decided, whatever is done to the lab then. */
  verdict: RunOutcome | null;
  /** `replacements` of the page when it was open: what is older is of another lab. */
  since: number;
  /** What the page had before. */
  speed: number;
}

export const useRunning = create<Running>(() => ({
  card: null,
  run: null,
  verdict: null,
  since: 0,
  speed: 1,
}));

/** A run is over, on the wall clock, in about so many seconds. */
const WATCHED_SECONDS = 14;

/** Opens the lab and plays it to the moment at which all is decided. */
export async function simulate(card: Card, run: Run): Promise<void> {
  const before = useRunning.getState();
  const underWay = before.run !== null && before.verdict === null;
  const speed = underWay ? before.speed : useChoices.getState().speed;
  useRunning.setState({ card: null, run: null, verdict: null, speed });
  if (!(await loadFile(run.lab))) return;
  useRunning.setState({ card, run, since: useShown.getState().replacements });
  if (isManual()) return;
  const lasts = run.doneMs - (run.lab.openAtMs ?? 0);
  setSpeed(Math.max(1, Math.round(lasts / 1000 / WATCHED_SECONDS)));
  playUntil(run.doneMs * 1000);
}

/** The page goes on at the pace that it had before. */
export function decided(verdict: RunOutcome): void {
  useRunning.setState({ verdict });
  setSpeed(useRunning.getState().speed);
}

/** What is shown at this moment is the run's own lab. */
export function isOf({ run, since }: Running, shown: Shown): boolean {
  return run !== null && shown.replacements >= since && shown.lab?.name.en === run.lab.name.en;
}
