/** What a lesson asks for, taken apart so that a sentence can be made of it. Pure. */
import type { EventPattern } from '../../../engine/lesson/format.ts';

/** Only what stands for itself: of a field with an expression nothing is known. */
export function fieldsOf(pattern: EventPattern): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(pattern)
      .filter(([, value]) => typeof value === 'string' && !/^\/.+\/i?$/s.test(value))
      .map(([name, value]) => [name, String(value)]),
  );
}

/** The line of a `typed` event; an expression between slashes, or the text itself. */
export function lineOf(pattern: EventPattern): string | null {
  const line: unknown = Reflect.get(pattern, 'line');
  return typeof line === 'string' ? legible(line) : null;
}

/**
 * An expression as one would write it down: `/^set \w+ .*$/i` is `SET …`. Null: it cannot be said in
 * short.
 */
export function legible(expression: string): string | null {
  const [, body = expression] = /^\/(.+)\/i?$/s.exec(expression) ?? [];
  const text = body
    .replace(/^\^|\$$/g, '')
    .replace(/\\s[+*]?/g, ' ')
    .replace(/(?:\.|\\S|\\w|\\d|\[[^\]]*\])[+*]\??/g, '…')
    .replace(/\\([.*+?^$/-])/g, '$1')
    .trim();
  if (text === '' || /[()[\]|\\{}]|[?*+]/.test(text)) return null;
  const [command = '', ...rest] = text.replace(/…+(?: *…+)*/g, '…').split(' ');
  const line = [command.toUpperCase(), ...rest].join(' ');
  return line.endsWith('…') || text === body ? line : `${line} …`;
}
