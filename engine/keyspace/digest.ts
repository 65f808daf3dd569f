import { sameBytes } from '../base/bytes.ts';
import type { Database } from './database.ts';
import { NO_EXPIRY } from './expiries.ts';
import type { Keyspace } from './keyspace.ts';
import { sha1 } from './sha1.ts';

// Redis's own names for the two ways of mixing are in debug.c: xorDigest and mixDigest.

const EXPIRE_MARK = Uint8Array.from('!!expire!!', (c) => c.charCodeAt(0));
const PART = new Uint8Array(20);
const WORD = new Uint8Array(4);

/** DEBUG DIGEST of everything held: equal exactly when two data sets are equal, in any order. */
export function datasetDigest(keyspace: Keyspace): string {
  const whole = new Uint8Array(20);
  const one = new Uint8Array(20);
  for (const database of keyspace.databases) {
    if (database.size === 0) continue;
    mixNumber(whole, database.index);
    database.eachEntry((entry) => {
      one.fill(0);
      mixDigest(one, database.bytes, database.keyStart(entry), database.keyLength(entry));
      mixEntry(one, database, entry);
      xorDigest(whole, one, 0, 20);
    });
  }
  return hexOf(whole);
}

/** DEBUG DIGEST-VALUE of one key: 40 zeros when it is not held. */
export function valueDigest(database: Database, key: Uint8Array): string {
  const digest = new Uint8Array(20);
  const entry = database.held(key);
  if (entry !== 0) mixEntry(digest, database, entry);
  return hexOf(digest);
}

/** Whether two databases hold this key with equal values, or both hold none. */
export function holdSame(a: Database, b: Database, key: Uint8Array): boolean {
  const first = a.held(key);
  const second = b.held(key);
  if (first === 0 || second === 0) return first === second;
  if (a.isString(first) && b.isString(second)) return sameBytes(a.value(first), b.value(second));
  return valueDigest(a, key) === valueDigest(b, key);
}

/** Of what an entry holds, whether it expires or not. */
export function contentDigest(database: Database, entry: number): string {
  const digest = new Uint8Array(20);
  mixContent(digest, database, entry);
  return hexOf(digest);
}

function mixContent(digest: Uint8Array, database: Database, entry: number): void {
  mixNumber(digest, database.typeNumber(entry));
  if (database.isString(entry)) {
    mixDigest(digest, database.bytes, database.valueStart(entry), database.valueLength(entry));
  } else database.object(entry).digestInto(digest);
}

function mixEntry(digest: Uint8Array, database: Database, entry: number): void {
  mixContent(digest, database, entry);
  if (database.expiresAt(entry) !== NO_EXPIRY)
    xorDigest(digest, EXPIRE_MARK, 0, EXPIRE_MARK.length);
}

/** A number goes in as four bytes, the highest first. */
function mixNumber(digest: Uint8Array, value: number): void {
  for (let i = 0; i < 4; i++) WORD[i] = value >>> (24 - 8 * i);
  mixDigest(digest, WORD, 0, 4);
}

/** What comes in this way counts in order: a list's elements, a hash's field before its value. */
export function mixDigest(
  digest: Uint8Array,
  source: Uint8Array,
  start = 0,
  length = source.length,
): void {
  xorDigest(digest, source, start, length);
  sha1(digest, 0, 20, digest);
}

/** What comes in this way counts in any order: the members of a set. */
export function xorDigest(
  digest: Uint8Array,
  source: Uint8Array,
  start = 0,
  length = source.length,
): void {
  sha1(source, start, length, PART);
  for (let i = 0; i < 20; i++) digest[i]! ^= PART[i]!;
}

function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
