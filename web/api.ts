/**
 * `window.playground`: the page for scripts, tests and recordings. A public interface; the README lists
 * it. Every call resolves when its answer is shown. With `?clock=manual` time moves only by
 * `advance`, `step` and `seek`, so a script decides what is seen when.
 */
import type { Action, LabFile, NodeId, Step } from '../engine/contract.ts';
import { settle } from './playback.ts';
import { act, advance, load, save, seek, step, typeLine } from './store/commands.ts';
import { useShown, type Shown } from './store/store.ts';

export interface Playground {
  /** Opens a lab: a name under `labs/`, a lab file, or its JSON text. Answers whether it could. */
  load(lab: string | LabFile): Promise<boolean>;
  /** Types a line into a node's console (1 unless told) and presses Enter. */
  type(node: NodeId, line: string, console?: number): Promise<void>;
  /** Carries out any action of a lab file, now. */
  act(action: Action): Promise<void>;
  /** Lets so many virtual milliseconds pass. */
  advance(milliseconds: number): Promise<void>;
  /** To the next moment of that kind: `'message'`, `'handshake'`, `'event'`, or a whole `Step`. */
  step(kind: Step['to'] | Step): Promise<void>;
  /** Goes to a moment, in virtual milliseconds. */
  seek(milliseconds: number): Promise<void>;
  /** All that is shown, as plain data of one's own. */
  view(): Shown;
  /** The lab file that reproduces everything up to now. */
  save(): Promise<LabFile>;
  /** Resolves when every call so far is answered and drawn. */
  settle(): Promise<void>;
}

declare global {
  interface Window {
    playground: Playground;
  }
}

export function createPlayground(): Playground {
  return {
    load: (lab) => settled(load(lab)),
    type: (node, line, console = 1) => settled(typeLine(node, console, line)),
    act: (action) => settled(act(action)),
    advance: (milliseconds) => settled(advance(milliseconds)),
    step: (kind) =>
      settled(step(typeof kind === 'string' ? { direction: 'forward', to: kind } : kind)),
    seek: (milliseconds) => settled(seek(milliseconds * 1000)),
    view: () => structuredClone(useShown.getState()),
    save,
    settle,
  };
}

async function settled<T>(call: Promise<T>): Promise<T> {
  const answer = await call;
  await settle();
  return answer;
}
