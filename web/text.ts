/**
 * Texts from the wire carry one character per byte (latin-1). For display they are read as UTF-8
 * where they are valid UTF-8; what a person types goes the other way.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Bytes of a text: `é` becomes two characters. */
export function encodeWire(text: string): string {
  let wire = '';
  for (const byte of encoder.encode(text)) wire += String.fromCharCode(byte);
  return wire;
}

/** Bytes that are no UTF-8 stay visible as `\xff`; everything else, line breaks included, is as it was. */
export function decodeWire(wire: string): string {
  if (!/[\u0080-\u00ff]/.test(wire)) return wire;
  // A run of bytes above 127 is one or several characters, or garbage.
  return wire.replace(/[\u0080-\u00ff]+/g, decodeRun);
}

/** For one-line labels: control characters become visible too. */
export function readable(wire: string): string {
  return decodeWire(wire).replace(/[\u0000-\u001f\u007f]/g, escapeControl);
}

/** At most `max` characters, the end replaced by an ellipsis. */
export function shorten(text: string, max: number): string {
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}

function decodeRun(run: string): string {
  const whole = decodeBytes(run);
  if (whole !== null) return whole;
  let text = '';
  for (let at = 0; at < run.length;) {
    const length = sequenceLength(run.charCodeAt(at));
    const character = length > 0 ? decodeBytes(run.slice(at, at + length)) : null;
    text += character ?? hex(run.charCodeAt(at));
    at += character === null ? 1 : length;
  }
  return text;
}

function decodeBytes(latin1: string): string | null {
  try {
    return decoder.decode(Uint8Array.from(latin1, (character) => character.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** How long the UTF-8 sequence is that starts with this byte; 0 when none does. */
function sequenceLength(byte: number): number {
  if (byte >= 0xf0 && byte < 0xf8) return 4;
  if (byte >= 0xe0) return byte < 0xf0 ? 3 : 0;
  return byte >= 0xc2 ? 2 : 0;
}

function escapeControl(character: string): string {
  if (character === '\r') return '\\r';
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  return hex(character.charCodeAt(0));
}

function hex(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}
