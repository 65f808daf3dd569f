import { DATABASE_ROWS } from './keys/databases.ts';
import { EXPIRY_ROWS } from './keys/expiry.ts';
import { KEY_ROWS } from './keys/keys.ts';
import { PRESENCE_ROWS } from './keys/presence.ts';
import { HASH_ROWS } from './hashes/hashes.ts';
import { LIST_ROWS } from './lists/lists.ts';
import type { DataRow } from './row.ts';
import { SET_ROWS } from './sets/sets.ts';
import { SORT_ROWS } from './sort/sort.ts';
import { SORTED_SET_ROWS } from './sortedSets/sortedSets.ts';
import { BITMAP_ROWS } from './strings/bitmaps.ts';
import { FLOAT_ROWS } from './strings/floats.ts';
import { HYPERLOGLOG_ROWS } from './strings/hyperloglog.ts';
import { NUMBER_ROWS } from './strings/numbers.ts';
import { SET_GET_ROWS } from './strings/setGet.ts';
import { STRING_ROWS } from './strings/strings.ts';

/** Every command that touches nothing but the data set. */
export const DATA_ROWS: readonly DataRow[] = [
  ...SET_GET_ROWS,
  ...NUMBER_ROWS,
  ...PRESENCE_ROWS,
  ...STRING_ROWS,
  ...FLOAT_ROWS,
  ...BITMAP_ROWS,
  ...HYPERLOGLOG_ROWS,
  ...KEY_ROWS,
  ...EXPIRY_ROWS,
  ...DATABASE_ROWS,
  ...LIST_ROWS,
  ...HASH_ROWS,
  ...SET_ROWS,
  ...SORTED_SET_ROWS,
  ...SORT_ROWS,
];
