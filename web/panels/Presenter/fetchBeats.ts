/** The script of a lab whose own file must stay small, because it is read before anything is seen. */
import type { LabAction } from '../../../engine/lab/format.ts';

/** What is said, marked and looked at in `beats/<lab>.json`; empty where there is no such file. */
export async function fetchBeats(lab: string): Promise<LabAction[]> {
  try {
    const known = await fetch('beats/index.json');
    const names: unknown = known.ok ? await known.json() : [];
    if (!Array.isArray(names) || !names.includes(lab)) return [];
    const response = await fetch(`beats/${encodeURIComponent(lab)}.json`);
    return response.ok ? ((await response.json()) as LabAction[]) : [];
  } catch {
    return [];
  }
}
