// Captured handshakes in which a hand-made replica spoke with redis-server 7.0.15: what it sent is
// sent again, and what it was answered must be answered, byte for byte.
import { assert } from '../base/assert.ts';
import { latin1 } from '../base/bytes.ts';
import { Keyspace } from '../keyspace/keyspace.ts';
import { readRdb } from '../persistence/rdbReader.ts';
import { handshake, type TestConnection, TestServer } from './testServer.fixture.ts';

const PROMPT = ['repl-diskless-sync-delay 0', 'repl-ping-replica-period 3600'];

/** What the cases hold, each some of it. */
export interface Captured {
  readonly id: string;
  readonly masterLog?: Log;
  readonly fakeReplicaLog?: readonly (readonly [way: string, millis: number, text: string])[];
  readonly stream?: string;
  readonly slaveLine?: string;
  readonly withoutPsync2?: { readonly request: readonly unknown[] } & Answer;
  readonly withPsync2?: Answer;
  readonly closedByMaster?: boolean;
  readonly first?: Readonly<Record<string, string>>;
  readonly secondAfterWriteInDb2?: Readonly<Record<string, string>>;
  readonly streamOfFirstReplica?: string;
  readonly streamOfFirstReplicaLater?: string;
  readonly offsets?: readonly number[];
  readonly pingTimesMs?: readonly number[];
}

interface Answer {
  readonly reply: string;
  readonly stream: string;
}

type Log = readonly (readonly string[])[];

/** What came out here, and what was captured. */
export function same(ours: unknown, theirs: unknown): void {
  const [a, b] = [ours, theirs].map((one) => JSON.stringify(one));
  assert(a === b, `came out as\n${a}\nbut was captured as\n${b}`);
}

/** Ids by the order in which they appear; process ids differ too. */
function named(texts: readonly string[]): string[] {
  const ids: string[] = [];
  return texts.map((text) =>
    text
      .replace(/\b[0-9a-f]{40}\b/g, (id) => {
        if (!ids.includes(id)) ids.push(id);
        return `id${ids.indexOf(id) + 1}`;
      })
      .replace(/pid \d+/g, 'pid'),
  );
}

function expectLog(t: TestServer, one: Captured): void {
  const lines = (log: Log): string[] => named(log.map((entry) => entry.join(' ')));
  same(lines(t.takeLogs()), lines(one.masterLog ?? []));
}

/** Takes the RDB at the front of what was received, its preamble gone. */
function rdbIn(received: string, mark: string | null, length: number): string {
  const end = mark === null ? length : received.indexOf(mark);
  const rdb = received.slice(0, end);
  const result = readRdb(latin1(rdb), new Keyspace(), { now: 0, role: 'replica' });
  assert(result.ok, 'an RDB that can be loaded');
  return rdb;
}

/** Plays a fakeReplicaLog: `>` is sent, `<` is expected. Returns the replica and the RDB it was given. */
function replay(t: TestServer, one: Captured): { replica: TestConnection; rdb: string } {
  const replica = t.client();
  const ids = new Map<string, string>();
  let rest = '';
  let rdb = '';
  let mark: string | null = null;
  let length = 0;
  for (const [way, , text] of one.fakeReplicaLog ?? []) {
    if (way === '>') {
      if (!replica.closed) replica.sendRaw(text);
      continue;
    }
    if (rest === '') t.advance(120);
    rest += replica.take();
    const size = /^<RDB (\d+) bytes>( \+ 40 byte EOF mark)?$/.exec(text);
    if (size !== null) {
      rdb = rdbIn(rest, mark, length);
      // Where no key is in it, nothing in it depends on what was in the captured server.
      if (one.id === 'rdb-filter-only') same(rdb.length, Number(size[1]));
      rest = rest.slice(rdb.length + (mark?.length ?? 0));
      continue;
    }
    const end = rest.indexOf('\r\n') + 2;
    const line = rest.slice(0, end);
    const expected = text
      .replace(/^\$\d+/, () => line.trimEnd())
      .replace(/[0-9a-f]{40}/, (id) => {
        const ours = /[0-9a-f]{40}/.exec(line)?.[0] ?? '';
        if (!ids.has(id)) ids.set(id, ours);
        return ids.get(id)!;
      });
    same(line, expected);
    if (line.startsWith('$EOF:')) mark = line.slice(5, -2);
    else if (line.startsWith('$')) length = Number(line.slice(1));
    rest = rest.slice(end);
  }
  same(rest, '');
  return { replica, rdb };
}

function oldSync(one: Captured): TestServer {
  const t = new TestServer([...PROMPT, 'repl-timeout 3']);
  t.takeLogs();
  const { replica } = replay(t, one);
  t.client().call('SET', 'a', '1');
  same(replica.take(), one.stream);
  const info = t.client().call('INFO', 'replication');
  same(/slave0:(.*)\r/.exec(info)?.[1], one.slaveLine);
  // It sends no acknowledgements, and is not dropped for it.
  t.advance(10_000);
  same(replica.closed, false);
  expectLog(t, one);
  return t;
}

