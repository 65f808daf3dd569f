/** What the walkthrough offers in the command palette. It comes with the palette. */
import { inEachLanguage } from '../../language/ownWords.ts';
import { offerActions } from '../../store/actions.ts';
import { openHandshake } from '../../store/learning.ts';
import { actionEn, actionZh, VARIANTS, variantsEn, variantsZh } from './variants.ts';

offerActions(() =>
  VARIANTS.map((variant) => ({
    id: `handshake ${variant}`,
    group: 'learn',
    label: inEachLanguage(
      { en: { ...actionEn, ...variantsEn }, zh: { ...actionZh, ...variantsZh } },
      (words) => words.action(words[variant].name),
    ),
    also: ['PSYNC', 'walkthrough'],
    perform: () => openHandshake(variant),
  })),
);
