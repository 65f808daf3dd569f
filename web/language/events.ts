/**
 * The sentence of an event. Nobody reads one at first sight, so only parts that are loaded later may
 * import this.
 */
import type { EventRecord } from '../../engine/contract.ts';
import { type EventWords, eventsEn } from './events.en.ts';
import { eventsZh } from './events.zh.ts';
import { ownWords } from './ownWords.ts';

export const useEventWords = ownWords<EventWords>({ en: eventsEn, zh: eventsZh });

/** One sentence; texts of the wire in it are still latin-1. */
export function tellEvent<K extends EventRecord['kind']>(
  words: EventWords,
  event: Extract<EventRecord, { kind: K }>,
): string {
  const sentence: (event: Extract<EventRecord, { kind: K }>) => string = words[event.kind];
  return sentence(event);
}
