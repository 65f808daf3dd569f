/** Redis's log lines: `4711:M 01 Jan 2026 00:00:00.000 * text`. Pure. */

export type LogLevel = 'debug' | 'verbose' | 'notice' | 'warning' | 'none';

const LINE = /^\d+:[A-Z] .{24} ([.*#-]) /;
const LEVELS: Readonly<Record<string, LogLevel>> = {
  '.': 'debug',
  '-': 'verbose',
  '*': 'notice',
  '#': 'warning',
};

/** `none`: a line without the usual beginning, as those of a configuration error. */
export function levelOf(line: string): LogLevel {
  return LEVELS[LINE.exec(line)?.[1] ?? ''] ?? 'none';
}

/** What the line says behind its head. */
export function textOf(line: string): string {
  return line.replace(LINE, '');
}
