/** The words of the diagram that is true to time. They come with it, not with the page. */
import { ownWords } from '../../language/ownWords.ts';

const en = {
  zoom: 'Scale of time',
  in: 'Finer: less time in view (+)',
  out: 'Coarser: more time in view (-)',
  span: (figure: string, unit: string) => `${figure} ${unit}`,
  spanHint: (span: string) => `The bar is ${span} long`,
  units: { us: 'µs', ms: 'ms', s: 's', min: 'min' },
};

const zh: typeof en = {
  zoom: '时间刻度',
  in: '更细：显示更短的时间（+）',
  out: '更粗：显示更长的时间（-）',
  span: (figure, unit) => `${figure} ${unit}`,
  spanHint: (span) => `这一段代表 ${span}`,
  units: { us: '微秒', ms: '毫秒', s: '秒', min: '分' },
};

export const useTimeWords = ownWords<typeof en>({ en, zh });
