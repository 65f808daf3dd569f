import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import { sha1 } from '../keyspace/sha1.ts';
import type { EncodingLimits } from '../keyspace/value.ts';
import type { Protocol } from '../resp/writer.ts';
import bitmaps from './captured/bitmaps.json';
import hashes from './captured/hashes.json';
import hyperloglog from './captured/hyperloglog.json';
import lists from './captured/lists.json';
import sets from './captured/sets.json';
import sort from './captured/sort.json';
import sortedSets from './captured/sortedSets.json';
import { Executor, wire } from './executor.fixture.ts';

// Random commands that redis-server 7.0.15 answered, one after the other on one connection. A long
// reply (the bytes of a HyperLogLog) was kept as its hash; one whose order a hash table decides, not.
type Run = readonly (readonly [words: readonly string[], reply: string])[];

const RUNS: readonly [name: string, run: Run][] = [
  ['bits', bitmaps as unknown as Run],
  ['HyperLogLogs', hyperloglog as unknown as Run],
  ['hashes', hashes as unknown as Run],
  ['lists', lists as unknown as Run],
  ['sets', sets as unknown as Run],
  ['SORT', sort as unknown as Run],
  ['sorted sets', sortedSets as unknown as Run],
];

const LIMITS: Record<string, keyof EncodingLimits> = {
  'hash-max-listpack-entries': 'hashMaxListpackEntries',
  'hll-sparse-max-bytes': 'hllSparseMaxBytes',
  'list-max-listpack-size': 'listMaxListpackSize',
  'set-max-intset-entries': 'setMaxIntsetEntries',
  'zset-max-listpack-entries': 'zsetMaxListpackEntries',
  'zset-max-listpack-value': 'zsetMaxListpackValue',
};

test.each(RUNS)('%s: every reply and every byte kept is that of the real server', (_name, run) => {
  const executor = new Executor();
  let protocol: Protocol = 2;
  expect(run.length).toBeGreaterThan(200);
  run.forEach(([words, expected], i) => {
    if (words[0] === 'CONFIG') {
      const { keyspace } = executor;
      for (let at = 2; at < words.length; at += 2) {
        const limit = LIMITS[words[at]!]!;
        keyspace.limits = { ...keyspace.limits, [limit]: Number(words[at + 1]) };
      }
      return;
    }
    if (words[0] === 'HELLO') {
      protocol = words[1] === '3' ? 3 : 2;
      return;
    }
    const reply = wire(executor.run(...words), protocol);
    if (expected === '') return;
    const compared = expected.startsWith('sha1:') ? `sha1:${hashOf(reply)}` : reply;
    expect([i, words, compared]).toEqual([i, words, expected]);
  });
});

function hashOf(text: string): string {
  const out = new Uint8Array(20);
  sha1(latin1(text), 0, text.length, out);
  return Array.from(out, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
