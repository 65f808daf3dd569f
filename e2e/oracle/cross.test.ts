// Real servers and ours as each other's masters and replicas, and reading each other's files, with
// data that random clients wrote: all of them end up with the same data set.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { tally } from '../../engine/host/tally.ts';
import { ErrorAnswer } from '../rawConnection.ts';
import { ensureRedis } from '../redis.mjs';
import { startOurs, startReal, stopAll, type TestedServer } from '../servers.ts';
import { commandOf } from './draw.ts';
import { FAMILIES } from './grammar.ts';

const redis = ensureRedis();
const DEBUG = ['enable-debug-command yes', 'repl-diskless-sync-delay 0'];
const NO_SAVE = [...DEBUG, 'save ""'];

const count = { copies: 0, partialResyncs: 0, fullResyncs: 0, files: 0 };

/** Writes of every family; the same seed gives the same commands. */
function writes(seed: number, length = 250): string[][] {
  // What the server family does (RESET, MULTI) is of one connection and tells replicas nothing.
  const templates = FAMILIES.slice(0, -1).flatMap((family) => family.templates);
  const [commands] = fc.sample(
    fc.array(commandOf(templates), { minLength: length, maxLength: length }),
    {
      seed,
      numRuns: 1,
    },
  );
  // Blocking commands would only slow this down.
  return commands!.filter(([name = '']) => !/^(b[lrz]|wait|select|multi)/i.test(name));
}

async function write(server: TestedServer, seed: number): Promise<void> {
  const connection = await server.connect();
  const commands = writes(seed);
  for (const words of commands) connection.sendCommand(...words);
  await connection.replies(commands.length);
  connection.close();
}

async function digest(server: TestedServer): Promise<string> {
  const found = await server.command('DEBUG', 'DIGEST');
  if (found instanceof ErrorAnswer) throw new Error(found.message);
  return JSON.stringify(found);
}

async function sameData(...servers: readonly TestedServer[]): Promise<void> {
  const digests = await Promise.all(servers.map(digest));
  expect(new Set(digests).size).toBe(1);
  expect(digests[0]).not.toBe('0'.repeat(40));
  count.copies++;
}

const follow = (replica: TestedServer, master: TestedServer): Promise<unknown> =>
  replica.command('REPLICAOF', '127.0.0.1', master.port);

type Start = typeof startOurs;
const PAIRS: readonly (readonly [string, Start, Start])[] = [
  ['the real one under ours', startOurs, startReal],
  ['ours under the real one', startReal, startOurs],
];

describe.skipIf(!redis)('across the two implementations', () => {
  afterEach(stopAll);
  afterAll(() => tally({ oracle: 'across implementations', server: redis!.version, ...count }));

  test.each(PAIRS)('%s: a full copy, the stream, and three cuts', async (_name, first, second) => {
    const master = await first({ conf: NO_SAVE });
    const replica = await second({ conf: NO_SAVE });
    await write(master, 1);
    await write(replica, 2);
    await follow(replica, master);
    await replica.untilInStepWith(master);
    await sameData(master, replica);
    for (const seed of [3, 4, 5]) {
      await write(master, seed);
      await master.command('CLIENT', 'KILL', 'TYPE', 'replica');
      await write(master, seed + 10);
      await replica.untilInStepWith(master);
      await sameData(master, replica);
    }
    expect(await master.info('sync_full')).toBe('1');
    expect(await master.info('sync_partial_ok')).toBe('3');
    count.partialResyncs += 3;
    count.fullResyncs++;
  });

  test.each(PAIRS)('%s: a chain of four', async (_name, first, second) => {
    const chain = await Promise.all(
      [first, second, first, second].map((start) => start({ conf: NO_SAVE })),
    );
    const [top, middle] = chain as [TestedServer, TestedServer];
    for (const [i, one] of chain.slice(1).entries()) {
      await follow(one, chain[i]!);
      await one.untilInStepWith(chain[i]!);
    }
    await write(top, 6);
    await middle.command('CLIENT', 'KILL', 'TYPE', 'master');
    await write(top, 7);
    for (const one of chain.slice(1)) await one.untilInStepWith(top);
    await sameData(...chain);
    count.partialResyncs++;
  });

  test.each(PAIRS)(
    '%s: promoted, and the old master back in step by a partial resync',
    async (_name, first, second) => {
      const master = await first({ conf: NO_SAVE });
      const replica = await second({ conf: NO_SAVE });
      await follow(replica, master);
      await replica.untilInStepWith(master);
      await write(master, 8);
      await replica.untilInStepWith(master);
      await replica.command('REPLICAOF', 'NO', 'ONE');
      await write(replica, 9);
      await follow(master, replica);
      await master.untilInStepWith(replica);
      await sameData(master, replica);
      expect(await replica.info('sync_partial_ok')).toBe('1');
      count.partialResyncs++;
    },
  );

  test.each(PAIRS)('%s: FAILOVER there and back', async (_name, first, second) => {
    const master = await first({ conf: NO_SAVE });
    const replica = await second({ conf: NO_SAVE });
    await follow(replica, master);
    await replica.untilInStepWith(master);
    await write(master, 10);
    for (const [from, to] of [
      [master, replica],
      [replica, master],
    ] as const) {
      expect(await from.command('FAILOVER')).toBe('OK');
      await to.until((info) => JSON.stringify(info).includes('role:master'), 'INFO', 'replication');
      await from.untilInStepWith(to);
      await write(to, 11);
      await from.untilInStepWith(to);
      await sameData(master, replica);
      count.partialResyncs++;
    }
  });

  test.each(PAIRS)(
    '%s: restarts from the dump.rdb that the other wrote',
    async (_name, first, second) => {
      const conf = [...DEBUG, 'save 3600 1'];
      const writer = await first({ conf });
      await write(writer, 12);
      const before = await digest(writer);
      expect(await writer.command('SAVE')).toBe('OK');
      const reader = await second({ conf: NO_SAVE });
      cpSync(join(writer.dir, 'dump.rdb'), join(reader.dir, 'dump.rdb'));
      expect(await reader.command('DEBUG', 'RELOAD', 'NOSAVE')).toBe('OK');
      expect(await digest(reader)).toBe(before);
      count.files++;
    },
  );

  test.each(PAIRS)(
    '%s: starts with the append-only files that the other wrote',
    async (_name, first, second) => {
      const conf = [
        ...NO_SAVE,
        'appendonly yes',
        'appendfsync always',
        'auto-aof-rewrite-percentage 0',
      ];
      const writer = await first({ conf });
      await write(writer, 13);
      expect(await writer.text('BGREWRITEAOF')).toMatch(/Background append only file rewriting/);
      await writer.until(
        (info) => /aof_rewrite_in_progress:0/.test(JSON.stringify(info)),
        'INFO',
        'persistence',
      );
      await write(writer, 14);
      const before = await digest(writer);
      const files = join(writer.dir, 'appendonlydir');
      const dir = mkdtempSync(join(tmpdir(), 'redis-server-'));
      cpSync(files, join(dir, 'appendonlydir'), { recursive: true });
      const other = await second({ conf, dir });
      expect(await digest(other)).toBe(before);
      await write(other, 15);
      expect(await digest(other)).not.toBe(before);
      await other.kill();
      rmSync(dir, { recursive: true });
      count.files++;
    },
  );
});
