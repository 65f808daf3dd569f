/** What the page's address asks for, and what this browser remembers of earlier visits. */
import {
  SPEED_MAX,
  SPEED_MIN,
  type Choices,
  type Language,
  type Theme,
  type ViewName,
} from './store/store.ts';

export interface Options {
  /** Name of a lab under `labs/`, or null for the first. */
  lab: string | null;
  lang: Language;
  /** Every word is made recognisable, to find text that no language file has. */
  pseudo: boolean;
  theme: Theme;
  speed: number;
  view: ViewName;
  /** Time moves only when told: for scripts and recordings. */
  manualClock: boolean;
  /** Without the header. */
  embed: boolean;
  /** To a class, from the start. */
  present: boolean;
  /** One half of a comparison, which the page around it drives. */
  pane: boolean;
  /** Name of a lab to compare with itself, one thing changed; or null. */
  compare: string | null;
}

const MEMORY = 'psync-playground';

/** Reads `?lab=…&lang=…&theme=…&speed=…&view=…&clock=manual&embed&present&compare=…`. What makes no sense is ignored. */
export function readOptions(
  search: string,
  remembered: string | null,
  languages: readonly string[],
): Options {
  const query = new URLSearchParams(search);
  const memory = readMemory(remembered);
  const speed = Number(query.get('speed') ?? '1');
  return {
    lab: query.get('lab') || null,
    lang: language(query.get('lang')) ?? memory.lang ?? preferred(languages),
    pseudo: query.get('lang') === 'pseudo',
    theme: theme(query.get('theme')) ?? memory.theme ?? 'system',
    speed: speed >= SPEED_MIN && speed <= SPEED_MAX ? speed : 1,
    view: view(query.get('view')) ?? 'picture',
    manualClock: query.get('clock') === 'manual',
    embed: flag(query, 'embed'),
    present: flag(query, 'present'),
    pane: query.get('embed') === 'pane',
    compare: query.get('compare') || null,
  };
}

const flag = (query: URLSearchParams, name: string): boolean =>
  query.has(name) && query.get(name) !== '0';

/** Null where the browser keeps nothing for this page. */
export function recall(): string | null {
  try {
    return localStorage.getItem(MEMORY);
  } catch {
    return null;
  }
}

export function remember({ lang, theme: chosen }: Pick<Choices, 'lang' | 'theme'>): void {
  try {
    localStorage.setItem(MEMORY, JSON.stringify({ lang, theme: chosen }));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}

function readMemory(text: string | null): { lang: Language | null; theme: Theme | null } {
  try {
    const memory: unknown = JSON.parse(text ?? '{}');
    if (typeof memory !== 'object' || memory === null) return { lang: null, theme: null };
    const field = (name: string): string | null => {
      const value: unknown = Reflect.get(memory, name);
      return typeof value === 'string' ? value : null;
    };
    return { lang: language(field('lang')), theme: theme(field('theme')) };
  } catch {
    return { lang: null, theme: null };
  }
}

function language(text: string | null): Language | null {
  return text === 'en' || text === 'zh' ? text : null;
}

function theme(text: string | null): Theme | null {
  return text === 'dark' || text === 'light' || text === 'system' ? text : null;
}

function view(text: string | null): ViewName | null {
  return text === 'picture' || text === 'history' || text === 'table' ? text : null;
}

/** The first of the browser's languages that the page has. */
function preferred(languages: readonly string[]): Language {
  for (const tag of languages) {
    const known = language(tag.slice(0, 2).toLowerCase());
    if (known !== null) return known;
  }
  return 'en';
}
