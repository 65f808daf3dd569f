import { PRESENCE_ROWS } from './keys/presence.ts';
import type { DataRow } from './row.ts';
import { NUMBER_ROWS } from './strings/numbers.ts';
import { SET_GET_ROWS } from './strings/setGet.ts';

/** The commands on data that are there from the first moment: what somebody types first. */
export const FIRST_DATA_ROWS: readonly DataRow[] = [
  ...SET_GET_ROWS,
  ...NUMBER_ROWS,
  ...PRESENCE_ROWS,
];
