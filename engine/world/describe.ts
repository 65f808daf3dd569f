// Bytes of the wire as short labels for the picture.
import { textOf } from '../base/bytes.ts';
import { utf8AsLatin1 } from '../base/utf8.ts';
import type { MessageKind } from '../contract.ts';
import { RequestParser } from '../resp/parser.ts';
import { Request } from '../resp/request.ts';

// Labels are latin-1, one character per byte, like all text of the wire: these signs are UTF-8 in it.
export const ELLIPSIS = utf8AsLatin1('…');
const DOT = utf8AsLatin1('·');

const LABEL_MAX = 48;
const WORD_MAX = 24;
const ID_LENGTH = 40;

/** A command as words, shortened: `SET k v`, `SET user:1 abcdef…`. */
export function commandLabel(request: Request): string {
  const words: string[] = [];
  for (let i = 0; i < request.count && i < LABEL_MAX; i++) {
    const start = request.starts[i]!;
    words.push(textOf(request.bytes, start, start + Math.min(request.lengths[i]!, ID_LENGTH + 1)));
  }
  return wordsLabel(words);
}

/** Words as a label; of a long word its beginning is enough. */
export function wordsLabel(words: readonly string[]): string {
  let label = '';
  words.forEach((word, i) => {
    if (label.length >= LABEL_MAX) return;
    const shown = shortId(word);
    const cut = shown === word && word.length > WORD_MAX;
    label +=
      (i > 0 ? ' ' : '') + printable(cut ? word.slice(0, WORD_MAX) : shown) + (cut ? ELLIPSIS : '');
  });
  return label.length > LABEL_MAX ? label.slice(0, LABEL_MAX) + ELLIPSIS : label;
}

/** A replication ID by its first characters; anything else as it is. */
function shortId(word: string): string {
  return word.replace(/^[0-9a-f]{40}$/, (id) => id.slice(0, 8) + ELLIPSIS);
}

/** Control characters would break a line of the picture. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]/g, DOT);
}

/** What a message says, for the picture and the ladder. `bytes` may be only its beginning. */
export function messageLabel(kind: MessageKind, bytes: Uint8Array, total: number): string {
  switch (kind) {
    case 'connect':
    case 'accept':
    case 'refuse':
    case 'close':
      return kind;
    case 'keepalive':
      return '\\n';
    case 'rdb':
      return rdbLabel(bytes, total);
    case 'handshake':
      return bytes[0] === 42 ? commandsLabel(bytes) : printable(linesOf(bytes));
    default:
      return bytes[0] === 42 ? commandsLabel(bytes) : ELLIPSIS + pieceLabel(bytes);
  }
}

/** Part of a command, where bandwidth cut it in pieces: its words, without their RESP headers. */
function pieceLabel(bytes: Uint8Array): string {
  const lines = textOf(bytes, 0, Math.min(bytes.length, 160)).split('\r\n');
  const words = lines.filter((line) => line !== '' && !/^[*$]\d*$/.test(line));
  const label = printable(words.join(' '));
  return label.length > LABEL_MAX ? label.slice(0, LABEL_MAX) : label;
}

function rdbLabel(bytes: Uint8Array, total: number): string {
  if (bytes[0] !== 36) return `RDB ${total} B`;
  const line = textOf(bytes, 0, Math.min(bytes.length, 48)).split('\r\n', 1)[0]!;
  return line.startsWith('$EOF:') ? `RDB $EOF:${ELLIPSIS}` : `RDB ${line}`;
}

function linesOf(bytes: Uint8Array): string {
  const text = textOf(bytes, 0, Math.min(bytes.length, 160));
  const label = text.trim().split(/\s+/).map(shortId).join(' ');
  return label.length > LABEL_MAX ? label.slice(0, LABEL_MAX) + ELLIPSIS : label;
}

/** Several commands in one segment: the first ones, and how many more. */
function commandsLabel(bytes: Uint8Array): string {
  const parser = new RequestParser();
  const request = new Request();
  const labels: string[] = [];
  let more = 0;
  for (let at = 0; at < bytes.length;) {
    const next = parser.parse(bytes, at, bytes.length, request);
    if (next < 0) break;
    at = next;
    if (labels.length < 3) labels.push(commandLabel(request));
    else more++;
  }
  if (labels.length === 0) return pieceLabel(bytes) + ELLIPSIS;
  return labels.join(` ${DOT} `) + (more > 0 ? ` ${DOT} +${more}` : '');
}
