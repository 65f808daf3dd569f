// When the master wrote what a replica has not applied yet.
import { latin1, textOf } from '../../base/bytes.ts';
import type { ByteCount, Micros, ReplOffset } from '../../base/units.ts';
import { keysOf, writes } from '../../commands/commandKeys.ts';
import { findRow } from '../../node/processing.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import { RequestParser } from '../../resp/parser.ts';
import { Request } from '../../resp/request.ts';

/** So much of what a replica lacks is read, from the oldest on. */
const READ_MAX: ByteCount = 256 * 1024;
/** The master's stream remembers the times of so many commands. */
const OPS = 512;
const RECENT = 48;

/** `known`: the master's backlog still holds all that the replica lacks, so the answer is certain. */
export type NewerWrite =
  | { readonly known: true; readonly at: Micros | null }
  | { readonly known: false };

/** The first write to this key behind `offset` of the master's stream, where `db` was selected. */
export function newerWrite(
  master: RedisServer,
  offset: ReplOffset,
  selected: number,
  db: number,
  key: string,
): NewerWrite {
  const { backlog, master_repl_offset, ops } = master.stream;
  const lacking = master_repl_offset - offset;
  if (backlog === null || offset + 1 < backlog.first_byte_offset || lacking > READ_MAX) {
    return { known: false };
  }
  const end = findTouch(master, backlog.slice(offset + 1, lacking), selected, db, key);
  if (end === null) return { known: true, at: null };
  const found = ops.newest(OPS).find(([to]) => to >= offset + end);
  const isOldest = found !== undefined && found[0] !== offset + end;
  return found === undefined || isOldest ? { known: false } : { known: true, at: found[1] };
}

/** How many bytes until the end of the first command that changes the key; null: none does. */
function findTouch(
  server: RedisServer,
  bytes: Uint8Array,
  selected: number,
  db: number,
  key: string,
): number | null {
  const parser = new RequestParser();
  const request = new Request();
  let current = selected;
  for (let at = 0; at < bytes.length;) {
    const next = parser.parse(bytes, at, bytes.length, request);
    if (next < 0) return null;
    at = next;
    if (request.count === 0) continue;
    if (request.is(0, 'SELECT') && request.count > 1) current = Number(request.text(1));
    else if (touches(server, request, current, db, key)) return at;
  }
  return null;
}

function touches(
  server: RedisServer,
  request: Request,
  current: number,
  db: number,
  key: string,
): boolean {
  if (request.is(0, 'FLUSHALL') || request.is(0, 'SWAPDB')) return true;
  if (current !== db) return false;
  if (request.is(0, 'FLUSHDB')) return true;
  const row = findRow(server, request);
  if (row === null) return false;
  return keysOf(row.name, request).some((use) => writes(use) && request.text(use.at) === key);
}

/** When the key was written last at this server, as far as it remembers. */
export function lastWritten(server: RedisServer, db: number, key: string): Micros | null {
  const name = latin1(key);
  const found = server.keyspace
    .recent(RECENT)
    .find((one) => one.db === db && textOf(one.key) === textOf(name));
  return found?.at ?? null;
}
