// Replies that redis-cli prints over several lines, or as they came.
import { textOf } from '../base/bytes.ts';
import type { Reply } from '../resp/reply.ts';
import { tty } from './cliFormat.ts';

export function mapped(items: readonly Reply[], indent: string): string {
  if (items.length === 0) return '(empty hash)\n';
  const width = String(items.length / 2).length;
  const deeper = indent + ' '.repeat(width + 2);
  let out = '';
  for (let i = 0; i + 1 < items.length; i += 2) {
    const value = items[i + 1]!;
    const number = String(i / 2 + 1).padStart(width);
    const key = tty(items[i]!, deeper).slice(0, -1);
    const gap = takesLines(value) ? `\n${deeper}` : '';
    out += `${i === 0 ? '' : indent}${number}# ${key} => ${gap}${tty(value, deeper)}`;
  }
  return out;
}

/** Whether a map's value begins on a line of its own (cliIsMultilineValueTTY). */
function takesLines(reply: Reply): boolean {
  switch (reply.kind) {
    case 'array':
    case 'push':
    case 'set': {
      const [only, second] = reply.items;
      return only !== undefined && (second !== undefined || takesLines(only));
    }
    case 'map': {
      const [, only, second] = reply.items;
      return only !== undefined && (second !== undefined || takesLines(only));
    }
    default:
      return false;
  }
}

/** cliFormatReplyRaw. */
export function raw(reply: Reply): string {
  switch (reply.kind) {
    case 'nil':
    case 'nil-array':
    case 'none':
      return '';
    case 'error':
      return `${reply.text}\n`;
    case 'integer':
      return String(reply.value);
    case 'boolean':
      return reply.value ? '(true)' : '(false)';
    case 'bulk':
    case 'verbatim':
      return textOf(reply.bytes);
    case 'simple':
    case 'double':
    case 'big-number':
      return reply.text;
    case 'array':
    case 'push':
    case 'set':
    case 'map':
      return reply.items.map(raw).join('\n');
  }
}
