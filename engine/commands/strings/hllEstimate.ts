// How a HyperLogLog counts: the hash of an element, and the estimate from the registers
// (Otmar Ertl, "New cardinality estimation algorithms for HyperLogLog sketches", as hyperloglog.c has it).
import { REGISTERS } from './hllRegisters.ts';

const SEED = 0xadc83b19n;
const MULTIPLIER = 0xc6a4a7935bd1e995n;
const INDEX_BITS = 14;
const RANK_BITS = 50;
const ALPHA_INFINITY = 0.7213475204444817;

const mask = (value: bigint): bigint => BigInt.asUintN(64, value);

/** MurmurHash64A, little endian. */
function murmurHash64A(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { length } = bytes;
  let hash = SEED ^ mask(BigInt(length) * MULTIPLIER);
  const whole = length & ~7;
  for (let at = 0; at < whole; at += 8) {
    let word = mask(view.getBigUint64(at, true) * MULTIPLIER);
    word ^= word >> 47n;
    hash = mask((hash ^ mask(word * MULTIPLIER)) * MULTIPLIER);
  }
  if (whole < length) {
    for (let at = whole; at < length; at++) hash ^= BigInt(bytes[at]!) << BigInt(8 * (at - whole));
    hash = mask(hash * MULTIPLIER);
  }
  hash ^= hash >> 47n;
  hash = mask(hash * MULTIPLIER);
  return hash ^ (hash >> 47n);
}

/** hllPatLen: the register that an element belongs to, and the place of the first 1 in its hash. */
export function patternOf(element: Uint8Array): { index: number; rank: number } {
  const hash = murmurHash64A(element);
  const index = Number(hash & BigInt(REGISTERS - 1));
  let rest = (hash >> BigInt(INDEX_BITS)) | (1n << BigInt(RANK_BITS));
  let rank = 1;
  while ((rest & 1n) === 0n) {
    rest >>= 1n;
    rank++;
  }
  return { index, rank };
}

/** hllCount. */
export function estimate(registers: Uint8Array): number {
  const histogram = new Array<number>(64).fill(0);
  for (const value of registers) histogram[value]!++;
  let z = REGISTERS * tau((REGISTERS - histogram[RANK_BITS + 1]!) / REGISTERS);
  for (let rank = RANK_BITS; rank >= 1; rank--) z = (z + histogram[rank]!) * 0.5;
  z += REGISTERS * sigma(histogram[0]! / REGISTERS);
  return Math.round((ALPHA_INFINITY * REGISTERS * REGISTERS) / z);
}

function sigma(from: number): number {
  if (from === 1) return Infinity;
  let x = from;
  let y = 1;
  let z = from;
  for (let before = NaN; before !== z;) {
    x *= x;
    before = z;
    z += x * y;
    y += y;
  }
  return z;
}

function tau(from: number): number {
  if (from === 0 || from === 1) return 0;
  let x = from;
  let y = 1;
  let z = 1 - from;
  for (let before = NaN; before !== z;) {
    x = Math.sqrt(x);
    before = z;
    y *= 0.5;
    z -= (1 - x) * (1 - x) * y;
  }
  return z / 3;
}
