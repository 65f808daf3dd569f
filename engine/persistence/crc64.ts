/**
 * CRC-64 as RDB files end with (crc64.c of Redis: polynomial of David T. Jones, reflected, no
 * final inversion). 64 bits are kept as two halves, because BigInt is sixty times slower; eight
 * bytes are taken at a time ("slicing by 8"), each through a table of its own.
 */
const POLY_HIGH = 0x95ac9329;
const POLY_LOW = 0xac4bc9b5;
/** Eight tables of 256 entries, one after another. */
const HIGH = new Int32Array(2048);
const LOW = new Int32Array(2048);

for (let i = 0; i < 256; i++) {
  let high = 0;
  let low = i;
  for (let bit = 0; bit < 8; bit++) {
    const odd = low & 1;
    low = (low >>> 1) | ((high & 1) << 31);
    high >>>= 1;
    if (odd === 1) {
      high ^= POLY_HIGH;
      low ^= POLY_LOW;
    }
  }
  HIGH[i] = high;
  LOW[i] = low;
}
for (let i = 256; i < 2048; i++) {
  const high = HIGH[i - 256]!;
  const low = LOW[i - 256]!;
  const byte = low & 255;
  LOW[i] = ((low >>> 8) | (high << 24)) ^ LOW[byte]!;
  HIGH[i] = (high >>> 8) ^ HIGH[byte]!;
}

/** A checksum that grows with what is added to it. */
export class Crc64 {
  private high = 0;
  private low = 0;

  /** Adds `bytes[from, to)`. */
  add(bytes: Uint8Array, from = 0, to = bytes.length): this {
    let h = this.high;
    let l = this.low;
    let i = from;
    for (const whole = to - 7; i < whole; i += 8) {
      const a =
        l ^ (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24));
      const c =
        h ^ (bytes[i + 4]! | (bytes[i + 5]! << 8) | (bytes[i + 6]! << 16) | (bytes[i + 7]! << 24));
      const i0 = 1792 + (a & 255);
      const i1 = 1536 + ((a >>> 8) & 255);
      const i2 = 1280 + ((a >>> 16) & 255);
      const i3 = 1024 + (a >>> 24);
      const i4 = 768 + (c & 255);
      const i5 = 512 + ((c >>> 8) & 255);
      const i6 = 256 + ((c >>> 16) & 255);
      const i7 = c >>> 24;
      l = LOW[i0]! ^ LOW[i1]! ^ LOW[i2]! ^ LOW[i3]! ^ LOW[i4]! ^ LOW[i5]! ^ LOW[i6]! ^ LOW[i7]!;
      h =
        HIGH[i0]! ^
        HIGH[i1]! ^
        HIGH[i2]! ^
        HIGH[i3]! ^
        HIGH[i4]! ^
        HIGH[i5]! ^
        HIGH[i6]! ^
        HIGH[i7]!;
    }
    for (; i < to; i++) {
      const byte = (l ^ bytes[i]!) & 255;
      l = ((l >>> 8) | (h << 24)) ^ LOW[byte]!;
      h = (h >>> 8) ^ HIGH[byte]!;
    }
    this.high = h;
    this.low = l;
    return this;
  }

  /** Writes the eight bytes, lowest first, as they stand in the file. */
  write(out: Uint8Array, at: number): void {
    for (let i = 0; i < 4; i++) {
      out[at + i] = this.low >>> (8 * i);
      out[at + 4 + i] = this.high >>> (8 * i);
    }
  }

  /** Sixteen hexadecimal digits, highest first. */
  hex(): string {
    const half = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
    return half(this.high) + half(this.low);
  }
}
