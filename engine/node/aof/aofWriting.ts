// Writing the append-only file: before the event loop sleeps, and its manifest.
import { latin1 } from '../../base/bytes.ts';
import { aofPath, manifestName } from './aof.ts';
import { manifestText, timestampLine } from '../later.ts';
import type { RedisServer } from '../redisServer.ts';
import type { AofManifest } from '../../persistence/aofFiles.ts';
import type { DiskTrouble } from '../../persistence/disk.ts';
import type { Request } from '../../resp/request.ts';

/** A write error is logged once in so many seconds (AOF_WRITE_LOG_ERROR_RATE). */
const ERROR_LOG_SECONDS = 30;

/** feedAppendOnlyFile. `db`: -1 for a command of no database. */
export function feedAof(server: RedisServer, db: number, request: Request): void {
  const { aof } = server;
  const { buffer } = aof;
  const collecting = aof.state === 'on' || server.child?.kind === 'aof';
  if (server.settings.yes('aof-timestamp-enabled') && aof.stampedSeconds < server.seconds) {
    aof.stampedSeconds = server.seconds;
    if (collecting) buffer.appendText(timestampLine(server.seconds));
  }
  if (db !== -1 && db !== aof.selectedDb) {
    const text = String(db);
    if (collecting) buffer.appendText(`*2\r\n$6\r\nSELECT\r\n$${text.length}\r\n${text}\r\n`);
    aof.selectedDb = db;
  }
  if (collecting) request.appendTo(buffer);
}

/**
 * flushAppendOnlyFile: before the event loop sleeps, the buffer is written, and synced as
 * `appendfsync` says. A write that fails leaves the buffer as it is, for the next try. False when
 * the process ends instead: then nobody is answered.
 */
export function flushAof(server: RedisServer): boolean {
  const { aof, settings } = server;
  const { buffer, file } = aof;
  if (file === null) return true;
  if (buffer.length > 0) {
    const { start, end } = buffer;
    const trouble = server.host.disk.append(file, buffer.bytes, start, end, server.now);
    if (trouble !== null) {
      return writeFailed(server, trouble);
    }
    if (aof.writeTrouble !== null) {
      server.log('#', 'AOF write error looks solved, Redis can write again.');
      aof.writeTrouble = null;
    }
    aof.currentSize += end - start;
    aof.lastIncrOffset += end - start;
    buffer.clear();
  } else if (aof.syncedSize === aof.currentSize) {
    return true;
  }
  return syncAof(server, file, settings.text('appendfsync'));
}

function writeFailed(server: RedisServer, trouble: string): boolean {
  const { aof } = server;
  if (server.seconds - aof.errorToldSeconds > ERROR_LOG_SECONDS) {
    aof.errorToldSeconds = server.seconds;
    server.log('#', `Error writing to the AOF file: ${trouble}`);
  }
  if (server.settings.text('appendfsync') === 'always') {
    // Clients may have read what the file does not hold: there is no way back.
    server.log(
      '#',
      "Can't recover from AOF write error when the AOF fsync policy is 'always'. Exiting...",
    );
    server.host.exit('crashed');
    return false;
  }
  aof.writeTrouble = trouble;
  return true;
}

function syncAof(server: RedisServer, file: string, policy: string): boolean {
  const { aof } = server;
  if (server.child !== null && server.settings.yes('no-appendfsync-on-rewrite')) return true;
  if (policy === 'always') {
    const trouble = server.host.disk.sync(file, false);
    if (trouble !== null) {
      server.log(
        '#',
        `Can't persist AOF for fsync error when the AOF fsync policy is 'always': ${trouble}. Exiting...`,
      );
      server.host.exit('crashed');
      return false;
    }
  } else if (policy === 'everysec' && server.seconds > aof.lastSyncSeconds) {
    const trouble = server.host.disk.sync(file, true);
    if (trouble !== null && aof.syncTrouble === null) {
      server.log('#', `Fail to fsync the AOF file: ${trouble}`);
    }
    aof.syncTrouble = trouble;
  } else {
    return true;
  }
  aof.syncedSize = aof.currentSize;
  aof.lastSyncSeconds = server.seconds;
  return true;
}

/** persistAofManifest. Null when the file says the same already. */
export function persistManifest(server: RedisServer, manifest: AofManifest): DiskTrouble {
  if (!manifest.dirty) return null;
  const name = manifestName(server);
  const { disk } = server.host;
  const trouble = disk.write(aofPath(server, name), latin1(manifestText(manifest)), server.now);
  if (trouble !== null) {
    server.log('#', `Can't open the AOF manifest file temp-${name}: ${trouble}`);
  }
  return trouble;
}
