/**
 * The UTF-8 bytes of a text, as latin-1: one character per byte. What a terminal would send for a
 * line typed in any alphabet. A lone surrogate becomes U+FFFD.
 */
export function utf8AsLatin1(text: string): string {
  if (isAscii(text)) return text;
  let out = '';
  for (const character of text) {
    const point = character.codePointAt(0)!;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) out += character;
    else if (code < 0x800) out += byte(0xc0 | (code >> 6)) + tail(code);
    else if (code < 0x1_0000) out += byte(0xe0 | (code >> 12)) + tail(code >> 6) + tail(code);
    else out += byte(0xf0 | (code >> 18)) + tail(code >> 12) + tail(code >> 6) + tail(code);
  }
  return out;
}

const byte = (value: number): string => String.fromCharCode(value);
const tail = (code: number): string => byte(0x80 | (code & 0x3f));

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
