// Handshakes captured between two real 7.0.15 servers: who plays in them, and the bytes of each
// direction as lines, without what depends on the moment at which they were captured.
import type { Telling } from './resync.fixture.ts';
import type { LogEntry, Scenario } from './resyncOutcome.fixture.ts';

export interface HandshakeCase {
  readonly id: string;
  readonly events: readonly { readonly dir: string; readonly bytes: string }[];
  readonly masterLog: readonly LogEntry[];
  readonly replicaLog: readonly LogEntry[];
}

export interface HandshakePlay {
  readonly M?: readonly string[];
  readonly R?: readonly string[];
  /** Written on the master before. */
  readonly keys?: number;
  /** How long it is watched, in seconds. */
  readonly seconds?: number;
  /** What happens after REPLICAOF. */
  readonly after?: (t: Telling) => void;
  readonly configured?: boolean;
}

export const HANDSHAKES: Readonly<Record<string, HandshakePlay>> = {
  diskless: { keys: 3 },
  disk: { M: ['repl-diskless-sync no'], keys: 3 },
  'diskless-delay5': { M: ['repl-diskless-sync-delay 5'], keys: 10, seconds: 8 },
  'disk-slow-bgsave': {
    M: ['repl-diskless-sync no', 'rdb-key-save-delay 300000'],
    keys: 12,
    seconds: 6,
    after: (t) => {
      t.run(1);
      t.type('M', 'SET during bgsave');
    },
  },
  'diskless-slow-bgsave': {
    M: ['rdb-key-save-delay 300000'],
    keys: 10,
    seconds: 6,
    after: (t) => {
      t.run(1);
      t.type('M', 'SET during bgsave');
    },
  },
  'slow-load': {
    M: ['repl-diskless-sync no'],
    R: ['key-load-delay 200000'],
    keys: 16,
    seconds: 6,
  },
  'auth-password': { M: ['requirepass s3cret'], R: ['masterauth s3cret'] },
  'auth-wrong': { M: ['requirepass s3cret'], R: ['masterauth bad'] },
  'auth-user': {
    M: ['user repl on >pw +psync +replconf +ping'],
    R: ['masteruser repl', 'masterauth pw'],
  },
  'auth-unneeded': { R: ['masterauth x'] },
  announce: { keys: 3, R: ['replica-announce-ip 10.1.2.3', 'replica-announce-port 7777'] },
  'config-replicaof': { configured: true, keys: 10 },
};

/** Refused and tried again at once, without an end to compare. */
export const STORMS: readonly [id: string, play: HandshakePlay][] = [
  ['auth-missing', { M: ['requirepass s3cret'], seconds: 0.1 }],
  [
    'auth-user-noperm',
    {
      M: ['user repl on >pw -@all +ping'],
      R: ['masteruser repl', 'masterauth pw'],
      seconds: 0.1,
    },
  ],
];

export const castOf = ({ M = [], R = [] }: HandshakePlay) => ({ nodes: { M: [...M], R: [...R] } });

/** What has happened before the capture counts. */
export function prepare(t: Telling, { M = [], keys = 0, configured = false }: HandshakePlay): void {
  if (M.some((line) => line.startsWith('requirepass'))) t.type('M', 'AUTH s3cret');
  t.type('M', `DEBUG POPULATE ${keys}`);
  if (!configured) return;
  t.kill('R');
  t.configure('R', [`replicaof 127.0.0.1 ${t.way('R', 'M')}`]);
}

export function shakeHands(t: Telling, { configured = false, after }: HandshakePlay): void {
  if (configured) t.start('R');
  else t.follow('R', 'M');
  after?.(t);
}

/** What goes up: commands. What goes down: lines, then the RDB, then the stream. */
function pieces(text: string): string[] {
  if (text.includes('REDIS0010') || text.includes('<RDB>'))
    return [text.startsWith('$') ? preamble(text) : '', '<RDB>'];
  return text
    .replace(/\*\d+\r\n/g, '\n* ')
    .replace(/\$\d+\r\n([^\r]*)\r\n/g, '$1 ')
    .split(/[\r\n]+/)
    .map((one) => one.trim());
}

function preamble(text: string): string {
  return text.slice(0, text.indexOf('\r\n')).replace(/^\$\d+$/, '$length');
}

/** One direction, without what depends on the moment at which it was captured. */
export function direction(chunks: readonly string[]): string[] {
  const ids: string[] = [];
  const named = (line: string): string =>
    line.replace(/\b[0-9a-f]{40}\b/g, (id) => {
      if (!ids.includes(id)) ids.push(id);
      return `id${ids.indexOf(id) + 1}`;
    });
  const lines = chunks
    .flatMap(pieces)
    .filter((line) => line !== '')
    .map((line) =>
      named(line)
        .replace(/(listening-port) \d{5}\b/, '$1 P')
        .replace(/^\$\d+$/, '$length'),
    );
  return lines.filter((line, i) => line !== lines[i - 1]);
}

export function logsOf(one: HandshakeCase): Scenario {
  const logs = { M: one.masterLog, R: one.replicaLog };
  return { id: '', title: '', before: {}, after: {}, stats: {}, psync: {}, logs };
}
