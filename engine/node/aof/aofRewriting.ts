// Rewriting the append-only file, and turning it on and off while the server runs.
import type { Keyspace } from '../../keyspace/keyspace.ts';
import { aofPath, deleteHistory, persisted } from './aof.ts';
import { flushAof, persistManifest } from './aofWriting.ts';
import type { RedisServer } from '../redisServer.ts';
import { type Child, forkChild, rdbInfo, rdbOptions } from '../snapshots/child.ts';
import { withIncrRewritten, withNewBase, withNewIncr } from '../../persistence/aofManifest.ts';
import { rewriteAsCommands } from '../../persistence/aofRewrite.ts';
import { writeRdb } from '../../persistence/rdbWriter.ts';

/** After so many failures in a row the next rewrites are delayed (AOF_REWRITE_LIMITE_THRESHOLD). */
export const FAILURES_MAX = 3;

/** rewriteAppendOnlyFileBackground: a child writes the data set, what follows goes into a new incremental file. */
export function startRewrite(server: RedisServer): boolean {
  const { aof, host, settings } = server;
  if (server.child !== null) return false;
  const directory = settings.text('appenddirname');
  const trouble = host.disk.makeDirectory(directory);
  if (trouble !== null) {
    server.log('#', `Can't open or create append-only dir ${directory}: ${trouble}`);
    aof.lastRewriteOk = false;
    return false;
  }
  // The new file must be readable by itself.
  aof.selectedDb = -1;
  flushAof(server);
  if (!openNewIncr(server)) {
    aof.lastRewriteOk = false;
    return false;
  }
  aof.rewrites++;
  const info = { ...rdbInfo(server), replication: null, aofBase: true };
  const { pid } = forkChild(server, { kind: 'aof', info, forReplicas: false });
  server.log('*', `Background append only file rewriting started by pid ${pid}`);
  aof.rewriteScheduled = false;
  aof.rewriteStartedSeconds = server.seconds;
  return true;
}

/** openNewIncrAofForAppend. While AOF is being enabled, a temporary file collects. */
function openNewIncr(server: RedisServer): boolean {
  const { aof, host, settings } = server;
  if (aof.state === 'off') return true;
  const prefix = settings.text('appendfilename');
  const next = aof.state === 'wait' ? null : withNewIncr(aof.manifest, prefix);
  const name = next === null ? tempIncrName(server) : next.incr.at(-1)!.name;
  const path = aofPath(server, name);
  const trouble = host.disk.write(path, new Uint8Array(0), server.now);
  if (trouble !== null) {
    server.log('#', `Can't open the append-only file ${name}: ${trouble}`);
    return false;
  }
  if (next !== null && persistManifest(server, next) !== null) return false;
  server.log('*', `Creating AOF incr file ${name} on background rewrite`);
  if (aof.file !== null) {
    host.disk.sync(aof.file, true);
    aof.lastSyncSeconds = server.seconds;
  }
  aof.file = path;
  aof.lastIncrOffset = 0;
  if (next !== null) aof.manifest = persisted(next);
  return true;
}

function tempIncrName({ settings }: RedisServer): string {
  return `temp-${settings.text('appendfilename')}.incr`;
}

/** What a base file holds of this data set (rewriteAppendOnlyFile). */
export function baseFile(
  server: RedisServer,
  keyspace: Keyspace,
  info = rdbInfo(server),
): Uint8Array {
  if (server.settings.yes('aof-use-rdb-preamble')) {
    return writeRdb(keyspace, { ...info, replication: null, aofBase: true }, rdbOptions(server));
  }
  const stamped = server.settings.yes('aof-timestamp-enabled');
  return rewriteAsCommands(keyspace, stamped ? server.seconds : null);
}

/** The child's time is over (backgroundRewriteDoneHandler). */
export function finishRewrite(server: RedisServer, child: Child): void {
  const { aof, host } = server;
  const temp = `temp-rewriteaof-bg-${child.pid}.aof`;
  const trouble = host.disk.write(temp, baseFile(server, child.fork, child.info), server.now);
  server.child = null;
  if (trouble === null) {
    const say = (text: string): void => host.log('C', '*', text, child.pid);
    say(`Successfully created the temporary AOF base file ${temp}`);
    say('Fork CoW for AOF rewrite: current 0 MB, peak 0 MB, average 0 MB');
    server.log('*', 'Background AOF rewrite terminated with success');
    install(server, temp);
  } else {
    const what = 'Opening the temp file for AOF rewrite in rewriteAppendOnlyFile()';
    host.log('C', '#', `${what}: ${trouble}`, child.pid);
    aof.lastRewriteOk = false;
    aof.consecutiveFailures++;
    server.log('#', 'Background AOF rewrite terminated with error');
  }
  afterRewrite(server, temp);
}

