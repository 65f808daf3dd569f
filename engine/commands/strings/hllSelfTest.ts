import { latin1 } from '../../base/bytes.ts';
import type { Dice } from '../../base/dice.ts';
import { estimate, patternOf } from './hllEstimate.ts';
import type { Hll } from './hllRegisters.ts';
import { DENSE_LENGTH, REGISTERS, emptyHll, mergeInto, raise, raiseDense } from './hllRegisters.ts';

/** Redis counts to ten million here; every checkpoint until then can be told within this many. */
const ELEMENTS = 20_000;
/** Standard error of so many registers. */
const RELATIVE_ERROR = 1.04 / Math.sqrt(REGISTERS);

/** PFSELFTEST: what is wrong, or null. Registers are set and read back; then estimates are judged. */
export function selfTest(dice: Dice): string | null {
  const dense = new Uint8Array(DENSE_LENGTH);
  const expected = new Uint8Array(REGISTERS);
  for (let i = 0; i < REGISTERS; i++) {
    const value = dice.below(64);
    expected[i] = value;
    raiseDense(dense, i, value);
  }
  const read = new Uint8Array(REGISTERS);
  mergeInto(read, dense);
  const wrong = read.findIndex((value, i) => value !== expected[i]);
  if (wrong >= 0) {
    return `Register ${wrong} should be ${expected[wrong]} but is ${read[wrong]}`;
  }
  return approximation(dice);
}

/** A sparse one that is never promoted must agree with a dense one, and both be near the truth. */
function approximation(dice: Dice): string | null {
  const seed = dice.next();
  const dense = new Uint8Array(DENSE_LENGTH);
  const sparse: Hll = { bytes: emptyHll() };
  let check = 1;
  for (let count = 1; count <= ELEMENTS; count++) {
    const { index, rank } = patternOf(latin1(`${seed}:${count}`));
    raiseDense(dense, index, rank);
    if (count <= 1_000 && raise(sparse, index, rank, Infinity) === 'corrupted') {
      return 'Corrupted HLL object detected';
    }
    if (count !== check) continue;
    check *= 10;
    const cardinality = cardinalityOf(dense);
    if (count <= 1_000 && cardinality !== cardinalityOf(sparse.bytes)) {
      return 'dense/sparse disagree';
    }
    const allowed = count === 10 ? 1 : Math.ceil(RELATIVE_ERROR * 6 * count);
    if (Math.abs(cardinality - count) > allowed) return `Too big error. card:${count}`;
  }
  return null;
}

function cardinalityOf(bytes: Uint8Array): number {
  const registers = new Uint8Array(REGISTERS);
  mergeInto(registers, bytes);
  return estimate(registers);
}
