/**
 * `INFO replication` and `CONFIG GET` of one or several servers, as they were pasted, read into one
 * record for each answer. Nothing is thrown away silently: what was not understood is told. Pure.
 */
import { linesOf, type Address, type Line } from './lines.ts';

/** A `slaveN` line of a master. */
export interface ListedReplica {
  ip: string;
  port: number;
  state: string;
  offset: number;
  lag: number;
}

/** One answer to INFO, and the settings that stood with it. */
export interface Reading {
  /** Where it was asked, as far as the text says. */
  address: Address | null;
  /** Seconds: server_time_usec, a stamp in front of it, or uptime. */
  at: number | null;
  fields: Map<string, string>;
  replicas: ListedReplica[];
  config: Map<string, string>;
  /** redis-cli's own words where there was no answer. */
  errors: string[];
}

export type PasteProblem =
  /** There is no text. */
  | { what: 'empty' }
  /** There is text, but no answer to INFO replication in it; `sections` are those that are. */
  | { what: 'no-info'; sections: readonly string[] }
  /** An answer ends before its last field. `after`: the last line that is there. */
  | { what: 'cut-off'; reading: Reading; missing: readonly string[]; after: string }
  /** A value that cannot be: `master_repl_offset:abc`. */
  | { what: 'bad-value'; line: string }
  /** A Sentinel, which holds no data and replicates nothing. */
  | { what: 'sentinel'; reading: Reading }
  /** Other servers told who they follow; this one's answer has no such section. */
  | { what: 'no-replication'; reading: Reading }
  /** Before 4.0 there are no replication IDs: histories cannot be told apart. */
  | { what: 'old' };

export interface Paste {
  readings: readonly Reading[];
  problems: readonly PasteProblem[];
  /** Lines that nothing was read from. */
  unread: readonly string[];
}

/** An answer of any version ends with these. */
const EXPECTED = ['master_replid', 'master_repl_offset', 'repl_backlog_histlen'] as const;
const NUMBERS =
  /^(?:connected_slaves|master_repl_offset|second_repl_offset|repl_backlog_\w+|slave_\w*repl_offset|master_port|master_\w*seconds\w*|master_sync_\w+bytes)$/;
/** Fields that are not of INFO, though they look like one. */
const LISTED = /^ip=([^,]*),port=(\d+),state=([^,]*),offset=(-?\d+)(?:,lag=(-?\d+))?/;

export function readPaste(text: string): Paste {
  const reader = new Reader();
  for (const line of linesOf(text)) reader.take(line);
  return reader.finish(text);
}

const isSame = (a: Address, b: Address): boolean => a.port === b.port && a.host === b.host;

class Reader {
  private readonly readings: Reading[] = [];
  private readonly problems: PasteProblem[] = [];
  private readonly unread: string[] = [];
  private readonly sections = new Set<string>();
  private current: Reading | null = null;
  private address: Address | null = null;
  private time: number | null = null;
  private last = '';

  take(line: Line): void {
    if (line.kind === 'blank') return;
    if (line.kind === 'section') this.section(line.name);
    else if (line.kind === 'address') this.turnTo(line.address);
    else if (line.kind === 'time') this.time = line.seconds;
    else if (line.kind === 'field') this.field(line.name, line.value, line.text);
    else if (line.kind === 'setting') this.here().config.set(line.name, line.value);
    else if (line.kind === 'error') this.here().errors.push(line.text);
    else this.unread.push(line.text);
    this.last = line.text;
  }

  private section(name: string): void {
    this.sections.add(name);
    // What comes first in a whole INFO, or stands alone, begins a new answer.
    const { fields } = this.here();
    const isWhole = name === 'server' && fields.has('redis_version');
    if (isWhole || ((name === 'server' || name === 'replication') && fields.has('role'))) {
      this.begin();
    }
  }

