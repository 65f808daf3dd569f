/** What a control of the page does. Each goes to the engine in turn and its frame into the store. */
import type {
  Action,
  Answer,
  Frame,
  LabFile,
  NodeId,
  Question,
  Step,
} from '../../engine/contract.ts';
import { ask, askFrame, isManual } from '../playback.ts';
import { keepJournal } from './journal.ts';
import { notify, useUnreached } from './notice.ts';
import { usePresenting } from './presenting.ts';
import { choose, selectLink, setPlaying, useShown } from './store.ts';

/** The lab a visitor meets first. */
export const DEFAULT_LAB = 'one-master-two-replicas';

/**
 * Opens a lab: the name of one under `labs/`, a lab file, or its JSON text. A name that does not
 * exist is said and the first lab opens instead. Answers whether what was asked for is open.
 */
export async function load(lab: string | LabFile): Promise<boolean> {
  if (typeof lab !== 'string' || lab.trimStart().startsWith('{')) return loadFile(lab);
  const found = await fetchLab(lab);
  if (found !== null) return loadFile(found, lab);
  if (lab === DEFAULT_LAB) {
    if (useShown.getState().lab === null) useUnreached.setState({ lab });
    else notify({ kind: 'words', say: (words) => words.app.cannotFetch(lab) });
    return false;
  }
  notify({ kind: 'words', say: (words) => words.app.noLab(lab) });
  const first = await fetchLab(DEFAULT_LAB);
  if (first !== null) await loadFile(first, DEFAULT_LAB);
  else if (useShown.getState().lab === null) useUnreached.setState({ lab });
  return false;
}

let carryOut = (action: Action): Promise<Frame | null> => askFrame((engine) => engine.act(action));

/** In one half of a comparison, the page around it does what is done here, in both at one moment. */
export function handActionsTo(host: typeof carryOut): void {
  carryOut = host;
}

export async function act(action: Action): Promise<void> {
  if ((await carryOut(action)) !== null) keepJournal();
}

/** Types a line into a console; the engine makes UTF-8 of it. */
export function typeLine(node: NodeId, console: number, line: string): Promise<void> {
  const number = console === 1 ? {} : { console };
  return act({ do: 'type', node, line, ...number });
}

/** What Redis has a command for is typed, so that who looks on learns it. */
export function attach(node: NodeId, host: string, port: number): Promise<void> {
  return typeLine(node, 1, `REPLICAOF ${host} ${port}`);
}

export function promote(node: NodeId): Promise<void> {
  return typeLine(node, 1, 'REPLICAOF NO ONE');
}

export function shutDown(node: NodeId): Promise<void> {
  return typeLine(node, 1, 'SHUTDOWN');
}

export async function restart(node: NodeId): Promise<void> {
  await act({ do: 'kill', node });
  await act({ do: 'start', node });
}

/** Stops playing and goes to the next or previous moment of that kind. */
export async function step(kind: Step): Promise<void> {
  setPlaying(false);
  await askFrame((engine) => engine.step(kind));
}

export async function seek(at: number): Promise<void> {
  await askFrame((engine) => engine.seek(Math.max(0, Math.round(at))));
}

/** Lets time run on by so many milliseconds, whatever the page's own clock does. */
export async function advance(milliseconds: number): Promise<void> {
  await askFrame((engine) => engine.advance(Math.max(0, Math.round(milliseconds * 1000))));
}

export async function undo(): Promise<void> {
  if ((await askFrame((engine) => engine.undo())) !== null) keepJournal();
}

export async function redo(): Promise<void> {
  if ((await askFrame((engine) => engine.redo())) !== null) keepJournal();
}

export async function switchBranch(branch: number): Promise<void> {
  await askFrame((engine) => engine.switchBranch(branch));
}

export async function inspect(question: Question): Promise<Answer> {
  try {
    return await ask((engine) => engine.inspect(question));
  } catch (error) {
    return { answer: 'nothing', why: error instanceof Error ? error.message : String(error) };
  }
}

/** The lab file that reproduces everything up to now. */
export function save(): Promise<LabFile> {
  return ask((engine) => engine.save());
}

/** Opens a lab file or the text of one, whatever it holds: the engine refuses what it cannot read. */
export async function loadFile(
  lab: string | LabFile,
  name: string | null = null,
): Promise<boolean> {
  const frame = await askFrame((engine) => engine.load(lab));
  if (frame === null || frame.refusal !== null) return false;
  usePresenting.setState({ lab: name });
  const { nodeOrder } = useShown.getState();
  const first = nodeOrder[0] ?? null;
  selectLink(null);
  choose({ selectedNode: first, focusedConsole: null, inspectorOpen: false });
  setPlaying(!isManual());
  useUnreached.setState({ lab: null });
  keepJournal();
  return true;
}

/** The text of a lab of the site, or null. A server may answer an unknown address with a page. */
export async function fetchLab(name: string): Promise<string | null> {
  try {
    const response = await fetch(`labs/${encodeURIComponent(name)}.json`);
    const text = response.ok ? await response.text() : '';
    return text.trimStart().startsWith('{') ? text : null;
  } catch {
    return null;
  }
}
