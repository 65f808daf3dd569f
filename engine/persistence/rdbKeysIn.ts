// The keys of an RDB file, as it is read.
import { textOf } from '../base/bytes.ts';
import type { Millis } from '../base/units.ts';
import type { Database } from '../keyspace/database.ts';
import { NO_EXPIRY } from '../keyspace/expiries.ts';
import type { KeyOfDatabase, Keyspace } from '../keyspace/keyspace.ts';
import type { ObjectValue } from '../keyspace/value.ts';
import { type ObjectReader, moduleName, objectReader } from './objectReader.ts';
import { RdbFault, notModelled, unknownType } from './rdbFaults.ts';
import { OPCODE, TYPE, isValueType } from './rdbFormat.ts';
import type { RdbInput } from './rdbInput.ts';
import type { RdbLogLine, RdbReadOptions } from './rdbReader.ts';

/** So many keys without elements are named in the log. */
const EMPTY_KEYS_TOLD = 10;

/** Reads whatever belongs to a key, or announces keys. Throws RdbFault. */
export class KeyReader {
  readonly expired: KeyOfDatabase[] = [];
  keysLoaded = 0;
  emptyKeys = 0;
  private readonly input: RdbInput;
  private readonly keyspace: Keyspace;
  private readonly options: RdbReadOptions;
  private readonly log: RdbLogLine[];
  /** Made for the first key that is no string. */
  private objects: ObjectReader | null = null;
  private expiresAt: Millis = NO_EXPIRY;
  /** Seconds since the access of the key to come; negative when the file does not say. */
  private idle = -1;
  /** Counter of accesses of the key to come; negative when the file does not say. */
  private frequency = -1;
  /** A key beside a value that does not stand in the file as it is. */
  private scratch = new Uint8Array(256);

  constructor(input: RdbInput, keyspace: Keyspace, options: RdbReadOptions, log: RdbLogLine[]) {
    this.input = input;
    this.keyspace = keyspace;
    this.options = options;
    this.log = log;
  }

  /** What follows this opcode, in the database of this number. */
  read(opcode: number, db: number): void {
    switch (opcode) {
      case OPCODE.expireSeconds:
        this.expiresAt = this.input.unsigned32() * 1000;
        return;
      case OPCODE.expireMillis:
        this.expiresAt = this.input.millis();
        return;
      case OPCODE.freq:
        this.frequency = this.input.byte();
        return;
      case OPCODE.idle:
        this.idle = this.input.length();
        return;
      case OPCODE.resizeDb:
        this.announced(this.keyspace.database(db));
        return;
      default:
        this.key(opcode, this.keyspace.database(db));
        this.expiresAt = NO_EXPIRY;
        this.idle = -1;
        this.frequency = -1;
    }
  }

  private announced(database: Database): void {
    const keys = this.input.length();
    this.input.length();
    // A damaged file may announce anything; no key takes less than three bytes.
    database.reserve(Math.min(keys, Math.floor(this.input.bytes.length / 3)));
  }

  /** One key and its value. */
  private key(type: number, database: Database): void {
    if (!isValueType(type)) throw unknownType(type);
    const { input, expiresAt } = this;
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
}

export function keyReader(
  input: RdbInput,
  keyspace: Keyspace,
  options: RdbReadOptions,
  log: RdbLogLine[],
): KeyReader {
  return new KeyReader(input, keyspace, options, log);
}

export function moduleAux(input: RdbInput): RdbFault {
  const name = moduleName(input);
  const reason = `The RDB file contains AUX module data I can't load: no matching module '${name}'`;
  return new RdbFault('exit', reason, [reason]);
}

/** A key that comes twice would silently hide a value. */
function twice(key: string, db: number): RdbFault {
  const told = `RDB has duplicated key '${key}' in DB ${db}`;
  return new RdbFault('panic', 'Duplicated key found in RDB file #rdb.c:3176', [told]);
}
