// What goes wrong in the labs of the site is what they are there to show.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LabFile } from './contract.ts';
import { Engine } from './engine.ts';
import { installRest } from './rest.ts';

installRest();

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../public/labs/${name}.json`, import.meta.url), 'utf8'));

/** Anomalies in the order in which they show; a lab that is not here shows none. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'manual-failover': ['stale-read', 'lost-write'],
  'short-outage': ['stale-read'],
  'restart-without-config': ['divergence', 'lost-write'],
  'failover-command': ['lost-write'],
  // A restart without persistence or with an old snapshot, and a power cut before a sync.
  'aof-and-restart': ['lost-write', 'lost-write', 'lost-write'],
  'stale-read': ['stale-read', 'non-monotonic-read'],
  'lost-write': ['lost-write'],
  'split-brain': ['divergence', 'lost-write'],
};

test.each(read('index') as string[])('%s: its anomalies', (name) => {
  const engine = new Engine();
  const lab = read(name) as LabFile;
  const loaded = engine.load(lab);
  expect(loaded.refusal).toBe(null);
  const { events } = engine.seek(((lab.actions.at(-1)?.atMs ?? 0) + 5_000) * 1_000);
  const all = loaded.events.concat(events);
  const found = all.flatMap((event) => (event.kind === 'anomaly' ? [event.name] : []));
  expect(found).toEqual(SHOWN[name] ?? []);
});

test('stale-read: WAIT counts who has acknowledged, before and after the link recovers', () => {
  const engine = new Engine();
  engine.load(read('stale-read'));
  const printed = engine
    .seek(28_000_000)
    .consoles.filter(({ node }) => node === '6379')
    .flatMap(({ lines }) => lines.map(({ text }) => text));
  expect(printed.flatMap((text) => /^\(integer\) \d/.exec(text) ?? [])).toEqual([
    '(integer) 1',
    '(integer) 2',
  ]);
});
