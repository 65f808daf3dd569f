/**
 * The numbers of an RDB file, version 10 (rdb.h of Redis 7.0). The file is
 *
 *     REDIS0010  aux fields  [ SELECTDB n  RESIZEDB keys expiries  key… ]…  EOF  checksum
 *
 * and a key is `[EXPIRE time] type key value`. Lengths take one, two, five or nine bytes; the two
 * bits 11 in front mean that no length follows but a string in a special encoding.
 */
export const RDB_VERSION = 10;

export const OPCODE = {
  function2: 0xf5,
  function: 0xf6,
  moduleAux: 0xf7,
  idle: 0xf8,
  freq: 0xf9,
  aux: 0xfa,
  resizeDb: 0xfb,
  expireMillis: 0xfc,
  expireSeconds: 0xfd,
  selectDb: 0xfe,
  eof: 0xff,
} as const;

/** How a value is encoded. Those that 7.0 no longer writes are still read. */
export const TYPE = {
  string: 0,
  list: 1,
  set: 2,
  zset: 3,
  hash: 4,
  zset2: 5,
  modulePreGa: 6,
  module2: 7,
  hashZipmap: 9,
  listZiplist: 10,
  setIntset: 11,
  zsetZiplist: 12,
  hashZiplist: 13,
  listQuicklist: 14,
  streamListpacks: 15,
  hashListpack: 16,
  zsetListpack: 17,
  listQuicklist2: 18,
  streamListpacks2: 19,
} as const;

/** Whether this is the number of a type of values (rdbIsObjectType). */
export function isValueType(type: number): boolean {
  return type <= TYPE.module2 || (type >= TYPE.hashZipmap && type <= TYPE.streamListpacks2);
}

/** What a node of a quicklist is: one element alone, or a listpack of many. */
export const NODE_PLAIN = 1;
export const NODE_PACKED = 2;

/** Special encodings of a string: the byte is 0xc0 plus this. */
export const ENCODING_INT8 = 0;
export const ENCODING_INT16 = 1;
export const ENCODING_INT32 = 2;
export const ENCODING_LZF = 3;

/** A string this long or shorter is never compressed. */
export const UNCOMPRESSED_MAX = 20;
/** The longest text of a 32-bit integer. */
export const INTEGER_TEXT_MAX = 11;
