import type { DataRow } from './row.ts';

export const LIST_ROWS: readonly DataRow[] = [];
