/** What is said of each beat, in English; its type is what Chinese has to fill. */
import type { BeatName } from './beats.ts';

/** What is said of a beat: its name, why it is there, what people get wrong, what older books say. */
export interface BeatWords {
  title: string;
  why: string;
  not?: string;
  books?: string;
}

const connecting = {
  started: {
    title: 'The replica starts',
    why: 'Its `redis.conf` has a line `replicaof 127.0.0.1` and the port of its master. So it starts as a replica.',
    books:
      'Older books write `slaveof` in the file, and slave for replica. Redis still reads both.',
  },
  told: {
    title: 'REPLICAOF is typed',
    why: 'The server notes host and port of its new master, opens a socket, and answers OK. It does not wait for the master.',
    not: 'OK does not mean that anything is being copied. It means: noted.',
    books: 'Older books type `SLAVEOF`. It is the same command.',
  },
  remembered: {
    title: 'Host and port are saved',
    why: 'The replica knows whom to call, and opens a socket. Its cron, which runs once a second, does it.',
  },
  retried: {
    title: 'The next try',
    why: 'Once a second the replica’s cron sees that there is no link, and calls again. It never gives up.',
  },
  'retried-at-once': {
    title: 'It tries again at once',
    why: 'When a link breaks, the replica calls again without a pause. Only if that call fails does it wait for its cron, which runs once a second.',
  },
  refused: {
    title: 'Nobody answers',
    why: 'The connection is refused. The replica stays a replica and keeps its data.',
    not: 'It is not promoted. Nothing in replication itself makes a master of a replica.',
  },
  lost: {
    title: 'The link is lost',
    why: 'The replica keeps two things in mind: whose history it followed, and up to which offset. That is the [[cached-master|cached master]].',
    not: 'Nothing is deleted. Clients can still read the old data here.',
  },
  'wrote-while-away': {
    title: 'A write while it is away',
    why: 'The master takes the write and puts its bytes into the [[replication-backlog|backlog]], a ring of fixed size. The replica knows nothing of it.',
  },
  connect: {
    title: 'A socket to the master',
    why: 'The replica calls the master, as any client would. The replica always calls; the master never does.',
  },
  accept: {
    title: 'The socket is open',
    why: 'The connection is there. For the master it is one more client that has said nothing yet.',
  },
  close: {
    title: 'The connection is closed',
    why: 'The replica gives this connection up. The next try begins with a new one.',
  },
  ping: {
    title: 'PING',
    why: 'An open socket proves little. `PING` asks whether a Redis is at the other end, and whether it can answer now.',
  },
  pong: {
    title: '+PONG',
    why: 'The master is there and can answer. Had it still been loading, an error would stand here, and the replica would try again a second later.',
  },
  'ping-noauth': {
    title: '-NOAUTH, and still good news',
    why: 'The master wants a password first. That too proves that a Redis is there, so the replica goes on.',
  },
  auth: {
    title: 'AUTH',
    why: '`masterauth` is set, so the replica sends the password before anything else.',
    not: '`requirepass` guards a server against its clients. What a replica says to its master is `masterauth`. Each is set by itself.',
  },
  'auth-ok': {
    title: '+OK to AUTH',
    why: 'The password is right. Everything behind it will be heard.',
  },
  'auth-wrong': {
    title: '-WRONGPASS',
    why: 'The password is wrong, and here the handshake stops. The replica closes and tries again, every second.',
    not: 'The master’s log says nothing about it. Look into the replica’s.',
  },
  'password-set': {
    title: 'masterauth is set',
    why: 'The replica gets a password for its master. It is used from the next try on.',
  },
  port: {
    title: 'REPLCONF listening-port',
    why: 'The master sees only the port from which the replica called. Where clients find the replica, it must be told.',
    not: 'The copy does not need it. `INFO`, `ROLE` and [[sentinel|Sentinel]] do.',
  },
  'port-ok': {
    title: '+OK to listening-port',
    why: 'Noted. `INFO replication` on the master lists the replica with this port.',
  },
  'port-refused': {
    title: '-NOAUTH to listening-port',
    why: 'Refused. For the replica that is not critical: it writes it into its log and goes on.',
  },
  ip: {
    title: 'REPLCONF ip-address',
    why: '`replica-announce-ip` is set here, so the replica says under which address it wants to be listed. Behind Docker or NAT the master would see a useless one.',
  },
  'ip-ok': { title: '+OK to ip-address', why: 'Noted, for `INFO` and `ROLE`.' },
  capa: {
    title: 'REPLCONF capa',
    why: 'The replica says what it can do. `eof`: read a snapshot whose length nobody knows beforehand. `psync2`: go on under a new [[replication-id|replication ID]].',
    books:
      'Books about Redis before 4.0 do not know `psync2`, because [[replication-id|replication IDs]] came with 4.0.',
  },
  'capa-ok': {
    title: '+OK to capa',
    why: 'The master now knows what it may send. The connection is established.',
  },
  'capa-refused': {
    title: '-NOAUTH to capa',
    why: 'Refused as well, and passed over as well.',
  },
} satisfies Partial<Record<BeatName, BeatWords>>;

