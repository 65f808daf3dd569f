// An RDB that cannot be loaded: Redis ends, or asks its master for another (rdbReportError and
// readSyncBulkPayload of 7.0). What redis-check-rdb says of a file before the process ends is left out.
import { Keyspace } from '../../keyspace/keyspace.ts';
import type { RedisServer } from '../redisServer.ts';
import type { Loading } from './loading.ts';
import { panic } from '../unexpectedErrors.ts';
import { type RdbError, readRdb } from '../../persistence/rdbReader.ts';
import { giveUpAndReconnect } from '../../replication/masterLost.ts';
import { persists } from '../../replication/server.ts';

const FROM_SOCKET = 'Failure loading rdb format';
const NO_FAULT_OF_OURS = `${FROM_SOCKET} from socket, assuming connection error, resuming operation.`;
/** What errno says then. */
const REFUSED = 'Invalid argument';
const TOO_SHORT = 'Value too large for defined data type';
const UNKNOWN_TYPE = 'Operation now in progress';
const TIMED_OUT = 'Connection timed out';

/** Tells what is wrong, and what comes of it. */
export function failLoading(server: RedisServer, loading: Loading, result: RdbError): void {
  const { kind, reason } = result;
  const isRead = kind === 'read' && loading.diskless;
  tellFault(server, result, loading.diskless);
  if (kind === 'refused' || isRead) {
    const short = reason.startsWith('Unexpected EOF');
    failSync(server, loading, isRead ? (short ? TOO_SHORT : UNKNOWN_TYPE) : REFUSED);
  } else if (kind === 'panic') {
    panic(server, reason);
  } else {
    if (kind === 'corrupt' && loading.diskless) {
      server.log('#', 'Terminating server after rdb file reading failure.');
    }
    server.host.exit('crashed');
  }
}

/** The log of a fault. From a socket it says whose fault it may be. */
function tellFault(server: RedisServer, { log, kind, reason }: RdbError, diskless: boolean): void {
  const suffix = kind === 'read' ? `. ${NO_FAULT_OF_OURS}` : `. ${FROM_SOCKET}`;
  for (const { level, text } of log) {
    const isFault = diskless && (kind === 'read' || kind === 'corrupt') && text.endsWith(reason);
    server.log(level, isFault ? text + suffix : text);
    if (!isFault || !reason.startsWith('Unknown RDB encoding type')) continue;
    // Redis takes the value that it could not read for missing bytes as well.
    server.log('#', 'Short read or OOM loading DB. Unrecoverable error, aborting now.');
    server.log(
      '#',
      `Internal error in RDB reading offset 0, function at rdb.c:3241 -> Unexpected EOF reading RDB file${suffix}`,
    );
  }
}

/** The load is given up. A replica asks again; who starts without its data does not start. */
function failSync(server: RedisServer, loading: Loading, errno: string): void {
  if (loading.why !== 'replication') {
    server.log('#', `Fatal error loading the DB: ${errno}. Exiting.`);
    server.host.exit('crashed');
    return;
  }
  const from = loading.diskless ? 'socket' : 'disk';
  const why = `Failed trying to load the MASTER synchronization DB from ${from}: ${errno}`;
  server.log('#', why);
  giveUpAndReconnect(server, why);
  if (loading.swap) {
    server.log('*', 'MASTER <-> REPLICA sync: Discarding temporary DB in background');
  }
  if (!loading.diskless) removeReceived(server);
}

/** rdb-del-sync-files: what a replica without persistence received must not stay on its disk. */
function removeReceived(server: RedisServer): void {
  const { settings } = server;
  if (!settings.yes('rdb-del-sync-files') || persists(settings)) return;
  server.log(
    '*',
    'Removing the RDB file obtained from the master. This replica has persistence disabled',
  );
  server.removeFile(settings.text('dbfilename'));
}

/** The connection ended, or fell silent, before the RDB was complete: what came of it is forgotten. */
export function failDisklessLoad(server: RedisServer): void {
  const { loading, link } = server;
  if (loading === null) return;
  const bytes = link.transfer?.data.slice() ?? new Uint8Array(0);
  server.loading = null;
  const scratch = new Keyspace(server.keyspace.databaseCount);
  const result = readRdb(bytes, scratch, { now: server.unixMillis, role: 'replica' });
  if (!result.ok) {
    const at = (text: string): string => text.replace('offset 0,', `offset ${bytes.length},`);
    const log = result.log.map(({ level, text }) => ({ level, text: at(text) }));
    tellFault(server, { ...result, log }, true);
  }
  failSync(server, loading, TIMED_OUT);
}
