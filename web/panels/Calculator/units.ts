/** Sizes and times as people and redis.conf write them: `1mb`, `64k`, `256 MiB`, `90`, `5m`, `1h`. Pure. */

/** As redis.conf has it: `k` is 1000, `kb` is 1024; here `KiB` too. */
const SIZES: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
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
  秒: 1,
  m: 60,
  min: 60,
  分: 60,
  分钟: 60,
  h: 3600,
  小时: 3600,
  d: 86_400,
  天: 86_400,
};

const SHAPE = /^([\d,_\u202f ]*\.?\d+)\s*([a-z\u4e00-\u9fff]*)(?:\s*(?:\/\s*s|\/\s*秒|ps))?$/i;

function read(text: string, units: Readonly<Record<string, number>>): number | null {
  const [, digits = '', unit = ''] = SHAPE.exec(text.trim()) ?? [];
  const times = units[unit.toLowerCase()];
  const value = Number(digits.replaceAll(/[,_\u202f ]/g, ''));
  return digits === '' || times === undefined || !Number.isFinite(value) ? null : value * times;
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
  return read(text, { '': 1, k: 1e3, m: 1e6 });
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
