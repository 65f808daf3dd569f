/** The labs that come with the site: an index of names, and a file for each. */
import type { LabText } from '../../engine/lab/format.ts';

export interface Listed {
  /** Its file: `labs/<id>.json`. */
  id: string;
  name: LabText;
  story: LabText | null;
}

type Fetch = (address: string) => Promise<Pick<Response, 'ok' | 'json'>>;

/** In the order of the index. Null when the index cannot be had; a lab that cannot be read is left out. */
export async function fetchLibrary(get: Fetch): Promise<readonly Listed[] | null> {
  const index = await fetchJson(get, 'labs/index.json');
  if (!Array.isArray(index)) return null;
  const ids = index.filter((id): id is string => typeof id === 'string');
  const labs = await Promise.all(ids.map(async (id) => listed(id, await fetchLab(get, id))));
  return labs.filter((lab) => lab !== null);
}

function fetchLab(get: Fetch, id: string): Promise<unknown> {
  return fetchJson(get, `labs/${encodeURIComponent(id)}.json`);
}

async function fetchJson(get: Fetch, address: string): Promise<unknown> {
  try {
    const response = await get(address);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function listed(id: string, lab: unknown): Listed | null {
  if (!isRecord(lab)) return null;
  const name = labText(lab['name']);
  return name === null ? null : { id, name, story: labText(lab['story']) };
}

function labText(value: unknown): LabText | null {
  if (!isRecord(value) || typeof value['en'] !== 'string') return null;
  const zh = value['zh'];
  return typeof zh === 'string' ? { en: value['en'], zh } : { en: value['en'] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A name for the saved file, from the lab's own: lower case, hyphens. */
export function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'lab' : plain}.json`;
}
