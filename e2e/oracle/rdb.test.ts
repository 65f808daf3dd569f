// What ours saves and dumps, and what the real server makes of it, both ways: the same commands give
// the same DUMP, and each reads the other's files to the same DEBUG DIGEST.
import { deepStrictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tally } from '../../engine/host/tally.ts';
import { encoded, type RawConnection } from '../rawConnection.ts';
import { ensureRedis } from '../redis.mjs';
import { startOurs, startReal, stopAll, type TestedServer } from '../servers.ts';

const redis = ensureRedis();
const DATA_SETS = 40;

const text = fc.oneof(
  fc.constantFrom('', 'a', '007', '-0', '1.5', 'abc'.repeat(30), 'x'.repeat(64), 'y'.repeat(65)),
  fc.integer({ min: -70_000, max: 70_000 }).map(String),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  fc.tuple(fc.nat(25), fc.nat(5_000)).map(([i, n]) => String.fromCharCode(97 + i).repeat(n)),
);
const score = fc.oneof(
  fc.integer({ min: -1_000, max: 1_000 }).map(String),
  fc.double({ noNaN: true }).map((n) => String(n).replace('Infinity', 'inf')),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n }).map(String),
);
const few = { minLength: 1, maxLength: 8 };
const many = { minLength: 1, maxLength: 200 };
const several = <T>(one: fc.Arbitrary<T>) => fc.oneof(fc.array(one, few), fc.array(one, many));
const key = (kind: string) => fc.nat(3).map((n) => `${kind}:${n}`);
const words = (name: string, kind: string, rest: fc.Arbitrary<string[]>) =>
  fc.tuple(key(kind), rest).map(([k, more]) => [name, k, ...more]);
const pairs = (a: fc.Arbitrary<string>, b: fc.Arbitrary<string>) =>
  several(fc.tuple(a, b)).map((list) => list.flat());

const index = fc.integer({ min: -6, max: 6 }).map(String);
const command = fc.oneof(
  words('SET', 'string', fc.tuple(text)),
  words('APPEND', 'string', fc.tuple(text)),
  words('RPUSH', 'list', several(text)),
  words('LPUSH', 'list', several(text)),
  words('LSET', 'list', fc.tuple(index, text)),
  words('LREM', 'list', fc.tuple(index, text)),
  words('LTRIM', 'list', fc.tuple(fc.constantFrom('1', '2'), fc.constantFrom('-1', '-2', '30'))),
  words('LINSERT', 'list', fc.tuple(fc.constantFrom('BEFORE', 'AFTER'), text, text)),
  words('SADD', 'integers', several(fc.integer({ min: -40_000, max: 40_000 }).map(String))),
  words('SADD', 'integers', fc.tuple(fc.bigInt({ min: -(2n ** 40n), max: 2n ** 33n }).map(String))),
  words('SREM', 'integers', several(fc.integer({ min: -40_000, max: 40_000 }).map(String))),
  words('SADD', 'set', fc.array(text, few)),
  words('HSET', 'hash', pairs(text, text)),
  words('HDEL', 'hash', several(text)),
  words('HINCRBY', 'hash', fc.tuple(fc.constantFrom('a', 'b'), index)),
  words('ZADD', 'zset', pairs(score, text)),
  words(
    'ZADD',
    'zset',
    fc.array(fc.tuple(score, text), few).map((list) => list.flat()),
  ),
  words('ZREM', 'zset', several(text)),
  fc
    .tuple(fc.constantFrom('string:0', 'list:0', 'hash:0', 'zset:1', 'integers:1'), fc.nat(1_000))
    .map(([k, n]) => ['PEXPIREAT', k, String(4_102_444_800_000 + n)]),
);

/** Nodes that a list holds compressed are saved so even without rdbcompression; ours holds none. */
const settings = fc
  .record({
    'list-max-listpack-size': fc.constantFrom('-2', '-1', '3', '128'),
    'list-compress-depth': fc.constantFrom('0', '1'),
    'hash-max-listpack-entries': fc.constantFrom('512', '6'),
    'zset-max-listpack-entries': fc.constantFrom('128', '6'),
    'set-max-intset-entries': fc.constantFrom('512', '6'),
    rdbcompression: fc.constantFrom('yes', 'no'),
  })
  .filter((one) => one.rdbcompression === 'yes' || one['list-compress-depth'] === '0');

type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

/** The two servers, asked the same. */
class Both {
  readonly ours: TestedServer;
  readonly real: TestedServer;
  private readonly mine: RawConnection;
  private readonly theirs: RawConnection;

  private constructor(ours: TestedServer, real: TestedServer, both: RawConnection[]) {
    this.ours = ours;
    this.real = real;
    [this.mine, this.theirs] = both as [RawConnection, RawConnection];
  }

