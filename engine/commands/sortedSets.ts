import type { DataRow } from './row.ts';

export const SORTED_SET_ROWS: readonly DataRow[] = [];
