import { encoded, type RawConnection } from '../rawConnection.ts';
import type { TestedServer } from '../servers.ts';
import { parseReply } from './compare.ts';

/** What one server made of a sequence of commands. */
export interface Played {
  /** One raw reply for each command. */
  readonly replies: string[];
  /** What its replica was sent meanwhile. */
  readonly stream: string;
  /** By how much master_repl_offset grew. */
  readonly offset: number;
  /** DEBUG DIGEST afterwards. */
  readonly digests: string;
  /** Every key whose value has one order only, with its encoding and its raw value. */
  readonly packed: string[];
}

const READ: Readonly<Record<string, readonly string[]>> = {
  quicklist: ['LRANGE', '0', '-1'],
  listpack: ['HGETALL'],
  intset: ['SMEMBERS'],
  skiplist: ['ZRANGE', '0', '-1', 'WITHSCORES'],
  raw: ['GET'],
  embstr: ['GET'],
  int: ['GET'],
};

/** One server with one client and one hand-made replica, whose stream is looked at. */
export class Side {
  private readonly server: TestedServer;
  private client: RawConnection;
  private readonly replica: RawConnection;
  /** master_repl_offset up to which the stream was taken. */
  private consumed = 0;

  private constructor(server: TestedServer, client: RawConnection, replica: RawConnection) {
    this.server = server;
    this.client = client;
    this.replica = replica;
  }

  /** Attaches the replica and waits until its RDB has gone by. */
  static async of(server: TestedServer): Promise<Side> {
    const client = await server.connect();
    const replica = await server.connect();
    await replica.command('REPLCONF', 'listening-port', '1', 'capa', 'psync2');
    replica.sendCommand('PSYNC', '?', '-1');
    await replica.upTo('+FULLRESYNC');
    const [, , offset] = (await replica.upTo('\r\n')).split(' ');
    // Without `capa eof` the RDB comes with its length.
    await replica.upTo('$');
    await replica.bytes(Number((await replica.upTo('\r\n')).trim()));
    const side = new Side(server, client, replica);
    side.consumed = Number(offset);
    return side;
  }

  private async ask(...words: string[]): Promise<string> {
    this.client.sendCommand(...words);
    return (await this.client.replies(1))[0]!;
  }

  private async offset(): Promise<number> {
    const info = await this.ask('INFO', 'replication');
    return Number(/master_repl_offset:(\d+)/.exec(info)![1]);
  }

  /** What the replica was sent since the last call. */
  private async streamed(): Promise<string> {
    const offset = await this.offset();
    const stream = await this.replica.bytes(offset - this.consumed);
    this.consumed = offset;
    return stream;
  }

  /** An empty data set, a fresh client, default settings; the stream is in database 0. */
  async clear(): Promise<void> {
    this.client.close();
    this.client = await this.server.connect();
    const reset = [
      // What the cron finds expired comes into the stream at a moment of its own.
      ['DEBUG', 'SET-ACTIVE-EXPIRE', '0'],
      ['CONFIG', 'SET', 'hash-max-listpack-entries', '8'],
      ['CONFIG', 'SET', 'zset-max-listpack-entries', '8'],
      ['CONFIG', 'SET', 'set-max-intset-entries', '8'],
      ['FLUSHALL'],
      ['SET', 'start', 'here'],
      ['DEL', 'start'],
    ];
    for (const words of reset) await this.ask(...words);
    await this.streamed();
  }

  async run(commands: readonly string[][]): Promise<Played> {
    const before = this.consumed;
    this.client.send(commands.map((words) => encoded(words)).join(''));
    const replies = await this.client.replies(commands.length);
    // A transaction may still be open, and another protocol spoken.
    for (const words of [['DISCARD'], ['RESET'], ['HELLO', '2']]) await this.ask(...words);
    const stream = await this.streamed();
    const offset = this.consumed - before;
    const digests = await this.ask('DEBUG', 'DIGEST');
    return { replies, stream, offset, digests, packed: await this.packed() };
  }

  private async packed(): Promise<string[]> {
    const out: string[] = [];
    for (const db of ['0', '1']) {
      await this.ask('SELECT', db);
      const keys = parseReply(await this.ask('KEYS', '*')).items!.map(({ body }) => body!);
      for (const key of keys.sort()) {
        const encoding = parseReply(await this.ask('OBJECT', 'ENCODING', key)).body!;
        const type = (await this.ask('TYPE', key)).slice(1, -2);
        const [read, ...rest] = (type === 'zset' ? READ['skiplist'] : READ[encoding]) ?? [];
        const value = read === undefined ? '' : await this.ask(read, key, ...rest);
        out.push([db, key, encoding, value].join(' '));
      }
    }
    return out;
  }
}
