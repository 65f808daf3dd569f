import { textOf } from '../base/bytes.ts';
import type { ByteCount, Millis, ReplOffset } from '../base/units.ts';
import type { KeyOfDatabase, Keyspace } from '../keyspace/keyspace.ts';
import { Crc64 } from './crc64.ts';
import {
  badChecksum,
  badHeader,
  failedRead,
  keyReader,
  moduleAux,
  noDatabase,
  notModelled,
  shortRead,
} from './later.ts';
import type { RdbFaultKind } from './rdbFaults.ts';
import { OPCODE, RDB_VERSION } from './rdbFormat.ts';
import type { KeyReader } from './rdbKeysIn.ts';
import { RdbInput } from './rdbInput.ts';

export interface RdbReadOptions {
  /** Unix time, for what has expired and for the age in the log. */
  readonly now: Millis;
  /** A master drops keys that have expired; a replica keeps them until its master says so. */
  readonly role: 'master' | 'replica';
  /** rdbchecksum: whether the last eight bytes are compared. Default true. */
  readonly checksum?: boolean;
  /** Keys that are there already are replaced; otherwise one that comes twice is an error. */
  readonly merge?: boolean;
}

export interface RdbLoadResult {
  readonly ok: true;
  readonly keysLoaded: number;
  /** Keys dropped because they had expired; a master with a backlog propagates a DEL for each. */
  readonly expired: readonly KeyOfDatabase[];
  /** Where the file stood in a replication history; null when it does not say. */
  readonly replication: RdbReplication | null;
  /** Unix seconds, 0 when the file does not say. */
  readonly ctime: number;
  readonly usedMem: ByteCount;
  /** Position behind the checksum: commands may follow there in an append-only file. */
  readonly end: ByteCount;
  /** What Redis logs while it loads, in order; `level` is the sign in its log. */
  readonly log: readonly RdbLogLine[];
}

export interface RdbReplication {
  readonly streamDb: number;
  readonly replid: string;
  readonly offset: ReplOffset;
}

export interface RdbError {
  readonly ok: false;
  readonly kind: RdbFaultKind;
  /** What is wrong with the file, in one sentence. */
  readonly reason: string;
  readonly log: readonly RdbLogLine[];
}

export interface RdbLogLine {
  readonly level: '*' | '#';
  readonly text: string;
}

/**
 * Loads an RDB file into `keyspace` (rdbLoadRio). After an error the keyspace is empty: nothing is
 * ever half loaded. What follows the checksum is ignored, as Redis ignores it.
 */
export function readRdb(
  bytes: Uint8Array,
  keyspace: Keyspace,
  options: RdbReadOptions,
): RdbLoadResult | RdbError {
  const reader = new RdbReader(bytes, keyspace, options);
  const policy = keyspace.expiry;
  // What was saved is loaded, expired or not; who drops expired keys is decided key by key.
  keyspace.expiry = 'keep';
  try {
    return reader.all();
  } catch (fault) {
    return failedRead(fault, keyspace, reader.log);
  } finally {
    keyspace.expiry = policy;
  }
}

const NO_KEYS = { keysLoaded: 0, expired: [], emptyKeys: 0 };

class RdbReader {
  readonly log: RdbLogLine[] = [];
  private readonly input: RdbInput;
  /** Made for the first key. */
  private keys: KeyReader | null = null;
  private readonly keyspace: Keyspace;
  private readonly options: RdbReadOptions;
  private ctime = 0;
  private usedMem = 0;
  private streamDb = 0;
  private replid: string | null = null;
  private offset: number | null = null;

  constructor(bytes: Uint8Array, keyspace: Keyspace, options: RdbReadOptions) {
    this.input = new RdbInput(bytes);
    this.keyspace = keyspace;
    this.options = options;
  }

  all(): RdbLoadResult {
    this.header();
    let db = 0;
    for (;;) {
      const opcode = this.input.byte();
      switch (opcode) {
        case OPCODE.selectDb:
          db = this.input.length();
          if (db >= this.keyspace.databaseCount) throw noDatabase(this.keyspace.databaseCount);
          break;
        case OPCODE.aux:
          this.aux();
          break;
        case OPCODE.moduleAux:
          throw moduleAux(this.input);
        case OPCODE.function:
        case OPCODE.function2:
          throw notModelled('a library of functions');
        case OPCODE.eof:
          return this.end();
        default:
          this.keys ??= keyReader(this.input, this.keyspace, this.options, this.log);
          this.keys.read(opcode, db);
      }
    }
  }

  private header(): void {
    if (this.input.bytes.length < 9) throw shortRead();
    const isRdb = textOf(this.input.bytes, 0, 5) === 'REDIS';
    const version = Number.parseInt(textOf(this.input.bytes, 5, 9), 10) || 0;
    if (!isRdb || version < 1 || version > RDB_VERSION) throw badHeader(isRdb, version);
    this.input.at = 9;
    // Redis also reads files of versions before 5, which have no checksum; nobody has them any more.
  }

  private aux(): void {
    const name = this.input.text();
    const value = this.input.text();
    switch (name) {
      case 'redis-ver':
        return this.note(`Loading RDB produced by version ${value}`);
      case 'ctime': {
        this.ctime = Number(value) || 0;
        const age = Math.floor(this.options.now / 1000) - this.ctime;
        return this.note(`RDB age ${Math.max(0, age)} seconds`);
      }
      case 'used-mem':
        this.usedMem = Number(value) || 0;
        return this.note(
          `RDB memory usage when created ${(this.usedMem / (1024 * 1024)).toFixed(2)} Mb`,
        );
      case 'aof-base':
        if (Number(value) !== 0) this.note('RDB is base AOF');
        return;
      case 'repl-stream-db':
        this.streamDb = Number(value);
        return;
      case 'repl-id':
        if (value.length === 40) this.replid = value;
        return;
      case 'repl-offset':
        this.offset = Number(value);
        return;
      default:
        // Redis logs names it does not know at debug level and goes on.
        return;
    }
  }

  private end(): RdbLoadResult {
    const body = this.input.at;
    this.input.need(8);
    if (this.options.checksum !== false) this.verify(body);
    const { keys, replid, offset, ctime, usedMem, log } = this;
    const { keysLoaded, expired, emptyKeys } = keys ?? NO_KEYS;
    const done = `Done loading RDB, keys loaded: ${keysLoaded}, keys expired: ${expired.length}`;
    if (emptyKeys === 0) this.note(`${done}.`);
    else log.push({ level: '#', text: `${done}, empty keys skipped: ${emptyKeys}.` });
    const replication =
      replid === null || offset === null ? null : { streamDb: this.streamDb, replid, offset };
    return { ok: true, keysLoaded, expired, replication, ctime, usedMem, end: body + 8, log };
  }

  private verify(body: number): void {
    const { bytes } = this.input;
    const expected = hex64(bytes, body);
    if (expected === '0') {
      const text = 'RDB file was saved with checksum disabled: no check performed.';
      this.log.push({ level: '#', text });
      return;
    }
    const sum = new Uint8Array(8);
    new Crc64().add(bytes, 0, body).write(sum, 0);
    const actual = hex64(sum, 0);
    if (actual !== expected) throw badChecksum(actual, expected);
  }

  private note(text: string): void {
    this.log.push({ level: '*', text });
  }
}

/** Eight bytes, lowest first, as printf shows them with %llx. */
function hex64(bytes: Uint8Array, at: number): string {
  let text = '';
  for (let i = 7; i >= 0; i--) text += bytes[at + i]!.toString(16).padStart(2, '0');
  return text.replace(/^0+(?=.)/, '');
}
