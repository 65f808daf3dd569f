import { textOf } from '../base/bytes.ts';
import type { Reply } from '../resp/reply.ts';

/**
 * What redis-cli prints for this reply on a terminal, without the last line break
 * (cliFormatReplyTTY of redis-cli.c 7.0). Text is latin-1: other alphabets appear as \x escapes,
 * as they do in redis-cli.
 */
export function formatReply(reply: Reply): string {
  return tty(reply, '').slice(0, -1);
}

/**
 * The same for the reply to this command: INFO, CLIENT LIST and a few more are printed as they
 * came. Line ends of such text are plain \n here; a terminal shows no difference.
 */
export function formatFor(args: readonly Uint8Array[], reply: Reply): string {
  if (!isPrintedRaw(args.map((arg) => textOf(arg).toLowerCase()))) return formatReply(reply);
  return raw(reply).replaceAll('\r\n', '\n').replace(/\n$/, '');
}

/** The list at the head of cliSendCommand. `words` are in lower case. */
function isPrintedRaw(words: readonly string[]): boolean {
  const [name, sub] = words;
  const { length } = words;
  switch (name) {
    case 'info':
    case 'lolwut':
      return true;
    case 'debug':
      return sub === 'htstats' || sub === 'htstats-key' || sub === 'client-eviction';
    case 'memory':
      return sub === 'malloc-stats' || sub === 'doctor';
    case 'cluster':
      return length === 2 && (sub === 'nodes' || sub === 'info');
    case 'client':
      return sub === 'list' || sub === 'info';
    case 'latency':
      return (length === 3 && sub === 'graph') || (length === 2 && sub === 'doctor');
    case 'proxy':
      return sub === 'info';
    default:
      return false;
  }
}

/** Always ends with a line break. `indent` stands before every line but the first. */
function tty(reply: Reply, indent: string): string {
  switch (reply.kind) {
    case 'error':
      return `(error) ${reply.text}\n`;
    case 'simple':
      return `${reply.text}\n`;
    case 'integer':
      return `(integer) ${reply.value}\n`;
    case 'double':
      return `(double) ${reply.text}\n`;
    case 'bulk':
      return `${quoted(reply.bytes)}\n`;
    case 'verbatim':
      return `${textOf(reply.bytes)}\n`;
    case 'nil':
    case 'nil-array':
      return '(nil)\n';
    case 'boolean':
      return reply.value ? '(true)\n' : '(false)\n';
    case 'array':
    case 'push':
      return listed(reply.items, indent, ')', reply.kind === 'push' ? 'push' : 'array');
    case 'set':
      return listed(reply.items, indent, '~', 'set');
    case 'map':
      return mapped(reply.items, indent);
    case 'big-number':
      // redis-cli 7.0 knows its number only, and gives up.
      return 'Unknown reply type: 13\n';
    case 'none':
      return '\n';
  }
}

function listed(items: readonly Reply[], indent: string, mark: string, name: string): string {
  if (items.length === 0) return `(empty ${name})\n`;
  const width = String(items.length).length;
  const deeper = indent + ' '.repeat(width + 2);
  let out = '';
  items.forEach((item, i) => {
    const number = String(i + 1).padStart(width);
    out += `${i === 0 ? '' : indent}${number}${mark} ${tty(item, deeper)}`;
  });
  return out;
}

function mapped(items: readonly Reply[], indent: string): string {
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
function raw(reply: Reply): string {
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

const NAMED: Record<number, string> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

/** A byte string between double quotes, as sdscatrepr writes it; splitArguments reads it back. */
export function quoted(bytes: Uint8Array): string {
  let out = '"';
  for (const byte of bytes) {
    const named = NAMED[byte];
    if (named !== undefined) out += named;
    else if (byte >= 32 && byte < 127) out += String.fromCharCode(byte);
    else out += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return `${out}"`;
}
