// The append-only file: commands are collected in a buffer, and written before the replies to them (aof.c of 7.0).
import { ByteBuffer } from '../../base/bytes.ts';
import type { ByteCount } from '../../base/units.ts';
import { persistManifest, readManifest } from '../later.ts';
import type { RedisServer } from '../redisServer.ts';
import { type AofManifest, EMPTY_MANIFEST } from '../../persistence/aofFiles.ts';
import type { DiskTrouble } from '../../persistence/disk.ts';

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

/** The path of a file of the append-only directory (makePath). */
export function aofPath(server: RedisServer, name: string): string {
  return `${server.settings.text('appenddirname')}/${name}`;
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
