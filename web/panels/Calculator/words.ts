import { ownWords } from '../../language/ownWords.ts';
import { en, type CalculatorWords } from './words.en.ts';
import { zh } from './words.zh.ts';

export type { CalculatorWords };

export const useCalculatorWords = ownWords({ en, zh });

/** Seconds, in the unit that people would take; three figures. */
export function timeText(seconds: number, { times, forever }: CalculatorWords): string {
  if (seconds === Infinity) return forever;
  const figures = (value: number) => String(Number(value.toPrecision(3)));
  if (seconds === 0) return times.s('0');
  if (seconds < 1) return times.ms(figures(seconds * 1000));
  if (seconds < 180) return times.s(figures(seconds));
  if (seconds < 7_200) return times.min(figures(seconds / 60));
  if (seconds < 172_800) return times.h(figures(seconds / 3600));
  return times.d(figures(seconds / 86_400));
}
