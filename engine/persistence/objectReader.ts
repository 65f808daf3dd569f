import { HashValue } from '../keyspace/hash/hash.ts';
import { intsetOf } from '../keyspace/set/intset.ts';
import { ListValue } from '../keyspace/list/list.ts';
import { PairsPacker } from '../keyspace/hash/packedPairs.ts';
import { SetValue } from '../keyspace/set/set.ts';
import { SortedSetValue } from '../keyspace/sortedSet/sortedSet.ts';
import type { EncodingLimits, ObjectValue } from '../keyspace/value.ts';
import { readListpack } from './listpack.ts';
import type { PackedElement } from './packedElement.ts';
import { NODE_PACKED, NODE_PLAIN, TYPE } from './rdbFormat.ts';
import { corrupt, notModelled, shortRead, unknownType } from './rdbFaults.ts';
import { type RdbInput } from './rdbInput.ts';
import { readZiplist } from './ziplist.ts';
import { readZipmap } from './zipmap.ts';

type Elements = (bytes: Uint8Array, visit: (element: PackedElement) => void) => number | null;

/** Scratch, not state: every use begins by clearing it. */
const PAIRS = new PairsPacker();

/**
 * Reads the values of keys that are no strings, in every encoding up to Redis 7.0 (rdbLoadObject).
 * What is packed is always looked through, as with `sanitize-dump-payload yes`.
 */
export class ObjectReader {
  private readonly input: RdbInput;
  private readonly limits: EncodingLimits;
  /** What came packed stays so, however long its elements are: only their number counts. */
  private readonly packedLimits: EncodingLimits;

  constructor(input: RdbInput, limits: EncodingLimits) {
    this.input = input;
    this.limits = limits;
    this.packedLimits = { ...limits, zsetMaxListpackValue: Infinity };
  }

  /**
   * The value of this type that stands at the input's place. Null when it has no elements: there is
   * no such key in Redis. Throws RdbFault.
   */
  read(type: number): ObjectValue | null {
    const value = this.value(type);
    return value.size === 0 ? null : value;
  }

  private value(type: number): ObjectValue {
    switch (type) {
      case TYPE.list:
        return this.list();
      case TYPE.listZiplist:
        return this.listOfZiplist();
      case TYPE.listQuicklist:
        return this.quicklist(false);
      case TYPE.listQuicklist2:
        return this.quicklist(true);
      case TYPE.set:
        return this.set();
      case TYPE.setIntset:
        return this.intset();
      case TYPE.zset:
      case TYPE.zset2:
        return this.sortedSet(type === TYPE.zset2);
      case TYPE.zsetZiplist:
        return this.packedSortedSet(readZiplist, 2228, 'Zset ziplist');
      case TYPE.zsetListpack:
        return this.packedSortedSet(readListpack, 2254, 'Zset listpack');
      case TYPE.hash:
        return this.hash();
      case TYPE.hashZipmap:
        return this.hashOfZipmap();
      case TYPE.hashZiplist:
        return this.packedHash(readZiplist, 2274, 'Hash ziplist');
      case TYPE.hashListpack:
        return this.packedHash(readListpack, 2300, 'Hash listpack');
      case TYPE.modulePreGa:
      case TYPE.module2:
        throw this.moduleValue();
      case TYPE.streamListpacks:
      case TYPE.streamListpacks2:
        throw notModelled('a stream');
      default:
        throw unknownType(type);
    }
  }

  /** A copy of the next string. */
  private string(): Uint8Array {
    const { input } = this;
    input.string();
    return input.source.slice(input.start, input.start + input.size);
  }

  // -------------------------------------------------------------------------------------- lists

  private list(): ListValue {
    const list = new ListValue(this.limits.listMaxListpackSize);
    for (let left = this.input.length(); left > 0; left--) {
      this.input.string();
      list.pushTail(this.input.source, this.input.start, this.input.size);
    }
    return list;
  }

  private listOfZiplist(): ListValue {
    const list = new ListValue(this.limits.listMaxListpackSize);
    const count = readZiplist(this.string(), (element) => list.pushTail(element.bytes()));
    if (count === null) throw damaged(2188, 'List ziplist');
    return list;
  }

  /** The nodes stay as they were divided. */
  private quicklist(second: boolean): ListValue {
    const list = new ListValue(this.limits.listMaxListpackSize);
    for (let left = this.input.length(); left > 0; left--) {
      const container = second ? this.input.length() : NODE_PACKED;
      if (container !== NODE_PACKED && container !== NODE_PLAIN) throw damaged(2048, 'Quicklist');
      const bytes = this.string();
      if (bytes.length === 0) throw shortRead();
      const elements: Uint8Array[] = [];
      if (container === NODE_PLAIN) elements.push(bytes);
      else {
        const read = second ? readListpack : readZiplist;
        const count = read(bytes, (element) => elements.push(element.bytes()));
        if (count === null) throw second ? damaged(2071, 'Listpack') : damaged(2081, 'Ziplist');
      }
      list.appendNode(elements);
    }
    return list;
  }

