/** What the walkthrough offers in the command palette. It comes with the palette. */
import { disguised } from '../../language/disguise.ts';
import { offerActions } from '../../store/actions.ts';
import { openHandshake } from '../../store/learning.ts';
import { VARIANTS, variantsEn, variantsZh } from './variants.ts';

offerActions(() =>
  VARIANTS.map((variant) => ({
    id: `handshake ${variant}`,
    group: 'learn',
    label: {
      en: `Handshake: ${disguised(variantsEn)[variant].name}`,
      zh: `握手：${variantsZh[variant].name}`,
    },
    also: ['PSYNC', 'walkthrough'],
    perform: () => openHandshake(variant),
  })),
);
