import { textOf } from '../base/bytes.ts';
import type { ByteCount, Millis, ReplOffset } from '../base/units.ts';
import type { Database } from '../keyspace/database.ts';
import { NO_EXPIRY } from '../keyspace/expiries.ts';
import type { KeyOfDatabase, Keyspace } from '../keyspace/keyspace.ts';
import type { ObjectValue } from '../keyspace/value.ts';
import { Crc64 } from './crc64.ts';
import { moduleName, objectReader } from './later.ts';
import type { ObjectReader } from './objectReader.ts';
import { OPCODE, RDB_VERSION, TYPE, isValueType } from './rdbFormat.ts';
import {
  RdbFault,
  type RdbFaultKind,
  RdbInput,
  corrupt,
  notModelled,
  shortRead,
  unknownType,
} from './rdbInput.ts';

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
    if (!(fault instanceof RdbFault)) throw fault;
    keyspace.flushAll();
    for (const text of fault.log) reader.log.push({ level: '#', text });
    return { ok: false, kind: fault.kind, reason: fault.message, log: reader.log };
  } finally {
    keyspace.expiry = policy;
  }
}

/** So many keys without elements are named in the log. */
const EMPTY_KEYS_TOLD = 10;

class RdbReader {
  readonly log: RdbLogLine[] = [];
  private readonly input: RdbInput;
  /** Made for the first key that is no string. */
  private objects: ObjectReader | null = null;
  private readonly keyspace: Keyspace;
  private readonly options: RdbReadOptions;
  private readonly expired: KeyOfDatabase[] = [];
  private keysLoaded = 0;
  private emptyKeys = 0;
  /** Seconds since the access of the key to come; negative when the file does not say. */
  private idle = -1;
  /** Counter of accesses of the key to come; negative when the file does not say. */
  private frequency = -1;
  private ctime = 0;
  private usedMem = 0;
  private streamDb = 0;
  private replid: string | null = null;
  private offset: number | null = null;

  /** A key beside a value that does not stand in the file as it is. */
  private scratch = new Uint8Array(256);

  constructor(bytes: Uint8Array, keyspace: Keyspace, options: RdbReadOptions) {
    this.input = new RdbInput(bytes);
    this.keyspace = keyspace;
    this.options = options;
  }

  all(): RdbLoadResult {
    this.header();
    let database = this.keyspace.databases[0]!;
    let expiresAt: Millis = NO_EXPIRY;
    for (;;) {
      const opcode = this.input.byte();
      switch (opcode) {
        case OPCODE.expireSeconds:
          expiresAt = this.input.unsigned32() * 1000;
          break;
        case OPCODE.expireMillis:
          expiresAt = this.input.millis();
          break;
        case OPCODE.freq:
          this.frequency = this.input.byte();
          break;
        case OPCODE.idle:
          this.idle = this.input.length();
          break;
        case OPCODE.selectDb:
          database = this.database(this.input.length());
          break;
        case OPCODE.resizeDb:
          this.announced(database);
          break;
        case OPCODE.aux:
          this.aux();
          break;
        case OPCODE.moduleAux:
          throw this.moduleAux();
        case OPCODE.function:
        case OPCODE.function2:
          throw notModelled('a library of functions');
        case OPCODE.eof:
          return this.end();
        default:
          this.key(opcode, database, expiresAt);
          expiresAt = NO_EXPIRY;
          this.idle = -1;
          this.frequency = -1;
      }
    }
  }

  private header(): void {
    if (this.input.bytes.length < 9) throw shortRead();
    if (textOf(this.input.bytes, 0, 5) !== 'REDIS') {
      const reason = 'Wrong signature trying to load DB from file';
      throw new RdbFault('refused', reason, [reason]);
    }
    const version = Number.parseInt(textOf(this.input.bytes, 5, 9), 10) || 0;
    if (version < 1 || version > RDB_VERSION) {
      const reason = `Can't handle RDB format version ${version}`;
      throw new RdbFault('refused', reason, [reason]);
    }
    this.input.at = 9;
    // Redis also reads files of versions before 5, which have no checksum; nobody has them any more.
  }

  private database(index: number): Database {
    const { databases } = this.keyspace;
    const found = databases[index];
    if (found !== undefined) return found;
    const reason = `Data file was created with a Redis server configured to handle more than ${databases.length} databases`;
    throw new RdbFault('exit', reason, [`FATAL: ${reason}. Exiting`]);
  }

