/**
 * The arithmetic of INCRBYFLOAT and HINCRBYFLOAT: C's `long double` as it is on x86-64 (a sign, 64
 * bits of mantissa, a binary exponent), done with whole numbers so that every digit is the server's.
 */

/** `mantissa * 2 ** exponent`; negative values have a negative mantissa. */
export interface LongDouble {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const MANTISSA_BITS = 64;
/** The exponent of the last bit of the smallest number. */
const EXPONENT_MIN = -16_445;
/** No number reaches 2 to this power. */
const MAGNITUDE_BITS_MAX = 16_384;
/** Redis's MAX_LONG_DOUBLE_CHARS. */
const TEXT_LENGTH_MAX = 5 * 1024;
/** Decimal or binary exponents beyond this are over- or underflow, whatever the digits. */
const EXPONENT_GIVEN_MAX = 100_000;

const DECIMAL = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;
const HEXADECIMAL = /^([+-]?)0x(?=\.?[\da-f])([\da-f]*)\.?([\da-f]*)(?:p([+-]?\d+))?$/i;
const INFINITY = /^[+-]?inf(?:inity)?$/i;

/** What strtold makes of the whole text, rounded to the nearest: null where Redis refuses it. */
export function parseLongDouble(text: string): LongDouble | 'infinite' | null {
  if (text.length >= TEXT_LENGTH_MAX) return null;
  if (INFINITY.test(text)) return 'infinite';
  const hexadecimal = HEXADECIMAL.exec(text);
  const parts = hexadecimal ?? DECIMAL.exec(text);
  if (parts === null) return null;
  const [, sign, whole = '', fraction = '', power = '0'] = parts;
  const digits = BigInt(`${hexadecimal ? '0x' : ''}0${whole}${fraction}`);
  if (digits === 0n) return { mantissa: 0n, exponent: 0 };
  const exponent = Number(power) - fraction.length * (hexadecimal ? 4 : 1);
  if (Math.abs(exponent) > EXPONENT_GIVEN_MAX) return null;
  const signed = sign === '-' ? -digits : digits;
  const value = hexadecimal
    ? rounded(signed, 1n, exponent)
    : rounded(
        signed * 10n ** BigInt(Math.max(0, exponent)),
        10n ** BigInt(Math.max(0, -exponent)),
        0,
      );
  // Overflow, and what underflows to zero, is ERANGE.
  return value === 'infinite' || value.mantissa === 0n ? null : value;
}

/** The sum, rounded to the nearest. */
export function addLongDoubles(a: LongDouble, b: LongDouble): LongDouble | 'infinite' {
  const exponent = Math.min(a.exponent, b.exponent);
  const sum =
    (a.mantissa << BigInt(a.exponent - exponent)) + (b.mantissa << BigInt(b.exponent - exponent));
  return rounded(sum, 1n, exponent);
}

/** The product, rounded to the nearest. */
export function timesInteger(value: LongDouble, factor: bigint): LongDouble | 'infinite' {
  return rounded(value.mantissa * factor, 1n, value.exponent);
}

/** Redis's ld2string for people: printf's `%.17Lf` without trailing zeros. */
export function formatLongDouble({ mantissa, exponent }: LongDouble): string {
  const scaled = (mantissa < 0n ? -mantissa : mantissa) * 10n ** 17n;
  const units =
    exponent >= 0 ? scaled << BigInt(exponent) : dividedToNearest(scaled, 1n << BigInt(-exponent));
  const digits = units.toString().padStart(18, '0');
  const fraction = digits.slice(-17).replace(/0+$/, '');
  const text = digits.slice(0, -17) + (fraction === '' ? '' : `.${fraction}`);
  return mantissa < 0n && text !== '0' ? `-${text}` : text;
}

/** `numerator / denominator * 2 ** exponent` as the nearest long double, ties to even. */
function rounded(
  numerator: bigint,
  denominator: bigint,
  exponent: number,
): LongDouble | 'infinite' {
  if (numerator === 0n) return { mantissa: 0n, exponent: 0 };
  const size = numerator < 0n ? -numerator : numerator;
  // This many bits short of, or one beyond, a mantissa of 64.
  let shift = bitsOf(size) - bitsOf(denominator) - MANTISSA_BITS;
  if (atLeast(size, denominator, shift + MANTISSA_BITS)) shift++;
  shift = Math.max(shift, EXPONENT_MIN - exponent);
  let mantissa =
    shift >= 0
      ? dividedToNearest(size, denominator << BigInt(shift))
      : dividedToNearest(size << BigInt(-shift), denominator);
  if (bitsOf(mantissa) > MANTISSA_BITS) {
    mantissa >>= 1n;
    shift++;
  }
  if (bitsOf(mantissa) + exponent + shift > MAGNITUDE_BITS_MAX) return 'infinite';
  return { mantissa: numerator < 0n ? -mantissa : mantissa, exponent: exponent + shift };
}

/** Whether `a / b >= 2 ** power`. */
function atLeast(a: bigint, b: bigint, power: number): boolean {
  return power >= 0 ? a >= b << BigInt(power) : a << BigInt(-power) >= b;
}

function dividedToNearest(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  const rest = (a - quotient * b) * 2n;
  if (rest < b) return quotient;
  return rest > b || (quotient & 1n) === 1n ? quotient + 1n : quotient;
}

function bitsOf(value: bigint): number {
  if (value === 0n) return 0;
  const hex = value.toString(16);
  return hex.length * 4 - Math.clz32(parseInt(hex[0]!, 16)) + 28;
}
