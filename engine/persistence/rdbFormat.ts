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

export const TYPE_STRING = 0;

/** Value types by number. Only strings are modelled; the others are named when they are refused. */
export const TYPE_NAMES: Readonly<Record<number, string>> = {
  0: 'string',
  1: 'list',
  2: 'set',
  3: 'sorted set',
  4: 'hash',
  5: 'sorted set',
  6: 'module value',
  7: 'module value',
  9: 'hash',
  10: 'list',
  11: 'set',
  12: 'sorted set',
  13: 'hash',
  14: 'list',
  15: 'stream',
  16: 'hash',
  17: 'sorted set',
  18: 'list',
  19: 'stream',
};

/** Special encodings of a string: the byte is 0xc0 plus this. */
export const ENCODING_INT8 = 0;
export const ENCODING_INT16 = 1;
export const ENCODING_INT32 = 2;
export const ENCODING_LZF = 3;

/** A string this long or shorter is never compressed. */
export const UNCOMPRESSED_MAX = 20;
/** The longest text of a 32-bit integer. */
export const INTEGER_TEXT_MAX = 11;
