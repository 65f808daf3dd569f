// The append-only file at the start: its manifest, its files one after the other, the file to go on with.
import { textOf } from '../../base/bytes.ts';
import { type ByteCount, MICROS_PER_SECOND, type Micros } from '../../base/units.ts';
import { aofPath, persisted } from './aof.ts';
import { AofClient } from './aofClient.ts';
import { baseFile } from './aofRewriting.ts';
import { persistManifest } from './aofWriting.ts';
import type { RedisServer } from '../redisServer.ts';
import { type Loading, afterStart, beginLoading, readingTime } from '../snapshots/loading.ts';
import type { AofFile } from '../../persistence/aofFiles.ts';
import {
  filesToLoad,
  parseManifest,
  upgraded,
  withNewBase,
  withNewIncr,
} from '../../persistence/aofManifest.ts';
import { AofReader } from '../../persistence/aofReader.ts';
import { readRdb } from '../../persistence/rdbReader.ts';

/** How reading one file, or all of them, ended. */
type AofResult = 'ok' | 'empty' | 'truncated' | 'failed';

/** What stands in the manifest. False when the process ends because of it. */
export function readManifest(server: RedisServer, bytes: Uint8Array): boolean {
  const manifest = parseManifest(bytes);
  if (!('reason' in manifest)) {
    server.aof.manifest = manifest;
    return true;
  }
  server.log('#', '\n*** FATAL AOF MANIFEST FILE ERROR ***\n');
  if (manifest.line !== null) {
    server.log('#', `Reading the manifest file, at line ${manifest.number}\n`);
    server.log('#', `>>> '${manifest.line}'\n`);
  }
  server.log('#', `${manifest.reason}\n`);
  server.host.exit('crashed');
  return false;
}

/** The append-only file at the start. Without one, the data set is empty and a base file is made of it. */
export function loadAofOnStart(server: RedisServer): void {
  const size = aofSize(server);
  if (size === null) {
    server.host.exit('crashed');
  } else if (size > 0) {
    const before = server.keyspace.capture();
    const work = Math.round(readingTime(server, size) + aofLoadDelay(server));
    beginLoading(server, { why: 'aof', bytes: NOTHING, total: size, before }, work);
  } else {
    if (filesToLoad(server.aof.manifest).length > 0) tellAofLoaded(server, 0);
    afterStart(server);
  }
}

const NOTHING = new Uint8Array(0);

function tellAofLoaded(server: RedisServer, took: Micros): void {
  const seconds = (took / MICROS_PER_SECOND).toFixed(3);
  server.log('*', `DB loaded from append only file: ${seconds} seconds`);
}

/** All of its files have been read. */
export function finishLoadingAof(server: RedisServer, loading: Loading): void {
  const took = server.now - loading.startedAt;
  const result = loadAofFiles(server, took);
  if (result === 'failed') {
    server.host.exit('crashed');
    return;
  }
  tellAofLoaded(server, server.host.now - loading.startedAt);
  afterStart(server);
}

/** Bytes of all files to be loaded; null when one of them is missing. A file of an old server is taken over first. */
export function aofSize(server: RedisServer): ByteCount | null {
  if (!upgradeOldFile(server)) return null;
  let total = 0;
  for (const { name } of filesToLoad(server.aof.manifest)) {
    const size = server.host.disk.size(aofPath(server, name));
    if (size === null) {
      const why = 'No such file or directory';
      server.log('#', `Unable to obtain the AOF file ${name} length. stat: ${why}`);
      return null;
    }
    total += size;
  }
  return total;
}

