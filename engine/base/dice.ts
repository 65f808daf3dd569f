/**
 * The one source of chance: sfc32, seeded, its whole state in four integers, so that a
 * checkpoint holds it and the same seed throws the same numbers on every machine.
 */
export class Dice {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  constructor(seed: number) {
    this.a = seed | 0;
    this.b = Math.floor(seed / 0x1_0000_0000) | 0;
    this.c = 0x9e3779b9 | 0;
    for (let i = 0; i < 15; i++) this.next();
  }

  /** A whole number in [0, 2^32). */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** A whole number in [0, limit), limit at most 2^32. */
  below(limit: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * limit);
  }

  /** `count` lower-case hexadecimal characters, as Redis draws its run and replication IDs. */
  hex(count: number): string {
    let text = '';
    while (text.length < count) text += this.next().toString(16).padStart(8, '0');
    return text.slice(0, count);
  }
}
