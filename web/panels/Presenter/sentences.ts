/** What is said of a beat, in the language chosen. */
import type { EventRecord } from '../../../engine/contract.ts';
import { tellEvent, useEventWords } from '../../language/events.ts';
import { labText } from '../../language/words.ts';
import { useChoices } from '../../store/store.ts';
import { readable, shorten } from '../../text.ts';
import type { Beat } from './beats.ts';
import { usePresenterWords } from './words.ts';

/** Of many things at one moment so many are said. */
const SAID_MAX = 3;
const CHARACTERS_MAX = 140;

/** A hook that answers a teller: the caption of a beat, its lines in order. */
export function useCaption(): (beat: Beat) => readonly string[] {
  const words = usePresenterWords();
  const sentences = useEventWords();
  const lang = useChoices((choices) => choices.lang);
  return (beat) => {
    if (beat.says.length > 0) return beat.says.map((text) => labText(text, lang));
    const told = [
      ...beat.messages.map(({ from, to, label }) => words.message(from, to, readable(label))),
      ...beat.events.map((event) => readable(tellEvent(sentences, event))),
    ];
    if (told.length > 0)
      return told.slice(0, SAID_MAX).map((text) => shorten(text, CHARACTERS_MAX));
    return beat.chapter === null ? [] : [labText(beat.chapter, lang)];
  };
}

/** In columns of a narrow letter; a Chinese character takes two. */
const SHORT_MAX = 85;
const LONG_MAX = 150;
const WIDE = /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/gu;

/** How much is said at once: what is long is set smaller, so that it is seen whole. */
export function howLong(lines: readonly string[]): 'short' | 'long' | 'very' {
  const text = lines.join(' ');
  const columns = text.length + (text.match(WIDE)?.length ?? 0);
  return columns <= SHORT_MAX ? 'short' : columns <= LONG_MAX ? 'long' : 'very';
}

/** A hook for what happened last, off the script. */
export function useSentence(): (event: EventRecord) => string {
  const sentences = useEventWords();
  const lang = useChoices((choices) => choices.lang);
  return (event) => {
    if (event.kind === 'said') return labText(event.text, lang);
    if (event.kind === 'marked') return labText(event.name, lang);
    return shorten(readable(tellEvent(sentences, event)), CHARACTERS_MAX);
  };
}

/** A hook for the notes of a beat; where there are none, the caption will do. */
export function useNotes(): (beat: Beat) => readonly string[] {
  const lang = useChoices((choices) => choices.lang);
  return ({ notes }) => notes.map((text) => labText(text, lang));
}
