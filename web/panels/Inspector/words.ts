/** The words of the inspector. They come with it, not with the page. */
import { ownWords } from '../../language/ownWords.ts';
import { infoMeaningsEn, type InfoMeanings } from '../../reference/infoMeanings.en.ts';
import { infoMeaningsZh } from '../../reference/infoMeanings.zh.ts';
import {
  parameterMeaningsEn,
  type ParameterMeanings,
} from '../../reference/parameterMeanings.en.ts';
import { parameterMeaningsZh } from '../../reference/parameterMeanings.zh.ts';
import { inspectorWordsEn, type InspectorWords } from './words.en.ts';
import { inspectorWordsZh } from './words.zh.ts';

export type Words = InspectorWords;

export const useInspectorWords = ownWords<Words>({ en: inspectorWordsEn, zh: inspectorWordsZh });
export const useInfoMeanings = ownWords<InfoMeanings>({ en: infoMeaningsEn, zh: infoMeaningsZh });
export const useParameterMeanings = ownWords<ParameterMeanings>({
  en: parameterMeaningsEn,
  zh: parameterMeaningsZh,
});
