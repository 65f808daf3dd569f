// What of this room is loaded later (base/later.ts).
import { later } from '../base/later.ts';

export const perform = later<typeof import('./actions.ts').perform>();
export const afterFullSync = later<typeof import('./anomalies/losses.ts').afterFullSync>();
export const afterStart = later<typeof import('./anomalies/losses.ts').afterStart>();
export const afterPromotion = later<typeof import('./anomalies/losses.ts').afterPromotion>();
export const afterRemoval = later<typeof import('./anomalies/losses.ts').afterRemoval>();
export const beginHistory = later<typeof import('./anomalies/losses.ts').beginHistory>();
export const noteOwnData = later<typeof import('./anomalies/commands.ts').noteOwnData>();
export const heldViews = later<typeof import('./held.ts').heldViews>();
export const endsOf = later<typeof import('./held.ts').endsOf>();
export const checkInvariants = later<typeof import('./invariants.ts').checkInvariants>();
export const beginLine = later<typeof import('./consoleLines.ts').beginLine>();
export const onClosed = later<typeof import('./consoleLines.ts').onClosed>();
export const onRefused = later<typeof import('./consoleLines.ts').onRefused>();
export const readReplies = later<typeof import('./consoleLines.ts').readReplies>();
export const sendRunning = later<typeof import('./consoleLines.ts').sendRunning>();
export const noteAnswer = later<typeof import('./anomalies/commands.ts').noteAnswer>();
export const noteReads = later<typeof import('./anomalies/commands.ts').noteReads>();
export const noteWrite = later<typeof import('./anomalies/commands.ts').noteWrite>();