  /** Until the next prompt or heading says otherwise, all that follows is this server's. */
  private turnTo(address: Address): void {
    if (this.address === null || !isSame(this.address, address)) this.current = null;
    this.address = address;
  }

  private here(): Reading {
    const { address } = this;
    const known = this.readings.findLast(
      (reading) => address !== null && reading.address !== null && isSame(reading.address, address),
    );
    this.current ??= known ?? this.create();
    return this.current;
  }

  private begin(): Reading {
    this.current = this.create();
    return this.current;
  }

  private create(): Reading {
    const reading: Reading = {
      address: this.address,
      at: this.time,
      fields: new Map(),
      replicas: [],
      config: new Map(),
      errors: [],
    };
    this.readings.push(reading);
    return reading;
  }

  private field(name: string, value: string, text: string): void {
    const known = this.here();
    const reading = name === 'role' && known.fields.has('role') ? this.begin() : known;
    if (/^slave\d+$/.test(name)) {
      this.listed(reading, value, text);
      return;
    }
    if (NUMBERS.test(name) && !/^-?\d+(?:\.\d+)?$/.test(value)) {
      this.problems.push({ what: 'bad-value', line: text.trim() });
      return;
    }
    reading.fields.set(name, value);
    if (name === 'server_time_usec') reading.at = Number(value) / 1e6;
    if (name === 'uptime_in_seconds') reading.at ??= Number(value);
    if (name === 'tcp_port') reading.address ??= { host: '', port: Number(value) };
  }

  private listed(reading: Reading, value: string, text: string): void {
    const parts = LISTED.exec(value);
    if (parts === null) {
      this.problems.push({ what: 'bad-value', line: text.trim() });
      return;
    }
    const [, ip = '', port = '', state = '', offset = '', lag = '0'] = parts;
    reading.replicas.push({
      ip,
      port: Number(port),
      state,
      offset: Number(offset),
      lag: Number(lag),
    });
  }

  finish(text: string): Paste {
    const { problems, unread } = this;
    const answered = this.readings.filter(({ fields }) => fields.has('role'));
    // Settings without an answer of their own belong to the one answer there is.
    const alone = answered.length === 1 ? answered[0] : undefined;
    const useful = this.readings.filter((reading) => {
      if (reading.fields.has('role') || reading.errors.length > 0) return true;
      if (alone === undefined) return false;
      for (const [name, value] of reading.config) alone.config.set(name, value);
      return false;
    });
    for (const reading of useful) {
      if (!reading.fields.has('role')) continue;
      const missing = EXPECTED.filter(
        (name) => !reading.fields.has(name) && (name !== 'master_replid' || !isOld(reading)),
      );
      const listed = Number(reading.fields.get('connected_slaves') ?? 0);
      if (reading.replicas.length < listed)
        missing.push(`slave${reading.replicas.length}` as never);
      if (missing.length > 0) {
        problems.push({ what: 'cut-off', reading, missing, after: lastLine(reading, this.last) });
      }
    }
    if (useful.some(isOld)) problems.push({ what: 'old' });
    for (const reading of this.readings) {
      if (useful.includes(reading) || reading.fields.size === 0) continue;
      if (reading.fields.has('sentinel_masters')) problems.push({ what: 'sentinel', reading });
      else if (useful.length > 0) problems.push({ what: 'no-replication', reading });
    }
    if (text.trim() === '') problems.push({ what: 'empty' });
    else if (useful.length === 0 && problems.every(({ what }) => what !== 'sentinel')) {
      problems.push({ what: 'no-info', sections: [...this.sections] });
    }
    return { readings: useful, problems, unread };
  }
}

/** Whole, and without a replication ID. */
function isOld({ fields }: Reading): boolean {
  return fields.has('repl_backlog_histlen') && !fields.has('master_replid');
}

function lastLine({ fields }: Reading, fallback: string): string {
  const last = [...fields].at(-1);
  return last === undefined ? fallback : `${last[0]}:${last[1]}`;
}
