// What consoles and loads write and read, as the anomalies remember it.
import { latin1, textOf } from '../../base/bytes.ts';
import { unixMillis } from '../../base/units.ts';
import { keysOf } from '../../commands/commandKeys.ts';
import type { ConnectionId } from '../../network/connection.ts';
import type { Client } from '../../node/clients/client.ts';
import { lineOf } from '../../node/processing.ts';
import type { NodeRow } from '../../node/rows.ts';
import type { Reply } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import type { Machine } from '../machine.ts';
import { masterOf } from '../view.ts';
import type { Asker, PendingWrite } from './anomalies.ts';
import { findDivergence } from './divergences.ts';
import { endOf, type Memory, type Read, topOf } from './memory.ts';
import { expiryOf, printOf, shownAt } from './prints.ts';
import { findBackwards, findStale } from './reads.ts';
import { type Acknowledged, NOWHERE_ELSE, swappedTo } from './ledger.ts';
import { StepsOfHistory } from './steps.ts';

const WHOLE_DATABASES = ['flushall', 'flushdb', 'swapdb'];
/** They write a key whatever it held before. */
const ANEW = new Set([
  'set',
  'setex',
  'psetex',
  'mset',
  'getset',
  'getdel',
  'del',
  'unlink',
  'restore',
]);
/** They put a key into a database that is not the client's. */
const ELSEWHERE = ['copy', 'move'];
/** Flags of keys that are written to, as COMMAND INFO tells them. */
const WRITTEN = ['update', 'insert', 'delete'];
/** All their arguments, or every second one, are keys of one kind. */
const ALL_ALIKE = ['del', 'unlink', 'exists', 'mget', 'mset', 'msetnx'];

/** A command of a console that reads was carried out. */
export function noteReads(
  memory: Memory,
  machine: Machine,
  row: NodeRow,
  request: Request,
  reply: Reply,
): void {
  const server = machine.server!;
  const db = server.context.dbIndex;
  for (const at of keysAt(row, request, false)) {
    const key = request.text(at);
    look(memory, { machine, server, db, key, command: row.name, request, reply });
  }
}

/** What was read here is noted; what may be an anomaly is judged. */
function look(memory: Memory, read: Read): void {
  const { machine, server, db, key } = read;
  const { world } = memory;
  const now = unixMillis(world.now);
  const name = latin1(key);
  const { keyspace } = server;
  const print = printOf(keyspace, db, name, now);
  const expiresAt = expiryOf(keyspace, db, name, now);
  if (server.isReplica && !memory.written.has(machine.id)) {
    const master = topOf(world, machine)?.server ?? null;
    const isSame =
      master !== null &&
      printOf(master.keyspace, db, name, now) === print &&
      expiryOf(master.keyspace, db, name, now) === expiresAt;
    if (!isSame) findStale(memory, read);
  }
  const here = endOf(server);
  const before = memory.seen.get(`${db} ${key}`);
  if (before === undefined || (before.replid === here.replid && before.offset <= here.offset)) {
    const shown = shownAt(keyspace, db, name, now);
    const seen = { node: machine.id, ...here, print, expiresAt, shown, at: world.now };
    memory.note(`${db} ${key}`, seen);
  } else findBackwards(memory, read);
}

/** A write of a console or a load was carried out. */
export function noteWrite(
  memory: Memory,
  machine: Machine,
  client: Client,
  asker: Asker,
  row: NodeRow,
  request: Request,
): void {
  const { keyspace, stream, context } = machine.server!;
  const db = context.dbIndex;
  const offset = client.inExec ? -1 : stream.master_repl_offset;
  const now = unixMillis(memory.world.now);
  const line = lineOf(request);
  if (WHOLE_DATABASES.includes(row.name)) {
    const isSwap = row.name === 'swapdb';
    const of = isSwap ? Number(request.text(1)) : row.name === 'flushall' ? -1 : db;
    const swapped = isSwap ? Number(request.text(2)) : -1;
    if (swapped === of && isSwap) return;
    const gone = { db: of, swapped, key: null, print: null, expiresAt: Infinity, anew: true };
    asker.writes.push({ ...gone, line, offset });
    return;
  }
  const anew = ANEW.has(row.name) && !(row.name === 'set' && isConditional(request));
  for (const at of keysAt(row, request, true)) {
    const key = request.arg(at);
    const print = printOf(keyspace, db, key, now);
    if (print === null && ELSEWHERE.includes(row.name)) continue;
    const expiresAt = expiryOf(keyspace, db, key, now);
    const what = { db, swapped: -1, key: textOf(key), print, expiresAt, anew };
    asker.writes.push({ ...what, line, offset });
  }
}

