/**
 * What of the learning part is open: a column beside the picture (lessons, the handshake), and a sheet
 * over the page (calculator, glossary). The address follows, so that it can be copied.
 */
import { create } from 'zustand';
import { choose } from './choices.ts';
import type { Trouble } from './lesson/session.ts';
import type { Shown } from './shown.ts';

export type Column =
  | { what: 'catalogue' }
  /**
   * `id`: the folder's name under `web/lessons/`, `file` for one that was opened or that a link holds, or
   * the address of a lesson file of this site. `part`: '' for where the visitor was, or the first.
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
  /** The lesson called `file`, as its link holds it (`lesson/link.ts`); null: it has none. */
  packed: string | null;
  /** The lab of the lesson that is open, whose story the lesson tells itself. */
  lab: Shown['lab'];
  /** Why a link that was put into the address was not followed; what was open still is. */
  refused: Trouble | null;
  /** What had the focus before the sheet was opened, and gets it back. */
  opener: HTMLElement | SVGElement | null;
}

export const useLearning = create<Learning>(() => ({
  column: null,
  sheet: null,
  packed: null,
  lab: null,
  refused: null,
  opener: null,
}));

/** Something that goes step by step itself is open: the handshake. A lesson is presented as a script. */
export function isWalking({ column }: Pick<Learning, 'column'>): boolean {
  return column?.what === 'handshake';
}

function openColumn(column: Column): void {
  useLearning.setState({ column, refused: null });
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
  useLearning.setState({ column: null, refused: null });
  choose({ panel: 'picture' });
}

function openSheet(sheet: Sheet): void {
  const { activeElement } = document;
  const before = useLearning.getState();
  const focusable = activeElement instanceof HTMLElement || activeElement instanceof SVGElement;
  const opener = focusable ? activeElement : null;
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

/** Behind it stands a whole lesson. */
const LESSON_HASH = '#lesson=';

/** The lesson that this end of an address holds, packed; null: it holds none. */
function packedIn(hash: string): string | null {
  return hash.startsWith(LESSON_HASH) ? hash.slice(LESSON_HASH.length) : null;
}

/**
 * Opens what the address asks for: `?lesson=…&part=…`, `#lesson=…`, `?handshake=…`, `?calculator=…`,
 * `?term=…`. True: it brings a lab of its own.
 */
export function openFromAddress(search: string, hash = ''): boolean {
  const query = new URLSearchParams(search);
  const [lesson, handshake, card, term, part] = PARAMETERS.map((name) => query.get(name));
  if (typeof card === 'string') openCalculator(card);
  if (typeof term === 'string') openGlossary(term);
  const packed = packedIn(hash);
  if (packed !== null) {
    useLearning.setState({ packed });
    openLesson('file', part ?? '');
  } else if (typeof handshake === 'string') openHandshake(handshake);
  else if (lesson === '') openCatalogue();
  else if (typeof lesson === 'string') openLesson(lesson, part ?? '');
  const { column } = useLearning.getState();
  return column !== null && column.what !== 'catalogue';
}

type Written = Pick<Learning, 'column' | 'sheet' | 'packed'>;

/** What stands behind the path: `search` and `hash`, with what is open written into them and the rest left as it is. */
export function addressOf(
  search: string,
  hash: string,
  { column, sheet, packed }: Written,
): string {
  const query = new URLSearchParams(search);
  for (const name of PARAMETERS) query.delete(name);
  const held = column?.what === 'lesson' && column.id === 'file' ? packed : null;
  if (column?.what === 'catalogue') query.set('lesson', '');
  if (column?.what === 'lesson') {
    if (column.id !== 'file') query.set('lesson', column.id);
    if (column.part !== '' && (column.id !== 'file' || held !== null)) {
      query.set('part', column.part);
    }
  }
  if (column?.what === 'handshake') query.set('handshake', column.variant);
  if (sheet?.what === 'calculator') query.set('calculator', sheet.card);
  if (sheet?.what === 'glossary') query.set('term', sheet.term);
  const text = query.toString();
  const rest = packedIn(hash) === null ? hash : '';
  return `${text === '' ? '' : `?${text}`}${held === null ? rest : `${LESSON_HASH}${held}`}`;
}

/** Makes the address true to what is open. */
export function writeAddress(): void {
  const { pathname, search, hash } = window.location;
  const address = addressOf(search, hash, useLearning.getState());
  if (address === search + hash) return;
  window.history.replaceState(window.history.state, '', pathname + address);
}

/** Keeps it so. A link that is put into the address of a page that is open comes as a new end of it. */
export function followInAddress(): void {
  useLearning.subscribe(writeAddress);
  window.addEventListener('hashchange', () => {
    const packed = packedIn(window.location.hash);
    if (packed === null) writeAddress();
    else void import('./lesson/files.ts').then(({ openLink }) => openLink(packed));
  });
}
