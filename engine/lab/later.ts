// What of this room is loaded later (base/later.ts): what is wrong with a document.
import { later } from '../base/later.ts';

export const actionProblem = later<typeof import('./validate.ts').actionProblem>();
export const readLab = later<typeof import('./validate.ts').readLab>();
