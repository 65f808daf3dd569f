import type { Dice } from '../base/dice.ts';
import type { Millis } from '../base/units.ts';
import type { Database } from '../keyspace/database.ts';
import type { Keyspace } from '../keyspace/keyspace.ts';
import type { Reply } from '../resp/reply.ts';
import type { Request } from '../resp/request.ts';

/** Redis's own command flags, in the words of COMMAND INFO. */
export type CommandFlag =
  | 'write'
  | 'readonly'
  | 'denyoom'
  | 'admin'
  | 'pubsub'
  | 'noscript'
  | 'blocking'
  | 'loading'
  | 'stale'
  | 'skip_monitor'
  | 'skip_slowlog'
  | 'fast'
  | 'no_auth'
  | 'may_replicate'
  | 'no_async_loading'
  | 'allow_busy'
  | 'no_multi'
  | 'movablekeys'
  | 'asking'
  | 'no_mandatory_keys';

/** The arguments of one command to be put in the replication stream. */
export type Args = readonly Uint8Array[];

/**
 * What running a command gave: the answer, and what the replicas must be told. Propagation is a
 * returned value because it is what we teach: EXPIRE returns a PEXPIREAT.
 */
export interface Outcome {
  readonly reply: Reply;
  readonly propagate: 'as-typed' | 'nothing' | readonly Args[];
  /** How many changes it counts for in rdb_changes_since_last_save. */
  readonly changes: number;
  /** Instead of being answered, the client waits for one of these keys to hold what it asked for. */
  readonly block?: Blocking;
}

/** What a client waits for (blockForKeys). When a key is there, the row's `serve` is asked. */
export interface Blocking {
  readonly keys: readonly Uint8Array[];
  readonly type: 'list' | 'zset';
  /** Milliseconds; 0: for ever. */
  readonly timeout: Millis;
}

/** What a data command may touch: the keyspace and a moment, not the node. One object, refilled for each command. */
export interface DataContext {
  readonly request: Request;
  readonly keyspace: Keyspace;
  /** The database selected by the client. */
  readonly db: Database;
  /** Unix time at which the command began, in milliseconds; the same for a whole transaction. */
  readonly now: Millis;
  readonly dice: Dice;
  readonly lazy: LazyFreeing;
  /** The longest string that may be made, in bytes: proto-max-bulk-len. */
  readonly stringMax: number;
}

/** The lazyfree-lazy-* settings that change what is propagated. */
export interface LazyFreeing {
  readonly userDel: boolean;
  readonly expire: boolean;
  readonly serverDel: boolean;
}

/** One command: what it is called, how it may be called, what it does. */
export interface CommandRow<Context> {
  /** Lower case; a subcommand's row is called `config|get`. */
  readonly name: string;
  /** As in COMMAND INFO: positive = exactly, negative = at least, the name included. */
  readonly arity: number;
  readonly flags: readonly CommandFlag[];
  /** First key, last key (negative: from the end), step; [0, 0, 0] without keys. */
  readonly keys: readonly [first: number, last: number, step: number];
  run(context: Context): Outcome;
  /**
   * For a client that waits, whose request this was: serves it from this key of the database, which
   * has become ready. Null when there is nothing for it there, and it goes on waiting.
   */
  serve?(context: Context, key: Uint8Array): Outcome | null;
}

export type DataRow = CommandRow<DataContext>;
