import type { EventRecord } from '../contract.ts';
import type { EventPattern } from './format.ts';

/** Whether an event is of this kind. A field that such events do not have is never met. */
export function matches(pattern: EventPattern, event: EventRecord): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    const actual: unknown = Reflect.get(event, field);
    if (Array.isArray(actual)) return actual.some((one: unknown) => isMet(wanted, one));
    return isMet(wanted, actual);
  });
}

function isMet(wanted: unknown, actual: unknown): boolean {
  if (typeof wanted === 'string' && typeof actual === 'number') return inBounds(wanted, actual);
  const expression = typeof wanted === 'string' ? expressionOf(wanted) : null;
  if (expression === null) return actual === wanted;
  return typeof actual === 'string' && expression.test(actual);
}

function inBounds(wanted: string, actual: number): boolean {
  const bound = Number(wanted.slice(2));
  if (wanted.startsWith('>=')) return actual >= bound;
  return wanted.startsWith('<=') && actual <= bound;
}

/** A text between slashes; null: it stands for itself. */
export function expressionOf(text: string): RegExp | null {
  const [, body, flags] = /^\/(.+)\/(i?)$/s.exec(text) ?? [];
  return body === undefined ? null : new RegExp(body, `${flags}s`);
}

/** The whole of a line that was typed, whatever its case and the blanks around it. */
export function lineMatches(expression: string, line: string): boolean {
  return new RegExp(`^(?:${expression})$`, 'is').test(line.trim());
}
