/** The words of the walkthrough. They come with it, not with the page. */
import { ownWords } from '../../language/ownWords.ts';
import { enStates, zhStates } from '../../reference/linkStates.ts';
import type { BeatName } from './beats.ts';
import type { BeatWords } from './beats.en.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const useHandshakeWords = ownWords({
  en: { ...en, ...enStates },
  zh: { ...zh, ...zhStates },
});
export type HandshakeWords = typeof en;

/** Every beat in one shape, whatever parts its words have. */
export function beatWords(words: Pick<HandshakeWords, 'beats'>, name: BeatName): BeatWords {
  return words.beats[name];
}