const deciding = {
  'psync-nothing': {
    title: 'PSYNC ? -1',
    why: 'The question of the handshake: from where shall we go on? `?` is “I know no history”, `-1` is “I have no offset”.',
    books:
      'In older books a [[run-id|run id]] stands behind `PSYNC`. Since 4.0 it is the [[replication-id|replication ID]], which can outlive a restart and a change of master.',
  },
  'psync-own': {
    title: 'PSYNC with its own ID, offset 1',
    why: 'This server was a master until now. It offers the only history it knows: its own. Perhaps the new master knows it too.',
    not: 'A first `PSYNC` is not always `? -1`. That is what a server says that was started as a replica.',
    books:
      'In older books a [[run-id|run id]] stands behind `PSYNC`. Since 4.0 it is the [[replication-id|replication ID]].',
  },
  'psync-again': {
    title: 'PSYNC with ID and offset',
    why: 'The replica names the history it followed and the first byte it lacks: its own offset plus one.',
    books:
      'In older books a [[run-id|run id]] stands behind `PSYNC`. Since 4.0 it is the [[replication-id|replication ID]], which can outlive a restart and a change of master.',
  },
  'psync-refused': {
    title: '-NOAUTH to PSYNC',
    why: 'Without a password there is no copy. The replica takes this for a master that does not know `PSYNC`, and will try the old command.',
  },
  sync: {
    title: 'SYNC',
    why: 'The old way, for masters older than 2.8: no ID, no offset, always everything.',
    books:
      'Older books begin with `SYNC`. With it every reconnection cost a full copy; `PSYNC` was made to end that.',
  },
  'sync-refused': {
    title: '-NOAUTH to SYNC',
    why: 'Refused too. The replica closes and calls again at once, round after round, until somebody sets `masterauth`.',
  },
  'asked-nothing': {
    title: 'Decision: full resync',
    why: 'Where there is no history, nothing can be continued. The master will send all of its data.',
  },
  'id-unknown': {
    title: 'Decision: full resync',
    why: 'The master compares the ID with its two own ones and knows neither. Bytes of another history cannot be continued here.',
    not: 'Equal data would not help. Only the ID and the offset count.',
  },
  'too-late': {
    title: 'Decision: full resync',
    why: 'The ID is right. But the byte asked for is no longer in the [[replication-backlog|backlog]]: newer ones have taken its place.',
    not: 'It was not the time that decided, but the bytes written meanwhile.',
  },
  'in-backlog': {
    title: 'Decision: partial resync',
    why: 'The ID is right, and the [[replication-backlog|backlog]] still holds every byte from that offset on. So the missing bytes are enough.',
    not: 'A reconnection does not mean a full copy. That has not been true since 2.8.',
  },
  continue: {
    title: '+CONTINUE',
    why: 'Go on where you were. No snapshot, nothing is flushed; the ID says under which history.',
  },
  missed: {
    title: 'The missed bytes',
    why: 'Straight from the [[replication-backlog|backlog]]: exactly what was written while the replica was away. It applies them, and has caught up.',
  },
} satisfies Partial<Record<BeatName, BeatWords>>;

