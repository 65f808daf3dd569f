// Random clients against a real redis-server and ours, side by side: replies, the replication
// stream, the offset and DEBUG DIGEST have to be the same.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tally } from '../../engine/host/tally.ts';
import { ensureRedis } from '../redis.mjs';
import { startOurs, startReal, stopAll } from '../servers.ts';
import { APART_MILLIS, compareExec, compareReplies, mayDiffer, withoutMoments } from './compare.ts';
import { commandOf } from './draw.ts';
import { FAMILIES } from './grammar.ts';
import { Side } from './side.ts';

const SEQUENCES_PER_FAMILY = 60;
const LENGTH_MAX = 90;

const redis = ensureRedis();

describe.skipIf(!redis)('random commands', () => {
  let ours: Side;
  let real: Side;
  const count = { commands: 0, exact: 0, streamBytes: 0, sequences: 0 };

  beforeAll(async () => {
    const conf = [
      'repl-ping-replica-period 3600',
      'repl-timeout 7200',
      'repl-diskless-sync-delay 0',
    ];
    const options = { conf: [...conf, 'save ""', 'enable-debug-command yes'] };
    ours = await Side.of(await startOurs(options));
    real = await Side.of(await startReal(options));
  });

  afterAll(async () => {
    await stopAll();
    tally({ oracle: 'random commands', server: redis!.version, ...count });
  });

  /** Plays one sequence on both; throws on the first difference. */
  async function play(commands: readonly string[][]): Promise<void> {
    await Promise.all([ours.clear(), real.clear()]);
    const [mine, theirs] = await Promise.all([ours.run(commands), real.run(commands)]);
    let queued: string[][] = [];
    for (const [i, words] of commands.entries()) {
      const [reply, expected] = [mine.replies[i]!, theirs.replies[i]!];
      const executed = /^exec$/i.test(words[0]!);
      const verdict = executed
        ? compareExec(queued, reply, expected)
        : compareReplies(words, reply, expected);
      if (expected === '+QUEUED\r\n') queued.push(words);
      else if (executed || (/^multi$/i.test(words[0]!) && expected === '+OK\r\n')) queued = [];
      if (verdict === 'different') {
        expect({ i, words, reply }).toEqual({ i, words, reply: expected });
      }
      if (verdict === 'exact') count.exact++;
      else expect(executed || mayDiffer(words[0]!)).toBe(true);
    }
    const [a, b] = [withoutMoments(mine.stream), withoutMoments(theirs.stream)];
    expect(a.text).toBe(b.text);
    for (const [i, moment] of a.moments.entries()) {
      expect(Math.abs(moment - b.moments[i]!)).toBeLessThan(APART_MILLIS);
    }
    expect(mine.offset).toBe(theirs.offset);
    expect(mine.stream.length).toBe(mine.offset);
    expect(mine.digests).toEqual(theirs.digests);
    expect(mine.packed).toEqual(theirs.packed);
    count.commands += commands.length;
    count.streamBytes += mine.stream.length;
    count.sequences++;
  }

  test.each(FAMILIES.map(({ name }, family) => [name, family] as const))(
    '%s: the same replies, stream, offset and digest',
    async (_name, family) => {
      const command = commandOf(FAMILIES[family]!.templates);
      const commands = fc.array(command, { minLength: 1, maxLength: LENGTH_MAX, size: 'max' });
      const protocol = fc.constantFrom('2', '3');
      const sequence = fc
        .tuple(protocol, commands)
        .map(([version, list]) => [['HELLO', version], ...list]);
      const property = fc.asyncProperty(sequence, play);
      await fc.assert(property, { numRuns: SEQUENCES_PER_FAMILY });
    },
  );

  test('there was enough of it', () => {
    expect(count.commands).toBeGreaterThanOrEqual(10_000);
    expect(count.exact).toBeGreaterThan(count.commands * 0.9);
    expect(count.streamBytes).toBeGreaterThan(50_000);
  });
});
