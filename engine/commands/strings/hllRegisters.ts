// The two forms in which Redis keeps the 16384 registers of a HyperLogLog, byte for byte (hyperloglog.c).
//
//     HYLL | encoding | three unused bytes | cached cardinality, eight bytes, lowest first | registers
//
// Dense: six bits a register, lowest bits first. Sparse: runs of registers, as opcodes
//
//     00xxxxxx           ZERO   so many registers (less one) are 0
//     01xxxxxx yyyyyyyy  XZERO  the same, with fourteen bits
//     1vvvvvxx           VAL    one to four registers hold v + 1

export const REGISTERS = 16_384;
export const HEADER = 16;
export const DENSE_LENGTH = HEADER + (REGISTERS * 6) / 8;
const ENCODING = 4;
const CARDINALITY = 8;
const INVALID = 0x80;
const VAL_MAX = 32;
const VAL_RUN_MAX = 4;
const ZERO_RUN_MAX = 64;

/** A HyperLogLog being worked on; `bytes` is replaced when it grows. */
export interface Hll {
  bytes: Uint8Array;
}

/** What was asked of bytes that are no HyperLogLog: the opcodes do not make 16384 registers. */
export type Corrupted = 'corrupted';

export function isDense(bytes: Uint8Array): boolean {
  return bytes[ENCODING] === 0;
}

/** createHLLObject: all zeros in one XZERO. */
export function emptyHll(): Uint8Array {
  const bytes = new Uint8Array(HEADER + 2);
  bytes.set([0x48, 0x59, 0x4c, 0x4c, 1]);
  bytes.set(zeros(REGISTERS), HEADER);
  return bytes;
}

/** isHLLObjectOrReply, but for the type. */
export function isHll(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER) return false;
  if (bytes[0] !== 0x48 || bytes[1] !== 0x59 || bytes[2] !== 0x4c || bytes[3] !== 0x4c)
    return false;
  return bytes[ENCODING]! <= 1 && (!isDense(bytes) || bytes.length === DENSE_LENGTH);
}

/** The cardinality that was written into the header, or null when registers changed since. */
export function cachedCardinality(bytes: Uint8Array): bigint | null {
  if ((bytes[CARDINALITY + 7]! & INVALID) !== 0) return null;
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(CARDINALITY, true);
}

export function cacheCardinality(bytes: Uint8Array, cardinality: number): void {
  new DataView(bytes.buffer, bytes.byteOffset).setBigUint64(CARDINALITY, BigInt(cardinality), true);
}

export function invalidateCache(bytes: Uint8Array): void {
  bytes[CARDINALITY + 7]! |= INVALID;
}

// -------------------------------------------------------------------------------------- opcodes

const isZero = (code: number): boolean => (code & 0xc0) === 0;
const isXzero = (code: number): boolean => (code & 0xc0) === 0x40;
const isVal = (code: number): boolean => (code & 0x80) !== 0;
const valueOf = (code: number): number => ((code >> 2) & 31) + 1;
const val = (value: number, run: number): number => 0x80 | ((value - 1) << 2) | (run - 1);

/** How many registers the opcode at `at` stands for. */
function runAt(bytes: Uint8Array, at: number): number {
  const code = bytes[at]!;
  if (isZero(code)) return (code & 0x3f) + 1;
  if (isVal(code)) return (code & 3) + 1;
  return (((code & 0x3f) << 8) | (bytes[at + 1] ?? 0)) + 1;
}

/** The opcode for so many zeros. */
function zeros(run: number): number[] {
  if (run <= ZERO_RUN_MAX) return [run - 1];
  return [0x40 | ((run - 1) >> 8), (run - 1) & 0xff];
}

/** Every opcode: kind, how many registers, and what they hold. */
export function* opcodes(
  bytes: Uint8Array,
): Generator<{ kind: 'z' | 'Z' | 'v'; run: number; value: number }> {
  for (let at = HEADER; at < bytes.length;) {
    const code = bytes[at]!;
    const run = runAt(bytes, at);
    if (isVal(code)) yield { kind: 'v', run, value: valueOf(code) };
    else yield { kind: isXzero(code) ? 'Z' : 'z', run, value: 0 };
    at += isXzero(code) ? 2 : 1;
  }
}

// ------------------------------------------------------------------------------------ registers

/** Raises each register of `into` to what `bytes` hold (hllMerge). */
export function mergeInto(into: Uint8Array, bytes: Uint8Array): Corrupted | null {
  if (isDense(bytes)) {
    for (let i = 0; i < REGISTERS; i++) into[i] = Math.max(into[i]!, denseRegister(bytes, i));
    return null;
  }
  let index = 0;
  for (const { run, value } of opcodes(bytes)) {
    if (index + run > REGISTERS) return 'corrupted';
    for (const end = index + run; index < end; index++) {
      if (into[index]! < value) into[index] = value;
    }
  }
  return index === REGISTERS ? null : 'corrupted';
}

