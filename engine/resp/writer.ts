import { ByteBuffer, copyBytes, digitsOf } from '../base/bytes.ts';
import { OK, type Reply } from './reply.ts';

/** Version of RESP that a client speaks, chosen with HELLO. */
export type Protocol = 2 | 3;

const CR = 13;
const LF = 10;
const DOLLAR = 0x24;
const STAR = 0x2a;

/** Adds a reply to `out`; a kind that RESP2 does not know is written as Redis writes it there. */
export function writeReply(out: ByteBuffer, reply: Reply, protocol: Protocol): void {
  if (reply === OK) return writeOk(out);
  switch (reply.kind) {
    case 'simple':
      return out.appendText(`+${reply.text}\r\n`);
    case 'error':
      return out.appendText(`-${oneLine(reply.text)}\r\n`);
    case 'integer':
      return out.appendText(`:${reply.value}\r\n`);
    case 'bulk':
      return writeBulk(out, reply.bytes);
    case 'nil':
      return out.appendText(protocol === 3 ? '_\r\n' : '$-1\r\n');
    case 'nil-array':
      return out.appendText(protocol === 3 ? '_\r\n' : '*-1\r\n');
    case 'array':
      if (reply.paired === true && protocol === 3) return writePairs(out, reply.items);
      return writeItems(out, '*', reply.items.length, reply.items, protocol);
    case 'map':
      if (protocol === 2) return writeItems(out, '*', reply.items.length, reply.items, 2);
      return writeItems(out, '%', reply.items.length / 2, reply.items, 3);
    case 'set':
      return writeItems(out, protocol === 3 ? '~' : '*', reply.items.length, reply.items, protocol);
    case 'push':
      return writeItems(out, protocol === 3 ? '>' : '*', reply.items.length, reply.items, protocol);
    case 'double':
      return writeText(out, ',', reply.text, protocol);
    case 'big-number':
      return writeText(out, '(', reply.text, protocol);
    case 'boolean':
      if (protocol === 2) return out.appendText(reply.value ? ':1\r\n' : ':0\r\n');
      return out.appendText(reply.value ? '#t\r\n' : '#f\r\n');
    case 'verbatim':
      if (protocol === 2) return writeBulk(out, reply.bytes);
      out.appendText(`=${reply.bytes.length + 4}\r\n${reply.format}:`);
      out.append(reply.bytes);
      return out.appendText('\r\n');
    case 'none':
      return;
  }
}

/** Whatever an error quotes, it stays on its line (addReplyErrorSdsEx). */
function oneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replace(/[\r\n]/g, ' ') : text;
}

function writeOk(out: ByteBuffer): void {
  out.reserve(5);
  const { bytes, end } = out;
  bytes[end] = 0x2b;
  bytes[end + 1] = 0x4f;
  bytes[end + 2] = 0x4b;
  bytes[end + 3] = CR;
  bytes[end + 4] = LF;
  out.end = end + 5;
}

function writeBulk(out: ByteBuffer, bytes: Uint8Array): void {
  out.reserve(bytes.length + 15);
  putArgument(out, bytes);
}

function writeText(out: ByteBuffer, mark: string, text: string, protocol: Protocol): void {
  out.appendText(protocol === 3 ? `${mark}${text}\r\n` : `$${text.length}\r\n${text}\r\n`);
}

function writeItems(
  out: ByteBuffer,
  mark: string,
  length: number,
  items: readonly Reply[],
  protocol: Protocol,
): void {
  out.appendText(`${mark}${length}\r\n`);
  for (const item of items) writeReply(out, item, protocol);
}

/** Each two items as an array of their own, because a map would promise no order. */
function writePairs(out: ByteBuffer, items: readonly Reply[]): void {
  out.appendText(`*${items.length / 2}\r\n`);
  for (let i = 0; i < items.length; i += 2) writeItems(out, '*', 2, items.slice(i, i + 2), 3);
}

/** Adds a command in Redis's own encoding, which is also how it goes into the replication stream. */
export function writeCommand(out: ByteBuffer, args: readonly Uint8Array[]): void {
  out.reserve(commandLength(args));
  putHeader(out, STAR, args.length);
  for (const arg of args) putArgument(out, arg);
}

export function encodeCommand(args: readonly Uint8Array[]): Uint8Array {
  const out = new ByteBuffer(commandLength(args));
  writeCommand(out, args);
  return out.bytes;
}

/** How many bytes writeCommand() writes: what the command adds to the replication offset. */
export function commandLength(args: readonly Uint8Array[]): number {
  let length = 3 + digitsOf(args.length);
  for (const arg of args) length += 5 + digitsOf(arg.length) + arg.length;
  return length;
}

/** `$<length>`, the bytes, and both line ends. There must be room. */
function putArgument(out: ByteBuffer, arg: Uint8Array): void {
  putHeader(out, DOLLAR, arg.length);
  const at = out.end;
  copyBytes(arg, 0, arg.length, out.bytes, at);
  out.bytes[at + arg.length] = CR;
  out.bytes[at + arg.length + 1] = LF;
  out.end = at + arg.length + 2;
}

function putHeader(out: ByteBuffer, mark: number, count: number): void {
  out.bytes[out.end++] = mark;
  out.appendDecimal(count);
  out.bytes[out.end] = CR;
  out.bytes[out.end + 1] = LF;
  out.end += 2;
}
