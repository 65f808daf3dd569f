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
 * An expression as one would write it down: `/^set \w+ .*$/i` is `SET …`, and what may be left out is
 * left out. Of alternatives within a line the first stands for all. Null: it cannot be said in short.
 */
export function legible(expression: string): string | null {
  const [, begins, body = expression] = /^(\/)(.+)\/i?$/s.exec(expression) ?? [];
  const sure = body.replace(/\(\?:/g, '(').replace(/\([^()]*\)\?/g, '');
  const plain = sure.replace(/\(([^()|]*)(?:\|[^()]*)?\)/g, '$1');
  const ways = plain.split('|');
  const lines = ways.map((way) => lineLike(way, begins !== undefined && ways.length === 1));
  return lines.includes(null) ? null : lines.join(' / ');
}

/** `begins`: unless it ends with `$`, the line may go on. */
function lineLike(way: string, begins: boolean): string | null {
  const text = way
    .replace(/^\^|\$$/g, '')
    .replace(/\\s[+*]?/g, ' ')
    .replace(/(?:\.|\\S|\\w|\\d|\[[^\]]*\])[+*]\??|\\[Swd]/g, '…')
    .replace(/ +$/, ' …');
  // What is escaped stands for itself.
  if (/[()[\]|\\{}?*+]/.test(text.replace(/\\[.*+?^$/-]/g, ''))) return null;
  const line = spelled(
    text
      .replace(/\\(.)/g, '$1')
      .replace(/…+(?: *…+)*/g, '…')
      .trim(),
  );
  if (line === '') return null;
  const ends = !begins || way.endsWith('$') || line.endsWith('…');
  return ends ? line : `${line}${line.includes(' ') ? '…' : ' …'}`;
}

/** Commands whose second word belongs to their name. */
const CONTAINERS = /^(?:acl|client|config|debug|memory|object|script)$/i;

function spelled(line: string): string {
  const [command = '', second, ...rest] = line.split(' ');
  const name = command.replace('…', ' …').toUpperCase();
  if (second === undefined) return name;
  return [name, CONTAINERS.test(command) ? second.toUpperCase() : second, ...rest].join(' ');
}
