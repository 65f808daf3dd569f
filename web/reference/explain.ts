/**
 * Reads the bytes of one message between a replica and its master and says what each part is. The
 * grammar is that of replication.c: RESP arrays, status and error lines, the snapshot's preamble
 * (`$EOF:` or `$length`), the snapshot, and the empty lines that keep a connection alive.
 */
export interface Part {
  /** Latin-1, as sent. */
  bytes: string;
  meaning: Meaning;
}

export type Meaning =
  | { means: 'ping' | 'pong' | 'ok' | 'keepalive' | 'sync' | 'getack' | 'multi' | 'exec' }
  | { means: 'stream-ping' | 'auth' | 'capa-eof' | 'capa-psync2' | 'capa-both' | 'eof-mark' }
  | { means: 'listening-port'; port: string }
  | { means: 'ip-address'; ip: string }
  | { means: 'replconf'; option: string }
  | { means: 'psync-anything' }
  | { means: 'psync'; replid: string; offset: string; failover: boolean }
  | { means: 'ack'; offset: string }
  | { means: 'fullresync'; replid: string; offset: string }
  | { means: 'continue'; replid: string }
  | { means: 'status'; line: string }
  | { means: 'error'; code: string }
  | { means: 'rdb-length'; bytes: number }
  | { means: 'rdb-eof'; mark: string }
  | { means: 'rdb'; version: string; bytes: number }
  | { means: 'rdb-more'; bytes: number }
  | { means: 'select'; db: string }
  | { means: 'publish'; channel: string }
  | { means: 'command'; name: string; bytes: number }
  | { means: 'unknown'; bytes: number };

/** More parts than this are not listed one by one. */
export const PARTS_MAX = 40;

export interface Sender {
  fromReplica: boolean;
  /** The message is known to carry a piece of a snapshot. */
  rdb: boolean;
}

export function explain(bytes: string, sender: Sender): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < bytes.length) {
    const last = parts.length === PARTS_MAX - 1;
    const part = last ? unknown(bytes.slice(at)) : partAt(bytes, at, sender, parts);
    parts.push(part);
    at += part.bytes.length;
  }
  return parts;
}

function partAt(bytes: string, at: number, sender: Sender, before: readonly Part[]): Part {
  const first = bytes.charAt(at);
  if (first === '\n') return { bytes: '\n', meaning: { means: 'keepalive' } };
  // A later piece of a snapshot may open with any byte.
  if (sender.rdb && at === 0 && first !== '$' && first !== '+')
    return snapshot(bytes, 0, undefined);
  if (first === '*') return command(bytes, at, sender.fromReplica) ?? unknown(bytes.slice(at));
  const preamble = before.at(-1)?.meaning;
  if (bytes.startsWith('REDIS', at)) return snapshot(bytes, at, preamble);
  if (before.some((part) => part.meaning.means === 'rdb-eof' && mark(bytes, at, part.meaning))) {
    return { bytes: bytes.slice(at, at + 40), meaning: { means: 'eof-mark' } };
  }
  const end = bytes.indexOf('\r\n', at);
  if (end === -1) return unknown(bytes.slice(at));
  const line = bytes.slice(at + 1, end);
  const whole = bytes.slice(at, end + 2);
  if (first === '+') return { bytes: whole, meaning: status(line) };
  if (first === '-') {
    return { bytes: whole, meaning: { means: 'error', code: line.split(' ')[0] ?? line } };
  }
  if (first === '$' && /^(EOF:.+|\d+)$/.test(line))
    return { bytes: whole, meaning: bulkPreamble(line) };
  // The only command that a replica writes as a line.
  if (sender.fromReplica && whole === 'SYNC\r\n')
    return { bytes: whole, meaning: { means: 'sync' } };
  return unknown(whole);
}

function mark(bytes: string, at: number, meaning: Meaning): boolean {
  return meaning.means === 'rdb-eof' && bytes.startsWith(meaning.mark, at);
}

function status(line: string): Meaning {
  const [word = '', replid = '', offset = ''] = line.split(' ');
  if (word === 'PONG') return { means: 'pong' };
  if (word === 'OK') return { means: 'ok' };
  if (word === 'FULLRESYNC') return { means: 'fullresync', replid, offset };
  if (word === 'CONTINUE') return { means: 'continue', replid };
  return { means: 'status', line };
}