  // --------------------------------------------------------------------------------------- sets

  private set(): SetValue {
    const set = new SetValue();
    for (let left = this.input.length(); left > 0; left--) {
      const member = this.string();
      if (set.add(member, this.limits)) continue;
      throw corrupt(set.encoding === 'intset' ? 1809 : 1829, 'Duplicate set members detected');
    }
    return set;
  }

  private intset(): SetValue {
    const integers = intsetOf(this.string());
    if (integers === null) throw damaged(2213, 'Intset');
    return SetValue.ofIntegers(integers, this.limits);
  }

  // -------------------------------------------------------------------------------- sorted sets

  private sortedSet(binary: boolean): SortedSetValue {
    const zset = new SortedSetValue();
    for (let left = this.input.length(); left > 0; left--) {
      const member = this.string();
      const score = binary ? this.input.double() : this.input.doubleText();
      if (Number.isNaN(score)) throw corrupt(1882, 'Zset with NAN score detected');
      const before = zset.size;
      zset.set(member, score, this.limits);
      if (zset.size === before) throw corrupt(1894, 'Duplicate zset fields detected');
    }
    return zset;
  }

  private packedSortedSet(read: Elements, line: number, what: string): SortedSetValue {
    const members: string[] = [];
    const scores: number[] = [];
    const count = read(this.string(), (element) => {
      if (members.length === scores.length) members.push(element.text());
      else scores.push(scoreOf(element));
    });
    const zset = new SortedSetValue();
    const whole = count !== null && members.length === scores.length;
    if (!whole || !zset.take(members, scores, this.packedLimits)) throw damaged(line, what);
    return zset;
  }

  // ------------------------------------------------------------------------------------- hashes

  private hash(): HashValue {
    const hash = new HashValue();
    for (let left = this.input.length(); left > 0; left--) {
      const field = this.string();
      const fresh = hash.set(field, this.string(), this.limits);
      if (fresh) continue;
      throw hash.encoding === 'listpack'
        ? corrupt(1951, 'Hash with dup elements')
        : corrupt(2019, 'Duplicate hash fields detected');
    }
    return hash;
  }

  private hashOfZipmap(): HashValue {
    const hash = new HashValue();
    const count = readZipmap(this.string(), (field, value) => {
      if (hash.set(field, value, this.limits)) return;
      const reason = `Hash zipmap with dup elements, or big length (${field.length})`;
      throw corrupt(2154, reason);
    });
    if (count === null) throw damaged(2130, 'Zipmap');
    return hash;
  }

  private packedHash(read: Elements, line: number, what: string): HashValue {
    const fields = new Set<string>();
    PAIRS.clear();
    let texts = 0;
    const count = read(this.string(), (element) => {
      if (texts++ % 2 === 0) fields.add(element.text());
      if (element.integer === null) PAIRS.add(element.source, element.start, element.length);
      else {
        const text = element.bytes();
        PAIRS.add(text, 0, text.length);
      }
    });
    if (count === null || fields.size * 2 !== count) throw damaged(line, what);
    return HashValue.of(PAIRS.finish(), this.limits);
  }

  private moduleValue(): Error {
    const name = moduleName(this.input);
    const reason = `The RDB file contains module data I can't load: no matching module type '${name}'`;
    return corrupt(2628, reason);
  }
}

function damaged(line: number, what: string): Error {
  return corrupt(line, `${what} integrity check failed.`);
}

/** zzlGetScore: what is kept as text was written by printf. */
function scoreOf(element: PackedElement): number {
  if (element.integer !== null) return Number(element.integer);
  const written = element.text();
  if (written === 'inf') return Infinity;
  if (written === '-inf') return -Infinity;
  return written === '' ? NaN : Number(written);
}

const MODULE_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Nine letters of six bits each stand in a module's number, above ten bits of its version. */
export function moduleName(input: RdbInput): string {
  const id = input.length64();
  let name = '';
  for (let shift = 58n; shift >= 10n; shift -= 6n) {
    name += MODULE_LETTERS[Number((id >> shift) & 63n)];
  }
  return name;
}

export function objectReader(input: RdbInput, limits: EncodingLimits): ObjectReader {
  return new ObjectReader(input, limits);
}
