/** What a reload must not cost: the beat that the class is at, and whether the notes were open, and where. */

export interface Kept {
  /** Of the site, by its file's name. */
  lab: string | null;
  /** The beat's moment, in microseconds. */
  at: number;
  /** The notes' window, as `window.open` takes it; null: not open. */
  notes: string | null;
}

const MEMORY = 'psync-playground-presentation';
const NOTHING: Kept = { lab: null, at: 0, notes: null };

/** As this page found it when it was loaded anew; who comes by a link begins at the beginning. */
const found = wasReloaded() ? recall() : NOTHING;
let kept: Kept = NOTHING;

export function beforeReload(): Kept {
  return found;
}

/** Until the presentation ends, or the tab is closed. */
export function keep(changes: Partial<Kept>): void {
  kept = { ...kept, ...changes };
  store(JSON.stringify(kept));
}

export function forgetKept(): void {
  kept = NOTHING;
  store(null);
}

function store(text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(MEMORY);
    else sessionStorage.setItem(MEMORY, text);
  } catch {
    // A browser that keeps nothing begins at the first beat.
  }
}

function recall(): Kept {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(MEMORY) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return NOTHING;
    const text = (name: keyof Kept): string | null => {
      const value: unknown = Reflect.get(stored, name);
      return typeof value === 'string' ? value : null;
    };
    return { lab: text('lab'), at: Number(Reflect.get(stored, 'at')) || 0, notes: text('notes') };
  } catch {
    return NOTHING;
  }
}

function wasReloaded(): boolean {
  const [arrival] = performance.getEntriesByType('navigation');
  return arrival instanceof PerformanceNavigationTiming && arrival.type === 'reload';
}
