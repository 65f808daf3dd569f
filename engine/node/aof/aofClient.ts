import type { Reply } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { newClient } from '../clients/client.ts';
import { findRow } from '../processing.ts';
import { copyOf } from '../propagation.ts';
import type { RedisServer } from '../redisServer.ts';
import { UNMODELLED, type NodeRow } from '../rows.ts';
import { tellUnexpected } from '../unexpectedErrors.ts';

/**
 * Who types the commands of an append-only file while it is loaded (createAOFClient): it is never
 * answered, and what it does goes neither to replicas nor into the file again.
 */
export class AofClient {
  private readonly server: RedisServer;
  private readonly client: ReturnType<typeof newClient>;
  /** What waits for its EXEC. */
  private queue: Request[] | null = null;

  constructor(server: RedisServer) {
    this.server = server;
    this.client = newClient(-1, 0, '', server.seconds);
    this.client.authenticated = true;
  }

  get inTransaction(): boolean {
    return this.queue !== null;
  }

  /**
   * Runs a command, or queues a copy of it. `crash`: what Redis does not survive, a command with too
   * few arguments.
   */
  run(request: Request): 'unknown' | 'crash' | null {
    const row = findRow(this.server, request);
    if (row === null || (row.mask & UNMODELLED) !== 0) return 'unknown';
    if (row.name === 'multi') {
      this.queue ??= [];
      return null;
    }
    if (row.name === 'exec') {
      const queued = this.queue ?? [];
      this.queue = null;
      for (const one of queued) this.call(findRow(this.server, one)!, one);
      return null;
    }
    if (row.arity > 0 ? row.arity !== request.count : request.count < -row.arity) {
      this.server.log('#', 'Redis 7.0.15 crashed by signal: 11, si_code: 1');
      return 'crash';
    }
    if (this.queue !== null) this.queue.push(copyOf(request));
    else this.call(row, request);
    return null;
  }

  private call(row: NodeRow, request: Request): void {
    const { server, client } = this;
    const { context, keyspace } = server;
    context.now = server.unixMillis;
    keyspace.now = context.now;
    keyspace.at = server.now;
    keyspace.expiry = 'keep';
    context.request = request;
    context.client = client;
    context.dbIndex = client.db;
    const { reply, changes } = row.run(context);
    server.stats.dirty += changes;
    keyspace.modified.length = 0;
    keyspace.replaced.length = 0;
    keyspace.reaped.length = 0;
    keyspace.events.length = 0;
    this.tellError(row, reply);
  }

  private tellError(row: NodeRow, reply: Reply): void {
    if (reply.kind !== 'error') return;
    const what = 'server is sending an error to its AOF-loading-client';
    tellUnexpected(this.server, what, reply.text, row.name);
  }
}
