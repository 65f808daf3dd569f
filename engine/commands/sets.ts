import type { DataRow } from './row.ts';

export const SET_ROWS: readonly DataRow[] = [];