function bulkPreamble(line: string): Meaning {
  if (line.startsWith('EOF:')) return { means: 'rdb-eof', mark: line.slice(4) };
  return { means: 'rdb-length', bytes: Number(line) };
}

/** The snapshot ends at the announced length, at the announced mark, or with the message. */
function snapshot(bytes: string, at: number, preamble: Meaning | undefined): Part {
  let end = bytes.length;
  if (preamble?.means === 'rdb-length') end = Math.min(end, at + preamble.bytes);
  if (preamble?.means === 'rdb-eof') {
    const found = bytes.indexOf(preamble.mark, at);
    if (found !== -1) end = found;
  }
  // A preamble that announces nothing says nothing about what follows it.
  const taken = bytes.slice(at, end > at ? end : bytes.length);
  if (!taken.startsWith('REDIS')) {
    return { bytes: taken, meaning: { means: 'rdb-more', bytes: taken.length } };
  }
  const version = taken.slice(5, 9);
  return { bytes: taken, meaning: { means: 'rdb', version, bytes: taken.length } };
}

function unknown(bytes: string): Part {
  return { bytes, meaning: { means: 'unknown', bytes: bytes.length } };
}

/** One RESP array of bulk strings; null when it is cut off or broken. */
function command(bytes: string, start: number, fromReplica: boolean): Part | null {
  const head = bytes.indexOf('\r\n', start);
  if (head === -1) return null;
  const count = Number(bytes.slice(start + 1, head));
  const args: string[] = [];
  let at = head + 2;
  for (let index = 0; index < count; index += 1) {
    const end = bytes.indexOf('\r\n', at);
    if (end === -1 || bytes.charAt(at) !== '$') return null;
    const length = Number(bytes.slice(at + 1, end));
    const next = end + 2 + length + 2;
    if (next > bytes.length || !Number.isInteger(length)) return null;
    args.push(bytes.slice(end + 2, end + 2 + length));
    at = next;
  }
  const wire = bytes.slice(start, at);
  return { bytes: wire, meaning: fromReplica ? asked(args, wire) : streamed(args, wire) };
}

/** What a replica says to its master. */
function asked(args: readonly string[], wire: string): Meaning {
  const [name = '', first = '', second = ''] = args;
  switch (name.toUpperCase()) {
    case 'PING':
      return { means: 'ping' };
    case 'AUTH':
      return { means: 'auth' };
    case 'SYNC':
      return { means: 'sync' };
    case 'PSYNC':
      if (first === '?') return { means: 'psync-anything' };
      return { means: 'psync', replid: first, offset: second, failover: args.length > 3 };
    case 'REPLCONF':
      return replconf(first.toLowerCase(), args);
    default:
      return { means: 'command', name, bytes: wire.length };
  }
}

function replconf(option: string, args: readonly string[]): Meaning {
  const value = args[2] ?? '';
  if (option === 'listening-port') return { means: 'listening-port', port: value };
  if (option === 'ip-address') return { means: 'ip-address', ip: value };
  if (option === 'ack') return { means: 'ack', offset: value };
  if (option === 'capa') {
    if (args.includes('eof') && args.includes('psync2')) return { means: 'capa-both' };
    if (args.includes('eof')) return { means: 'capa-eof' };
    if (args.includes('psync2')) return { means: 'capa-psync2' };
  }
  return { means: 'replconf', option };
}

/** What a master sends in its replication stream. */
function streamed(args: readonly string[], wire: string): Meaning {
  const [name = '', first = ''] = args;
  switch (name.toUpperCase()) {
    case 'PING':
      return { means: 'stream-ping' };
    case 'SELECT':
      return { means: 'select', db: first };
    case 'MULTI':
      return { means: 'multi' };
    case 'PUBLISH':
    case 'SPUBLISH':
      return { means: 'publish', channel: first };
    case 'EXEC':
      return { means: 'exec' };
    case 'REPLCONF':
      return first.toUpperCase() === 'GETACK'
        ? { means: 'getack' }
        : { means: 'replconf', option: first.toLowerCase() };
    default:
      return { means: 'command', name, bytes: wire.length };
  }
}
