// What of this room is loaded later (base/later.ts): requests that Redis itself would not write so.
import { later } from '../base/later.ts';

export const careful = later<typeof import('./carefulParser.ts').careful>();
export const inline = later<typeof import('./carefulParser.ts').inline>();
