import { afterAll, expect, test } from 'vitest';
import { latin1, textOf } from '../../base/bytes.ts';
import { CaseTally } from '../../host/tally.ts';
import { SimulatedDisk } from '../../persistence/simulatedDisk.ts';
import captured from '../captured/badRdb.json';
import { MASTER_ID, TestServer } from '../testServer.fixture.ts';

// RDB files that redis-server 7.0.15 does not load: at the start, and from a hand-made master, to the
// disk and to the parser. What it logged from then on, and whether it lived.

const tally = new CaseTally();
afterAll(() => tally.write('badRdb', captured.redisVersion, captured.cases.length));

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16));

function logOf(t: TestServer): string[][] {
  return t.takeLogs().map(([, level, text]) => [level, text]);
}

function sync(rdb: Uint8Array, ...conf: string[]): TestServer {
  const t = new TestServer(['replicaof 127.0.0.1 31011', 'save ""', ...conf]);
  const { master } = t;
  for (const line of ['+PONG\r\n', '+OK\r\n', '+OK\r\n']) master.sendRaw(line);
  master.sendRaw(`+FULLRESYNC ${MASTER_ID} 0\r\n$${rdb.length}\r\n`);
  t.takeLogs();
  master.sendRaw(textOf(rdb));
  t.advance(50);
  return t;
}

/** From the line behind which loading begins. */
function fromLoading(log: readonly string[][]): string[][] {
  return log.slice(log.findIndex(([, text]) => text?.endsWith('Loading DB in memory')) + 1);
}

test.each(captured.cases.map((one) => [one.case, one] as const))('%s', (name, one) => {
  tally.begin(name);
  const rdb = bytesOf(one.rdb);
  const disk = new SimulatedDisk();
  disk.write('dump.rdb', rdb, 0);
  const started = new TestServer([], { disk });
  const ours = logOf(started);
  expect(ours.slice(ours.findIndex(([, text]) => text === 'Server initialized') + 1)).toEqual(
    one.start.log,
  );
  expect(started.exited === null).toBe(one.start.alive);
  for (const [how, ...conf] of [['disk'], ['socket', 'repl-diskless-load swapdb']] as const) {
    const t = sync(rdb, ...conf);
    expect(fromLoading(logOf(t))).toEqual(one[how].log);
    expect(t.exited === null).toBe(one[how].alive);
  }
  tally.pass(name);
});

test('what is not modelled is named with its key, and taken for damaged', () => {
  const head = 'REDIS0010\xfe\x02\xfb\x01\x00';
  const library = 'REDIS0010\xf5\x03abc';
  const cases = [
    [library, 'a library of functions'],
    [`${head}\x13\x01s\x00`, "a stream (key 's' in DB 2)"],
  ] as const;
  for (const [text, what] of cases) {
    const t = sync(latin1(text));
    expect(logOf(t).at(-1)).toEqual([
      '#',
      `The RDB file holds ${what}, which is not modelled in this playground: it is taken for damaged`,
    ]);
    expect(t.exited).toBe('crashed');
  }
});
