/** Finds text on a page in pseudo-language that came from no language file. */
import type { Frame, Page } from '@playwright/test';

/**
 * Each piece of such text once, with the element it belongs to. Redis's own words are not meant:
 * they stand in `<code>` and the like, in the page's mono font, or under `translate="no"`.
 */
export async function untranslated(page: Page | Frame): Promise<string[]> {
  const found = await page.evaluate(collect);
  return [...new Set(found.filter(({ text }) => saysSomething(text)).map(describe))];
}

interface Piece {
  text: string;
  where: string;
}

const describe = ({ text, where }: Piece) => `${where}: ${text.trim().slice(0, 80)}`;

/** What TYPE and OBJECT ENCODING answer. */
const NAMED_BY_REDIS =
  /^(string|list|set|zset|hash|stream|int|raw|embstr|listpack|intset|hashtable|quicklist|skiplist)$/;

/** Letters that are left when words, units and figures are taken away. */
export function saysSomething(text: string): boolean {
  if (NAMED_BY_REDIS.test(text.trim())) return false;
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/gu, '');
  }
  const UNITS = /\d[\d\s.,\u202f]*(?:B|KiB|MiB|GiB|×)(?!\p{L})/gu;
  const IDS = /\b[0-9a-f]{40}\b|\b[0-9a-f]{4,8}…/gu;
  return /\p{L}/u.test(rest.replace(UNITS, '').replace(IDS, ''));
}

/** In the page. */
function collect(): Piece[] {
  const OWN = '[translate="no"], code, pre, kbd, samp, script, style, noscript';
  const ATTRIBUTES = [
    'aria-label',
    'aria-description',
    'aria-placeholder',
    'aria-roledescription',
    'aria-valuetext',
    'title',
    'placeholder',
    'alt',
  ];
  const mono = (element: Element) => /^"?JetBrains Mono/.test(getComputedStyle(element).fontFamily);
  const name = (element: Element) => {
    const marked = element.closest('[data-testid]')?.getAttribute('data-testid') ?? '';
    const place = element.closest('[class]')?.getAttribute('class') ?? '';
    return `${marked} <${element.tagName.toLowerCase()} ${place}>`;
  };
  const pieces: Piece[] = [{ text: document.title, where: 'title' }];
  for (const element of document.querySelectorAll('body, body *')) {
    if (element.closest(OWN) !== null) continue;
    for (const attribute of ATTRIBUTES) {
      const text = element.getAttribute(attribute);
      if (text !== null) pieces.push({ text, where: `${name(element)} ${attribute}` });
    }
    if (mono(element)) continue;
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        pieces.push({ text: node.textContent ?? '', where: name(element) });
      }
    }
  }
  return pieces;
}
