/** Each term in one or two sentences, for who meets it for the first time. `[[id|label]]` leads to another entry. */
import type { ConceptId } from './conceptNames.en.ts';

export type Concepts = Readonly<Record<ConceptId, string>>;

export const conceptsEn: Concepts = {
  replication:
    'One server, the [[master]], sends every change of its data to others, the [[replica|replicas]]. They hold the same data, can answer reads, and one of them can take over when the master is gone.',
  master:
    'The server that clients write to. It carries a change out, answers the client, and sends the change on to its [[replica|replicas]]. Every server is a master until it is told otherwise.',
  replica:
    'A server that copies a [[master]] and repeats all that it does. It answers reads and, unless told otherwise, refuses writes. Older texts, and INFO itself, say “slave”.',
  'asynchronous-replication':
    'The master answers the client before any replica has the change. That is fast, and it means that a change which was answered with OK can still be [[lost-write|lost]].',
  'one-master-two-replicas':
    'The usual beginning: one [[master]] takes the writes, two [[replica|replicas]] hang directly below it and each get the same stream.',
  'chained-replication':
    'A replica can be the master of further replicas. It passes on the stream that it gets, byte for byte, so the top master has less to send; but whoever is below it inherits its troubles.',
  'sub-replica':
    'A replica whose master is itself a replica. Its link can be `up` while the link above it is down: then it shows `up` and holds old data.',
  'read-write-splitting':
    'Clients send writes to the master and spread reads over the replicas. More replicas answer more reads; the price is that a read may be [[stale-read|stale]].',
  'read-only-replica':
    'A replica that refuses writes of clients with [[error.readonly|READONLY]]. That is the default, and it keeps the copies equal.',
  'writable-replica':
    'With `replica-read-only no` a replica takes writes of clients. They stay on this one server, raise no [[replication-offset|offset]], and vanish with the next [[full-resync]].',
  replicaof:
    'The command that makes a server a replica: `REPLICAOF host port`. OK only means that the target is remembered; the [[handshake]] comes after. The command lives in memory, so a restart forgets it unless [[config-rewrite|the file says so too]]. `SLAVEOF` is its old name.',
  're-point':
    'Telling a replica to follow another master. Within one [[history]] that is a [[partial-resync]] and nothing is thrown away; across histories the data is replaced.',
  handshake:
    'What replica and master say to each other before any data flows: PING, the password where there is one, the replica’s port, what it can read, and then [[psync|PSYNC]].',
  'data-sync-stage':
    'What follows the answer to [[psync|PSYNC]]: either the bytes that are missing, or a [[snapshot|snapshot]] of everything and then what was written meanwhile.',
  'command-propagation':
    'The normal state after the sync. The master sends each change to its replicas as it happens, and they carry it out.',
  'replication-stream':
    'All changes of the data, one after another, as the bytes that the master sends. SELECT and PING are part of it too. Every byte counts in the [[replication-offset|offset]].',
  heartbeat:
    'A sign of life in both directions. The master puts a PING of 14 bytes into the [[replication-stream|stream]] every 10 seconds; the replica sends an [[ack]] every second. So the offset grows even when nobody writes.',
  ack: 'Once a second a replica tells its master up to which [[replication-offset|offset]] it has carried the stream out. The master only notes it: nothing is sent again because of a low ACK. [[wait|WAIT]] counts these.',
  reconnect:
    'A replica that has lost its master tries again every second, with a new [[handshake]] each time, until it gets through or is told to stop.',
  'master-password':
    'Two settings for two doors: `requirepass` is what a server asks of whoever comes in, `masterauth` is what a replica shows at its master’s door. Set both on every node, since roles can change.',
  'announce-address':
    'The master lists a replica under the address that it sees on the socket. Behind NAT or in Docker that is the wrong one; `replica-announce-ip` and `replica-announce-port` let the replica say where it can be reached.',
  psync:
    'The question of a replica: “I followed [[replication-id|history X]] and need everything from byte N on.” The answer is +CONTINUE ([[partial-resync|partial]]) or +FULLRESYNC ([[full-resync|full]]). `PSYNC ? -1` means: I have nothing.',
  'full-resync':
    'The master makes a [[snapshot|snapshot]] of all its data and sends it, then what was written meanwhile. The replica throws its own data away and loads the snapshot. It costs a [[fork]], the whole data set over the network, and time.',
  'partial-resync':
    'The replica was away for a moment, and the master still has the bytes it missed in its [[replication-backlog|backlog]]. Only those are sent. It needs the right [[replication-id|replication ID]] and an [[replication-offset|offset]] that is still inside.',
  'replication-offset':
    'A count of bytes of the [[replication-stream|stream]]: what the master has sent, what the replica has carried out. Same [[replication-id|ID]] and same offset means same data, unless somebody wrote on the replica itself.',
  'replication-id':
    'The name of a [[history]]: 40 random hexadecimal characters. Offsets can only be compared under the same ID. A server draws one at its start, and a new one when it is [[promotion|promoted]] or when its first replica attaches.',
  'second-replication-id':
    'After a [[promotion]] the new master still knows the ID it followed before, and up to which offset. A sibling that got no further may go on with a [[partial-resync]].',
  history:
    'This page’s word for all that was written under one [[replication-id|replication ID]]. After a promotion a new history grows out of the old one; when two masters both write, there are two branches.',
  'cached-master':
    'What a replica keeps of a link that has ended: the [[replication-id|ID]] and the [[replication-offset|offset]] it had reached. It is the ticket for a [[partial-resync]]. A restart loses it, unless an RDB file was saved and the [[config-rewrite|file]] names the master.',
  'run-id':
    'A random name of one run of the process. Before Redis 4.0 PSYNC sent it, and many books still say so. Today PSYNC sends the [[replication-id|replication ID]].',
  'sync-command':
    'The question of replicas before Redis 2.8: no ID, no offset, so the answer is always a [[full-resync]]. Today it is only the way out when a master does not understand [[psync|PSYNC]].',
  'replication-backlog':
    'The newest bytes of the [[replication-stream|stream]], kept by the master for replicas that come back. One for all replicas, 1 MB unless told otherwise. It is fed all the time, not only during an outage.',
  'ring-buffer':
    'Memory of a fixed size that is written round and round: the newest bytes replace the oldest. The [[replication-backlog|backlog]] is drawn as such a ring. Since Redis 7.0 it is a list of blocks, freed from the old end, with the same effect.',
  'backlog-overflow':
    'More was written during an outage than the [[replication-backlog|backlog]] holds. The byte that the replica needs next is gone, so it gets a [[full-resync]]. Bytes decide, not time.',
  'output-buffer':
    'What the master has still to send to one replica. It fills when the replica is slow, or while a [[snapshot|snapshot]] is made and loaded. Above `client-output-buffer-limit` the replica is dropped. It is not the [[replication-backlog|backlog]].',
  'full-sync-loop':
    'So much is written during a [[full-resync]] that the [[output-buffer]] overflows. The master drops the replica, which asks again, and it all begins anew. Write rate × duration of the sync, compared with the limit, tells it in advance.',
  'offset-gap':
    'The master’s [[replication-offset|offset]] minus the replica’s: how many bytes the replica lacks. This is how far it is behind; [[lag]] is not.',
  lag: 'In the master’s INFO: seconds since the last [[ack]] of a replica. 0 or 1 is normal. It does not say how old the replica’s data is; the [[offset-gap]] does.',
  snapshot:
    'All data of a server at one moment, in one compact file. A [[fork|child process]] writes it while the server goes on. It is saved to `dump.rdb`, and sent to a replica in a [[full-resync]].',
  aof: 'A log on the disk of every change, read again at a start. With `appendonly yes` a server starts from it and not from the [[snapshot|snapshot]]; it knows no [[replication-id|replication ID]], so a restarted replica needs a [[full-resync]].',
  persistence:
    'What survives the end of the process: the [[snapshot|snapshot]], the [[aof|append-only file]], and the configuration file. A master without it starts empty, and [[empty-master|its replicas become empty too]].',
  fork: 'The server makes a copy of itself, a child, which writes the [[snapshot|snapshot]] of that moment in peace. The fork itself holds everything up: some 10 to 20 ms per gigabyte.',
  'copy-on-write':
    'Parent and child share their memory after a [[fork]]. Only a page that the parent then changes is copied. Many writes during a snapshot can so cost up to the whole data set again.',
  diskless:
    'In a [[full-resync]] the child writes the [[snapshot|snapshot]] straight to the replicas’ sockets, without a file. Its length is not known beforehand, so it ends with a mark of 40 characters. This is the default of 7.0, with a delay of 5 seconds.',
  'disk-backed':
    'In a [[full-resync]] the child writes the [[snapshot|snapshot]] to a file first; then the file is sent, with its length in front. Replicas that come meanwhile can share it.',
  failover:
    'The master is gone, and another server takes its place. In Redis alone nothing of this happens by itself: the replicas wait for the old master. A person, or [[sentinel|Sentinel]], has to do it.',
  'manual-failover':
    'Choose the replica with the highest [[replication-offset|offset]], [[promotion|promote]] it with `REPLICAOF NO ONE`, then point the others at it. They do not follow by themselves.',
  'failover-command':
    'A planned change of master: `FAILOVER` lets writes wait until a replica has caught up, and then swaps the two roles. Nothing is lost and all resyncs are partial.',
  promotion:
    '`REPLICAOF NO ONE` turns a replica into a master, with the data that it has. It draws a new [[replication-id|ID]] and keeps the old one as its [[second-replication-id|second]], so that its siblings can follow with a [[partial-resync]].',
  demotion:
    'A master becomes a replica. It asks the new master for a partial resync, with its own offset. If it wrote even one byte more than the new master has, a [[full-resync]] throws that away.',
  'network-partition':
    'Two servers cannot reach each other. When the connection is closed, both notice in less than a second and the replica begins to [[reconnect]].',
  'silent-drop':
    'Bytes no longer get through, but nobody closes the connection. Both sides notice only after `repl-timeout`, 60 seconds. If it heals before that, the waiting bytes arrive and there is no resync at all.',
  'split-brain':
    'Two masters take writes for the same data: one was promoted, and the other does not know it, or came back. When one becomes the other’s replica, [[lost-write|its writes are thrown away]].',
  divergence:
    'Two servers share a past, and then each has been written to by itself. Redis does not merge: one side has to give up what it wrote.',
  'lost-write':
    'A write that was answered with OK and is on no server any more. It happens when a server takes over without it, when a [[full-resync]] replaces it, or when a restart does not find it on the disk.',
  'stale-read':
    'A replica answers with an old value, because the change has not arrived yet. Usually that is milliseconds; while its link is down it can be hours.',
  'non-monotonic-read':
    'A client reads a new value from one server, then the old one from another that is further behind. To that client time runs backwards.',
  'empty-master':
    'A master restarts without its data, for want of [[persistence]]. Its replicas copy that faithfully: keys gone everywhere, links `up`, no error. The most expensive mistake in replication.',
  'replication-storm':
    'Many replicas ask for a [[full-resync]] at once, for instance after a master’s restart. Each copy goes over the same network card. Chains, and spreading replicas over machines, keep it small.',
  sentinel:
    'A program beside the servers that watches the master, agrees with others of its kind that it is gone, and then [[promotion|promotes]] a replica. This page does not simulate it; you are the Sentinel here.',
  quorum:
    'How many [[sentinel|Sentinels]] must agree that a master is gone before they act. A single witness may just have a bad connection itself.',
  wait: '`WAIT n ms` waits until n replicas have [[ack|acknowledged]] the last write of this connection, and answers how many did. If there are too few, nothing is undone: the write stays.',
  'min-replicas':
    'With `min-replicas-to-write n` a master refuses writes ([[error.noreplicas|NOREPLICAS]]) while fewer than n replicas have acknowledged within `min-replicas-max-lag` seconds. It limits how much can be lost; it does not prevent it.',
  'config-rewrite':
    'Writes what was set by command into the configuration file. Without it REPLICAOF and CONFIG SET are forgotten at the next start.',
  info: 'The command that shows a server’s own view of its replication: its role, its IDs and offsets, its backlog, its replicas or its master.',
  role: 'Role, offset and replicas (or master and state of the link) in a few lines, easier for a program to read than [[info|INFO]].',
  digest:
    'A checksum over all keys and values (`DEBUG DIGEST`). Equal digests mean equal data, whatever the counters say.',
  'expired-key':
    'A key whose time is over. Only the master removes it, and sends a DEL. Until that comes a replica still holds the key, but hides it from readers; it still counts in `DBSIZE`.',
  eviction:
    'With `maxmemory` reached, the master removes keys to make room and sends a DEL for each. A replica does not evict by itself: it follows.',
};
