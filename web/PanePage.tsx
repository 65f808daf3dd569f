/** The page as one half of a comparison: the picture and the consoles. The page around it has the clock. */
import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import type { NodeId } from '../engine/contract.ts';
import { speak, useWords } from './language/words.ts';
import { Overlays } from './Overlays.tsx';
import { NodeChips } from './NodeChips.tsx';
import { Consoles } from './panels/Consoles/Consoles.tsx';
import { askFrame } from './playback.ts';
import { handActionsTo, loadFile, redo, seek, step, undo } from './store/commands.ts';
import { isHostKey, undoKey, type Pane, type PaneHost, type Shared } from './store/pane.ts';
import { choose, useChoices, useShown } from './store/store.ts';
import { Stage } from './Stage.tsx';
import { Toast } from './ui/Toast.tsx';
import { useLayout } from './ui/useLayout.ts';
import css from './PanePage.module.css';

interface Marked {
  nodes: readonly NodeId[];
  said: string;
}

let marked: Marked = { nodes: [], said: '' };
const listeners = new Set<() => void>();

const pane: Pane = {
  async load(lab) {
    const opened = await loadFile(lab);
    return opened ? null : useShown.getState().refusal;
  },
  async act(action) {
    await askFrame((engine) => engine.act(action));
  },
  async advance(elapsed) {
    await askFrame((engine) => engine.advance(elapsed));
  },
  step,
  seek,
  undo,
  redo,
  shown: () => useShown.getState(),
  choose({ lang, ...choices }) {
    choose(choices);
    if (lang !== undefined && lang !== useChoices.getState().lang) void speak(lang);
  },
  mark(nodes, said) {
    if (nodes.join() === marked.nodes.join() && said === marked.said) return;
    marked = { nodes, said };
    for (const listener of listeners) listener();
  },
};

/** Draws it, and introduces itself to the page around. Without one it is only looked at. */
export function openPane(root: HTMLElement): void {
  createRoot(root).render(<PanePage />);
  const host = window.parent.meetPane?.[window.name]?.(pane);
  if (host !== undefined) serve(host);
}

function serve(host: PaneHost): void {
  handActionsTo(async (action) => {
    await host.act(action);
    return null;
  });
  useChoices.subscribe((now, before) => {
    const changed: Shared = {
      ...(now.selectedNode !== before.selectedNode && { selectedNode: now.selectedNode }),
      ...(now.selectedLink !== before.selectedLink && { selectedLink: now.selectedLink }),
      ...(now.view !== before.view && { view: now.view }),
    };
    if (Object.keys(changed).length > 0) host.chose(changed);
  });
  useShown.subscribe((now, before) => {
    const ended = (shown: typeof now) => shown.workerDied || shown.failure !== null;
    if (ended(now) && !ended(before)) host.died();
  });
  addEventListener('keydown', (event) => {
    const key = undoKey(event) ?? (isHostKey(event) ? event.key : null);
    if (key === null) return;
    event.preventDefault();
    host.key(key);
  });
}

function PanePage() {
  const words = useWords().app;
  const phone = useLayout() === 'phone';
  const ready = useShown((shown) => shown.lab !== null);
  return (
    <main className={css['pane']} data-testid="page" data-ready={ready}>
      <h1 className="unseen">{words.title}</h1>
      <Marks />
      <Stage />
      <section className={css['consoles']} aria-label={words.regions.consoles}>
        {phone && <NodeChips />}
        <Consoles />
      </section>
      <Overlays />
      <Toast />
    </main>
  );
}

/** The cards belong to the picture, which knows nothing of comparisons. */
function Marks() {
  const { nodes, said } = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => marked,
  );
  const cards = nodes.map((node) => `[data-card="${node}"]`);
  return (
    <>
      <p className="unseen" role="status" data-testid="compare-marked" data-value={nodes.join(' ')}>
        {said}
      </p>
      {nodes.length > 0 && <style>{signsOn(cards)}</style>}
    </>
  );
}

const signsOn = (cards: readonly string[]) =>
  `${cards.join()} { outline: 2px dashed var(--warn); outline-offset: 3px; }
${cards.map((card) => `${card}::after`).join()} { content: '≠'; content: '≠' / ''; position: absolute; top: -13px;
  right: -13px; width: 24px; height: 24px; border-radius: 50%; background: var(--warn);
  color: var(--page); font: 700 16px/24px var(--sans); text-align: center; }`;
