// What readers see: values that were no longer true when they were read, and time that runs backwards.
//
// A read is *stale* when a replica answers it whose history a running master continues, that master
// had written to the key before, and would have answered otherwise. It was born with the first such
// write. A replica that merely lags, a key that did not change, a field beside the one that did, and
// a key that both count as expired are no case; nor is what was written into the replica itself.
//
// Reads are *non-monotonic* when the consoles of the page, taken as one reader, saw a state of a key on
// one node, and then on another node a different one that lies before it in the same history. Born:
// when the newer state was read.
//
// The same finding is told once, until the key changes again.
import { ByteBuffer, latin1, textOf } from '../../base/bytes.ts';
import { capture } from '../../base/capture.ts';
import { type Micros, unixMillis } from '../../base/units.ts';
import { DATA_ROWS } from '../../commands/dataRows.ts';
import type { DataRow } from '../../commands/row.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { Reply } from '../../resp/reply.ts';
import { writeReply } from '../../resp/writer.ts';
import type { Machine } from '../machine.ts';
import { endOf, type Memory, type Read, topOf } from './memory.ts';
import { lastWritten, newerWrite } from './newerWrite.ts';
import { expiryOf, printOf, shownAt } from './prints.ts';

const ROWS = new Map<string, DataRow>(DATA_ROWS.map((row) => [row.name, row]));
/** What they answer hangs on chance, or on how the key was used. */
const NOT_COMPARED = [
  'srandmember',
  'hrandfield',
  'zrandmember',
  'touch',
  'object|freq',
  'object|idletime',
];

/** A replica answered: would the master have answered otherwise? */
export function findStale(memory: Memory, read: Read): void {
  const { server, machine, db, key } = read;
  const found = masterFor(memory, machine, server);
  const master = found?.server ?? null;
  if (found === null || master === null || !answersOtherwise(read, master)) return;
  const bornAt = changedAt(memory, read, found.id, master);
  if (bornAt === null || !memory.isNew(`stale ${machine.id} ${db} ${key}`, bornAt)) return;
  const now = unixMillis(memory.world.now);
  memory.world.emit({
    kind: 'anomaly',
    name: 'stale-read',
    bornAt,
    node: machine.id,
    master: found.id,
    db,
    key,
    read: shownAt(server.keyspace, db, latin1(key), now),
    there: shownAt(master.keyspace, db, latin1(key), now),
  });
}

/** The running master that continues this replica's history: the one it follows, if that does. */
function masterFor(memory: Memory, machine: Machine, replica: RedisServer): Machine | null {
  const at = endOf(replica);
  const continues = ({ server }: Machine): boolean => {
    if (server === null || server.isReplica || server.loading !== null) return false;
    return memory.ancestry.includes(endOf(server), at);
  };
  const top = topOf(memory.world, machine);
  if (top !== null && continues(top)) return top;
  return memory.world.machines.find(continues) ?? null;
}

/** The same command, run on a copy of the master's data set. */
function answersOtherwise({ command, request, reply, db }: Read, master: RedisServer): boolean {
  const row = ROWS.get(command);
  if (row === undefined || NOT_COMPARED.includes(command)) return false;
  const keyspace = master.keyspace.capture();
  keyspace.expiry = 'hide';
  keyspace.now = unixMillis(master.host.now);
  keyspace.reading = false;
  const { lazy, stringMax } = master.context;
  const there = row.run({
    request,
    keyspace,
    db: keyspace.database(db),
    now: keyspace.now,
    dice: capture(master.dice),
    lazy,
    stringMax,
  });
  return bytesOf(there.reply) !== bytesOf(reply);
}

function bytesOf(reply: Reply): string {
  const out = new ByteBuffer(64);
  writeReply(out, reply, 3);
  return textOf(out.slice());
}

/** When the master first changed the key after what the replica has applied; null: it did not. */
function changedAt(
  { ledger }: Memory,
  { server, db, key }: Read,
  id: string,
  master: RedisServer,
): Micros | null {
  const { link, stream } = server;
  const selected = link.stream?.db ?? link.cached?.db ?? 0;
  const found = newerWrite(master, stream.master_repl_offset, selected, db, key);
  if (found.known) return found.at;
  return ledger.of(id, db, key)?.at ?? lastWritten(master, db, key);
}

/** A key was read that was read before, elsewhere or at another moment of its history. */
export function findBackwards(memory: Memory, { machine, server, db, key }: Read): void {
  const { world, ancestry } = memory;
  const now = unixMillis(world.now);
  const name = `${db} ${key}`;
  const before = memory.seen.get(name);
  if (before === undefined) return;
  const here = endOf(server);
  const { keyspace } = server;
  const [print, shown] = [
    printOf(keyspace, db, latin1(key), now),
    shownAt(keyspace, db, latin1(key), now),
  ];
  const isOlder = here.offset < before.offset && ancestry.includes(before, here);
  if (!isOlder || before.expiresAt <= now) {
    const expiresAt = expiryOf(keyspace, db, latin1(key), now);
    memory.note(name, { node: machine.id, ...here, print, expiresAt, shown, at: world.now });
    return;
  }
  if (before.print === print || before.node === machine.id) return;
  if (!memory.isNew(`backwards ${machine.id} ${db} ${key} ${print}`, before.at)) return;
  world.emit({
    kind: 'anomaly',
    name: 'non-monotonic-read',
    bornAt: before.at,
    node: machine.id,
    earlier: before.node,
    db,
    key,
    read: shown,
    newer: before.shown,
  });
}
