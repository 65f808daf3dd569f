// Two runs of one lab on the engine itself: where they part, what differs, what became of them.
import { expect, test } from 'vitest';
import longOutage from '../../../public/labs/long-outage.json' with { type: 'json' };
import shortOutage from '../../../public/labs/short-outage.json' with { type: 'json' };
import { Engine } from '../../../engine/engine.ts';
import type { LabFile } from '../../../engine/lab/format.ts';
import { receive } from '../../store/receive.ts';
import { NOTHING_SHOWN, type Shown } from '../../store/shown.ts';
import { pairOf, readChange } from './change.ts';
import { differencesOf, outcomeOf, partingOf } from './differ.ts';

/** The types of a document say less than those of a lab file. */
const LABS = { 'long-outage': longOutage, 'short-outage': shortOutage } as unknown as Readonly<
  Record<'long-outage' | 'short-outage', LabFile>
>;
const lab = (name: keyof typeof LABS) => LABS[name];

function played(file: LabFile, untilMs: number): Shown {
  const engine = new Engine();
  const opened = receive(NOTHING_SHOWN, engine.load(file));
  return receive(opened, engine.seek(untilMs * 1_000));
}

function pairAt(
  name: keyof typeof LABS,
  change: string,
  untilMs: number,
): { left: Shown; right: Shown } {
  const read = readChange(change);
  if (!read.ok) throw new Error(read.problem.detail);
  const made = pairOf({ lab: lab(name), change: read.change });
  if (!made.ok) throw new Error(made.problem.detail);
  return { left: played(made.pair.left, untilMs), right: played(made.pair.right, untilMs) };
}

const factOf = ({ left, right }: { left: Shown; right: Shown }, node: string, name: string) =>
  differencesOf(left, right)
    .find((each) => each.node === node)
    ?.facts.find((fact) => fact.name === name);

test('a backlog of 512 bytes against one of 1 MB: full on the left, partial on the right', () => {
  const pair = pairAt('long-outage', 'repl-backlog-size=1mb', 22_000);
  expect(factOf(pair, '6380', 'resync')).toMatchObject({
    left: 'full offset-before-backlog',
    right: expect.stringMatching(/^partial same-history \d+$/) as string,
    differs: true,
  });
  expect(factOf(pair, '6381', 'resync')).toMatchObject({ differs: false });
  expect(factOf(pair, '6380', 'data')).toMatchObject({ differs: false });
  const parting = partingOf(pair.left, pair.right);
  expect(parting?.left).toMatchObject({ kind: 'resync', replica: '6380', outcome: 'full' });
  expect(parting?.right).toMatchObject({ kind: 'resync', replica: '6380', outcome: 'partial' });
  expect(parting?.left?.at).toBe(parting?.right?.at);
  const since = parting?.at ?? 0;
  expect(outcomeOf(pair.left, since)).toMatchObject({
    fulls: [{ node: '6380', keys: 27 }],
    partials: [],
  });
  expect(outcomeOf(pair.right, since)).toMatchObject({ fulls: [], partials: [{ node: '6380' }] });
});

test('before they part there is nothing but the setting', () => {
  const { left, right } = pairAt('long-outage', 'repl-backlog-size=1mb', 15_000);
  expect(partingOf(left, right)).toBeNull();
  expect(differencesOf(left, right).map(({ count }) => count)).toEqual([0, 0, 0]);
});

test('a link that is mended later: one run is synchronised while the other waits', () => {
  const move = lab('short-outage').actions.findIndex((action) => action.do === 'heal');
  const pair = pairAt('short-outage', `move=${move}@28000`, 20_000);
  expect(factOf(pair, '6380', 'link')).toMatchObject({ left: 'up', right: 'down' });
  expect(partingOf(pair.left, pair.right)).toMatchObject({
    left: { kind: 'resync', outcome: 'partial' },
    right: null,
  });
});

test('an outage that never was: the other run loses its link', () => {
  const cut = lab('short-outage').actions.findIndex((action) => action.do === 'cut');
  const { left, right } = pairAt('short-outage', `omit=${cut}`, 20_000);
  const parting = partingOf(left, right);
  expect(parting?.right).toBeNull();
  expect(parting?.at).toBeGreaterThanOrEqual(8_000_000);
});

test('another seed: other replication IDs, the same story', () => {
  const pair = pairAt('short-outage', 'seed=8', 6_500);
  expect(factOf(pair, '6379', 'history')).toMatchObject({ differs: true });
  expect(factOf(pair, '6379', 'offset')).toMatchObject({ differs: false });
});
