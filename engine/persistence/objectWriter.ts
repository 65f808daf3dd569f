import { doubleText } from '../base/doubleText.ts';
import { latin1 } from '../base/bytes.ts';
import { HashValue } from '../keyspace/hash/hash.ts';
import { intsetBytes } from '../keyspace/set/intset.ts';
import { ListValue } from '../keyspace/list/list.ts';
import { SetValue } from '../keyspace/set/set.ts';
import { SortedSetValue } from '../keyspace/sortedSet/sortedSet.ts';
import type { ObjectValue } from '../keyspace/value.ts';
import { assert } from '../base/assert.ts';
import { ListpackWriter } from './listpack.ts';
import { NODE_PACKED, TYPE } from './rdbFormat.ts';
import type { RdbOutput } from './rdbOutput.ts';

/** Scratch, not state: every use begins by clearing it. */
const PACK = new ListpackWriter();

/** The number that says how the value is saved (rdbSaveObjectType). */
export function typeOf(value: ObjectValue): number {
  switch (value.type) {
    case 'list':
      return TYPE.listQuicklist2;
    case 'set':
      return value.encoding === 'intset' ? TYPE.setIntset : TYPE.set;
    case 'zset':
      return value.encoding === 'listpack' ? TYPE.zsetListpack : TYPE.zset2;
    case 'hash':
      return value.encoding === 'listpack' ? TYPE.hashListpack : TYPE.hash;
  }
}

/** Writes the value behind its type and key (rdbSaveObject). */
export function writeObject(out: RdbOutput, value: ObjectValue): void {
  if (value instanceof ListValue) writeList(out, value);
  else if (value instanceof SetValue) writeSet(out, value);
  else if (value instanceof SortedSetValue) writeSortedSet(out, value);
  else {
    assert(value instanceof HashValue, 'a value is of one of the four types');
    writeHash(out, value);
  }
}

/** One listpack for each node, even of one long element: Redis sets only those of a gigabyte apart. */
function writeList(out: RdbOutput, list: ListValue): void {
  out.length(list.nodeCount);
  list.eachNode((elements) => {
    PACK.clear();
    for (const element of elements) PACK.append(element);
    out.length(NODE_PACKED);
    writePack(out);
  });
}

function writeSet(out: RdbOutput, set: SetValue): void {
  const { integers } = set;
  if (integers !== null) {
    const bytes = intsetBytes(integers);
    out.string(bytes, 0, bytes.length);
    return;
  }
  out.length(set.size);
  set.each((member) => out.string(member, 0, member.length));
}

/** Packed: ascending. Else descending, so that the reader always inserts at the head. */
function writeSortedSet(out: RdbOutput, zset: SortedSetValue): void {
  if (zset.encoding === 'listpack') {
    PACK.clear();
    zset.each((member, score) => {
      PACK.append(member);
      PACK.append(scoreText(score));
    });
    writePack(out);
    return;
  }
  out.length(zset.size);
  const members: Uint8Array[] = [];
  const scores: number[] = [];
  zset.each((member, score) => {
    members.push(member);
    scores.push(score);
  });
  for (let i = members.length - 1; i >= 0; i--) {
    out.string(members[i]!, 0, members[i]!.length);
    out.double(scores[i]!);
  }
}

/** Half of the greatest 64-bit integer, as a double: up to there whole scores are kept as integers. */
const WHOLE_SCORE_MAX = 2 ** 62;

/** zzlInsertAt. */
function scoreText(score: number): Uint8Array {
  const whole = Number.isInteger(score) && Math.abs(score) <= WHOLE_SCORE_MAX;
  return latin1(whole ? String(BigInt(score)) : doubleText(score));
}

function writeHash(out: RdbOutput, hash: HashValue): void {
  if (hash.encoding === 'listpack') {
    PACK.clear();
    hash.each((field, value) => {
      PACK.append(field);
      PACK.append(value);
    });
    writePack(out);
    return;
  }
  out.length(hash.size);
  hash.each((field, value) => {
    out.string(field, 0, field.length);
    out.string(value, 0, value.length);
  });
}

function writePack(out: RdbOutput): void {
  const bytes = PACK.finish();
  out.string(bytes, 0, bytes.length);
}
