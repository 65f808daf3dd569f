/** The visitor's progress, kept in this browser where it keeps anything. */
import { create } from 'zustand';
import {
  allDone,
  merged,
  NO_PROGRESS,
  readProgress,
  withLesson,
  withPart,
  type PartProgress,
  type Progress,
} from './progress.ts';

const MEMORY = 'psync-playground-lessons';

export const useProgress = create<Progress>(recall);

/** Adds what a file holds; the answer is how many parts more are done. */
export function addProgress(read: Progress): number {
  const before = useProgress.getState();
  const both = merged(before, read);
  setProgress(both);
  return allDone(both) - allDone(before);
}

/** What is done in another tab is done here, too: the tab that writes last must not undo it. */
export function followOtherTabs(): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === MEMORY || key === null) useProgress.setState(recall(), true);
  });
}

function setProgress(progress: Progress): void {
  useProgress.setState(progress, true);
  try {
    if (progress === NO_PROGRESS) localStorage.removeItem(MEMORY);
    else localStorage.setItem(MEMORY, JSON.stringify(progress));
  } catch {
    // A browser that keeps nothing knows it as long as the page is open.
  }
}

/** Whether this browser keeps anything: it may be forbidden to, or full. */
export function keepsProgress(): boolean {
  try {
    const probe = `${MEMORY}-probe`;
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return true;
  } catch {
    return false;
  }
}

export function forgetProgress(): void {
  setProgress(NO_PROGRESS);
}

export function keepPart(lesson: string, part: string, changes: Partial<PartProgress>): void {
  setProgress(withPart(useProgress.getState(), lesson, part, changes));
}

/** Which parts are given, where not all are: the seed of the draw. */
export function keepDrawn(lesson: string, drawn: number): void {
  setProgress(withLesson(useProgress.getState(), lesson, { drawn }));
}

export function keepLast(lesson: string, part: string): void {
  setProgress({ ...useProgress.getState(), last: { lesson, part } });
}

/** What cannot be read is as if nothing had been kept. */
function recall(): Progress {
  try {
    const reading = readProgress(localStorage.getItem(MEMORY) ?? '');
    return 'progress' in reading ? reading.progress : NO_PROGRESS;
  } catch {
    return NO_PROGRESS;
  }
}