/** Before 7.0 there was one file, in the working directory itself: it becomes the base (aofUpgradePrepare). */
function upgradeOldFile(server: RedisServer): boolean {
  const { aof, host, settings } = server;
  const { disk } = host;
  const name = settings.text('appendfilename');
  if (disk.size(name) === null) return true;
  const { base, incr } = aof.manifest;
  const begun = base?.name === name && disk.size(aofPath(server, name)) === null;
  if (incr.length > 0 || (base !== null && !begun)) return true;
  const directory = settings.text('appenddirname');
  const refused = disk.makeDirectory(directory);
  if (refused !== null) {
    server.log('#', `Can't open or create append-only dir ${directory}: ${refused}`);
    return false;
  }
  const manifest = upgraded(aof.manifest, name);
  if (persistManifest(server, manifest) !== null) return false;
  aof.manifest = persisted(manifest);
  const trouble = disk.rename(name, aofPath(server, name));
  if (trouble !== null) {
    const what = `Error trying to move the old AOF file ${name} into dir ${directory}`;
    server.log('#', `${what}: ${trouble}`);
    return false;
  }
  server.log(
    '*',
    `Successfully migrated an old-style AOF file (${name}) into the AOF directory (${directory}).`,
  );
  return true;
}

/** What `key-load-delay` adds, a command at a time. */
export function aofLoadDelay(server: RedisServer): Micros {
  const pace = server.settings.number('key-load-delay');
  if (pace === 0) return 0;
  let commands = 0;
  for (const { name } of filesToLoad(server.aof.manifest)) {
    const reader = new AofReader(server.host.disk.read(aofPath(server, name))!);
    while (reader.next() === 'command') commands++;
  }
  return commands * (pace > 0 ? pace : -1 / pace);
}

/**
 * loadAppendOnlyFiles: base and incremental files in order. `took`: how long all of it is said to
 * have taken, besides what a real clock tells.
 */
