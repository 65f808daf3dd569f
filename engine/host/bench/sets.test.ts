import { expect, test } from 'vitest';
import { fill, openCluster, verify } from './cluster.ts';
import { fullSync, fullSyncCase } from './own.ts';
import { PIPELINES, replicatedSets } from './sets.ts';

test.each(PIPELINES)('bench: SETs with %i commands at once reach all three nodes', (pipeline) => {
  // It throws when data, offsets or the number of keys differ.
  expect(replicatedSets({ keys: 50, pipeline, count: 1_234, watched: true })).toBeGreaterThan(0);
});

test('bench: a full copy reaches both replicas', () => {
  expect(fullSync(300)[fullSyncCase(300)]).toBeGreaterThan(0);
});

test('bench: a run that did not do the work does not count', () => {
  const cluster = openCluster(false);
  fill(cluster.master, 10);
  expect(() => verify(cluster, 10)).toThrow('the data sets differ');
  for (const replica of cluster.replicas) fill(replica, 10);
  expect(() => verify(cluster, 11)).toThrow('10 keys instead of 11');
  cluster.master.stream.master_repl_offset++;
  expect(() => verify(cluster, 10)).toThrow('the offsets differ');
});
