/** What the user has chosen on this page. Nothing here is known to the engine. */
import { create } from 'zustand';
import type { NodeId } from '../../engine/contract.ts';

export type Language = 'en' | 'zh';
export type Theme = 'dark' | 'light' | 'system';
/** A way to see the lab; `Stage.tsx` has those that there are. */
export type ViewName = 'picture' | 'history' | 'table';
export type InspectorTab = 'keys' | 'info' | 'config' | 'log' | 'clients' | 'disk' | 'backlog';

export interface Choices {
  selectedNode: NodeId | null;
  /** Key of a link, as `linkKey` makes it. */
  selectedLink: string | null;
  focusedConsole: { node: NodeId; number: number } | null;
  theme: Theme;
  lang: Language;
  /** Virtual seconds per second. */
  speed: number;
  playing: boolean;
  view: ViewName;
  /** The one panel that a phone shows. */
  panel: 'picture' | 'side' | 'console' | 'learn';
  inspectorOpen: boolean;
  inspectorTab: InspectorTab;
  /** Message that the ladder shows in full. */
  ladderMessage: number | null;
  /** What is to light up in the picture, because something else tells of it just now. */
  pointedAt: readonly Spot[];
}

/**
 * Something in the picture: names of elements (`data-testid`, or one of those in `data-spot`), the
 * nearest first. The first that is on the page lights up.
 */
export type Spot = readonly string[];

export const SPEED_MIN = 0.01;
export const SPEED_MAX = 100;

export const useChoices = create<Choices>(() => ({
  selectedNode: null,
  selectedLink: null,
  focusedConsole: null,
  theme: 'system',
  lang: 'en',
  speed: 1,
  playing: false,
  view: 'picture',
  panel: 'picture',
  inspectorOpen: false,
  inspectorTab: 'keys',
  ladderMessage: null,
  pointedAt: [],
}));

/** Changes some choices. */
export function choose(changes: Partial<Choices>): void {
  useChoices.setState(changes);
}

export function setPlaying(playing: boolean): void {
  choose({ playing });
}

export function setSpeed(speed: number): void {
  choose({ speed: Math.min(SPEED_MAX, Math.max(SPEED_MIN, speed)) });
}

export function selectNode(node: NodeId | null): void {
  choose({ selectedNode: node });
}

/** Chooses a link, and with it what the ladder draws. */
export function selectLink(key: string | null): void {
  choose({ selectedLink: key, ladderMessage: null });
}

export function focusConsole(node: NodeId, number = 1): void {
  choose({ selectedNode: node, focusedConsole: { node, number } });
}

export function openInspector(node: NodeId, tab?: InspectorTab): void {
  choose({
    selectedNode: node,
    panel: 'side',
    inspectorOpen: true,
    ...(tab && { inspectorTab: tab }),
  });
}

export function closeInspector(): void {
  choose({ inspectorOpen: false });
}

/** Shows one message of a link in the ladder. */
export function showMessage(link: string, message: number): void {
  choose({ selectedLink: link, ladderMessage: message, panel: 'side', inspectorOpen: false });
}