export function loadAofFiles(server: RedisServer, took: Micros): AofResult {
  const { aof, host } = server;
  const files = filesToLoad(aof.manifest);
  const sizes = files.map(({ name }) => host.disk.size(aofPath(server, name)) ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return 'empty';
  let result: AofResult = 'ok';
  for (const [i, file] of files.entries()) {
    const last = i === files.length - 1;
    const began = host.now;
    result = loadFile(server, file);
    if (result === 'ok' || (result === 'truncated' && last)) {
      const share = (took * sizes[i]!) / total + host.now - began;
      const seconds = (share / MICROS_PER_SECOND).toFixed(3);
      const what = file.type === 'b' ? 'base' : 'incr';
      server.log('*', `DB loaded from ${what} file ${file.name}: ${seconds} seconds`);
    }
    if (result === 'truncated' && !last) {
      server.log('#', 'Fatal error: the truncated file is not the last file');
      return 'failed';
    }
    if (result === 'failed') return 'failed';
    // Another of them has data, so an empty one is nothing special.
    if (result === 'empty') result = 'ok';
  }
  aof.currentSize = total;
  aof.syncedSize = total;
  aof.rewriteBaseSize = aof.manifest.base === null ? 0 : sizes[0]!;
  return result;
}

/** loadSingleAppendOnlyFile. */
function loadFile(server: RedisServer, { name }: AofFile): AofResult {
  const bytes = server.host.disk.read(aofPath(server, name))!;
  if (bytes.length === 0) return 'empty';
  let from = 0;
  if (textOf(bytes, 0, 5) === 'REDIS') {
    const end = loadPreamble(server, name, bytes);
    if (end === null) return 'failed';
    from = end;
  }
  const reader = new AofReader(bytes, from);
  const client = new AofClient(server);
  let valid = 0;
  let validBeforeMulti = 0;
  for (;;) {
    const next = reader.next();
    if (next === 'short-read') return shortRead(server, name, valid);
    if (next === 'bad-format') {
      server.log(
        '#',
        `Bad file format reading the append only file ${name}: make a backup of your AOF file, then use ./redis-check-aof --fix <filename.manifest>`,
      );
      return 'failed';
    }
    if (next === 'end') break;
    const { request } = reader;
    if (request.is(0, 'MULTI')) validBeforeMulti = valid;
    const trouble = client.run(request);
    if (trouble !== null) {
      if (trouble === 'unknown') {
        const command = request.text(0);
        server.log('#', `Unknown command '${command}' reading the append only file ${name}`);
      }
      return 'failed';
    }
    valid = reader.at;
  }
  if (!client.inTransaction) return 'ok';
  server.log('#', `Revert incomplete MULTI/EXEC transaction in AOF file ${name}`);
  return shortRead(server, name, validBeforeMulti);
}

/** The RDB that a base file is, or that a file of an older server begins with. Returns where it ends, or null. */
function loadPreamble(server: RedisServer, name: string, bytes: Uint8Array): ByteCount | null {
  const oldStyle = name === server.settings.text('appendfilename');
  server.log(
    '*',
    oldStyle ? 'Reading RDB preamble from AOF file...' : 'Reading RDB base file on AOF loading...',
  );
  // Nothing expires while it is loaded: later commands may say otherwise.
  const now = server.unixMillis;
  const result = readRdb(bytes, server.keyspace, { now, role: 'replica' });
  for (const { level, text } of result.log) server.log(level, text);
  if (!result.ok) return null;
  server.stats.rdb_last_load_keys_loaded = result.keysLoaded;
  server.stats.rdb_last_load_keys_expired = 0;
  if (oldStyle) server.log('*', 'Reading the remaining AOF tail...');
  return result.end;
}

/** The file ends within a command: what is behind the last whole one is cut off, or nothing is loaded. */
function shortRead(server: RedisServer, name: string, valid: ByteCount): AofResult {
  if (server.settings.yes('aof-load-truncated')) {
    server.log('#', `!!! Warning: short read while loading the AOF file ${name}!!!`);
    server.log('#', `!!! Truncating the AOF ${name} at offset ${valid} !!!`);
    const trouble = server.host.disk.truncate(aofPath(server, name), valid, server.now);
    if (trouble === null) {
      server.log('#', `AOF ${name} loaded anyway because aof-load-truncated is enabled`);
      return 'truncated';
    }
    server.log('#', `Error truncating the AOF file ${name}: ${trouble}`);
  }
  server.log(
    '#',
    `Unexpected end of file reading the append only file ${name}. You can: 1) Make a backup of your AOF file, then use ./redis-check-aof --fix <filename.manifest>. 2) Alternatively you can set the 'aof-load-truncated' configuration option to yes and restart the server.`,
  );
  return 'failed';
}

/** aofOpenIfNeededOnServerStart: the file to go on with; an empty data set gets a base file first. False: the process ends. */
export function openAofOnStart(server: RedisServer): boolean {
  const { aof, host } = server;
  aof.state = 'on';
  const trouble = openFiles(server);
  if (trouble !== null) host.exit('crashed');
  return trouble === null;
}

function openFiles(server: RedisServer): string | null {
  const { aof, host, settings } = server;
  const directory = settings.text('appenddirname');
  const prefix = settings.text('appendfilename');
  const refused = host.disk.makeDirectory(directory);
  if (refused !== null) {
    server.log('#', `Can't open or create append-only dir ${directory}: ${refused}`);
    return refused;
  }
  let next = aof.manifest;
  const resumed = next.incr.length > 0;
  if (next.base === null && !resumed) {
    next = withNewBase(next, prefix, settings.yes('aof-use-rdb-preamble'));
    const { name } = next.base!;
    const bytes = baseFile(server, server.keyspace);
    if (!name.endsWith('.rdb')) aof.stampedSeconds = server.seconds;
    const trouble = host.disk.write(aofPath(server, name), bytes, server.now);
    if (trouble !== null) {
      const what = 'Opening the temp file for AOF rewrite in rewriteAppendOnlyFile()';
      server.log('#', `${what}: ${trouble}`);
      return trouble;
    }
    server.log('*', `Creating AOF base file ${name} on server start`);
  }
  if (!resumed) next = withNewIncr(next, prefix);
  const { name } = next.incr.at(-1)!;
  const path = aofPath(server, name);
  const trouble = host.disk.append(path, new Uint8Array(0), 0, 0, server.now);
  if (trouble !== null) {
    server.log('#', `Can't open the append-only file ${name}: ${trouble}`);
    return trouble;
  }
  const kept = persistManifest(server, next);
  if (kept !== null) return kept;
  aof.manifest = persisted(next);
  aof.file = path;
  aof.lastIncrOffset = host.disk.size(path) ?? 0;
  const verb = resumed ? 'Opening' : 'Creating';
  server.log('*', `${verb} AOF incr file ${name} on server start`);
  return null;
}
