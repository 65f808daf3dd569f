import type { DataRow } from './row.ts';

export const HASH_ROWS: readonly DataRow[] = [];