/** A reply has come over this connection: what was carried out before is acknowledged. */
export function noteAnswer(memory: Memory, asker: Asker, connection: ConnectionId | null): void {
  const writes = asker.writes.splice(0);
  const { world } = memory;
  const end = world.network.connections.get(connection ?? -1)?.ends[1];
  const machine = world.machines.find((one) => one.end === end);
  const server = machine?.server ?? null;
  const client = server?.clients.get(connection ?? -1);
  if (machine === undefined || server === null || client === undefined) return;
  for (const write of writes) acknowledge(memory, machine, client, write);
  if (server.isReplica) noteOwnData(memory, machine, 'writable-replica');
  else if (world.machines.some((one) => one !== machine && isMaster(one))) {
    findDivergence(memory, machine);
  }
}

function acknowledge(memory: Memory, machine: Machine, client: Client, write: PendingWrite): void {
  const { world } = memory;
  const { ledger, steps } = memory;
  const { stream, isReplica } = machine.server!;
  const { db, swapped, key, offset, print, expiresAt, anew, line } = write;
  // What is written into a replica, or without a backlog, is at no place of a history.
  const isPlaced = !isReplica && stream.backlog !== null;
  const place = { replid: stream.replid, offset: offset < 0 ? client.writeOffset : offset };
  if (isPlaced) {
    let own = steps.get(machine.id);
    if (own === undefined) steps.set(machine.id, (own = new StepsOfHistory()));
    own.note({ ...place, at: world.now });
  } else place.offset = Infinity;
  const at = world.now;
  const answered = { node: machine.id, at, line, also: NOWHERE_ELSE, ...place };
  if (key === null) {
    const end = endOf(machine.server!);
    const isHere = (one: Acknowledged) => one.node === machine.id || memory.includes(end, one);
    if (swapped >= 0) {
      ledger.move((one) => (isHere(one) ? swappedTo(one.db, { db, swapped }) : one.db));
    } else ledger.remove((one) => (db < 0 || db === one.db) && isHere(one));
    ledger.addFlush({ ...answered, db, swapped });
    return;
  }
  const before = forgetReplaced(memory, machine, db, key);
  const anewAt = anew ? at : before;
  ledger.add(Object.freeze({ ...answered, db, key, print, expiresAt, anewAt }));
}

/** What was acknowledged for this key, and this node had, is replaced for good. When it was written anew last. */
function forgetReplaced(memory: Memory, machine: Machine, db: number, key: string): number {
  const { ledger } = memory;
  const end = endOf(machine.server!);
  let anewAt = ledger.of(machine.id, db, key)?.anewAt ?? -1;
  for (const { id } of memory.world.machines) {
    if (id === machine.id) continue;
    const other = ledger.of(id, db, key);
    if (other === undefined || !memory.includes(end, other)) continue;
    anewAt = Math.max(anewAt, other.anewAt);
    ledger.drop(other);
  }
  for (const flush of ledger.flushes) {
    if (flush.swapped >= 0 || (flush.db >= 0 && flush.db !== db)) continue;
    if (flush.node === machine.id || memory.includes(end, flush))
      anewAt = Math.max(anewAt, flush.at);
  }
  return anewAt;
}

/** A replica has changed its data by itself: from now on it is not what its master is. */
export function noteOwnData(
  memory: Memory,
  machine: Machine,
  why: 'writable-replica' | 'evicting-replica',
): void {
  const { world } = memory;
  const { id: node, server } = machine;
  if (memory.written.has(node)) return;
  memory.written.add(node);
  const { host, port } = server!.link;
  const other = masterOf(world, machine)?.id ?? `${host}:${port}`;
  world.emit({ kind: 'anomaly', name: 'divergence', bornAt: world.now, node, other, why });
}

function isMaster({ server }: Machine): boolean {
  return server !== null && !server.isReplica && server.stream.backlog !== null;
}

/** SET with NX: it is carried out because of what the key held. */
function isConditional(request: Request): boolean {
  for (let i = 3; i < request.count; i++) if (request.is(i, 'NX')) return true;
  return false;
}

/** Which arguments are keys; of a write, those that it writes to. Most rows tell it by themselves. */
function keysAt(row: NodeRow, request: Request, written: boolean): readonly number[] {
  const [first, last, step] = row.keys;
  if (first === 0 && !row.flags.includes('movablekeys')) return [];
  if (first === 1 && last === 1 && !row.flags.includes('movablekeys')) return [1];
  if (ALL_ALIKE.includes(row.name)) {
    const found: number[] = [];
    for (let at = first; at < request.count; at += step) found.push(at);
    return found;
  }
  return keysOf(row.name, request)
    .filter(({ flags }) => !written || flags.some((flag) => WRITTEN.includes(flag)))
    .map(({ at }) => at);
}