const copying = {
  delayed: {
    title: 'The master waits a little',
    why: '`repl-diskless-sync-delay` is 5: replicas that come within five seconds share one snapshot.',
  },
  keepalive: {
    title: 'An empty line',
    why: 'There is nothing to send yet. One `\\n` a second tells the replica that the silence is no failure.',
  },
  'wrote-before': {
    title: 'A write before the snapshot',
    why: 'The child has not started yet. So this write is in the snapshot, and nothing has to wait.',
  },
  'snapshot-stream': {
    title: 'BGSAVE into the socket',
    why: 'The master [[fork|forks]] a child. It writes the data as they are at this moment, straight to the replica. The parent goes on serving clients.',
    not: 'The master’s disk is not touched. That is why it is called [[diskless|diskless]].',
  },
  'snapshot-file': {
    title: 'BGSAVE into a file',
    why: 'The master [[fork|forks]] a child. It writes the data as they are at this moment into an RDB file. The file is sent when it is complete.',
    not: '`save ""` does not prevent it. A replica that needs a snapshot gets one.',
  },
  fullresync: {
    title: '+FULLRESYNC',
    why: 'From now on this is your history, and the snapshot shows it at this offset. What follows counts from there.',
  },
  'wrote-meanwhile': {
    title: 'A write during the snapshot',
    why: 'The child saw the data of an earlier moment, so this write is not in the snapshot. Its bytes wait in the replica’s [[output-buffer|output buffer]].',
    not: 'The master does not stand still while it copies, and the write is not lost.',
  },
  'snapshot-done': {
    title: 'BGSAVE has ended',
    why: 'The child is done and gone. The snapshot is complete.',
  },
  'rdb-stream': {
    title: 'The snapshot, up to a mark',
    why: '`$EOF:` and 40 characters, the RDB, and the same 40 characters again. The child does not know the length beforehand, so a mark tells the end.',
  },
  'rdb-file': {
    title: 'The snapshot, by length',
    why: 'The file is complete, so its length is known: $, the number of bytes, then exactly that many.',
  },
  'rdb-more': { title: 'More of the snapshot', why: 'The next piece of the RDB.' },
  flushed: {
    title: 'The old data go',
    why: 'The snapshot is here, all of it. Only now does the replica throw its own data away.',
    not: 'Its own keys are not merged with the master’s. They are gone.',
  },
  loaded: {
    title: 'The snapshot is loaded',
    why: 'The replica reads the RDB into memory. It is now what the master was at the offset of `+FULLRESYNC`.',
    not: 'While it loads, almost every command is answered with `-LOADING`.',
  },
  'aof-begun': {
    title: 'The AOF is written anew',
    why: '`appendonly` is yes here, and the file told how the old data came to be. A child writes one for the new data.',
  },
  'aof-done': {
    title: 'The AOF is complete',
    why: 'The new files take the place of the old ones. A restart from here on loads the copied data.',
  },
  loading: {
    title: 'An empty line from the replica',
    why: 'Flushing and loading take a while. This `\\n` tells the master: I am busy, not dead.',
  },
  'first-ack': {
    title: 'REPLCONF ACK, the first',
    why: 'The replica reports its offset: the snapshot is in. After a [[diskless|diskless]] transfer the master waits for this before it streams.',
  },
  queued: {
    title: 'What had to wait',
    why: 'The write from during the snapshot follows it. `SELECT` comes first, so that it is clear which database is meant.',
  },
} satisfies Partial<Record<BeatName, BeatWords>>;

const propagating = {
  wrote: {
    title: 'A write',
    why: 'The client gets its OK at once. The master does not ask its replicas first: replication is [[asynchronous-replication|asynchronous]].',
  },
  'wrote-above': {
    title: 'A write, one step up',
    why: 'The write goes to the top of the chain. The server in the middle gets its bytes as a replica, and passes the same bytes on as a master.',
  },
  live: {
    title: 'The write arrives',
    why: 'The same command, as bytes, a moment later. Both offsets grow by exactly this many bytes.',
  },
  heartbeat: {
    title: 'PING in the stream',
    why: 'Every `repl-ping-replica-period` seconds, 10 by default: still here. It is part of the stream, so 14 bytes are added to the offset.',
    not: 'The offset of an idle master does not stand still.',
  },
  ack: {
    title: 'REPLCONF ACK',
    why: 'Once a second: this far I have applied the stream. The master learns how far behind the replica is, and that it lives.',
    not: 'A low ACK makes nobody send again. Bytes are sent again only after `PSYNC`.',
    books: 'Some older books let the master find lost commands by the ACK. Redis does not do that.',
  },
} satisfies Partial<Record<BeatName, BeatWords>>;

export const enBeats = { ...connecting, ...deciding, ...copying, ...propagating } satisfies Record<
  BeatName,
  BeatWords
>;
