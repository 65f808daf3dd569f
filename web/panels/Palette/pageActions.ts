/** What can be done with time, with labs and with the page itself. */
import type { LabNode } from '../../../engine/lab/format.ts';
import { labText, speak } from '../../language/words.ts';
import type { PageAction } from '../../store/actions.ts';
import type { Language, Theme, ViewName } from '../../store/choices.ts';
import { act, load, redo, save, seek, step, undo } from '../../store/commands.ts';
import type { Listed } from '../../store/library.ts';
import { notify } from '../../store/notice.ts';
import { openOverlay } from '../../store/overlay.ts';
import { present } from '../../store/presenting.ts';
import {
  choose,
  setPlaying,
  setSpeed,
  useChoices,
  type Choices,
  type Shown,
} from '../../store/store.ts';
import { action } from './nodeActions.ts';
import { inEach, paletteWords } from './words.ts';

const SPEEDS = [0.1, 0.5, 1, 5, 20, 100];
/** What one wants to know or try most often. */
const LINES = ['INFO replication', 'ROLE', 'KEYS *', 'CLIENT LIST', 'WAIT 1 1000', 'DEBUG SLEEP 5'];
const VIEWS: readonly ViewName[] = ['picture', 'history', 'table'];
const THEMES: readonly Theme[] = ['dark', 'light', 'system'];

export function timeActions(shown: Shown, { playing }: Choices): readonly PageAction[] {
  const to = (
    id: string,
    say: Parameters<typeof action>[2],
    perform: () => unknown,
    ...keys: string[]
  ) => ({ ...action('time', id, say, perform), ...(keys.length > 0 && { keys }) });
  return [
    to(
      'play',
      (w) => (playing ? w.pause : w.play),
      () => setPlaying(!playing),
      'Space',
    ),
    to(
      'next event',
      (w) => w.nextEvent,
      () => step({ direction: 'forward', to: 'event' }),
      ']',
    ),
    to(
      'previous event',
      (w) => w.previousEvent,
      () => step({ direction: 'back', to: 'event' }),
      '[',
    ),
    to(
      'next message',
      (w) => w.nextMessage,
      () => step({ direction: 'forward', to: 'message' }),
      '.',
    ),
    to(
      'previous message',
      (w) => w.previousMessage,
      () => step({ direction: 'back', to: 'message' }),
      ',',
    ),
    ...(shown.canUndo ? [to('undo', (w) => w.undo, undo, 'Ctrl', 'Z')] : []),
    ...(shown.canRedo ? [to('redo', (w) => w.redo, redo, 'Ctrl', 'Y')] : []),
    to(
      'to start',
      (w) => w.toStart,
      () => seek(0),
    ),
    ...(shown.horizon > shown.now
      ? [
          to(
            'to end',
            (w) => w.toEnd,
            () => seek(shown.horizon),
          ),
        ]
      : []),
    ...SPEEDS.map((speed) =>
      to(
        `speed ${speed}`,
        (w) => w.speed(String(speed)),
        () => setSpeed(speed),
      ),
    ),
  ];
}

export function pageActions(shown: Shown, { lang, theme, view }: Choices): readonly PageAction[] {
  const other: Language = lang === 'en' ? 'zh' : 'en';
  return [
    action(
      'node',
      'add-node',
      (w) => w.addNode,
      () => act({ do: 'add-node', node: nextNode(shown) }),
    ),
    action(
      'node',
      'load',
      (w) => w.load,
      () => openOverlay('load'),
      ['benchmark', 'stress', 'redis-benchmark'],
    ),
    ...VIEWS.filter((each) => each !== view).map((each) =>
      action(
        'view',
        `view ${each}`,
        (w) => w.view(w.views[each]),
        () => choose({ view: each, panel: 'picture' }),
      ),
    ),
    {
      ...action(
        'page',
        'present',
        (w) => w.present,
        () => present(true),
        ['presentation', 'beats', 'teach', 'slides'],
      ),
      keys: ['P'],
    },
    action(
      'run',
      'compare',
      (w) => w.compare,
      () => openOverlay('compare'),
      ['side by side', 'diff'],
    ),
    action('page', 'save', (w) => w.save, copyLab, ['export', 'share']),
    action(
      'page',
      'language',
      (w) => w.language,
      () => speak(other),
      ['English', '中文', '英文'],
    ),
    action(
      'page',
      'about',
      (w) => w.about,
      () => openOverlay('about'),
      ['help', 'fidelity', 'version'],
    ),
    ...THEMES.filter((each) => each !== theme).map((each) =>
      action(
        'page',
        `theme ${each}`,
        (w) => w.theme(w.themes[each]),
        () => choose({ theme: each }),
      ),
    ),
  ];
}

/** Lines for the console of the chosen node. */
export function runActions(shown: Shown, { selectedNode }: Choices): readonly PageAction[] {
  const node = selectedNode ?? shown.nodeOrder[0];
  if (node === undefined) return [];
  return LINES.map((line) =>
    action(
      'run',
      `run ${line}`,
      (w) => w.run(line, node),
      () => typeInto(node, line),
    ),
  );
}

/** The labs of the site, once they are known. */
export function labActions(library: readonly Listed[]): readonly PageAction[] {
  return library.map((lab) => ({
    id: `lab ${lab.id}`,
    group: 'lab',
    label: {
      en: paletteWords('en').lab(labText(lab.name, 'en')),
      zh: paletteWords('zh').lab(labText(lab.name, 'zh')),
    },
    also: [lab.id],
    perform: () => void load(lab.id),
  }));
}

async function copyLab(): Promise<void> {
  const words = paletteWords(useChoices.getState().lang);
  const text = JSON.stringify(await save(), null, 1);
  try {
    await navigator.clipboard.writeText(text);
    notify({ kind: 'text', text: words.saved, tone: 'good' });
  } catch {
    notify({ kind: 'text', text: words.notSaved });
  }
}

/** The next free port, with a backlog like the others'. */
function nextNode(shown: Shown): LabNode {
  const id = String(Math.max(6378, ...shown.nodeOrder.map(Number)) + 1);
  const conf = [`port ${id}`, 'repl-diskless-sync-delay 0'];
  const like = Object.values(shown.nodes).find((node) => node.backlog !== null);
  if (like?.backlog) conf.push(`repl-backlog-size ${like.backlog.size}`);
  return { id, conf };
}

/** What was typed is no name of an action but a moment or a line for the console. */
export function typedActions(query: string, choices: Choices, shown: Shown): readonly PageAction[] {
  const found: PageAction[] = [];
  const at = momentOf(query);
  if (at !== null) {
    const label = inEach((w) => w.goTo(query.trim()));
    found.push({ id: 'go to', group: 'time', label, perform: () => void seek(at) });
  }
  const node = choices.selectedNode ?? shown.nodeOrder[0];
  const line = query.trim();
  if (line !== '' && at === null && node !== undefined) {
    found.push(
      action(
        'run',
        'run',
        (w) => w.run(line, node),
        () => typeInto(node, line),
      ),
    );
  }
  return found;
}

function typeInto(node: string, line: string): Promise<void> {
  choose({ selectedNode: node });
  return act({ do: 'type', node, line });
}

/** `12.5`, `12.5s` or `1:02.5` as microseconds; null when it is no time. */
export function momentOf(query: string): number | null {
  const found = /^\s*(?:(\d+):)?(\d+(?:\.\d+)?)\s*s?\s*$/.exec(query);
  if (found === null) return null;
  const seconds = Number(found[1] ?? '0') * 60 + Number(found[2]);
  return Math.round(seconds * 1_000_000);
}
