// What of this room is loaded later (base/later.ts): values of many elements.
import { later } from '../base/later.ts';

export const moduleName = later<typeof import('./objectReader.ts').moduleName>();
export const objectReader = later<typeof import('./objectReader.ts').objectReader>();
export const typeOf = later<typeof import('./objectWriter.ts').typeOf>();
export const writeObject = later<typeof import('./objectWriter.ts').writeObject>();
