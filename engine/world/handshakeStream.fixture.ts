// Captured moments of a link that is up: pings and acknowledgements, WAIT, a chain. Each comes behind
// the one before, on the same two servers.
import { same } from '../node/handshakeByHand.fixture.ts';
import { direction } from './handshake.fixture.ts';
import { Story } from './resync.fixture.ts';

export interface Moment {
  readonly events: readonly { readonly dir: string; readonly bytes: string }[];
  readonly waitReply?: string;
  readonly replies?: readonly string[];
}

/** The captured moment of this name. */
type MomentOf = (id: string) => Moment;

const both = (bytes: readonly string[]): string[] => bytes.flatMap((one) => direction([one]));

interface Watched {
  readonly t: Story;
  readonly momentOf: MomentOf;
  /** Number of the message behind which it begins. */
  readonly since: number;
  readonly master: string;
  readonly replica: string;
}

/** What each of the two sent, in the captured order, must be among what ours sent, in one run. */
function expectWithin(watched: Watched, id: string, leftOut = /^$/): void {
  const { t, momentOf, since, master, replica } = watched;
  const { messages } = t.t.recorder;
  const [m, r] = [master, replica].map((name) => t.t.world.machine(t.port(name))!.end);
  const ours: string[] = [];
  for (let at = since + 1; at <= messages.last; at++) {
    const row = messages.get(at);
    if (row === null || row.bytes === 0) continue;
    const down = row.from === m && row.to === r;
    if (!down && (row.from !== r || row.to !== m)) continue;
    const text = String.fromCharCode(...messages.bytesOf(at).bytes);
    for (const line of both([text])) {
      if (!leftOut.test(line)) ours.push(`${down ? 'm>r' : 'r>m'} ${line}`);
    }
  }
  const theirs = momentOf(id).events.flatMap(({ dir, bytes }) =>
    both([bytes]).map((line) => `${dir} ${line}`),
  );
  const starts = ours.findIndex((_, i) => theirs.every((line, k) => ours[i + k] === line));
  same(starts < 0 ? ours : ours.slice(starts, starts + theirs.length), theirs);
}

const printedAs = (reply = ''): string => reply.replace(/^:(\d+)\r\n$/, '(integer) $1');

/** From the idle link on; `passed` hears of each moment that came out as captured. */
export function playLink(momentOf: MomentOf, passed: (id: string) => void): void {
  const t = new Story({ nodes: { M: [], R: [] } });
  // As captured, the replica's seconds end some time after its master's.
  t.kill('R');
  t.run(0.35);
  t.start('R');
  t.run(1);
  t.attach('R', 'M');
  const here = (): Watched => ({
    ...{ t, momentOf, master: 'M', replica: 'R' },
    since: t.t.recorder.messages.last,
  });
  let watched = here();
  t.run(3);
  t.type('M', 'CONFIG SET repl-ping-replica-period 2');
  t.until('M', 'master_repl_offset', '42');
  t.run(1.5);
  expectWithin(watched, 'cadence-idle');
  passed('cadence-idle');

  t.type('M', 'CONFIG SET repl-ping-replica-period 3600');
  watched = here();
  t.type('M', 'SET a 1');
  t.type('M', 'WAIT 1 2000');
  t.run(0.1);
  t.printed('M', 1, printedAs(momentOf('wait-getack').waitReply));
  t.run(1.2);
  expectWithin(watched, 'wait-getack');
  passed('wait-getack');

  watched = here();
  t.answers('M', 'WAIT 1 2000', printedAs(momentOf('wait-noget').waitReply));
  expectWithin(watched, 'wait-noget');
  passed('wait-noget');

  watched = here();
  t.type('M', 'SET a 2');
  t.type('M', 'WAIT 2 300');
  t.run(0.4);
  t.printed('M', 1, printedAs(momentOf('wait-timeout').waitReply));
  expectWithin(watched, 'wait-timeout');
  passed('wait-timeout');

  const slave = `ip=127.0.0.1,port=${t.port('R')},state=online,offset`;
  t.until('M', 'slave0', `${slave}=193,lag=0`);
  watched = here();
  twoClients(t, momentOf('wait-two-clients').replies ?? []);
  // A ping came between what they wrote and their WAIT, in one segment with GETACK: the capture leaves both out.
  expectWithin(watched, 'wait-two-clients', /ping|GETACK/);
  passed('wait-two-clients');
}

function twoClients(t: Story, replies: readonly string[]): void {
  t.type('M', 'SET a 3');
  t.answers('M', 'SET b 3', 'OK', 2);
  t.type('M', 'CONFIG SET repl-ping-replica-period 1');
  t.until('M', 'master_repl_offset', '261');
  t.type('M', 'CONFIG SET repl-ping-replica-period 3600');
  t.type('M', 'WAIT 1 2000');
  t.answers('M', 'WAIT 1 2000', '', 2);
  t.run(0.1);
  replies.forEach((reply, i) => t.printed('M', i + 1, printedAs(reply)));
}

/** A node in the middle passes on the bytes of the top. */
export function playChain(momentOf: MomentOf, passed: (id: string) => void): void {
  const t = new Story({ nodes: { M: [], R: [], S: [] }, following: { R: 'M', S: 'R' } });
  t.run(3);
  const since = t.t.recorder.messages.last;
  for (const line of ['SET a 1', 'SELECT 3', 'SET b 1']) t.type('M', line);
  t.type('M', 'CONFIG SET repl-ping-replica-period 2');
  t.until('M', 'master_repl_offset', '128');
  t.run(1.5);
  t.type('M', 'SET c 1');
  t.type('M', 'WAIT 1 2000');
  t.run(0.1);
  expectWithin({ t, momentOf, since, master: 'R', replica: 'S' }, 'chained');
  passed('chained');
}
