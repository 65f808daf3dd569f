/** What a clause that does not hold asks for instead, where one could not tell it from what is the case. Pure. */
import type { Clause } from '../../../engine/lesson/clauses.ts';

export type Wanted =
  | { what: 'value'; value: string }
  | { what: 'least' | 'most'; count: number }
  | { what: 'other' };

/** Null: what is the case says it. */
export function wantedOf({ check, found, holds }: Clause): Wanted | null {
  if (holds) return null;
  switch (check.is) {
    case 'not':
      return { what: 'other' };
    case 'follows':
      return found.say === 'follows' && found.of !== null ? value(check.of) : null;
    case 'config':
    case 'saved':
      return value(check.value);
    case 'key': {
      const other = found.say === 'key' && found.value !== null;
      return other && check.value !== undefined ? value(check.value) : null;
    }
    case 'keys':
      return found.say === 'keys' ? bound(found.count, check) : null;
    case 'behind':
      return found.say === 'behind' && found.bytes !== null ? bound(found.bytes, check) : null;
    default:
      return null;
  }
}

const value = (wanted: string): Wanted | null =>
  wanted === '' ? { what: 'other' } : { what: 'value', value: wanted };

function bound(figure: number, { least, most }: { least?: number; most?: number }): Wanted | null {
  if (most !== undefined && figure > most) return { what: 'most', count: most };
  return least === undefined ? null : { what: 'least', count: least };
}
