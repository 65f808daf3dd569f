// What can be wrong with an RDB file.
import type { Keyspace } from '../keyspace/keyspace.ts';
import type { RdbError, RdbLogLine } from './rdbReader.ts';

/** Ends the reading of a file; `readRdb` turns it into a value. */
export class RdbFault extends Error {
  readonly log: readonly string[];
  readonly kind: RdbFaultKind;

  constructor(kind: RdbFaultKind, reason: string, log: readonly string[]) {
    super(reason);
    this.kind = kind;
    this.log = log;
  }
}

/**
 * What Redis makes of it. `read`: over a socket the connection is to blame, and another full sync
 * follows; with a file the process ends. `corrupt`: it ends in any case. `refused`: loading fails,
 * which ends a process that starts. `exit`: it ends on the spot. `panic`: with a report.
 */
export type RdbFaultKind = 'read' | 'corrupt' | 'refused' | 'exit' | 'panic';

/** A fault that rdbReportError logs, with the line of rdb.c that it names. */
export function corrupt(line: number, reason: string): RdbFault {
  const place = `Internal error in RDB reading offset 0, function at rdb.c:${line}`;
  return new RdbFault('corrupt', reason, [`${place} -> ${reason}`]);
}

export function shortRead(): RdbFault {
  const { message, log } = corrupt(3241, 'Unexpected EOF reading RDB file');
  return new RdbFault('read', message, [
    'Short read or OOM loading DB. Unrecoverable error, aborting now.',
    ...log,
  ]);
}

/** Types that 7.0 does not know; Redis takes them for a sign that bytes are missing. */
export function unknownType(type: number): RdbFault {
  const { message, log } = corrupt(2673, `Unknown RDB encoding type ${type}`);
  return new RdbFault('read', message, log);
}

/** A fault that is ours: Redis would read on. `what`: the values, and where. */
export function notModelled(what: string): RdbFault {
  const reason = `The RDB file holds ${what}, which is not modelled in this playground: it is taken for damaged`;
  return new RdbFault('corrupt', reason, [reason]);
}

/** It is no RDB file, or one of a version that 7.0 cannot read. */
export function badHeader(isRdb: boolean, version: number): RdbFault {
  const reason = isRdb
    ? `Can't handle RDB format version ${version}`
    : 'Wrong signature trying to load DB from file';
  return new RdbFault('refused', reason, [reason]);
}

export function noDatabase(databaseCount: number): RdbFault {
  const reason = `Data file was created with a Redis server configured to handle more than ${databaseCount} databases`;
  return new RdbFault('exit', reason, [`FATAL: ${reason}. Exiting`]);
}

export function badChecksum(actual: string, expected: string): RdbFault {
  // Redis has the two the wrong way round.
  const first = `Wrong RDB checksum expected: (${actual}) but got (${expected}). Aborting now.`;
  const { message, log } = corrupt(3217, 'RDB CRC error');
  return new RdbFault('corrupt', message, [first, ...log]);
}

/** What comes of a file in which something is wrong: an empty keyspace, and what Redis logs of it. */
export function failedRead(fault: unknown, keyspace: Keyspace, log: RdbLogLine[]): RdbError {
  if (!(fault instanceof RdbFault)) throw fault;
  keyspace.flushAll();
  for (const text of fault.log) log.push({ level: '#', text });
  return { ok: false, kind: fault.kind, reason: fault.message, log };
}
