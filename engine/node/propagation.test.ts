import { afterAll, expect, test } from 'vitest';
import captured from '../commands/captured/propagation.json';
import { withoutChance } from '../commands/chance.fixture.ts';
import { CaseTally } from '../host/tally.ts';
import { unixMillis } from '../base/units.ts';
import { attach, commandsOf, isModelled, TestServer } from './testServer.fixture.ts';

// Every case was played on redis-server 7.0.15 with a replica attached: what was answered, and what
// the replica read from the stream, byte for byte.

interface Case {
  readonly id: string;
  readonly group: string;
  readonly note?: string;
  readonly config?: Record<string, string>;
  readonly setup: readonly string[][];
  readonly command?: string[];
  readonly commands?: readonly string[][];
  readonly reply?: string | null;
  readonly replies?: readonly (string | null)[];
  readonly propagated: readonly string[][];
  readonly offsetDelta: number;
  readonly bytes?: string;
}

const CASES = captured.cases as readonly Case[];

/** Without these an answer is right, but the case tells nothing: the command does not exist here. */
function left(one: Case): string | null {
  for (const words of [...one.setup, ...commandsIn(one)]) {
    const [first = '', ...rest] = words;
    if (first === '#sleep' || first.startsWith('#read')) continue;
    const plain = first.startsWith('#') ? rest : words;
    const name = plain[0]!.toUpperCase();
    if (name === 'NOSUCH') continue;
    if (!isModelled(plain)) return name;
  }
  return null;
}

function commandsIn(one: Case): readonly string[][] {
  return one.commands ?? [one.command!];
}

const tally = new CaseTally();
afterAll(() => tally.write('propagation', captured.redisVersion, CASES.length));

const run = CASES.filter((one) => left(one) === null);

test('which captured cases are played: [played, left because something is not modelled]', () => {
  const count: Record<string, [played: number, left: number]> = {};
  for (const one of CASES) {
    const both = (count[one.group] ??= [0, 0]);
    both[left(one) === null ? 0 : 1]++;
  }
  expect(count).toEqual({
    strings: [75, 0],
    keys: [49, 0],
    expiry: [20, 1],
    select: [5, 0],
    transactions: [19, 0],
    server: [30, 2],
    'noprop-errors': [4, 0],
    eviction: [2, 0],
    lists: [40, 1],
    sets: [25, 0],
    zsets: [29, 4],
    hashes: [12, 0],
    streams: [0, 34],
    scripts: [0, 24],
  });
});

test.each(run.map((one) => [one.id, one.note ?? JSON.stringify(commandsIn(one)), one] as const))(
  '%s: %s',
  (id, _title, one) => {
    tally.begin(id);
    const played = new Play(one);
    const replies = one.replies ?? [one.reply ?? null];
    const live = withoutChance(id, { replies, stream: one.propagated });
    const said = played.normalised(commandsOf(played.bytes));
    const here = withoutChance(id, { replies: played.replies, stream: said });
    expect(here.replies).toEqual(live.replies);
    const { stream } = here;
    // Which of two expired keys is met first is the hash table's affair.
    const unordered = one.note?.includes('no MULTI') === true;
    expect(unordered ? new Set(stream.map(String)) : stream).toEqual(
      unordered ? new Set(live.stream.map(String)) : live.stream,
    );
    expect(played.grown).toBe(played.bytes.length);
    expect(played.grown).toBe(one.offsetDelta);
    tally.pass(id);
  },
);

class Play {
  readonly replies: (string | null)[];
  readonly bytes: string;
  readonly grown: number;
  private readonly test: TestServer;
  private readonly replica: ReturnType<TestServer['client']>;
  private readonly began: number;
  private readonly clients: Record<string, ReturnType<TestServer['client']>> = {};

  constructor(one: Case) {
    const config = Object.entries(one.config ?? {}).map(([name, value]) => `${name} ${value}`);
    this.test = new TestServer(['repl-diskless-sync-delay 0', 'save ""', ...config]);
    const replica = attach(this.test);
    this.replica = replica;
    // The stream is in db 0 when the case begins.
    this.clients['setup'] = this.test.client();
    this.type(['#setup', 'SET', 'before', '1']);
    this.type(['#setup', 'DEL', 'before']);
    for (const words of one.setup) this.type(words[0] === '#sleep' ? words : ['#setup', ...words]);
    replica.take();
    const { stream } = this.test.server;
    const before = stream.master_repl_offset;
    // One case counts from the expiry time that it asked for, not from its beginning.
    const px = one.commands?.find((words) => words[0] === 'SET' && words[3] === 'PX');
    this.began = unixMillis(this.test.now) + Number(px?.[4] ?? 0);
    this.replies = commandsIn(one).map((words) => this.type(words));
    this.bytes = replica.take();
    this.grown = stream.master_repl_offset - before;
  }

  private client(name: string): ReturnType<TestServer['client']> {
    return (this.clients[name] ??= this.test.client());
  }

  private type(words: readonly string[]): string | null {
    const [first = '', ...rest] = words;
    if (first === '#sleep') {
      this.test.advance(Number(rest[0]) * 1_000);
      this.replica.send('REPLCONF', 'ACK', String(this.test.server.stream.master_repl_offset));
      return null;
    }
    const [, name] = /^#(?:send:|read:)?(\w+)/.exec(first) ?? [];
    const client = this.client(name ?? 'a');
    if (first.startsWith('#read')) return client.take();
    client.send(...(name === undefined ? words : rest));
    if (first.startsWith('#send')) return null;
    // Who is not answered waits until his time is over.
    if (client.received === '') {
      const seconds = words[0] === 'WAIT' ? Number(words[2]) / 1_000 : Number(words.at(-1));
      this.test.advance(seconds * 1_000);
    }
    return client.take();
  }

  /** Thirteen-digit times as the capture writes them. */
  normalised(stream: readonly string[][]): string[][] {
    return stream.map((words) =>
      words.map((word) => {
        const offset = Number(word) - this.began;
        if (!/^\d{13}$/.test(word) || offset > 1e11) return word;
        return `{nowMs${offset < 0 ? '-' : '+'}${Math.abs(offset)}}`;
      }),
    );
  }
}