  static async start(): Promise<Both> {
    const options = { conf: ['save ""', 'enable-debug-command yes'] };
    const ours = await startOurs(options);
    const real = await startReal(options);
    return new Both(ours, real, [await ours.connect(), await real.connect()]);
  }

  async ask(
    commands: readonly string[][],
    theirs: readonly string[][] = commands,
  ): Promise<[mine: string[], theirs: string[]]> {
    const all = (side: RawConnection, words: readonly string[][]) =>
      side.ask(words.map((one) => encoded(one)).join(''), words.length);
    return Promise.all([all(this.mine, commands), all(this.theirs, theirs)]);
  }

  /** What both answer, which is the same. */
  async agree(commands: readonly string[][]): Promise<string[]> {
    const [mine, theirs] = await this.ask(commands);
    deepStrictEqual(mine, theirs);
    return mine;
  }

  async fill(limits: Settings, commands: readonly string[][]): Promise<void> {
    const set = Object.entries(limits).map((pair) => ['CONFIG', 'SET', ...pair]);
    await this.agree([['FLUSHALL'], ...set, ...commands]);
  }

  async keys(): Promise<string[]> {
    return ((await this.real.command('KEYS', '*')) as string[]).toSorted();
  }
}

const DIGEST = [['DEBUG', 'DIGEST']];

describe.skipIf(!redis)('RDB files and dumps', () => {
  let both: Both;
  const count = { 'data sets': 0, 'keys compared': 0, 'equal dumps': 0, 'files exchanged': 0 };

  beforeAll(async () => {
    both = await Both.start();
  });

  afterAll(async () => {
    await stopAll();
    tally({ oracle: 'RDB files and DUMP', server: redis!.version, ...count });
  });

  test('the same commands give the same dump; a dump of one is restored by the other', async () => {
    const check = async (limits: Settings, commands: readonly string[][]): Promise<void> => {
      await both.fill(limits, commands);
      const names = await both.keys();
      const [mine, theirs] = await both.ask(names.map((name) => ['DUMP', name]));
      const encodings = await both.agree(names.map((name) => ['OBJECT', 'ENCODING', name]));
      const [sizes] = await both.ask(names.map((name) => ['SCARD', name]));
      names.forEach((name, i) => {
        count['keys compared']++;
        // Hash tables have an order of their own; what they hold is compared by the digest.
        if (encodings[i]!.includes('hashtable') && sizes[i] !== ':1\r\n') return;
        expect([name, mine[i]]).toEqual([name, theirs[i]]);
        count['equal dumps']++;
      });
      await both.agree([...DIGEST, ['FLUSHALL']]);
      const restore = (dumps: string[]) =>
        names.map((name, i) => ['RESTORE', name, '0', bodyOf(dumps[i]!)]);
      const done = await both.ask(restore(theirs), restore(mine));
      expect(done.flat()).toEqual([...names, ...names].map(() => '+OK\r\n'));
      await both.agree(DIGEST);
      count['data sets']++;
    };
    const lists = fc.array(command, { maxLength: 40, size: 'max' });
    await fc.assert(fc.asyncProperty(settings, lists, check), { numRuns: DATA_SETS });
  });

  test('each loads what the other saved, and redis-check-rdb finds nothing wrong', async () => {
    const check = async (limits: Settings, commands: readonly string[][]): Promise<void> => {
      await both.fill(limits, commands);
      await both.agree([['SAVE']]);
      const [mine, theirs] = [both.ours, both.real].map(({ dir }) => join(dir, 'dump.rdb'));
      const told = execFileSync('redis-check-rdb', [mine!], { encoding: 'utf8' });
      expect(told).toContain('RDB looks OK!');
      const before = await both.agree(DIGEST);
      const files = [readFileSync(mine!), readFileSync(theirs!)] as const;
      writeFileSync(mine!, files[1]);
      writeFileSync(theirs!, files[0]);
      expect(await both.agree([['DEBUG', 'RELOAD', 'NOSAVE']])).toEqual(['+OK\r\n']);
      expect(await both.agree(DIGEST)).toEqual(before);
      const names = await both.keys();
      await both.agree(names.map((name) => ['OBJECT', 'ENCODING', name]));
      count['files exchanged'] += 2;
    };
    const lists = fc.array(command, { maxLength: 60, size: 'max' });
    await fc.assert(fc.asyncProperty(settings, lists, check), { numRuns: DATA_SETS });
  });
});

/** The bytes in a bulk reply. */
function bodyOf(reply: string): string {
  return reply.slice(reply.indexOf('\n') + 1, -2);
}
