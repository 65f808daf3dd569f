/** What each line of the log means, and what to do. This file is also the type that another language has to fill. */
import type { Advice } from './errors.en.ts';
import type { LogId } from './logs.ts';

export type LogTexts = Readonly<Record<LogId, Advice>>;

const NOTHING_WRONG = 'Nothing: this is how it should be.';

export const logsEn: LogTexts = {
  'replicaof-enabled': {
    means: 'Somebody typed REPLICAOF, from the client named here. The handshake begins at once.',
    mend: 'If nobody of yours did, look at the client’s address.',
  },
  'replicaof-same': { means: 'It follows that master already; nothing happens.' },
  'synthesized-master': {
    means:
      'A former master keeps its own ID and offset as a ticket. If it has written nothing that the new master lacks, a [[partial-resync]] is enough.',
  },
  'master-mode': {
    means: 'Somebody typed `REPLICAOF NO ONE`: this server is a master now.',
    mend: 'Point the other replicas here; they do not come by themselves.',
  },
  'secondary-id': {
    means:
      'The [[promotion]] in figures: the old ID is kept as the [[second-replication-id]] up to this offset, a new one is drawn.',
  },
  connecting: {
    means: 'The replica begins an attempt. It does so every second while it has no link.',
  },
  'sync-started': { means: 'A connection is being opened.' },
  'connect-fired': { means: 'The connection stands; PING is sent.' },
  'connect-error': {
    means:
      'No connection. `Connection refused`: nobody listens there. `No route to host`: the network.',
    mend: 'Is the master running? Are host and port right, as seen from this machine? Does `bind` let it in?',
  },
  'connect-impossible': {
    means: 'The address cannot be used at all: usually a name that nobody can resolve.',
    mend: 'Check the spelling in REPLICAOF, and the name service of this machine.',
  },
  'ping-replied': { means: 'The master is there and answers; AUTH and REPLCONF follow.' },
  'ping-error': {
    means: 'The master answered PING with an error.',
    mend: 'Read that error: LOADING passes, MASTERDOWN means that it is itself a replica without a master.',
  },
  'auth-failed': {
    means: 'The master did not take the password.',
    mend: 'Compare `masterauth` here with `requirepass` there, on every node.',
  },
  'replconf-refused': {
    means:
      'The master did not like one REPLCONF. With NOAUTH in it: it wants a password, and PSYNC will fail next.',
    mend: 'NOAUTH or NOPERM: set `masterauth`, or give the user `+replconf`. Otherwise it is harmless.',
  },
  'handshake-no-answer': {
    means: 'The connection ended in the middle of the handshake.',
    mend: 'The master was just stopped, or something between the two cuts connections.',
  },
  'handshake-read-failed': {
    means: 'The same as seen from the socket. `Success` only means that the other side closed it.',
  },
  'trying-partial': {
    means: 'The replica shows its ticket: this history, from this byte on.',
  },
  'no-cached-master': {
    means:
      'It has no ticket (first time, or restarted), so it sends `PSYNC ? -1` and gets everything.',
  },
  'asks-for-sync': {
    means: 'PSYNC has arrived at the master. One of the next lines is the answer.',
  },
  'psync-not-now': {
    means: 'The master cannot answer now: it is loading, or its own link is down.',
    mend: 'Mend the master’s link, if it is NOMASTERLINK. Otherwise wait.',
  },
  'psync-unsupported': {
    means: 'The master answered PSYNC with an error, so the replica tries the old way.',
    mend: 'With NOAUTH or NOPERM in it the cause is the password or the user. Otherwise the master is very old.',
  },
  'psync-unexpected': {
    means: 'An answer to PSYNC that Redis does not know: often NOAUTH or NOPERM.',
    mend: 'Check password and permissions; check that the other side is a Redis.',
  },
  'retrying-with-sync': {
    means: 'The old command [[sync-command|SYNC]]: no ID, always a full copy.',
  },
  'partial-accepted': {
    means: 'Yes to a [[partial-resync]]: so many bytes are sent, from this offset on.',
    mend: NOTHING_WRONG,
  },
  'partial-successful': { means: 'The replica has received +CONTINUE.', mend: NOTHING_WRONG },
  'partial-done': { means: 'The stream goes on where it broke off.', mend: NOTHING_WRONG },
  'id-changed': {
    means:
      '+CONTINUE brought a new ID: the master was promoted. The replica goes on under the new name.',
  },
  'full-requested': {
    means: 'The replica sent `PSYNC ? -1`: it has nothing, so it gets everything.',
  },
  'id-mismatch': {
    means:
      'No: the replica asks for a history that this master has never followed. Usual for a server that was a master itself, and after a restart without RDB.',
    mend: 'If it happens at every restart: `replicaof` in the file, `save` on, and a clean shutdown keep the ticket.',
  },
  'second-id-too-far': {
    means:
      'No: the history is known, but the replica went on in it after this master was promoted. What it has more will be thrown away.',
    mend: 'Look at [[lost-write|what is lost]] before you let it in. Even PINGs count: an isolated old master moves on by itself.',
  },
  'lack-of-backlog': {
    means:
      'No: the byte asked for is no longer (or not yet) in the [[replication-backlog|backlog]].',
    mend: 'If outages of this length are normal, raise `repl-backlog-size`: write rate × outage × 2.',
  },
  'offset-beyond-end': {
    means: 'The replica has more of this history than the master.',
    mend: 'The master has probably lost data, for instance by a crash. Think before you let it overwrite the replica.',
  },
  'backlog-created': {
    means: 'The first replica is here. From now on the master counts offsets, under a new ID.',
  },
  'backlog-freed': {
    means:
      'No replica for `repl-backlog-ttl` seconds. The backlog is gone and the ID changes: whoever comes back now gets a full copy.',
    mend: 'Raise `repl-backlog-ttl` if replicas are away for longer.',
  },
  'bgsave-delayed': {
    means:
      'The master waits a few seconds (`repl-diskless-sync-delay`) for more replicas, so that they can share one snapshot.',
  },
  'bgsave-for-sync': {
    means: 'The snapshot for a full resync begins: `disk`, or `replicas sockets` for diskless.',
  },
  'bgsave-shared': { means: 'A snapshot to disk is under way that this replica can use too.' },
  'bgsave-not-shared': {
    means:
      'A snapshot is under way, but no replica’s changes have been collected since it began. It gets the next one.',
  },
  'bgsave-socket-busy': {
    means: 'A diskless snapshot is under way; one cannot jump on. The next one is for it.',
  },
  'bgsave-waits': {
    means:
      'Only one child at a time: the append-only file is being rewritten. The snapshot comes after it.',
  },
  'transfer-started': {
    means: 'The [[fork]] has happened; the child writes to the replicas’ sockets.',
  },
  'saving-started': { means: 'The [[fork]] has happened; the child writes a file.' },
  'saving-done': { means: 'The file is complete.', mend: NOTHING_WRONG },
  'saving-error': {
    means: 'The child could not write the file.',
    mend: 'Disk full or not writable: the child’s own line before this one says why. Writes may be refused with [[error.misconf|MISCONF]].',
  },
  'pipe-read': { means: 'The child has said all; so many replicas still listen.' },
  'last-replica-dropped': {
    means: 'All who wanted this snapshot have gone, so the child is ended.',
    mend: 'If it comes again and again: output buffer limit or timeouts during the sync.',
  },
  'transfer-done': { means: 'The child has ended well.', mend: NOTHING_WRONG },
  'streamed-ok': {
    means:
      'The snapshot has been sent. The stream begins when the replica’s first ACK shows that it has loaded it.',
  },
  'sync-succeeded': { means: 'The replica is `online`.', mend: NOTHING_WRONG },
  'rdb-only-done': {
    means: 'Somebody only wanted a copy of the data (`redis-cli --rdb`), and has it.',
  },
  'sync-failed': {
    means: 'The snapshot failed, so the replicas that waited for it are dropped. They come again.',
    mend: 'Look for the reason above: killed child, disk, memory.',
  },
  'feed-file-removed': {
    means: '`rdb-del-sync-files`: a file that was only made for replicas is deleted.',
  },
  'full-from-master': {
    means:
      '+FULLRESYNC: the snapshot is coming. Afterwards the replica counts in this history, from this offset.',
  },
  'fullresync-syntax': {
    means: '+FULLRESYNC came without an ID and an offset that make sense.',
    mend: 'The other side is no Redis, or something in between changes what it says.',
  },
  'receiving-eof': { means: 'A diskless snapshot: the length is unknown, a mark ends it.' },
  'receiving-bytes': { means: 'A snapshot from a file: exactly so many bytes.' },
  'old-state-discarded': { means: 'The ticket of the old link is of no use any more.' },
  flushing: { means: 'The replica throws its old data away.' },
  'loading-in-memory': { means: 'The snapshot is being loaded; clients get LOADING.' },
  swapping: { means: '`repl-diskless-load swapdb`: old and new data change places at once.' },
  'rdb-version': { means: 'Which Redis wrote the file.' },
  'rdb-loaded': {
    means: 'So many keys are there. Those that were over time are left out.',
    mend: NOTHING_WRONG,
  },
  'rdb-format-unknown': {
    means: 'The file comes from a newer Redis than this one.',
    mend: 'Upgrade replicas before their master.',
  },
  'full-done': { means: 'The replica has all data and follows the stream.', mend: NOTHING_WRONG },
  'received-file-removed': {
    means:
      '`rdb-del-sync-files` on a replica without persistence: the received file does not stay.',
  },
  'preamble-error': {
    means: 'Instead of a snapshot the master sent an error.',
    mend: 'Read it: NOAUTH and NOPERM are password and user.',
  },
  'preamble-lost': {
    means: 'The link broke before the snapshot came.',
    mend: 'Look at the master’s log of that second.',
  },
  'transfer-lost': {
    means: 'The link broke in the middle of the snapshot.',
    mend: 'Look at the master’s log: output buffer limit? timeout? stopped?',
  },
  'transfer-timeout': {
    means: 'Nothing more came of the snapshot for `repl-timeout` seconds.',
    mend: 'A big data set on a slow disk or network: raise `repl-timeout` on both sides.',
  },
  'master-lost': { means: 'The link is gone. The replica keeps its data and begins to reconnect.' },
  'master-timeout': {
    means:
      'Nothing came for `repl-timeout` seconds, not even a PING: the replica gives the link up.',
    mend: 'The network swallows packets, or the master hangs.',
  },
  'connect-timeout': {
    means: 'The handshake got no further for `repl-timeout` seconds.',
    mend: 'A firewall that swallows packets, or a master that hangs.',
  },
  'state-cached': { means: 'ID and offset are kept: the ticket for a [[partial-resync]].' },
  reconnecting: { means: 'One attempt at once; after that one per second.' },
  'reconnecting-after-failure': { means: 'The sync failed; the next attempt begins at once.' },
  'replica-lost': {
    means: 'A replica has gone. The [[replication-backlog|backlog]] goes on collecting.',
  },
  'replica-timedout': {
    means: 'No ACK for `repl-timeout` seconds: the master drops the replica.',
    mend: 'The network, or a replica that hangs (a slow command, swapping).',
  },
  'replica-timedout-syncing': {
    means: 'The same, while the snapshot was being sent.',
    mend: 'Raise `repl-timeout` if loading takes so long.',
  },
  'output-limit': {
    means:
      'Too much was waiting for this client. With `flags=S` it is a replica: it is dropped and will ask again.',
    mend: 'During a full sync this can become [[full-sync-loop|a loop]]: raise `client-output-buffer-limit replica`.',
  },
  critical: {
    means:
      'A command of the stream failed on the replica, which must not happen: its data differ from the master’s.',
    mend: 'Somebody wrote into the replica, or its data were changed otherwise. Make it copy everything anew.',
  },
  'critical-master': {
    means:
      'A command came over a replica’s link, and failed. An answer there would spoil the stream, so the error is only logged and the link closed.',
    mend: 'Some program uses the connection on which it has sent PSYNC for other commands.',
  },
  'failover-requested': { means: 'FAILOVER begins: writes wait until a replica has caught up.' },
  'failover-synced': { means: 'It has caught up; the roles are swapped.', mend: NOTHING_WRONG },
  'failover-forced': {
    means: 'It has not caught up in time, and FORCE was given: swapped all the same.',
    mend: 'What it lacked is lost.',
  },
  'failover-aborted': {
    means: 'FAILOVER is off, and clients may write again. The reason stands at the end.',
  },
  'failover-received': { means: 'The old master hands over (`PSYNC … FAILOVER`).' },
  'failover-master-mode': { means: 'The replica has taken over.', mend: NOTHING_WRONG },
  'shutdown-waits': {
    means: 'SHUTDOWN gives replicas up to `shutdown-timeout` seconds to catch up.',
  },
  'shutdown-lagging': {
    means: 'This replica did not make it: so many bytes are only here.',
    mend: 'Do not promote that one.',
  },
  'shutdown-in-sync': { means: 'So many of the replicas have everything.' },
};
