/**
 * What a page in one half of a comparison (`?embed=pane`) and the page around it know of each other. Both
 * are of one origin, so they call each other without copies. The one around has the only clock.
 */
import type { Action, LabFile, NodeId, Refusal, Step } from '../../engine/contract.ts';
import type { Choices } from './choices.ts';
import type { Shown } from './shown.ts';

/** Choices that both halves share. */
export type Shared = Partial<
  Pick<Choices, 'selectedNode' | 'selectedLink' | 'view' | 'theme' | 'lang'>
>;

/** The half, for the page around it. Calls are kept when their frame has been taken in. */
export interface Pane {
  /** Answers why it could not. */
  load(lab: LabFile): Promise<Refusal | null>;
  act(action: Action): Promise<void>;
  /** Microseconds. */
  advance(elapsed: number): Promise<void>;
  step(step: Step): Promise<void>;
  seek(at: number): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Not a copy. */
  shown(): Shown;
  choose(choices: Shared): void;
  /** These nodes get the sign of a difference; the sentence is for who does not see it. */
  mark(nodes: readonly NodeId[], said: string): void;
}

/** The page around it, for the half. */
export interface PaneHost {
  /** Whatever is done in one half is done in both, at one moment. */
  act(action: Action): Promise<void>;
  chose(choices: Shared): void;
  /** A key that concerns the comparison: `Escape`, ` `, `.`, `,`; `undo`, `redo`. */
  key(key: string): void;
  /** The half's engine has ended: nothing more can happen in it. */
  died(): void;
}

/** What the half offers the window around it as soon as it is there. */
export type Meet = (pane: Pane) => PaneHost;

/** The keys of `PaneHost.key`. */
export const HOST_KEYS: readonly string[] = ['Escape', ' ', '.', ','];

const TEXT = 'input, textarea, select, [contenteditable="true"]';
const PRESSED_BY_SPACE = 'button, summary, a, [role="button"], [role="tab"], [role="slider"]';
const OWN_KEYS = '[role="menu"], [role="dialog"]:not([data-testid="compare"])';

/** Whether a key that was pressed is one of the comparison's, and nobody else's. */
export function isHostKey(event: KeyboardEvent): boolean {
  if (!HOST_KEYS.includes(event.key) || event.defaultPrevented) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target as Element | null;
  if (target === null || target.closest(`${TEXT}, ${OWN_KEYS}`) !== null) return false;
  return event.key !== ' ' || target.closest(PRESSED_BY_SPACE) === null;
}

/** Ctrl or Command with Z, and with Shift the other way; not in a field, which has an undo of its own. */
export function undoKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return null;
  if (event.key.toLowerCase() !== 'z') return null;
  const target = event.target as Element | null;
  if (target === null || target.closest(`${TEXT}, ${OWN_KEYS}`) !== null) return null;
  return event.shiftKey ? 'redo' : 'undo';
}

declare global {
  interface Window {
    /** On the page around: how a half introduces itself. */
    meetPane?: Record<string, Meet>;
  }
}
