import { NO_SUCH_KEY } from '../../commands/arguments.ts';
import { parseInteger } from '../../commands/integers.ts';
import type { Database } from '../../keyspace/database.ts';
import { ListValue } from '../../keyspace/list/list.ts';
import { savedLength } from '../../persistence/dumpPayload.ts';
import { type Reply, simple } from '../../resp/reply.ts';
import type { CommandContext } from '../context.ts';

/** Integers below this are kept once and shared by all keys that hold them. */
const SHARED_INTEGERS = 10_000;
const SHARED_REFCOUNT = 0x7fff_ffff;
const LRU_CLOCK_MASK = 0xff_ffff;
/** Where the arena would lie if the process had one: Redis prints a pointer, and nobody compares it. */
const HEAP = 0x7f00_0000_0000;

/** DEBUG OBJECT: how the value of a key is kept. It does not count as an access. */
export function debugObject({ server, request, db, keyspace }: CommandContext): Reply {
  const key = request.arg(2);
  const entry = db.held(key);
  if (entry === 0) return NO_SUCH_KEY;
  const place = HEAP + db.index * 0x1_0000_0000 + db.valueStart(entry);
  const accessed = db.accessedAt(entry);
  const saved = savedLength(db, entry, server.settings.yes('rdbcompression'));
  const idle = (keyspace.second - accessed) >>> 0;
  return simple(
    `Value at:0x${place.toString(16)} refcount:${references(db, entry)} ` +
      `encoding:${db.encoding(entry)} serializedlength:${saved} ` +
      `lru:${accessed & LRU_CLOCK_MASK} lru_seconds_idle:${idle}${nodes(db, entry)}`,
  );
}

function references(db: Database, entry: number): number {
  if (db.encoding(entry) !== 'int') return 1;
  const value = parseInteger(db.bytes, db.valueStart(entry), db.valueLength(entry))!;
  return value >= 0 && value < SHARED_INTEGERS ? SHARED_REFCOUNT : 1;
}

/** What a list adds: how it is divided into nodes. */
function nodes(db: Database, entry: number): string {
  const list = db.isString(entry) ? null : db.object(entry);
  if (!(list instanceof ListValue)) return '';
  const average = (list.size / list.nodeCount).toFixed(2);
  const compressed = db.keyspace.limits.listCompressDepth === 0 ? 0 : 1;
  return (
    ` ql_nodes:${list.nodeCount} ql_avg_node:${average} ql_listpack_max:${list.fill}` +
    ` ql_compressed:${compressed} ql_uncompressed_size:${list.listpackBytes}`
  );
}
