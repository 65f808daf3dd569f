/** What lies under a key that is no string. */
export type ObjectType = 'list' | 'set' | 'zset' | 'hash';

/**
 * A value of many elements, as Redis keeps it: small ones packed, larger ones in a structure of
 * their own, and never back again. `OBJECT ENCODING` names the form, and the order in which the
 * elements come depends on it. A value lives in an `ObjectTable` and is changed only through
 * `Database.objectToWrite`, so that what a checkpoint or a forked child holds stays as it was.
 */
export interface ObjectValue {
  readonly type: ObjectType;
  /** What OBJECT ENCODING answers. */
  readonly encoding: string;
  /** Elements: LLEN, SCARD, ZCARD, HLEN. */
  readonly size: number;
  /** Bytes of memory held, near enough, without walking. */
  readonly memory: number;
  /** An independent copy. The two may share memory until one of them writes. */
  capture(): ObjectValue;
  /**
   * Up to `count` elements for display, in order: a hash's fields and values in turn, a sorted set's
   * members and scores in turn. The bytes are not to be changed.
   */
  sample(count: number): Uint8Array[];
  /** Mixes the value into DEBUG DIGEST's 20 bytes (xorObjectDigest of debug.c). */
  digestInto(digest: Uint8Array): void;
}

/** From the configuration: up to where a value stays packed. Negative and zero as in redis.conf. */
export interface EncodingLimits {
  readonly hashMaxListpackEntries: number;
  readonly hashMaxListpackValue: number;
  readonly setMaxIntsetEntries: number;
  readonly zsetMaxListpackEntries: number;
  readonly zsetMaxListpackValue: number;
  readonly listMaxListpackSize: number;
  readonly listCompressDepth: number;
  readonly hllSparseMaxBytes: number;
}

/** The defaults of 7.0.15. */
export const DEFAULT_LIMITS: EncodingLimits = Object.freeze({
  hashMaxListpackEntries: 512,
  hashMaxListpackValue: 64,
  setMaxIntsetEntries: 512,
  zsetMaxListpackEntries: 128,
  zsetMaxListpackValue: 64,
  listMaxListpackSize: -2,
  listCompressDepth: 0,
  hllSparseMaxBytes: 3_000,
});
