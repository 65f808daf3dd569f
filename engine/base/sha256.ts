// SHA-256 (FIPS 180-4): passwords of users are kept as its hexadecimal digest.

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = roundConstants();

function roundConstants(): Uint32Array {
  const constants = new Uint32Array(64);
  let found = 0;
  for (let n = 2; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) constants[found++] = fraction(Math.cbrt(n));
  }
  return constants;
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 0x1_0000_0000);
}

const START = [2, 3, 5, 7, 11, 13, 17, 19].map((prime) => fraction(Math.sqrt(prime)));

function rotate(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}

/** The message, a one bit, zeros, and the length in bits as 64-bit number. */
function padded(bytes: Uint8Array): DataView {
  const size = (Math.floor((bytes.length + 8) / 64) + 1) * 64;
  const all = new Uint8Array(size);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setUint32(size - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(size - 4, bytes.length * 8);
  return view;
}

function digestBlock(state: Uint32Array, view: DataView, at: number, w: Uint32Array): void {
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [a, b] = [w[i - 15]!, w[i - 2]!];
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = state[i]! + word));
}

/** 64 lower-case hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  const state = Uint32Array.from(START);
  const view = padded(bytes);
  const w = new Uint32Array(64);
  for (let at = 0; at < view.byteLength; at += 64) digestBlock(state, view, at, w);
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}