/** The new base takes its place; files that it replaces become history and go. */
function install(server: RedisServer, temp: string): void {
  const { aof, host, settings } = server;
  const prefix = settings.text('appendfilename');
  let next = withNewBase(aof.manifest, prefix, settings.yes('aof-use-rdb-preamble'));
  const base = next.base!.name;
  if (!renamed(server, 'AOF file', 'AOF base file', temp, base, aofPath(server, base))) return;
  if (aof.state === 'wait') {
    const tempIncr = tempIncrName(server);
    next = withNewIncr(next, prefix);
    const incr = next.incr.at(-1)!.name;
    const path = aofPath(server, incr);
    const from = aofPath(server, tempIncr);
    if (!renamed(server, 'incr AOF file', 'AOF incr file', tempIncr, incr, path, from)) {
      host.disk.remove(aofPath(server, base));
      return;
    }
    aof.file = path;
  }
  next = withIncrRewritten(next, aof.file !== null);
  if (persistManifest(server, next) !== null) {
    host.disk.remove(aofPath(server, base));
    return;
  }
  aof.manifest = persisted(next);
  if (aof.state !== 'off') {
    aof.currentSize = (host.disk.size(aofPath(server, base)) ?? 0) + aof.lastIncrOffset;
    aof.rewriteBaseSize = aof.currentSize;
  }
  deleteHistory(server);
  aof.lastRewriteOk = true;
  aof.consecutiveFailures = 0;
  server.log('*', 'Background AOF rewrite finished successfully');
  if (aof.state === 'wait') aof.state = 'on';
}

/** Renames a temporary file, and tells how that went. `fault` and `success` name the kind of file, as Redis does. */
function renamed(
  server: RedisServer,
  fault: string,
  success: string,
  temp: string,
  name: string,
  to: string,
  from = temp,
): boolean {
  const trouble = server.host.disk.rename(from, to);
  if (trouble === null) {
    server.log('*', `Successfully renamed the temporary ${success} ${temp} into ${name}`);
    return true;
  }
  server.log('#', `Error trying to rename the temporary ${fault} ${from} into ${to}: ${trouble}`);
  return false;
}

/** Whatever its end was: temporary files go, times are noted, and a rewrite that is still needed is scheduled. */
function afterRewrite(server: RedisServer, temp: string): void {
  const { aof, host } = server;
  host.disk.remove(temp);
  if (aof.state === 'wait') {
    aof.buffer.clear();
    deleteTempIncr(server);
  }
  aof.lastRewriteSeconds = server.seconds - aof.rewriteStartedSeconds;
  aof.rewriteStartedSeconds = -1;
  if (aof.state === 'wait') aof.rewriteScheduled = true;
}

/** aofDelTempIncrAofFile. */
function deleteTempIncr(server: RedisServer): void {
  const name = tempIncrName(server);
  server.log('*', `Removing the temp incr aof file ${name} in the background`);
  server.host.disk.remove(aofPath(server, name));
  server.aof.file = null;
}

/** killAppendOnlyChild. */
export function killRewrite(server: RedisServer): void {
  const { child, aof } = server;
  if (child?.kind !== 'aof') return;
  server.log('*', `Killing running AOF rewrite child: ${child.pid}`);
  server.child = null;
  aof.rewriteStartedSeconds = -1;
}

/** stopAppendOnly. */
export function stopAof(server: RedisServer): void {
  const { aof, host } = server;
  flushAof(server);
  if (aof.file !== null) {
    const trouble = host.disk.sync(aof.file, false);
    if (trouble !== null) server.log('#', `Fail to fsync the AOF file: ${trouble}`);
    else {
      aof.syncedSize = aof.currentSize;
      aof.lastSyncSeconds = server.seconds;
    }
  }
  aof.file = null;
  aof.selectedDb = -1;
  aof.state = 'off';
  aof.rewriteScheduled = false;
  aof.lastIncrOffset = 0;
  killRewrite(server);
  aof.buffer.clear();
}

/** startAppendOnly: false when no rewrite could begin. `inExec`: within a transaction it has to wait. */
export function startAof(server: RedisServer, inExec = false): boolean {
  const { aof } = server;
  aof.state = 'wait';
  if (server.child !== null && server.child.kind !== 'aof') {
    aof.rewriteScheduled = true;
    server.log(
      '#',
      'AOF was enabled but there is already another background operation. An AOF background was scheduled to start when possible.',
    );
  } else if (inExec) {
    aof.rewriteScheduled = true;
    server.log(
      '#',
      'AOF was enabled during a transaction. An AOF background was scheduled to start when possible.',
    );
  } else {
    if (server.child?.kind === 'aof') {
      server.log(
        '#',
        'AOF was enabled but there is already an AOF rewriting in background. Stopping background AOF and starting a rewrite now.',
      );
      killRewrite(server);
    }
    if (!startRewrite(server)) {
      aof.state = 'off';
      server.log(
        '#',
        "Redis needs to enable the AOF but can't trigger a background AOF rewrite operation. Check the above logs for more info about the error.",
      );
      return false;
    }
  }
  aof.lastSyncSeconds = server.seconds;
  if (aof.syncTrouble !== null) {
    server.log('#', 'AOF reopen, just ignore the AOF fsync error in bio job');
    aof.syncTrouble = null;
  }
  if (aof.writeTrouble !== null) {
    server.log('#', 'AOF reopen, just ignore the last error.');
    aof.writeTrouble = null;
  }
  return true;
}
