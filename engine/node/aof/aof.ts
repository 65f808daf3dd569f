// The append-only file: commands are collected in a buffer, and written before the replies to them (aof.c of 7.0).
import { ByteBuffer } from '../../base/bytes.ts';
import type { ByteCount } from '../../base/units.ts';
import { type AofManifest, EMPTY_MANIFEST } from '../../persistence/aofFiles.ts';
import type { DiskTrouble } from '../../persistence/disk.ts';
import type { Request } from '../../resp/request.ts';
import { latin1 } from '../../base/bytes.ts';
import { manifestText, readManifest, timestampLine } from '../later.ts';
import type { RedisServer } from '../redisServer.ts';

/** A write error is logged once in so many seconds (AOF_WRITE_LOG_ERROR_RATE). */
const ERROR_LOG_SECONDS = 30;

/** What one process knows of its append-only file. */
export class Aof {
  /** `wait`: enabled, and what is collected counts only once the rewrite that runs has ended (AOF_WAIT_REWRITE). */
  state: 'off' | 'on' | 'wait' = 'off';
  manifest: AofManifest = EMPTY_MANIFEST;
  /** The incremental file that is being written (aof_fd), by its name on the disk. */
  file: string | null = null;
  readonly buffer = new ByteBuffer(256);
  /** The database of the last command; -1 makes the next one begin with SELECT. */
  selectedDb = -1;
  /** Unix seconds of the last `#TS:` line. */
  stampedSeconds = 0;
  /** Bytes of base and incremental files, and how many of them were synced. */
  currentSize: ByteCount = 0;
  syncedSize: ByteCount = 0;
  /** `currentSize` after the last rewrite. */
  rewriteBaseSize: ByteCount = 0;
  /** Bytes in the incremental file that is being written. */
  lastIncrOffset: ByteCount = 0;
  lastSyncSeconds = 0;
  /** Why the last write failed, or the last fsync; null when it did not. */
  writeTrouble: DiskTrouble = null;
  syncTrouble: DiskTrouble = null;
  errorToldSeconds = 0;
  rewriteScheduled = false;
  lastRewriteOk = true;
  /** Unix seconds; -1 when none runs. */
  rewriteStartedSeconds = -1;
  lastRewriteSeconds = -1;
  rewrites = 0;
  consecutiveFailures = 0;
  /** After failures: minutes until the next automatic rewrite, and its moment in unix seconds (0: none). */
  delayMinutes = 0;
  nextRewriteSeconds = 0;

  get isOn(): boolean {
    return this.state !== 'off';
  }
}

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

/** The path of a file of the append-only directory (makePath). */
export function aofPath(server: RedisServer, name: string): string {
  return `${server.settings.text('appenddirname')}/${name}`;
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

/** What -MISCONF tells of the append-only file, or null. */
export function aofTrouble({ aof }: RedisServer): DiskTrouble {
  return aof.state === 'off' ? null : (aof.writeTrouble ?? aof.syncTrouble);
}

/** aofLoadManifestFromDisk. False when the process ends because of what stands there. */
export function loadManifest(server: RedisServer): boolean {
  const bytes = server.host.disk.read(aofPath(server, manifestName(server)));
  if (bytes !== null) return readManifest(server, bytes);
  server.aof.manifest = EMPTY_MANIFEST;
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

export function manifestName({ settings }: RedisServer): string {
  return `${settings.text('appendfilename')}.manifest`;
}

/** The manifest as it is on the disk now. */
export function persisted(manifest: AofManifest): AofManifest {
  return manifest.dirty ? { ...manifest, dirty: false } : manifest;
}

/** aofDelHistoryFiles: what a rewrite has replaced is deleted, and leaves the manifest. */
export function deleteHistory(server: RedisServer): void {
  const { aof } = server;
  const { history } = aof.manifest;
  if (history.length === 0 || server.settings.yes('aof-disable-auto-gc')) return;
  for (const { name } of history) {
    server.log('*', `Removing the history file ${name} in the background`);
    server.host.disk.remove(aofPath(server, name));
  }
  aof.manifest = { ...aof.manifest, history: [], dirty: true };
  if (persistManifest(server, aof.manifest) === null) aof.manifest = persisted(aof.manifest);
}
