// Numbers and ranges as the commands of sorted sets read and print them.
import { latin1 } from '../../base/bytes.ts';
import { doubleIn, doubleText } from '../../base/doubleText.ts';
import type { LexBound, LexRange, ScoreRange } from '../../keyspace/sortedSet/elementRange.ts';
import type { Reply } from '../../resp/reply.ts';
import { error } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';

const BAD_SCORE_RANGE = error('ERR min or max is not a float');
const BAD_LEX_RANGE = error('ERR min or max not valid string range item');

/** What strtod passes over. */
const SPACES = /^[ \t\n\v\f\r]+/;
const LITERALLY_INFINITE = /inf/i;
const ZERO_DIGITS = /^[+-]?(?:0x)?[0.]*(?:[ep].*)?$/i;

/** A score as a reply: a number in RESP3, its text in RESP2 (addReplyDouble). */
export function scoreReply(score: number): Reply {
  return { kind: 'double', text: doubleText(score) };
}

export function scoreBytes(score: number): Uint8Array {
  return latin1(doubleText(score));
}

/** Argument i as a double, or null (string2d): what is too large, or too small to be one, is none. */
export function doubleArg(request: Request, i: number): number | null {
  const text = request.text(i);
  const value = doubleIn(text);
  if (value === null) return null;
  if (!Number.isFinite(value) && !LITERALLY_INFINITE.test(text)) return null;
  return value === 0 && !ZERO_DIGITS.test(text) ? null : value;
}

/** zslParseRange: `(` leaves the bound itself out. Two arguments, the lower bound's first. */
export function scoreRangeArgs(request: Request, min: number, max: number): ScoreRange | Reply {
  const low = scoreBound(request.text(min));
  const high = scoreBound(request.text(max));
  if (low === null || high === null) return BAD_SCORE_RANGE;
  return {
    min: low.score,
    max: high.score,
    minExclusive: low.exclusive,
    maxExclusive: high.exclusive,
  };
}

/** strtod up to the first zero byte: blanks in front and an empty text pass, unlike in a score. */
function scoreBound(text: string): { score: number; exclusive: boolean } | null {
  const exclusive = text.startsWith('(');
  const [head = ''] = text.slice(exclusive ? 1 : 0).split('\0', 1);
  const score = head === '' ? 0 : doubleIn(head.replace(SPACES, ''));
  return score === null ? null : { score, exclusive };
}

/** zslParseLexRange. Two arguments, the lower bound's first. */
export function lexRangeArgs(request: Request, min: number, max: number): LexRange | Reply {
  const low = lexBound(request.arg(min));
  const high = lexBound(request.arg(max));
  return low === null || high === null ? BAD_LEX_RANGE : { min: low, max: high };
}

const OPENING = 0x28;
const BRACKET = 0x5b;
const PLUS = 0x2b;
const MINUS = 0x2d;

function lexBound(bytes: Uint8Array): LexBound | null {
  const [first] = bytes;
  const alone = bytes.length === 1 || bytes[1] === 0;
  if (first === PLUS && alone) return { member: 'highest', exclusive: true };
  if (first === MINUS && alone) return { member: 'lowest', exclusive: true };
  if (first === OPENING) return { member: bytes.slice(1), exclusive: true };
  if (first === BRACKET) return { member: bytes.slice(1), exclusive: false };
  return null;
}
