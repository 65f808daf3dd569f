import type { LabFile, LabText } from '../lab/format.ts';
import type { Part } from './format.ts';

/** The lab that a part opens. Its name and story are the part's words. */
export function labOf({ lab }: Part, name: LabText, story?: LabText): LabFile {
  return {
    format: 'psync-lab/1',
    name,
    ...(story !== undefined && { story }),
    ...lab,
    actions: lab.actions ?? [],
  };
}

/** When the part opens, in microseconds of virtual time. */
export function openingOf({ lab }: Part): number {
  return Math.round((lab.openAtMs ?? 0) * 1000);
}
