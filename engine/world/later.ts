// What of this room is loaded later (base/later.ts).
import { later } from '../base/later.ts';

export const carryOutOther = later<typeof import('./otherActions.ts').carryOutOther>();
export const newAnomalies = later<typeof import('./anomalies/anomalies.ts').newAnomalies>();
