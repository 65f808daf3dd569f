/**
 * C's `%.17g`: seventeen significant digits name every double, the zeros at the end go, and an
 * exponent stands where it is below -4 or above 16.
 */
export function doubleText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) {
    return Object.is(value, -0) ? '-0' : String(value);
  }
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const sign = value < 0 ? '-' : '';
  const [mantissa = '', power = ''] = seventeenDigits(Math.abs(value)).split('e');
  const exponent = Number(power);
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  if (exponent < -4 || exponent > 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}

/** As `d.ddde±x`. JavaScript rounds a tie up where C rounds it to the even digit. */
function seventeenDigits(value: number): string {
  const up = value.toExponential(16);
  const [, power = ''] = up.split('e');
  if (!isTie(value, Number(power)) || Number(up[17]) % 2 === 0) return up;
  return value.toExponential(17).slice(0, 18) + `e${power}`;
}

/**
 * Whether an eighteenth digit, 5, is the last there is: a binary fraction has as many decimal digits
 * behind the point as it has bits there. What is large enough to have no fraction is never a tie.
 */
function isTie(value: number, exponent: number): boolean {
  const bits = 17 - exponent;
  return bits > 0 && (value * 2 ** bits) % 2 === 1;
}

const DECIMAL = /^[+-]?(?=\.?\d)\d*\.?\d*(?:e[+-]?\d+)?$/i;
const HEXADECIMAL = /^([+-]?)0x(?=\.?[\da-f])([\da-f]*)\.?([\da-f]*)(?:p([+-]?\d+))?$/i;
const INFINITY = /^([+-]?)inf(?:inity)?$/i;
/** Powers of two beyond this are over- or underflow, whatever the digits of a short text. */
const POWER_MAX = 5_000;

/** A text as C's strtod takes it, all of it: null when it is no number, and for `nan`. */
export function doubleIn(text: string): number | null {
  if (DECIMAL.test(text)) return Number(text);
  const infinite = INFINITY.exec(text);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  const parts = HEXADECIMAL.exec(text);
  if (parts === null) return null;
  const [, sign, whole = '', fraction = '', power = '0'] = parts;
  const size = scaled(BigInt(`0x0${whole}${fraction}`), Number(power) - 4 * fraction.length);
  return sign === '-' ? -size : size;
}

/** `digits * 2 ** power`, rounded once: the power goes into a decimal text, which JavaScript reads exactly. */
function scaled(digits: bigint, power: number): number {
  if (digits === 0n) return 0;
  const bits = digits.toString(16).length * 4;
  if (power + bits > POWER_MAX) return Infinity;
  if (power + bits < -POWER_MAX) return 0;
  if (power >= 0) return Number(digits << BigInt(power));
  return Number(`${digits * 5n ** BigInt(-power)}e${power}`);
}