  private announced(database: Database): void {
    const keys = this.input.length();
    this.input.length();
    // A damaged file may announce anything; no key takes less than three bytes.
    database.reserve(Math.min(keys, Math.floor(this.input.bytes.length / 3)));
  }

  /** One key and its value. */
  private key(type: number, database: Database, expiresAt: Millis): void {
    if (!isValueType(type)) throw unknownType(type);
    const { input } = this;
    input.string();
    const { source, start, size } = input;
    let value: ObjectValue | null = null;
    if (type === TYPE.string) input.string();
    else {
      if (type === TYPE.streamListpacks || type === TYPE.streamListpacks2) {
        const key = textOf(source, start, start + size);
        throw notModelled(`a stream (key '${key}' in DB ${database.index})`);
      }
      value = (this.objects ??= objectReader(input, this.keyspace.limits)).read(type);
      if (value === null) {
        this.empty(source, start, size);
        return;
      }
    }
    if (expiresAt !== NO_EXPIRY && this.options.role === 'master') {
      if (expiresAt < this.options.now) {
        this.expired.push({ db: database.index, key: source.slice(start, start + size) });
        return;
      }
    }
    const before = database.size;
    if (value === null) this.put(database, source, start, size);
    else database.putObject(source, start, size, value);
    if (database.size === before && this.options.merge !== true) {
      throw twice(textOf(source, start, start + size), database.index);
    }
    if (expiresAt !== NO_EXPIRY) database.setExpiry(source, start, size, expiresAt);
    if (this.idle >= 0) {
      database.setIdle(source, start, size, this.idle, Math.floor(this.options.now / 1000));
    }
    if (this.frequency >= 0) database.setFrequency(source, start, size, this.frequency);
    this.keysLoaded++;
  }

  /** Old versions could save a key without elements; it is left out. */
  private empty(source: Uint8Array, start: number, size: number): void {
    if (this.emptyKeys++ >= EMPTY_KEYS_TOLD) return;
    const text = `rdbLoadObject skipping empty key: ${textOf(source, start, start + size)}`;
    this.log.push({ level: '#', text });
  }

  private put(database: Database, key: Uint8Array, keyStart: number, keyLength: number): void {
    const { source, start, size } = this.input;
    if (key === source) {
      database.set(source, keyStart, keyLength, start, size);
      return;
    }
    const needed = keyLength + size;
    if (this.scratch.length < needed) this.scratch = new Uint8Array(needed * 2);
    this.scratch.set(key.subarray(keyStart, keyStart + keyLength));
    this.scratch.set(source.subarray(start, start + size), keyLength);
    database.set(this.scratch, 0, keyLength, keyLength, size);
  }

  private moduleAux(): RdbFault {
    const name = moduleName(this.input);
    const reason = `The RDB file contains AUX module data I can't load: no matching module '${name}'`;
    return new RdbFault('exit', reason, [reason]);
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
    const { keysLoaded, expired, replid, offset, ctime, usedMem, log } = this;
    const done = `Done loading RDB, keys loaded: ${keysLoaded}, keys expired: ${expired.length}`;
    if (this.emptyKeys === 0) this.note(`${done}.`);
    else log.push({ level: '#', text: `${done}, empty keys skipped: ${this.emptyKeys}.` });
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
    if (actual === expected) return;
    // Redis has the two the wrong way round.
    const first = `Wrong RDB checksum expected: (${actual}) but got (${expected}). Aborting now.`;
    const { message, log } = corrupt(3217, 'RDB CRC error');
    throw new RdbFault('corrupt', message, [first, ...log]);
  }

  private note(text: string): void {
    this.log.push({ level: '*', text });
  }
}

/** A key that comes twice would silently hide a value. */
function twice(key: string, db: number): RdbFault {
  const told = `RDB has duplicated key '${key}' in DB ${db}`;
  return new RdbFault('panic', 'Duplicated key found in RDB file #rdb.c:3176', [told]);
}

/** Eight bytes, lowest first, as printf shows them with %llx. */
function hex64(bytes: Uint8Array, at: number): string {
  let text = '';
  for (let i = 7; i >= 0; i--) text += bytes[at + i]!.toString(16).padStart(2, '0');
  return text.replace(/^0+(?=.)/, '');
}
