// What of this room is loaded later (base/later.ts): all that is done with keys.
import { later } from '../base/later.ts';

export const activeExpireCycle = later<typeof import('./activeExpire.ts').activeExpireCycle>();
export const datasetDigest = later<typeof import('./digest.ts').datasetDigest>();
export const newDatabase = later<typeof import('./database.ts').newDatabase>();
export const newRecentWrites = later<typeof import('./recentWrites.ts').newRecentWrites>();
export const valueDigest = later<typeof import('./digest.ts').valueDigest>();
