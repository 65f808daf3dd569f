import type { Dice } from '../base/dice.ts';
import type { Millis } from '../base/units.ts';
import type { DataContext, LazyFreeing } from '../commands/row.ts';
import type { Database } from '../keyspace/database.ts';
import { eventClasses } from '../keyspace/events.ts';
import type { Keyspace } from '../keyspace/keyspace.ts';
import type { Request } from '../resp/request.ts';
import { type Client, newClient } from './clients/client.ts';
import type { RedisServer } from './redisServer.ts';

const NO_CONNECTION = -1;

/** What a command of the server itself may touch. One object per server, refilled for each command. */
export class CommandContext implements DataContext {
  readonly server: RedisServer;
  readonly keyspace: Keyspace;
  readonly dice: Dice;
  request: Request;
  /** The database of the client, or of the master's stream. */
  dbIndex = 0;
  now: Millis = 0;
  lazy: LazyFreeing = { userDel: false, expire: false, serverDel: false };
  private someone: Client | null = null;
  private nobody: Client | null = null;
  private stringBound = Infinity;

  constructor(server: RedisServer) {
    this.server = server;
    this.keyspace = server.keyspace;
    this.dice = server.dice;
    this.request = server.request;
  }

  get db(): Database {
    return this.keyspace.database(this.dbIndex);
  }

  /** The client whose command runs. The master's stream has none: what asks for it gets one that nobody hears. */
  get client(): Client {
    return this.someone ?? (this.nobody ??= this.masterClient());
  }

  set client(client: Client | null) {
    this.someone = client;
    this.nobody = null;
  }

  private masterClient(): Client {
    const { server } = this;
    const { host, port } = server.link;
    const client = newClient(-1, NO_CONNECTION, `${host}:${port}`, server.seconds);
    client.authenticated = true;
    client.db = this.dbIndex;
    return client;
  }

  /** The longest string that may be made. The master's stream is obeyed (mustObeyClient). */
  get stringMax(): number {
    return this.someone === null ? Infinity : this.stringBound;
  }

  /** The settings that commands ask about changed. */
  refreshSettings(): void {
    const { settings } = this.server;
    const slowerThan = settings.number('slowlog-log-slower-than');
    this.keyspace.limits = {
      hashMaxListpackEntries: settings.number('hash-max-listpack-entries'),
      hashMaxListpackValue: settings.number('hash-max-listpack-value'),
      setMaxIntsetEntries: settings.number('set-max-intset-entries'),
      zsetMaxListpackEntries: settings.number('zset-max-listpack-entries'),
      zsetMaxListpackValue: settings.number('zset-max-listpack-value'),
      listMaxListpackSize: settings.number('list-max-listpack-size'),
      listCompressDepth: settings.number('list-compress-depth'),
      hllSparseMaxBytes: settings.number('hll-sparse-max-bytes'),
    };
    this.server.slowlog.limit = slowerThan < 0 ? Infinity : slowerThan;
    this.server.minReplicas = settings.number('min-replicas-to-write');
    this.server.maxmemory = settings.number('maxmemory');
    this.keyspace.lfu = settings.text('maxmemory-policy').endsWith('lfu')
      ? {
          logFactor: settings.number('lfu-log-factor'),
          decayMinutes: settings.number('lfu-decay-time'),
        }
      : null;
    this.keyspace.notified = eventClasses(settings.text('notify-keyspace-events')) ?? 0;
    this.stringBound = settings.number('proto-max-bulk-len');
    this.lazy = {
      userDel: settings.yes('lazyfree-lazy-user-del'),
      expire: settings.yes('lazyfree-lazy-expire'),
      serverDel: settings.yes('lazyfree-lazy-server-del'),
    };
  }
}