/** The same server: after `SYNC` two more replicas and one write between them. */
function continueVariants(one: Captured): void {
  const t = new TestServer(PROMPT);
  t.takeLogs();
  const first = handshake(t, { capabilities: [], ask: null });
  t.advance(120);
  t.client().call('SET', 'a', '1');
  first.close();
  const second = handshake(t, { capabilities: ['eof'] });
  t.advance(120);
  second.send('REPLCONF', 'ACK', '50');
  t.client().call('SET', 'a', '2');
  second.close();
  t.client().call('SET', 'a', '3');
  const { replid } = t.server.stream;
  for (const [capabilities, said] of [
    [['eof'], one.withoutPsync2!],
    [['eof', 'psync2'], one.withPsync2!],
  ] as const) {
    const offset = String(one.withoutPsync2!.request[1]);
    const replica = handshake(t, { capabilities, ask: [replid, offset] });
    const reply = said.reply.replace(/[0-9a-f]{40}/, replid);
    same(replica.take(), `${reply}${said.stream}`);
  }
  expectLog(t, one);
}

function rdbOnly(one: Captured): void {
  const t = new TestServer(PROMPT);
  t.takeLogs();
  const { replica } = replay(t, one);
  same(replica.closed, one.closedByMaster);
  expectLog(t, one);
}

function rdbFilterOnly(one: Captured): void {
  const t = new TestServer([...PROMPT, 'repl-diskless-sync no']);
  t.client().call('SET', 'key', 'value');
  const { rdb } = replay(t, one);
  assert(!rdb.includes('key'), 'no keys in a filtered RDB');
}

/** AUX fields at the head of each RDB, and the SELECT that each full sync makes the next write emit. */
function rdbAux(one: Captured): void {
  const t = new TestServer([...PROMPT, 'repl-diskless-sync no']);
  const client = t.client();
  client.call('SET', 'k', 'v');
  const first = handshake(t);
  t.advance(120);
  const heads = [auxIn(first.take())];
  client.call('SELECT', '2');
  client.call('SET', 'j', 'w');
  same(first.received, one.streamOfFirstReplica);
  const second = handshake(t, { port: 17_998 });
  t.advance(120);
  heads.push(auxIn(second.take()));
  client.call('SET', 'again', '1');
  same(first.received, one.streamOfFirstReplicaLater);
  const theirs = [one.first ?? {}, one.secondAfterWriteInDb2 ?? {}].map((head) =>
    Object.entries(head),
  );
  same(heads.map(comparable), theirs.map(comparable));
  same(
    heads.map((head) => Number(Object.fromEntries(head)['repl-offset'])),
    one.offsets,
  );
}

/** What does not tell of a moment, a size of memory or an identity. */
function comparable(head: readonly (readonly string[])[]): string[] {
  const variable = ['ctime', 'used-mem', 'repl-id'];
  return head.map(([name = '', value = '']) =>
    variable.includes(name) ? name : `${name}=${value}`,
  );
}

/** The AUX fields of an RDB that follows `$<length>`, in order. */
function auxIn(received: string): string[][] {
  const rdb = received.slice(received.indexOf('REDIS0010') + 9);
  const fields: string[][] = [];
  let at = 0;
  const word = (): string => {
    const first = rdb.charCodeAt(at++);
    if (first < 0xc0) {
      at += first;
      return rdb.slice(at - first, at);
    }
    const size = 1 << (first & 3);
    let value = 0;
    for (let i = size - 1; i >= 0; i--) value = value * 256 + rdb.charCodeAt(at + i);
    at += size;
    return String(value);
  };
  while (rdb[at] === '\xfa') {
    at++;
    fields.push([word(), word()]);
  }
  return fields;
}

/** With repl-ping-replica-period 10 a ping comes by the clock of the master's process. */
function pingDefault(one: Captured): void {
  const t = new TestServer(['repl-diskless-sync-delay 0']);
  const began = t.now;
  const replica = handshake(t);
  t.advance(120);
  replica.send('REPLCONF', 'ACK', '0');
  replica.take();
  const times: number[] = [];
  for (let at = 0; at < 21_000; at += 10) {
    t.advance(10);
    if (replica.take().includes('ping')) times.push((t.now - began) / 1_000);
  }
  const seconds = (millis: readonly number[]): number[] =>
    millis.map((one) => Math.round(one / 1_000));
  same(seconds(times), seconds(one.pingTimesMs!));
}

export const BY_HAND: Readonly<Record<string, (one: Captured) => unknown>> = {
  'old-sync': oldSync,
  'continue-variants': continueVariants,
  'rdb-only': rdbOnly,
  'rdb-filter-only': rdbFilterOnly,
  'rdb-aux': rdbAux,
  'ping-default': pingDefault,
};
