/** SHA-1 (FIPS 180-4), which Redis's DEBUG DIGEST is made of; nothing here is a secret. */

const SCHEDULE = new Int32Array(80);
const STATE = new Int32Array(5);
const BLOCK = new Uint8Array(128);

/** Writes the 20 bytes of the hash of `source[start, start + length)` to `out`. */
export function sha1(source: Uint8Array, start: number, length: number, out: Uint8Array): void {
  STATE[0] = 0x67452301;
  STATE[1] = 0xefcdab89;
  STATE[2] = 0x98badcfe;
  STATE[3] = 0x10325476;
  STATE[4] = 0xc3d2e1f0;
  let at = start;
  const end = start + length;
  for (; at + 64 <= end; at += 64) compress(source, at);
  const rest = end - at;
  const padded = rest < 56 ? 64 : 128;
  for (let i = 0; i < rest; i++) BLOCK[i] = source[at + i]!;
  BLOCK.fill(0, rest, padded);
  BLOCK[rest] = 0x80;
  const bits = length * 8;
  const high = Math.floor(bits / 0x1_0000_0000);
  for (let i = 0; i < 4; i++) {
    BLOCK[padded - 1 - i] = bits >>> (8 * i);
    BLOCK[padded - 5 - i] = high >>> (8 * i);
  }
  for (let block = 0; block < padded; block += 64) compress(BLOCK, block);
  for (let i = 0; i < 20; i++) out[i] = STATE[i >> 2]! >>> (24 - 8 * (i & 3));
}

function compress(bytes: Uint8Array, at: number): void {
  const w = SCHEDULE;
  for (let i = 0, p = at; i < 16; i++, p += 4) {
    w[i] = (bytes[p]! << 24) | (bytes[p + 1]! << 16) | (bytes[p + 2]! << 8) | bytes[p + 3]!;
  }
  for (let i = 16; i < 80; i++) {
    const x = w[i - 3]! ^ w[i - 8]! ^ w[i - 14]! ^ w[i - 16]!;
    w[i] = (x << 1) | (x >>> 31);
  }
  let a = STATE[0]!;
  let b = STATE[1]!;
  let c = STATE[2]!;
  let d = STATE[3]!;
  let e = STATE[4]!;
  for (let i = 0; i < 80; i++) {
    let f: number;
    if (i < 20) f = (((b & c) | (~b & d)) + 0x5a827999) | 0;
    else if (i < 40) f = ((b ^ c ^ d) + 0x6ed9eba1) | 0;
    else if (i < 60) f = (((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc) | 0;
    else f = ((b ^ c ^ d) + 0xca62c1d6) | 0;
    const next = (((a << 5) | (a >>> 27)) + f + e + w[i]!) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  STATE[0] = STATE[0]! + a;
  STATE[1] = STATE[1]! + b;
  STATE[2] = STATE[2]! + c;
  STATE[3] = STATE[3]! + d;
  STATE[4] = STATE[4]! + e;
}
