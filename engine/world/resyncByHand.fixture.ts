// Captured scenarios of one redis-server 7.0.15 and a hand-made replica: what the replica sent is sent
// again. Compared is all that the capture tells: INFO before and after, counters, the log, answers.
import { infoReplication } from '../node/info/info.ts';
import { same } from '../node/handshakeByHand.fixture.ts';
import { attach, handshake, type TestConnection, TestServer } from '../node/testServer.fixture.ts';
import { normalise, type Scenario } from './resyncOutcome.fixture.ts';

const PROMPT = ['repl-diskless-sync-delay 0', 'repl-ping-replica-period 3600'];

/** What these scenarios tell beyond the others. */
export interface ByHand extends Scenario {
  readonly state?: Readonly<Record<string, number>>;
  readonly tries?: readonly Try[];
  readonly rows100kb?: readonly Row[];
  readonly afterShrinkTo16kb?: Fields;
  readonly afterGrowTo1mb?: Fields;
  readonly rows1mb?: readonly Row[];
  readonly after300kBValue?: Fields;
}

interface Try {
  readonly request: readonly string[];
  readonly reply: string;
  readonly streamBytes: number;
  readonly log: readonly string[];
}

interface Row {
  readonly offset: number;
  readonly first: number;
  readonly histlen: number;
}

type Fields = Readonly<Record<string, string>>;

/** From `begin` on all is kept that is compared in the end. */
class Watch {
  private readonly t: TestServer;
  private readonly before: string;

  constructor(t: TestServer) {
    this.t = t;
    this.before = infoReplication(t.server);
    t.takeLogs();
  }

  expect(one: ByHand, logs = this.t.takeLogs()): void {
    const { server } = this.t;
    const { sync_full, sync_partial_ok, sync_partial_err } = server.stats;
    const counts = { sync_full, sync_partial_ok, sync_partial_err };
    const texts = Object.entries(counts).map(([name, count]) => [name, String(count)]);
    const ours: Scenario = {
      ...one,
      before: { M: this.before },
      after: { M: infoReplication(server) },
      stats: { M: Object.fromEntries(texts) as Record<string, string> },
      logs: Object.keys(one.logs).length > 0 ? { M: logs } : {},
    };
    same(normalise(ours), normalise(one));
  }
}

/** Values of 1000 bytes, a hundred of them, in a backlog of 16 KiB; then the edges are asked for. */
function psyncBoundaries(one: ByHand): void {
  const t = new TestServer([...PROMPT, 'repl-backlog-size 16384']);
  const first = attach(t);
  const client = t.client();
  for (let i = 0; i < 100; i++) client.call('SET', `key${i}`, 'x'.repeat(1_000));
  first.close();
  const { first_byte_offset, histlen } = t.server.stream.backlog!;
  const { master_repl_offset, replid } = t.server.stream;
  same({ first_byte_offset, master_repl_offset, histlen }, one.state);
  const watch = new Watch(t);
  const theirs = one.tries![0]!.request[1]!;
  const logs = one.tries!.map(({ request, reply, streamBytes }) => {
    const [, id = '', offset = ''] = request;
    const own = id === theirs.toUpperCase() ? replid.toUpperCase() : id.replace(theirs, replid);
    const replica = handshake(t, { ask: [own, offset] });
    const isFull = reply.startsWith('+FULL');
    const answer = replica.received.slice(replica.received.search(/\+(FULL|CONT)/));
    const end = answer.indexOf('\r\n') + 2;
    same(answer.slice(0, end), reply.replace(theirs, replid));
    if (!isFull) same(answer.length - end, streamBytes);
    // A full copy is taken to its end before the replica leaves.
    if (isFull) t.advance(120);
    replica.close();
    return t.takeLogs();
  });
  one.tries!.forEach(({ log }, i) => {
    const ours = logs[i]!.slice(0, log.length).map(([, , text]) => text);
    same(
      ours,
      log.map((text) => text.replaceAll(theirs, replid)),
    );
  });
  watch.expect(one, logs.flat());
}

/** The first write is refused; one replica comes, one write passes, the replica leaves. */
function minReplicasNone(one: ByHand): void {
  const t = new TestServer([...PROMPT, 'min-replicas-to-write 1']);
  const watch = new Watch(t);
  const client = t.client();
  const refused = '-NOREPLICAS Not enough good replicas to write.\r\n';
  same(client.call('SET', 'a', '1'), refused);
  const replica = attach(t);
  same(client.call('SET', 'a', '1'), '+OK\r\n');
  replica.close();
  same(client.call('SET', 'a', '1'), refused);
  watch.expect(one);
}

/** Writes values of about 1000 bytes, so that the stream ends at this offset. */
function writeUpTo(t: TestServer, client: TestConnection, offset: number): void {
  for (;;) {
    const left = offset - t.server.stream.master_repl_offset;
    if (left <= 0) return;
    const room = left - (t.server.stream.selectedDb < 0 ? 23 : 0);
    // The bytes of `SET k` with a value of three digits' length are 28 without the value.
    client.call('SET', 'k', 'x'.repeat(room < 1_020 ? room - 28 : 500));
  }
}

/** A replica that never acknowledges its copy is sent nothing: what it lacks stays in the backlog. */
function backlogTrimming(one: ByHand): void {
  const t = new TestServer([...PROMPT, 'repl-backlog-size 102400']);
  handshake(t);
  t.advance(120);
  const watch = new Watch(t);
  const client = t.client();
  const rows = (all: readonly Row[]): void => {
    for (const row of all) {
      writeUpTo(t, client, row.offset);
      const { first_byte_offset: first, histlen } = t.server.stream.backlog!;
      same({ offset: t.server.stream.master_repl_offset, first, histlen }, row);
    }
  };
  const told = (fields: Fields): void => {
    const info = infoReplication(t.server);
    const ours = Object.keys(fields).map((name) => [
      name,
      new RegExp(`^${name}:(.*)\r$`, 'm').exec(info)?.[1],
    ]);
    same(Object.fromEntries(ours), fields);
  };
  rows(one.rows100kb!);
  writeUpTo(t, client, Number(one.afterShrinkTo16kb!['repl_backlog_histlen']));
  client.call('CONFIG', 'SET', 'repl-backlog-size', '16kb');
  told(one.afterShrinkTo16kb!);
  client.call('CONFIG', 'SET', 'repl-backlog-size', '1mb');
  told(one.afterGrowTo1mb!);
  rows(one.rows1mb!);
  writeUpTo(t, client, Number(one.after300kBValue!['master_repl_offset']));
  told(one.after300kBValue!);
  watch.expect(one);
}

export const BY_HAND: Readonly<Record<string, (one: ByHand) => void>> = {
  'psync-boundaries': psyncBoundaries,
  'min-replicas-none': minReplicasNone,
  'backlog-trimming': backlogTrimming,
};
