import { latin1 } from '../base/bytes.ts';
import type { ByteCount, ReplOffset } from '../base/units.ts';
import type { Keyspace } from '../keyspace/keyspace.ts';
import { Crc64 } from './crc64.ts';
import { writeKeys } from './later.ts';
import { OPCODE, RDB_VERSION } from './rdbFormat.ts';
import { RdbOutput } from './rdbOutput.ts';

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

export interface RdbWriteOptions {
  /** rdbcompression; yes by default. */
  readonly compress: boolean;
  /** rdbchecksum; yes by default. */
  readonly checksum: boolean;
  /** REPLCONF rdb-filter-only functions: no keys. */
  readonly functionsOnly?: boolean;
  /** With each key its idle time, or how often it is asked for: as maxmemory-policy counts. */
  readonly access?: boolean;
}

const DEFAULTS: RdbWriteOptions = { compress: true, checksum: true };

/** The file that Redis would write of this data set (rdbSaveRio), keys in the order of their writing. */
export function writeRdb(
  keyspace: Keyspace,
  info: RdbInfo,
  options: RdbWriteOptions = DEFAULTS,
): Uint8Array {
  return new RdbWriter(keyspace, info, options).next(Infinity)!;
}

/**
 * Writes an RDB file in pieces. Between two pieces the data set must stay as it is: it is a forked
 * child's. A writer is plain data and goes into a checkpoint with the keyspace that it reads.
 */
export class RdbWriter {
  private readonly keyspace: Keyspace;
  private readonly info: RdbInfo;
  readonly options: RdbWriteOptions;
  private readonly crc = new Crc64();
  private place: 'head' | 'keys' | 'end' = 'head';
  /** The database being written, and its entry that was written last; -1: its head is still to come. */
  private db = 0;
  entry = -1;
  /** Keys written so far. */
  keys = 0;

  constructor(keyspace: Keyspace, info: RdbInfo, options: RdbWriteOptions = DEFAULTS) {
    this.keyspace = keyspace;
    this.info = info;
    this.options = options;
  }

  /** All of it has been given. */
  get isDone(): boolean {
    return this.place === 'end';
  }

  /** The next piece, which ends at the first key after `size` bytes; null once there are no more. */
  next(size: ByteCount): Uint8Array | null {
    if (this.place === 'end') return null;
    const { keyspace, options } = this;
    const out = new RdbOutput(Math.min(size, keyspace.memory), options.compress);
    if (this.place === 'head') {
      out.raw(latin1(`REDIS${String(RDB_VERSION).padStart(4, '0')}`));
      writeInfo(out, this.info);
      this.place = 'keys';
      if (options.functionsOnly === true) this.db = keyspace.databaseCount;
    }
    for (; this.db < keyspace.databaseCount; this.db++, this.entry = -1) {
      const database = keyspace.existing(this.db);
      if (database !== null && database.size > 0) writeKeys(this, database, out, size);
      if (out.size >= size) return this.piece(out);
    }
    out.byte(OPCODE.eof);
    this.place = 'end';
    if (options.checksum) out.sum(this.crc);
    out.checksum(this.crc);
    return out.take();
  }

  private piece(out: RdbOutput): Uint8Array {
    if (this.options.checksum) out.sum(this.crc);
    return out.take();
  }
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
