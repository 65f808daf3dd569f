import { assert } from '../base/assert.ts';
import { copyBytes, latin1 } from '../base/bytes.ts';
import type { ByteCount, ReplOffset } from '../base/units.ts';
import type { Database } from '../keyspace/database.ts';
import { NO_EXPIRY } from '../keyspace/expiries.ts';
import type { Keyspace } from '../keyspace/keyspace.ts';
import { Crc64 } from './crc64.ts';
import { lzfCompress } from './lzf.ts';
import {
  ENCODING_INT16,
  ENCODING_INT32,
  ENCODING_INT8,
  ENCODING_LZF,
  INTEGER_TEXT_MAX,
  OPCODE,
  RDB_VERSION,
  TYPE_STRING,
  UNCOMPRESSED_MAX,
} from './rdbFormat.ts';

/** What an RDB file says about the server that wrote it. */
export interface RdbInfo {
  /** Unix seconds. */
  readonly ctime: number;
  readonly usedMem: ByteCount;
  /** Absent when the server has no backlog and is no replica (rdbPopulateSaveInfo). */
  readonly replication: {
    /** Database last selected in the stream, 0 when none. */
    readonly streamDb: number;
    readonly replid: string;
    readonly offset: ReplOffset;
  } | null;
  /** True for the base file of an append-only file. */
  readonly aofBase: boolean;
}

/** `compress`: rdbcompression, `checksum`: rdbchecksum. Both are yes by default. */
export interface RdbWriteOptions {
  readonly compress: boolean;
  readonly checksum: boolean;
}

/** The file that Redis would write of this data set (rdbSaveRio), keys in the order of their writing. */
export function writeRdb(
  keyspace: Keyspace,
  info: RdbInfo,
  options: RdbWriteOptions = { compress: true, checksum: true },
): Uint8Array {
  const out = new RdbOutput(keyspace.memory, options.compress);
  out.raw(latin1(`REDIS${String(RDB_VERSION).padStart(4, '0')}`));
  writeInfo(out, info);
  for (const database of keyspace.databases) {
    if (database.size > 0) writeDatabase(out, database);
  }
  out.byte(OPCODE.eof);
  return out.finish(options.checksum);
}

function writeInfo(out: RdbOutput, info: RdbInfo): void {
  out.aux('redis-ver', '7.0.15');
  out.aux('redis-bits', '64');
  out.aux('ctime', String(info.ctime));
  out.aux('used-mem', String(info.usedMem));
  if (info.replication !== null) {
    out.aux('repl-stream-db', String(info.replication.streamDb));
    out.aux('repl-id', info.replication.replid);
    out.aux('repl-offset', String(info.replication.offset));
  }
  out.aux('aof-base', info.aofBase ? '1' : '0');
}

function writeDatabase(out: RdbOutput, database: Database): void {
  out.byte(OPCODE.selectDb);
  out.length(database.index);
  out.byte(OPCODE.resizeDb);
  out.length(database.size);
  out.length(database.volatileSize);
  database.eachEntry((entry) => {
    const { bytes } = database;
    const expiresAt = database.expiresAt(entry);
    if (expiresAt !== NO_EXPIRY) {
      out.byte(OPCODE.expireMillis);
      out.millis(expiresAt);
    }
    assert(database.isString(entry), `rdb: ${database.type(entry)} cannot be written`);
    out.byte(TYPE_STRING);
    out.string(bytes, database.keyStart(entry), database.keyLength(entry));
    out.string(bytes, database.valueStart(entry), database.valueLength(entry));
  });
}

