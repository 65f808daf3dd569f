// What of this room is loaded later (base/later.ts): keys, and what can be wrong with a file.
import { later } from '../base/later.ts';

export const badChecksum = later<typeof import('./rdbFaults.ts').badChecksum>();
export const badHeader = later<typeof import('./rdbFaults.ts').badHeader>();
export const corrupt = later<typeof import('./rdbFaults.ts').corrupt>();
export const failedRead = later<typeof import('./rdbFaults.ts').failedRead>();
export const keyReader = later<typeof import('./rdbKeysIn.ts').keyReader>();
export const lzfDecompress = later<typeof import('./lzfDecompress.ts').lzfDecompress>();
export const moduleAux = later<typeof import('./rdbKeysIn.ts').moduleAux>();
export const noDatabase = later<typeof import('./rdbFaults.ts').noDatabase>();
export const notModelled = later<typeof import('./rdbFaults.ts').notModelled>();
export const shortRead = later<typeof import('./rdbFaults.ts').shortRead>();
export const writeKeys = later<typeof import('./rdbKeysOut.ts').writeKeys>();
