import { assert } from '../base/assert.ts';
import type { ReplOffset } from '../base/units.ts';
import type { EventRecord, NodeId } from '../contract.ts';
import type { RedisServer } from '../node/redisServer.ts';
import { decidePsync } from '../replication/psync.ts';
import { Histories } from './histories.ts';
import { checkInvariants } from './invariants.ts';
import type { World } from './world.ts';

/** Where a node stood when it was looked at last. */
interface Seen {
  readonly generation: number;
  readonly replid: string;
  readonly offset: ReplOffset;
  readonly revision: number;
  readonly replid2: string;
  readonly second_repl_offset: ReplOffset;
  readonly first: ReplOffset;
  readonly hasBacklog: boolean;
}

type Resync = Extract<EventRecord, { kind: 'resync' }>;

/**
 * Watches one world from its beginning on, and checks what takes a memory:
 * a replica's stream is a prefix of its master's history under the same ID; equal ID and offset mean
 * equal data; offsets do not go back but by a full resync or a new process; and a resync is partial
 * exactly when ID and range allow it.
 */
export class Witness {
  private readonly world: World;
  private readonly histories = new Histories();
  private readonly seen = new Map<NodeId, Seen>();
  /** Digest of the data set at a moment of a history, `replid:offset`. */
  private readonly digests = new Map<string, { digest: string; node: NodeId }>();
  private events = 0;

  constructor(world: World) {
    this.world = world;
    this.checkAction();
  }

  /** After an action, which may have done several things at once. */
  checkAction(): void {
    this.check(false);
  }

  /** After one entry of the queue. */
  checkStep(): void {
    this.check(true);
  }

  private check(single: boolean): void {
    checkInvariants(this.world);
    const fresh = this.world.recorder!.events.slice(this.events, this.world.recorded.events);
    this.events = this.world.recorded.events;
    if (single) for (const event of fresh) if (event.kind === 'resync') this.checkResync(event);
    for (const { id, server, generation } of this.world.machines) {
      if (server !== null) this.checkNode(id, server, generation, fresh);
    }
  }

  private checkNode(
    id: NodeId,
    server: RedisServer,
    generation: number,
    fresh: readonly EventRecord[],
  ): void {
    const { stream, keyspace } = server;
    const { replid, master_repl_offset: offset, backlog } = stream;
    const last = this.seen.get(id);
    const same = last?.generation === generation;
    const still = same && last.replid === replid && last.offset === offset;
    if (still && last.revision === keyspace.revision && last.hasBacklog === (backlog !== null)) {
      return;
    }
    const reloaded = fresh.some(
      (one) => one.kind === 'sync-finished' && one.replica === id && one.outcome === 'full',
    );
    if (same && !reloaded) {
      assert(offset >= last.offset, `${id} went back from offset ${last.offset} to ${offset}`);
    }
    this.histories.begin(replid, ...this.originOf(server));
    if (backlog !== null && !still) {
      const from = same && !reloaded ? last.offset + 1 : 0;
      const at = Math.max(from, backlog.first_byte_offset);
      this.histories.see(replid, at, backlog.slice(at, offset + 1 - at), id);
    }
    this.checkData(id, server);
    this.seen.set(id, {
      generation,
      replid,
      offset,
      revision: keyspace.revision,
      replid2: stream.replid2,
      second_repl_offset: stream.second_repl_offset,
      first: backlog?.first_byte_offset ?? 0,
      hasBacklog: backlog !== null,
    });
  }

  /** Where the history of a node's present ID begins, and which one it continues. */
  private originOf({ stream }: RedisServer): [offset: ReplOffset, parent: string | null] {
    const { replid2, second_repl_offset, backlog, master_repl_offset } = stream;
    if (second_repl_offset >= 0) return [second_repl_offset - 1, replid2];
    return [backlog === null ? master_repl_offset : backlog.first_byte_offset - 1, null];
  }

  /** Two nodes at the same moment of the same history hold the same data. */
  private checkData(id: NodeId, server: RedisServer): void {
    const { stream, keyspace, loading, settings } = server;
    if (loading !== null || stream.backlog === null) return;
    // Who writes into a replica has left its master's history, and so has one that evicts by itself.
    const isBound = settings.yes('replica-read-only') && settings.yes('replica-ignore-maxmemory');
    if (server.isReplica && !isBound) return;
    if (keyspace.size === 0 && this.isBeforeFlush(server)) return;
    const moment = `${stream.replid}:${stream.master_repl_offset}`;
    const digest = keyspace.digest();
    const known = this.digests.get(moment);
    if (known === undefined) this.digests.set(moment, { digest, node: id });
    else {
      assert(
        known.digest === digest,
        `at ${moment} ${id} holds ${digest}, but ${known.node} held ${known.digest}`,
      );
    }
  }

  /**
   * A replica saves its RDB in the middle of FLUSHALL: empty, but at the offset before the command.
   * Who starts from that file is ahead of its offset until FLUSHALL comes again, in 7.0.15 as well.
   */
  private isBeforeFlush({ stream }: RedisServer): boolean {
    const next = this.histories.following(stream.replid, stream.master_repl_offset + 1, 4_096);
    return /\$8\r\nflushall\r\n/i.test(next);
  }

  /** The decision, made once more from what was known of the master before this turn. */
  private checkResync(event: Resync): void {
    const master = this.seen.get(event.master);
    const server = this.world.machine(event.master)?.server ?? null;
    if (master === undefined || server === null) return;
    const { askedReplid, askedOffset, firstByteOffset, endOffset } = event;
    const id = askedReplid.toLowerCase();
    const known =
      id === master.replid || (id === master.replid2 && askedOffset <= master.second_repl_offset);
    const held =
      master.hasBacklog && askedOffset >= firstByteOffset && askedOffset <= endOffset + 1;
    const expected = known && held ? 'partial' : 'full';
    const what = `${event.replica} asked ${event.master} for ${askedReplid}:${askedOffset}`;
    assert(event.outcome === expected, `${what}: ${event.outcome}, but it should be ${expected}`);
    if (expected === 'full') return;
    const bytes = endOffset + 1 - askedOffset;
    assert(event.bytes === bytes, `${what}: ${event.bytes} bytes were promised, ${bytes} are due`);
    // The stream itself says the same after the turn.
    assert(
      decidePsync(server.stream, askedReplid, askedOffset).kind === 'partial',
      `${what}: it was told to continue what is not there`,
    );
  }
}
