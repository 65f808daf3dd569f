// What of this room is loaded later (base/later.ts): looking closer, and steps.
import { later } from '../base/later.ts';

export const answerQuestion = later<typeof import('./inspect.ts').answerQuestion>();
export const findBack = later<typeof import('./steps.ts').findBack>();
export const found = later<typeof import('./steps.ts').found>();
