// The state of a world as the page draws it.
import { textOf } from '../base/bytes.ts';
import { microsOfUnixSecond, unixMillis } from '../base/units.ts';
import type {
  AttachedReplicaView,
  BacklogView,
  KeysView,
  KeyView,
  LinkView,
  MasterLinkView,
  NodeId,
  NodeView,
} from '../contract.ts';
import { KEYS_SHOWN } from '../contract.ts';
import type { Database } from '../keyspace/database.ts';
import type { Keyspace } from '../keyspace/keyspace.ts';
import type { RedisServer } from '../node/redisServer.ts';
import { outputBufferOf } from '../replication/masterSide.ts';
import { ArcReader } from './arcs.ts';
import { ELLIPSIS } from './describe.ts';
import { holdOf } from './holds.ts';
import { heldViews } from './later.ts';
import { CONF_FILE, type Machine } from './machine.ts';
import { verdictOf } from './verdict.ts';
import type { World } from './world.ts';

/**
 * Digests are computed anew in every frame for so many keys of all nodes together; when there are
 * more and they change from frame to frame, only so often that this many keys come on one frame.
 */
const DIGESTED_PER_FRAME = 150;
/** When the page waits for a single frame it may take longer, up to so many keys. */
const DIGESTED_WHEN_CALM = 20_000;
const VALUE_MAX = 40;
/** Elements of an object that a glance can take in. */
const ELEMENTS_SHOWN = 8;

/** Looks at worlds; remembers only what spares work. */
export class Viewer {
  private readonly arcs = new ArcReader();
  private readonly digests = new Map<NodeId, { digest: string; revision: number }>();
  /** Frames since digests were computed, and what the data sets looked like in the last frame. */
  private digestAge = Infinity;
  private revisions = '';

  /**
   * Every node, with the whole list of its backlog's commands. `calm`: this frame stands alone (an
   * action, a seek, a pause), so its digests are of its own moment.
   */
  nodes(world: World, calm = true): NodeView[] {
    const digests = this.digestsOf(world, calm);
    return world.machines.map((machine) => this.node(world, machine, digests));
  }

  /** All digests are of one moment, or none: otherwise equal data would look different. */
  private digestsOf(world: World, calm: boolean): ReadonlyMap<NodeId, string> {
    let keys = 0;
    let revisions = '';
    for (const { id, server } of world.machines) {
      keys += server?.keyspace.size ?? 0;
      revisions += `${id}:${server?.keyspace.revision} `;
    }
    const quiet = revisions === this.revisions;
    this.revisions = revisions;
    const isDue =
      quiet ||
      (calm && keys <= DIGESTED_WHEN_CALM) ||
      ++this.digestAge * DIGESTED_PER_FRAME >= keys;
    if (isDue) this.digestAge = 0;
    const digests = new Map<NodeId, string>();
    for (const { id, server } of world.machines) {
      if (server !== null) digests.set(id, this.digest(id, server.keyspace, isDue));
    }
    return digests;
  }

  private digest(id: NodeId, keyspace: Keyspace, isDue: boolean): string {
    const known = this.digests.get(id);
    if (known !== undefined && (!isDue || known.revision === keyspace.revision)) {
      return known.digest;
    }
    const digest = keyspace.digest();
    this.digests.set(id, { digest, revision: keyspace.revision });
    return digest;
  }

  private node(world: World, machine: Machine, digests: ReadonlyMap<NodeId, string>): NodeView {
    const { id, server } = machine;
    const master = masterOf(world, machine);
    const digest = digests.get(id) ?? null;
    const other = master === null ? null : (digests.get(master.id) ?? null);
    const loading = machine.run === 'running' && (server?.loading ?? null) !== null;
    return {
      id,
      host: machine.address,
      port: machine.port,
      run: loading ? 'loading' : machine.run,
      since: machine.since,
      role: (server ?? machine.last).isReplica ? 'replica' : 'master',
      ...idsOf(server?.stream ?? machine.last),
      backlog: server === null ? null : this.backlog(id, server),
      master: server === null ? null : masterLink(world, server, master),
      replicas: server === null ? [] : attached(world, server),
      keys: keysOf(world, server?.keyspace ?? null),
      digest,
      digestEqual: digest === null || other === null ? null : digest === other,
      disk: {
        broken: machine.disk.broken,
        files: [...machine.disk.files]
          .filter(([name]) => name !== CONF_FILE)
          .map(([name, file]) => ({ name, bytes: file.size, at: file.at })),
      },
      child: childView(server),
      hold: server === null ? null : holdOf(server, world.now),
      failover: server?.failover.state ?? 'no-failover',
      verdict: verdictOf(world, machine),
      clients: server === null ? 0 : [...server.clients.values()].filter((c) => !c.attached).length,
    };
  }

  private backlog(id: NodeId, server: RedisServer): BacklogView | null {
    const { backlog } = server.stream;
    if (backlog === null) return null;
    const { size, first_byte_offset, histlen, model } = backlog;
    const arcs = this.arcs.read(id, server);
    const older = Math.max(0, server.stream.ops.countFrom(first_byte_offset) - arcs.length);
    return { size, first_byte_offset, histlen, model, older, arcs, kept: 0, cut: null };
  }
}

function childView(server: RedisServer | null): NodeView['child'] {
  const child = server?.child ?? null;
  if (child === null) return null;
  const { kind, startedAt, endsAt } = child;
  return { kind, startedAt, endsAt };
}

type Ids = Pick<NodeView, 'replid' | 'replid2' | 'second_repl_offset' | 'master_repl_offset'>;