function denseRegister(bytes: Uint8Array, index: number): number {
  const bit = index * 6;
  const at = HEADER + (bit >> 3);
  const shift = bit & 7;
  return (((bytes[at]! >> shift) | ((bytes[at + 1] ?? 0) << (8 - shift))) & 63) >>> 0;
}

/** hllDenseSet: raises one register. Whether it was lower. */
export function raiseDense(bytes: Uint8Array, index: number, value: number): boolean {
  if (denseRegister(bytes, index) >= value) return false;
  const bit = index * 6;
  const at = HEADER + (bit >> 3);
  const shift = bit & 7;
  bytes[at] = (bytes[at]! & ~(63 << shift)) | (value << shift);
  if (shift > 2) bytes[at + 1] = (bytes[at + 1]! & ~(63 >> (8 - shift))) | (value >> (8 - shift));
  return true;
}

/** hllSparseToDense: what is cached stays. */
export function toDense(hll: Hll): Corrupted | null {
  if (isDense(hll.bytes)) return null;
  const registers = new Uint8Array(REGISTERS);
  if (mergeInto(registers, hll.bytes) !== null) return 'corrupted';
  const dense = new Uint8Array(DENSE_LENGTH);
  dense.set(hll.bytes.subarray(0, HEADER));
  dense[ENCODING] = 0;
  registers.forEach((value, index) => {
    if (value > 0) raiseDense(dense, index, value);
  });
  hll.bytes = dense;
  return null;
}

/** Raises one register in whatever form; a sparse one beyond `sparseMax` bytes becomes dense. */
export function raise(
  hll: Hll,
  index: number,
  value: number,
  sparseMax: number,
): boolean | Corrupted {
  if (isDense(hll.bytes)) return raiseDense(hll.bytes, index, value);
  return raiseSparse(hll, index, value, sparseMax);
}

/** hllSparseSet. */
function raiseSparse(
  hll: Hll,
  index: number,
  value: number,
  sparseMax: number,
): boolean | Corrupted {
  if (value > VAL_MAX) return promote(hll, index, value);
  const { bytes } = hll;
  let at = HEADER;
  let before = HEADER;
  let first = 0;
  while (at < bytes.length && index > first + runAt(bytes, at) - 1) {
    before = at;
    first += runAt(bytes, at);
    at += isXzero(bytes[at]!) ? 2 : 1;
  }
  if (at >= bytes.length) return 'corrupted';
  const code = bytes[at]!;
  if (isVal(code) && valueOf(code) >= value) return false;
  const fresh = splitRun(code, first, runAt(bytes, at), index, value);
  const old = isXzero(code) ? 2 : 1;
  const growth = fresh.length - old;
  if (growth > 0 && bytes.length + growth > sparseMax) return promote(hll, index, value);
  const whole = growth === 0 ? bytes : new Uint8Array(bytes.length + growth);
  if (growth !== 0) {
    whole.set(bytes.subarray(0, at));
    whole.set(bytes.subarray(at + old), at + fresh.length);
  }
  whole.set(fresh, at);
  hll.bytes = mergeRuns(whole, before);
  invalidateCache(hll.bytes);
  return true;
}

/** The opcodes that replace one of `run` registers from `first` on, when one of them gets a value. */
function splitRun(
  code: number,
  first: number,
  run: number,
  index: number,
  value: number,
): number[] {
  const left = index - first;
  const right = first + run - 1 - index;
  const rest = (count: number): number[] => {
    if (count === 0) return [];
    return isVal(code) ? [val(valueOf(code), count)] : zeros(count);
  };
  return [...rest(left), val(value, 1), ...rest(right)];
}

/** Joins neighbours with the same value, within five opcodes of the change. */
function mergeRuns(bytes: Uint8Array, from: number): Uint8Array {
  let end = bytes.length;
  let at = from;
  for (let left = 5; at < end && left > 0; left--) {
    const code = bytes[at]!;
    const next = at + 1 < end ? bytes[at + 1]! : 0;
    if (isXzero(code)) at += 2;
    else if (isVal(code) && isVal(next) && valueOf(code) === valueOf(next)) {
      const run = (code & 3) + (next & 3) + 2;
      if (run > VAL_RUN_MAX) at++;
      else {
        bytes[at + 1] = val(valueOf(code), run);
        bytes.copyWithin(at, at + 1, end);
        end--;
      }
    } else at++;
  }
  return end === bytes.length ? bytes : bytes.slice(0, end);
}

function promote(hll: Hll, index: number, value: number): boolean | Corrupted {
  if (toDense(hll) !== null) return 'corrupted';
  return raiseDense(hll.bytes, index, value);
}
