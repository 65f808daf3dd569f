// What of this room is loaded later (base/later.ts).
import { later } from '../base/later.ts';

export const carryOutOther = later<typeof import('./otherActions.ts').carryOutOther>();
export const keysOf = later<typeof import('../commands/commandKeys.ts').keysOf>();
export const findStale = later<typeof import('./anomalies/reads.ts').findStale>();
export const findBackwards = later<typeof import('./anomalies/reads.ts').findBackwards>();
export const findDivergence = later<typeof import('./anomalies/divergences.ts').findDivergence>();
export const afterFullSync = later<typeof import('./anomalies/losses.ts').afterFullSync>();
export const afterStart = later<typeof import('./anomalies/losses.ts').afterStart>();
export const afterPromotion = later<typeof import('./anomalies/losses.ts').afterPromotion>();
