/** What the glossary offers in the command palette: itself, found by the names of its terms. */
import { conceptNamesEn } from '../../reference/conceptNames.en.ts';
import { conceptNamesZh } from '../../reference/conceptNames.zh.ts';
import { inEachLanguage } from '../../language/ownWords.ts';
import { offerActions } from '../../store/actions.ts';
import { openGlossary } from '../../store/learning.ts';
import { title } from './title.ts';

const NAMES = [...Object.values(conceptNamesEn), ...Object.values(conceptNamesZh)].map(
  ({ name }) => name,
);

offerActions(() => [
  {
    id: 'glossary',
    group: 'learn',
    label: inEachLanguage({ en: [title.en], zh: [title.zh] }, ([name]) => name ?? ''),
    also: ['reference', 'dictionary', '参考', '词汇', ...NAMES],
    perform: () => openGlossary(),
  },
]);
