/**
 * Lines of the log that have to do with replication, as redis-server 7.0.15 writes them. Braces stand for
 * what differs. Pure data.
 */
export interface LogEntry {
  /** Whose log it stands in. */
  by: 'master' | 'replica' | 'either';
  /** Redis's mark: `*` a notice, `#` a warning. */
  level: '*' | '#';
  line: string;
}

const at = (by: LogEntry['by'], level: LogEntry['level'], line: string): LogEntry => ({
  by,
  level,
  line,
});

/** In the order in which a story would print them. */
export const LOGS = {
  // Roles
  'replicaof-enabled': at(
    'replica',
    '*',
    "REPLICAOF {address} enabled (user request from '{client}')",
  ),
  'replicaof-same': at(
    'replica',
    '*',
    'REPLICAOF would result into synchronization with the master we are already connected with. No operation performed.',
  ),
  'synthesized-master': at(
    'replica',
    '*',
    'Before turning into a replica, using my own master parameters to synthesize a cached master: I may be able to synchronize with the new master with just a partial transfer.',
  ),
  'master-mode': at('master', '*', "MASTER MODE enabled (user request from '{client}')"),
  'secondary-id': at(
    'master',
    '#',
    'Setting secondary replication ID to {replid}, valid up to offset: {offset}. New replication ID is {replid}',
  ),
  // The replica connects
  connecting: at('replica', '*', 'Connecting to MASTER {address}'),
  'sync-started': at('replica', '*', 'MASTER <-> REPLICA sync started'),
  'connect-fired': at('replica', '*', 'Non blocking connect for SYNC fired the event.'),
  'connect-error': at('replica', '#', 'Error condition on socket for SYNC: {why}'),
  'connect-impossible': at('replica', '#', 'Unable to connect to MASTER: {why}'),
  'ping-replied': at('replica', '*', 'Master replied to PING, replication can continue...'),
  'ping-error': at('replica', '#', "Error reply to PING from master: '{reply}'"),
  'auth-failed': at('replica', '#', 'Unable to AUTH to MASTER: {reply}'),
  'replconf-refused': at(
    'replica',
    '*',
    '(Non critical) Master does not understand REPLCONF {option}: {reply}',
  ),
  'handshake-no-answer': at(
    'replica',
    '#',
    'Master did not respond to command during SYNC handshake',
  ),
  'handshake-read-failed': at('replica', '#', 'Failed to read response from the server: {why}'),
  // The question
  'trying-partial': at(
    'replica',
    '*',
    'Trying a partial resynchronization (request {replid}:{offset}).',
  ),
  'no-cached-master': at(
    'replica',
    '*',
    'Partial resynchronization not possible (no cached master)',
  ),
  'asks-for-sync': at('master', '*', 'Replica {address} asks for synchronization'),
  'psync-not-now': at(
    'replica',
    '*',
    'Master is currently unable to PSYNC but should be in the future: {reply}',
  ),
  'psync-unsupported': at(
    'replica',
    '*',
    'Master does not support PSYNC or is in error state (reply: {reply})',
  ),
  'psync-unexpected': at('replica', '#', 'Unexpected reply to PSYNC from master: {reply}'),
  'retrying-with-sync': at('replica', '*', 'Retrying with SYNC...'),
  // Partial
  'partial-accepted': at(
    'master',
    '*',
    'Partial resynchronization request from {address} accepted. Sending {bytes} bytes of backlog starting from offset {offset}.',
  ),
  'partial-successful': at('replica', '*', 'Successful partial resynchronization with master.'),
  'partial-done': at(
    'replica',
    '*',
    'MASTER <-> REPLICA sync: Master accepted a Partial Resynchronization.',
  ),
  'id-changed': at('replica', '#', 'Master replication ID changed to {replid}'),
  // Refused
  'full-requested': at('master', '*', 'Full resync requested by replica {address}'),
  'id-mismatch': at(
    'master',
    '*',
    "Partial resynchronization not accepted: Replication ID mismatch (Replica asked for '{replid}', my replication IDs are '{replid}' and '{replid}')",
  ),
  'second-id-too-far': at(
    'master',
    '*',
    'Partial resynchronization not accepted: Requested offset for second ID was {offset}, but I can reply up to {offset}',
  ),
  'lack-of-backlog': at(
    'master',
    '*',
    'Unable to partial resync with replica {address} for lack of backlog (Replica request was: {offset}).',
  ),
  'offset-beyond-end': at(
    'master',
    '#',
    'Warning: replica {address} tried to PSYNC with an offset that is greater than the master replication offset.',
  ),
  'backlog-created': at(
    'master',
    '*',
    "Replication backlog created, my new replication IDs are '{replid}' and '{replid}'",
  ),
  'backlog-freed': at(
    'master',
    '*',
    'Replication backlog freed after {seconds} seconds without connected replicas.',
  ),
  // Full: the master's side
  'bgsave-delayed': at('master', '*', 'Delay next BGSAVE for diskless SYNC'),
  'bgsave-for-sync': at('master', '*', 'Starting BGSAVE for SYNC with target: {target}'),
  'bgsave-shared': at('master', '*', 'Waiting for end of BGSAVE for SYNC'),
  'bgsave-not-shared': at(
    'master',
    '*',
    "Can't attach the replica to the current BGSAVE. Waiting for next BGSAVE for SYNC",
  ),
  'bgsave-socket-busy': at(
    'master',
    '*',
    'Current BGSAVE has socket target. Waiting for next BGSAVE for SYNC',
  ),
  'bgsave-waits': at(
    'master',
    '*',
    'No BGSAVE in progress, but another BG operation is active. BGSAVE for replication delayed',
  ),
  'transfer-started': at('master', '*', 'Background RDB transfer started by pid {pid}'),
  'saving-started': at('master', '*', 'Background saving started by pid {pid}'),
  'saving-done': at('master', '*', 'Background saving terminated with success'),
  'saving-error': at('master', '#', 'Background saving error'),
  'pipe-read': at(
    'master',
    '#',
    'Diskless rdb transfer, done reading from pipe, {count} replicas still up.',
  ),
  'last-replica-dropped': at(
    'master',
    '#',
    'Diskless rdb transfer, last replica dropped, killing fork child.',
  ),
  'transfer-done': at('master', '*', 'Background RDB transfer terminated with success'),
  'streamed-ok': at(
    'master',
    '*',
    'Streamed RDB transfer with replica {address} succeeded (socket). Waiting for REPLCONF ACK from slave to enable streaming',
  ),
  'sync-succeeded': at('master', '*', 'Synchronization with replica {address} succeeded'),
  'rdb-only-done': at(
    'master',
    '*',
    'RDB transfer completed, rdb only replica ({address}) should be disconnected asap',
  ),
  'sync-failed': at('master', '#', 'SYNC failed. BGSAVE child returned an error'),
  'feed-file-removed': at(
    'master',
    '*',
    'Removing the RDB file used to feed replicas in a persistence-less instance',
  ),
  // Full: the replica's side
  'full-from-master': at('replica', '*', 'Full resync from master: {replid}:{offset}'),
  'fullresync-syntax': at('replica', '#', 'Master replied with wrong +FULLRESYNC syntax.'),
  'receiving-eof': at(
    'replica',
    '*',
    'MASTER <-> REPLICA sync: receiving streamed RDB from master with EOF to {where}',
  ),
  'receiving-bytes': at(
    'replica',
    '*',
    'MASTER <-> REPLICA sync: receiving {bytes} bytes from master to {where}',
  ),
  'old-state-discarded': at('replica', '*', 'Discarding previously cached master state.'),
  flushing: at('replica', '*', 'MASTER <-> REPLICA sync: Flushing old data'),
  'loading-in-memory': at('replica', '*', 'MASTER <-> REPLICA sync: Loading DB in memory'),
  swapping: at('replica', '*', 'MASTER <-> REPLICA sync: Swapping active DB with loaded DB'),
  'rdb-version': at('either', '*', 'Loading RDB produced by version {version}'),
  'rdb-loaded': at('either', '*', 'Done loading RDB, keys loaded: {count}, keys expired: {count}.'),
  'rdb-format-unknown': at('either', '#', "Can't handle RDB format version {version}"),
  'full-done': at('replica', '*', 'MASTER <-> REPLICA sync: Finished with success'),
  'received-file-removed': at(
    'replica',
    '*',
    'Removing the RDB file obtained from the master. This replica has persistence disabled',
  ),
  'preamble-error': at('replica', '#', 'MASTER aborted replication with an error: {reply}'),
  'preamble-lost': at('replica', '#', 'I/O error reading bulk count from MASTER: {why}'),
  'transfer-lost': at('replica', '#', 'I/O error trying to sync with MASTER: {why}'),
  'transfer-timeout': at(
    'replica',
    '#',
    "Timeout receiving bulk data from MASTER... If the problem persists try to set the 'repl-timeout' parameter in redis.conf to a larger value.",
  ),
  // The link breaks
  'master-lost': at('replica', '#', 'Connection with master lost.'),
  'master-timeout': at('replica', '#', 'MASTER timeout: no data nor PING received...'),
  'connect-timeout': at('replica', '#', 'Timeout connecting to the MASTER...'),
  'state-cached': at('replica', '*', 'Caching the disconnected master state.'),
  reconnecting: at('replica', '*', 'Reconnecting to MASTER {address}'),
  'reconnecting-after-failure': at(
    'replica',
    '*',
    'Reconnecting to MASTER {address} after failure',
  ),
  'replica-lost': at('master', '#', 'Connection with replica {address} lost.'),
  'replica-timedout': at(
    'master',
    '#',
    'Disconnecting timedout replica (streaming sync): {address}',
  ),
  'replica-timedout-syncing': at(
    'master',
    '#',
    'Disconnecting timedout replica (full sync): {address}',
  ),
  'output-limit': at(
    'master',
    '#',
    'Client {client} scheduled to be closed ASAP for overcoming of output buffer limits.',
  ),
  critical: at(
    'replica',
    '#',
    "== CRITICAL == This replica is sending an error to its master: '{error}' after processing the command '{command}'",
  ),
  'critical-master': at(
    'master',
    '#',
    "== CRITICAL == This master is sending an error to its replica: '{error}' after processing the command '{command}'",
  ),
  // FAILOVER, shutting down
  'failover-requested': at('master', '*', 'FAILOVER requested to {target}.'),
  'failover-synced': at('master', '*', 'Failover target {address} is synced, failing over.'),
  'failover-forced': at('master', '*', 'FAILOVER to {address} time out exceeded, failing over.'),
  'failover-aborted': at('master', '*', 'FAILOVER to {target} aborted: {why}'),
  'failover-received': at('replica', '#', 'Failover request received for replid {replid}.'),
  'failover-master-mode': at(
    'replica',
    '*',
    "MASTER MODE enabled (failover request from '{client}')",
  ),
  'shutdown-waits': at('master', '*', 'Waiting for replicas before shutting down.'),
  'shutdown-lagging': at(
    'master',
    '#',
    'Lagging replica {address} reported offset {bytes} behind master, lag={seconds}, state={state}.',
  ),
  'shutdown-in-sync': at(
    'master',
    '*',
    '{count} of {count} replicas are in sync when shutting down.',
  ),
} as const satisfies Readonly<Record<string, LogEntry>>;

export type LogId = keyof typeof LOGS;

/** What stands in such places has no spaces in it. */
const ONE_WORD = /^\{(?:address|replid|offset|bytes|count|seconds|pid|version|state)\}$/;

/** Matches a whole line that a template with braces stands for. */
export function patternOf(template: string): RegExp {
  const parts = template.split(/(\{[^}]*\})/).map((part) => {
    if (ONE_WORD.test(part)) return String.raw`\S+?`;
    if (/^\{[^}]*\}$/.test(part)) return '.*?';
    return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 's');
}

const PATTERNS = Object.entries(LOGS).map(
  ([id, { line }]) => [id as LogId, patternOf(line)] as const,
);

/** The entry for the text of a line of a log, without its head; null: none. */
export function logEntryOf(text: string): LogId | null {
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