function idsOf({ replid, replid2, second_repl_offset, master_repl_offset }: Ids): Ids {
  return { replid, replid2, second_repl_offset, master_repl_offset };
}

/** The machine that this one replicates from, if it is one of the lab. */
export function masterOf(world: World, machine: Machine): Machine | null {
  const link = machine.server?.link;
  if (link === undefined || link.host === null) return null;
  const end = world.resolve(link.host, link.port);
  return world.machines.find((one) => one.end === end) ?? null;
}

function masterLink(
  world: World,
  server: RedisServer,
  master: Machine | null,
): MasterLinkView | null {
  const { link } = server;
  if (link.host === null) return null;
  const applied = link.stream?.applied ?? link.cached?.offset ?? 0;
  const history = link.stream !== null ? server.stream.replid : (link.cached?.replid ?? '');
  const there = master?.server?.stream ?? null;
  const shared =
    there !== null &&
    (history === there.replid || (history === there.replid2 && applied < there.second_repl_offset));
  const { transfer } = link;
  return {
    host: link.host,
    port: link.port,
    node: master?.id ?? null,
    state: link.state,
    status: link.isUp ? 'up' : 'down',
    lastIoSeconds: link.isUp ? Math.floor(unixMillis(world.now) / 1000) - link.ioSeconds : -1,
    offset: applied,
    behind: shared ? Math.max(0, there.master_repl_offset - applied) : null,
    transfer:
      transfer === null
        ? null
        : {
            phase: transfer.loading ? 'loading' : transfer.size < 0 ? 'waiting' : 'receiving',
            received: transfer.read,
            total: transfer.size > 0 ? transfer.size : -1,
            since: transfer.size < 0 ? null : transfer.since,
          },
    trouble: link.trouble,
  };
}

function attached(world: World, server: RedisServer): AttachedReplicaView[] {
  const limits = server.settings.replicaLimits;
  return server.peers.map((peer) => {
    const connection = world.network.connections.get(peer.connection);
    const machine = world.machines.find((one) => one.end === connection?.ends[0]);
    return {
      ip: peer.announcedIp || peer.address,
      port: peer.port,
      node: machine?.id ?? null,
      state: peer.state,
      ackOffset: peer.ackOffset,
      lag: peer.state === 'ONLINE' ? Math.floor(unixMillis(world.now) / 1000) - peer.ackSeconds : 0,
      outputBuffer: outputBufferOf(server, peer),
      hardLimit: limits.hard,
      softLimit: limits.soft,
      softSeconds: limits.softSeconds,
      softSince: peer.softSince === 0 ? null : microsOfUnixSecond(peer.softSince),
    };
  });
}

function keysOf(world: World, keyspace: Keyspace | null): KeysView {
  if (keyspace === null) return { count: 0, revision: 0, recent: [] };
  const now = unixMillis(world.now);
  const recent = keyspace
    .recent(KEYS_SHOWN)
    .map(({ db, key, at }) => keyView(keyspace, db, key, at, now))
    .filter((view) => view !== null);
  return { count: keyspace.size, revision: keyspace.revision, recent };
}

/** One key for display; null when it is not held. */
export function keyView(
  keyspace: Keyspace,
  db: number,
  key: Uint8Array,
  writtenAt: number,
  now: number,
): KeyView | null {
  const database = keyspace.database(db);
  const entry = database.held(key);
  if (entry === 0) return null;
  const expires = database.expiresAt(entry);
  return {
    db,
    key: textOf(key, 0, Math.min(key.length, 80)),
    type: database.type(entry),
    encoding: database.encoding(entry),
    length: database.isString(entry) ? database.valueLength(entry) : database.object(entry).size,
    value: shownValue(database, entry),
    expiresAt: expires < 0 ? null : expires,
    ghost: expires >= 0 && now > expires,
    writtenAt,
  };
}

/** A string's text, or an object's first elements. */
export function shownValue(database: Database, entry: number): string {
  if (database.isString(entry)) {
    const value = textOf(database.value(entry, VALUE_MAX));
    return database.valueLength(entry) > VALUE_MAX ? value + ELLIPSIS : value;
  }
  const object = database.object(entry);
  const parts = object.sample(ELEMENTS_SHOWN).map((part) => textOf(part.subarray(0, VALUE_MAX)));
  const text = parts.join(' ').slice(0, VALUE_MAX);
  const paired = object.type === 'hash' || object.type === 'zset' ? 2 : 1;
  return object.size * paired > parts.length ? text + ELLIPSIS : text;
}

/** Links that matter: someone replicates over them, did, or they were bent. */
export function linkViews(world: World): LinkView[] {
  const views: LinkView[] = [];
  for (const link of world.network.links.values()) {
    const [a, b] = link.between.map((end) => world.machines.find((one) => one.end === end));
    if (a === undefined || b === undefined) continue;
    const replica = masterOf(world, a) === b ? a.id : masterOf(world, b) === a ? b.id : null;
    let isConnected = false;
    let waiting = 0;
    for (const connection of world.network.connections.values()) {
      if (connection.link !== link) continue;
      isConnected ||= connection.accepted;
      if (link.state === 'stalled') {
        for (const pipe of connection.pipes) waiting += pipe.buffer.length;
      }
    }
    views.push({
      between: [a.id, b.id],
      replica,
      state: link.state,
      latency: link.latency,
      bandwidth: link.bandwidth,
      connected: isConnected,
      messages: link.newest,
      waiting,
      held: link.holds.every((hold) => hold === null) ? [] : heldViews(world, link),
      sent: [
        { messages: link.segments[0], bytes: link.bytes[0] },
        { messages: link.segments[1], bytes: link.bytes[1] },
      ],
    });
  }
  return views;
}
