import type { Database } from './database.ts';
import { NO_EXPIRY } from './database.ts';
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
      mix(one, database.bytes, database.keyStart(entry), database.keyLength(entry));
      mixEntry(one, database, entry);
      xor(whole, one, 0, 20);
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

function mixEntry(digest: Uint8Array, database: Database, entry: number): void {
  mixNumber(digest, database.typeNumber(entry));
  mix(digest, database.bytes, database.valueStart(entry), database.valueLength(entry));
  if (database.expiresAt(entry) !== NO_EXPIRY) xor(digest, EXPIRE_MARK, 0, EXPIRE_MARK.length);
}

/** A number goes in as four bytes, the highest first. */
function mixNumber(digest: Uint8Array, value: number): void {
  for (let i = 0; i < 4; i++) WORD[i] = value >>> (24 - 8 * i);
  mix(digest, WORD, 0, 4);
}

function mix(digest: Uint8Array, source: Uint8Array, start: number, length: number): void {
  xor(digest, source, start, length);
  sha1(digest, 0, 20, digest);
}

function xor(digest: Uint8Array, source: Uint8Array, start: number, length: number): void {
  sha1(source, start, length, PART);
  for (let i = 0; i < 20; i++) digest[i]! ^= PART[i]!;
}

function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
