import { ByteBuffer, latin1, textOf } from '../base/bytes.ts';
import { Dice } from '../base/dice.ts';
import { EPOCH_MILLIS } from '../base/units.ts';
import { Keyspace } from '../keyspace/keyspace.ts';
import type { Reply } from '../resp/reply.ts';
import { Request } from '../resp/request.ts';
import { type Protocol, writeReply } from '../resp/writer.ts';
import { wrongArity } from './arguments.ts';
import type { DataRow, LazyFreeing } from './row.ts';
import { DATA_ROWS } from './dataRows.ts';
import { CommandTable } from './table.ts';

const TABLE = new CommandTable<DataRow>(DATA_ROWS);
const UNWRAPPED = ['scan', 'randomkey'];

/** The request that these words make. */
export function requestOf(words: readonly string[]): Request {
  const request = new Request();
  const bytes = new ByteBuffer();
  request.reserve(words.length);
  request.count = words.length;
  words.forEach((word, i) => {
    request.starts[i] = bytes.end;
    request.lengths[i] = word.length;
    bytes.appendText(word);
  });
  request.bytes = bytes.slice();
  return request;
}

/**
 * The smallest thing that can run data commands: one client, one keyspace, a clock moved by hand,
 * and the stream that replicas would read.
 */
export class Executor {
  readonly keyspace = new Keyspace();
  readonly dice = new Dice(1);
  db = 0;
  now = EPOCH_MILLIS;
  stringMax = 512 * 1024 * 1024;
  lazy: LazyFreeing = { userDel: false, expire: false, serverDel: false };
  /** Commands propagated and not yet taken. */
  stream: string[][] = [];
  changes = 0;
  private streamDb = 0;

  /** Whether these words name a data command. */
  static knows(words: readonly string[]): boolean {
    return rowOf(words) !== null;
  }

  run(...words: string[]): Reply {
    if (words[0] === 'SELECT') {
      this.db = Number(words[1]);
      return { kind: 'simple', text: 'OK' };
    }
    const row = rowOf(words);
    if (row === null) throw new Error(`no data command: ${words.join(' ')}`);
    const { arity } = row;
    if (arity > 0 ? words.length !== arity : words.length < -arity) return wrongArity(row.name);
    const { keyspace, dice, lazy, stringMax, now } = this;
    keyspace.now = now;
    const db = keyspace.database(this.db);
    const request = requestOf(words);
    const outcome = row.run({ request, keyspace, db, now, dice, lazy, stringMax });
    const unit = this.takeReaped();
    if (outcome.propagate === 'as-typed') unit.push({ db: this.db, words });
    else if (outcome.propagate !== 'nothing') {
      for (const args of outcome.propagate) {
        unit.push({ db: this.db, words: args.map((arg) => textOf(arg)) });
      }
    }
    this.changes += outcome.changes;
    this.propagate(unit, unit.length > 1 && !UNWRAPPED.includes(row.name));
    return outcome.reply;
  }

  /** One tick of the cron. */
  expire(): void {
    this.keyspace.now = this.now;
    this.keyspace.activeExpireCycle();
    this.propagate(this.takeReaped(), false);
  }

  /** What was propagated since the last call. */
  propagated(): string[][] {
    return this.stream.splice(0);
  }

  private takeReaped(): { db: number; words: string[] }[] {
    const name = this.lazy.expire ? 'UNLINK' : 'DEL';
    return this.keyspace.reaped
      .splice(0)
      .map(({ db, key }) => ({ db, words: [name, textOf(key)] }));
  }

  private propagate(unit: { db: number; words: string[] }[], wrapped: boolean): void {
    unit.forEach(({ db, words }, i) => {
      if (db !== this.streamDb) this.stream.push(['SELECT', String(db)]);
      this.streamDb = db;
      if (wrapped && i === 0) this.stream.push(['MULTI']);
      this.stream.push(words);
    });
    if (wrapped) this.stream.push(['EXEC']);
  }
}

function rowOf(words: readonly string[]): DataRow | null {
  const name = latin1(words[0]!);
  const row = TABLE.find(name, 0, name.length);
  const under = words.length > 1 ? TABLE.byName(`${row?.name}|${words[1]!.toLowerCase()}`) : null;
  return under ?? row;
}

/** As the captured replies are written: most of them in RESP2. */
export function wire(reply: Reply, protocol: Protocol = 2): string {
  const out = new ByteBuffer();
  writeReply(out, reply, protocol);
  return textOf(out.slice());
}
