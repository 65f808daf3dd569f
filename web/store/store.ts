/** The two stores of the page: what the engine has told (`useShown`) and what the user chose (`useChoices`). */
import { create } from 'zustand';
import type { Frame } from '../../engine/contract.ts';
import { keepHistories } from '../ui/history.ts';
import { notify } from './notice.ts';
import { receive } from './receive.ts';
import { NOTHING_SHOWN, type Shown } from './shown.ts';

export { consoleKey, linkBetween, linkKey } from './shown.ts';
export type { ConsoleShown, Shown } from './shown.ts';
export {
  choose,
  closeInspector,
  focusConsole,
  openInspector,
  selectLink,
  selectNode,
  setPlaying,
  setSpeed,
  showMessage,
  SPEED_MAX,
  SPEED_MIN,
  useChoices,
} from './choices.ts';
export type { Choices, InspectorTab, Language, Spot, Theme, ViewName } from './choices.ts';

export const useShown = create<Shown>(() => NOTHING_SHOWN);

/** Takes one answer of the engine in. */
export function takeFrame(frame: Frame, segmentsChanged: boolean): void {
  const before = useShown.getState();
  const after = receive(before, frame);
  if (segmentsChanged) after.segmentsRevision += 1;
  // Before anything is drawn: a history that is to be seen keeps its look.
  if (after.nodes !== before.nodes) {
    keepHistories(Object.values(after.nodes).flatMap(({ replid, replid2 }) => [replid, replid2]));
  }
  useShown.setState(after, true);
  if (frame.refusal !== null) notify({ kind: 'refusal', refusal: frame.refusal });
}

/** One death may be told twice: by the call in the middle of which it came, and by the worker. The first counts. */
export function markWorkerDied(death: string): void {
  if (!useShown.getState().workerDied) useShown.setState({ workerDied: true, death });
}
