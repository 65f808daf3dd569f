import type { CommandRow } from '../commands/row.ts';
import { CommandTable } from '../commands/table.ts';
import type { CommandContext } from './context.ts';

/** Bits of `mask`: the flags that admission asks about for every command. */
export const WRITE = 1;
export const STALE = 2;
export const LOADING = 4;
export const NO_AUTH = 8;
export const NO_MULTI = 16;
/** Runs inside MULTI instead of being queued. */
export const EVEN_IN_MULTI = 32;
/** What it deletes by expiry is not wrapped in MULTI. */
export const UNWRAPPED = 64;
/** It may be propagated although it does not write (PUBLISH): a pause of writes holds it back. */
export const MAY_REPLICATE = 2048;
/** It may need memory: refused when there is none left. */
export const DENY_OOM = 4096;
/** Redis has it, the playground does not. */
export const UNMODELLED = 256;
/** DEBUG, EXEC, PING: admission knows them by name. */
export const KNOWN_BY_NAME = 32768;
/** It changes nothing: to look a key up is to read it, and INFO counts hits and misses. */
export const READS = 1024;
/** It has to wait even where the old data set may be read while a new one is loaded. */
export const NO_ASYNC_LOADING = 8192;
/** What it propagates goes to replicas, and not into the append-only file. */
export const REPLICAS_ONLY = 16384;
/** FLUSHALL: the RDB child is killed and the file rewritten. */
export const FLUSHES = 512;

/** A command row with what the hot path needs at hand. */
export interface NodeRow extends CommandRow<CommandContext> {
  readonly mask: number;
  /** Its place in the table, for counters. */
  readonly index: number;
  /** Of a container (CONFIG, CLIENT): its subcommands by lower-case name. */
  readonly subcommands: ReadonlyMap<string, NodeRow> | null;
}

/** Made in one way only: what is done for every command then sees one form of row, and is quick. */
class TableRow implements NodeRow {
  readonly name: string;
  readonly arity: number;
  readonly flags: NodeRow['flags'];
  readonly keys: NodeRow['keys'];
  readonly mask: number;
  readonly index: number;
  readonly subcommands: NodeRow['subcommands'];
  readonly run: NodeRow['run'];
  readonly serve: NonNullable<NodeRow['serve']>;

  constructor(
    row: CommandRow<CommandContext>,
    mask: number,
    index: number,
    subcommands: NodeRow['subcommands'],
  ) {
    this.name = row.name;
    this.arity = row.arity;
    this.flags = row.flags;
    this.keys = row.keys;
    this.mask = mask;
    this.index = index;
    this.subcommands = subcommands;
    this.run = row.run;
    this.serve = row.serve ?? servesNobody;
  }
}

const servesNobody = (): null => null;

export type NodeTable = CommandTable<NodeRow>;

/** The first index of a row that is not modelled. */
const UNMODELLED_FROM = 512;
const EVEN_NAMES = ['exec', 'discard', 'multi', 'watch', 'quit', 'reset'];
/** It looks at keys past Redis's own functions for it. */
const UNCOUNTED = ['memory|usage'];
const UNWRAPPED_NAMES = ['scan', 'randomkey'];

function maskOf(row: CommandRow<CommandContext>): number {
  const has = (flag: (typeof row.flags)[number], bit: number): number =>
    row.flags.includes(flag) ? bit : 0;
  const named = (names: readonly string[], bit: number): number =>
    names.includes(row.name) ? bit : 0;
  return (
    has('write', WRITE) |
    has('stale', STALE) |
    has('loading', LOADING) |
    has('no_auth', NO_AUTH) |
    has('no_async_loading', NO_ASYNC_LOADING) |
    has('no_multi', NO_MULTI) |
    has('may_replicate', MAY_REPLICATE) |
    has('denyoom', DENY_OOM) |
    named(EVEN_NAMES, EVEN_IN_MULTI) |
    named(UNWRAPPED_NAMES, UNWRAPPED) |
    named(['flushall'], FLUSHES) |
    named(['debug', 'exec', 'ping'], KNOWN_BY_NAME) |
    named(['publish', 'spublish', 'debug'], REPLICAS_ONLY) |
    (UNCOUNTED.includes(row.name) ? 0 : has('readonly', READS))
  );
}

/** A table of rows. `more`: bits for every mask. */
export function buildTable(rows: readonly CommandRow<CommandContext>[], more = 0): NodeTable {
  // Those of commands that are not modelled come after all others: counters have room for both.
  const first = (more & UNMODELLED) === 0 ? 0 : UNMODELLED_FROM;
  return new CommandTable(nodeRows(rows, first, more));
}

/** More rows for a table of commands that are modelled. */
export function extendTable(table: NodeTable, rows: readonly CommandRow<CommandContext>[]): void {
  let next = 0;
  for (const { index, subcommands } of table.rows) {
    next = Math.max(
      next,
      index + 1,
      ...[...(subcommands?.values() ?? [])].map((sub) => sub.index + 1),
    );
  }
  table.add(nodeRows(rows, next, 0));
}

/** Joins rows; `config|get` becomes a subcommand of `config`. Their indexes begin with `first`. */
function nodeRows(
  rows: readonly CommandRow<CommandContext>[],
  first: number,
  more: number,
): NodeRow[] {
  const tops: NodeRow[] = [];
  const within = new Map<string, CommandRow<CommandContext>[]>();
  for (const row of rows) {
    const cut = row.name.indexOf('|');
    if (cut < 0) continue;
    const container = row.name.slice(0, cut);
    const others = within.get(container);
    if (others === undefined) within.set(container, [row]);
    else others.push(row);
  }
  let index = first;
  for (const row of rows) {
    if (row.name.includes('|')) continue;
    const subcommands = new Map<string, NodeRow>();
    for (const other of within.get(row.name) ?? []) {
      const name = other.name.slice(row.name.length + 1);
      const mask = maskOf(other) | more;
      subcommands.set(name, new TableRow(other, mask, index++, null));
    }
    const held = subcommands.size > 0 ? subcommands : null;
    tops.push(new TableRow(row, maskOf(row) | more, index++, held));
  }
  return tops;
}
