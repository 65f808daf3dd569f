import type { DataRow } from './row.ts';

export const SORT_ROWS: readonly DataRow[] = [];
