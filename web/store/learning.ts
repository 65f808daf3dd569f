/**
 * What of the learning part is open: a column beside the picture (lessons, the handshake), and a sheet
 * over the page (calculator, glossary). The address follows, so that it can be copied.
 */
import { create } from 'zustand';
import { choose } from './choices.ts';

export type Column =
  | { what: 'catalogue' }
  /**
   * `id`: the folder's name under `web/lessons/`, `file` for one that was opened, or the address of a
   * lesson file of this site. `part`: '' for where the visitor was, or the first.
   */
  | { what: 'lesson'; id: string; part: string }
  /** `variant`: '' for the first. */
  | { what: 'handshake'; variant: string };

export type Sheet =
  /** `card`: '' for none in particular. */
  | { what: 'calculator'; card: string }
  /** `term`: '' for the list of all. */
  | { what: 'glossary'; term: string };

interface Learning {
  column: Column | null;
  sheet: Sheet | null;
  /** What had the focus before the sheet was opened, and gets it back. */
  opener: HTMLElement | null;
}

export const useLearning = create<Learning>(() => ({ column: null, sheet: null, opener: null }));

/** Something that goes step by step itself is open: the handshake. A lesson is presented as a script. */
export function isWalking({ column }: Pick<Learning, 'column'>): boolean {
  return column?.what === 'handshake';
}

function openColumn(column: Column): void {
  useLearning.setState({ column });
  choose({ panel: 'learn' });
}

export function openCatalogue(): void {
  openColumn({ what: 'catalogue' });
}

export function openLesson(id: string, part = ''): void {
  openColumn({ what: 'lesson', id, part });
}

export function openHandshake(variant = ''): void {
  openColumn({ what: 'handshake', variant });
}

export function closeColumn(): void {
  useLearning.setState({ column: null });
  choose({ panel: 'picture' });
}

function openSheet(sheet: Sheet): void {
  const { activeElement } = document;
  const before = useLearning.getState();
  const opener = activeElement instanceof HTMLElement ? activeElement : null;
  useLearning.setState({ sheet, opener: before.sheet === null ? opener : before.opener });
}

export function openCalculator(card = ''): void {
  openSheet({ what: 'calculator', card });
}

export function openGlossary(term = ''): void {
  openSheet({ what: 'glossary', term });
}

export function closeSheet(): void {
  const { opener } = useLearning.getState();
  useLearning.setState({ sheet: null, opener: null });
  if (opener?.isConnected === true) opener.focus({ preventScroll: true });
}

/** The parameters of the address that say what is open. */
const PARAMETERS = ['lesson', 'handshake', 'calculator', 'term', 'part'] as const;

/** Opens what the address asks for: `?lesson=…&part=…`, `?handshake=…`, `?calculator=…`, `?term=…`. True: it brings a lab of its own. */
export function openFromAddress(search: string): boolean {
  const query = new URLSearchParams(search);
  const [lesson, handshake, card, term, part] = PARAMETERS.map((name) => query.get(name));
  if (typeof card === 'string') openCalculator(card);
  if (typeof term === 'string') openGlossary(term);
  if (typeof handshake === 'string') openHandshake(handshake);
  else if (lesson === '') openCatalogue();
  else if (typeof lesson === 'string') openLesson(lesson, part ?? '');
  const { column } = useLearning.getState();
  return column !== null && column.what !== 'catalogue';
}

/** `search`, with what is open written into it and the rest left as it is. */
export function addressOf(
  search: string,
  { column, sheet }: Pick<Learning, 'column' | 'sheet'>,
): string {
  const query = new URLSearchParams(search);
  for (const name of PARAMETERS) query.delete(name);
  if (column?.what === 'catalogue') query.set('lesson', '');
  if (column?.what === 'lesson' && column.id !== 'file') {
    query.set('lesson', column.id);
    if (column.part !== '') query.set('part', column.part);
  }
  if (column?.what === 'handshake') query.set('handshake', column.variant);
  if (sheet?.what === 'calculator') query.set('calculator', sheet.card);
  if (sheet?.what === 'glossary') query.set('term', sheet.term);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Keeps the address true to what is open. */
export function followInAddress(): void {
  useLearning.subscribe((learning) => {
    const search = addressOf(window.location.search, learning);
    if (search === window.location.search) return;
    const { pathname, hash } = window.location;
    window.history.replaceState(window.history.state, '', `${pathname}${search}${hash}`);
  });
}
