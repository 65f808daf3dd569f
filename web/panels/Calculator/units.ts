/** Sizes and times as people and redis.conf write them: `1mb`, `64k`, `256 MiB`, `90`, `5m`, `1h`. Pure. */

/** As redis.conf has it: `k` is 1000, `kb` is 1024; here `KiB` too. */
const SIZES: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  byte: 1,
  bytes: 1,
  字节: 1,
  k: 1e3,
  kb: 1024,
  kib: 1024,
  m: 1e6,
  mb: 1024 ** 2,
  mib: 1024 ** 2,
  g: 1e9,
  gb: 1024 ** 3,
  gib: 1024 ** 3,
};

const TIMES: Readonly<Record<string, number>> = {
  '': 1,
  ms: 0.001,
  毫秒: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  秒: 1,
  秒钟: 1,
  m: 60,
  min: 60,
  minute: 60,
  minutes: 60,
  分: 60,
  分钟: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  小时: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
  天: 86_400,
};

/** Digits may stand in groups of three, `1,500`; a comma is no decimal point. */
const SHAPE =
  /^((?:\d{1,3}(?:[,_\u202f ]\d{3})+|\d*)(?:\.\d+)?)\s*([a-z\u4e00-\u9fff]*)(?:\s*(?:\/\s*s|\/\s*秒|ps))?$/i;

/** Beyond it whole numbers are not told apart any more. */
const MOST = Number.MAX_SAFE_INTEGER;

function read(text: string, units: Readonly<Record<string, number>>): number | null {
  // As a Chinese keyboard types them: `１０ＭＢ`.
  const [, digits = '', unit = ''] = SHAPE.exec(text.normalize('NFKC').trim()) ?? [];
  const times = units[unit.toLowerCase()];
  const value = Number(digits.replaceAll(/[,_\u202f ]/g, ''));
  return digits === '' || times === undefined || !(value * times <= MOST) ? null : value * times;
}

/** Bytes, or null when it is no size. A rate may end with `/s`. */
export function readSize(text: string): number | null {
  const value = read(text, SIZES);
  return value === null ? null : Math.round(value);
}

/** Seconds, or null when it is no time. */
export function readTime(text: string): number | null {
  return read(text, TIMES);
}

/** A bare number. */
export function readNumber(text: string): number | null {
  return read(text, { '': 1, k: 1e3, m: 1e6, 千: 1e3, 万: 1e4, 亿: 1e8 });
}

/** A short text that `readSize` turns into the same number: `1mb`, `100k`, `1.5gb`, `1501`. */
export function writeSize(bytes: number): string {
  for (const unit of ['gb', 'g', 'mb', 'm', 'kb', 'k'] as const) {
    const amount = bytes / (SIZES[unit] ?? 1);
    if (amount >= 1 && amount < 10_000 && Number.isInteger(amount * 4)) return `${amount}${unit}`;
  }
  return String(Math.round(bytes));
}

/** Seconds as the shortest text that `readTime` turns into the same number. */
export function writeTime(seconds: number): string {
  if (seconds >= 3600 && Number.isInteger((seconds / 3600) * 2)) return `${seconds / 3600}h`;
  if (seconds >= 120 && Number.isInteger(seconds / 60)) return `${seconds / 60}min`;
  if (seconds > 0 && seconds < 1) return `${Number((seconds * 1000).toPrecision(6))}ms`;
  return `${Number(seconds.toPrecision(9))}s`;
}

/** Where on a slider from 0 to 1 a value lies, each tenfold being as long as the next. */
export function toScale(value: number, least: number, most: number): number {
  if (value <= least) return 0;
  return Math.min(1, Math.log(value / least) / Math.log(most / least));
}

/** The value at such a place, to two figures, so that it can be said aloud. */
export function fromScale(place: number, least: number, most: number): number {
  const value = least * (most / least) ** Math.min(1, Math.max(0, place));
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.min(most, Math.max(least, Number((Math.round(value / unit) * unit).toPrecision(3))));
}
