// Integers as packed values keep them: lowest byte first, up to 64 bits. Beyond what a number holds
// exactly they are bigints.

/** Reads eight bytes. */
export function int64At(bytes: Uint8Array, at: number): number | bigint {
  const low = uint32At(bytes, at);
  const high = uint32At(bytes, at + 4) | 0;
  const value = high * 0x1_0000_0000 + low;
  return Number.isSafeInteger(value) ? value : (BigInt(high) << 32n) | BigInt(low);
}

/** Reads four bytes without a sign. */
export function uint32At(bytes: Uint8Array, at: number): number {
  const top = bytes[at + 3]! << 24;
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | top) >>> 0;
}

export function putUint32(out: Uint8Array, at: number, value: number): void {
  for (let i = 0; i < 4; i++) out[at + i] = value >>> (8 * i);
}

/** Writes eight bytes, in two's complement. */
export function putInt64(out: Uint8Array, at: number, value: number | bigint): void {
  if (typeof value === 'bigint') {
    putUint32(out, at, Number(BigInt.asUintN(32, value)));
    putUint32(out, at + 4, Number(BigInt.asUintN(32, value >> 32n)));
    return;
  }
  const high = Math.floor(value / 0x1_0000_0000);
  putUint32(out, at, value - high * 0x1_0000_0000);
  putUint32(out, at + 4, high);
}
