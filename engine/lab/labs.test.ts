import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Frame } from '../contract.ts';
import { Engine } from '../engine.ts';
import { Scene } from '../world/scene.ts';
import { readLab } from './validate.ts';

const folder = join(import.meta.dirname, '../../public/labs');
const names = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as string[];

const DEFAULT = 'one-master-two-replicas';

test('labs: the index lists every file, each once', () => {
  const files = readdirSync(folder).filter((name) => name !== 'index.json');
  expect(names.map((name) => `${name}.json`).toSorted()).toEqual(files.toSorted());
});

test.each(names)(
  'labs: %s is valid, tells its story in both languages and states what must be seen',
  (name) => {
    const reading = readLab(readFileSync(join(folder, `${name}.json`), 'utf8'));
    if ('problem' in reading)
      throw new Error(`${reading.problem.path}: ${reading.problem.message}`);
    const { lab } = reading;
    const texts = lab.actions.flatMap((action) => {
      if (action.do === 'say') return [action.text];
      return action.do === 'mark' ? [action.name] : [];
    });
    for (const text of [lab.name, lab.story, ...texts]) {
      expect(text?.en).toMatch(/^[\x20-\x7e’]+$/);
      expect(text?.zh).toMatch(/[\u4e00-\u9fff]/);
    }
    // The first one opens without a console, which is loaded later: a test below says what it shows.
    const states = lab.actions.some(({ do: what }) => what === 'expect');
    expect(states).toBe(name !== DEFAULT);
  },
);

function labNamed(name: string) {
  const reading = readLab(readFileSync(join(folder, `${name}.json`), 'utf8'));
  if ('problem' in reading) throw new Error(reading.problem.message);
  return reading.lab;
}

test.each(names)('labs: %s plays as it says, and keeps every invariant', (name) => {
  const lab = labNamed(name);
  const t = new Scene(lab);
  for (const { atMs, ...action } of lab.actions) {
    t.runMs(atMs - t.world.now / 1000);
    t.act(action);
  }
  t.run(5);
  const met = t.events('expectation').map((one) => `${one.line} = ${one.actual}`);
  const said = lab.actions.flatMap((one) =>
    one.do === 'expect' ? [`${one.line} = ${one.reply}`] : [],
  );
  // An answer that is waited for comes after those asked later.
  expect(met.toSorted()).toEqual(said.toSorted());
});

/** What the page shows first. */
function opened(name: string): Frame {
  return new Engine().load(labNamed(name));
}

test('labs: the default opens just after the handshake, which lies in its past', () => {
  const frame = opened(DEFAULT);
  expect(frame.nodes.map(({ master }) => master?.state ?? 'master')).toEqual([
    'master',
    'CONNECTED',
    'CONNECTED',
  ]);
  const [master] = frame.nodes;
  expect(master?.replicas.map(({ state }) => state)).toEqual(['ONLINE', 'ONLINE']);
  expect(master?.backlog).toMatchObject({ size: 512, model: 'exact' });
  const finished = frame.events.filter((event) => event.kind === 'sync-finished');
  expect(finished.map(({ replica }) => replica).toSorted()).toEqual(['6380', '6381']);
  expect(frame.now - finished[0]!.at).toBeLessThan(2_000_000);
});

test('labs: the default, opened, has two replicas that follow and no keys', () => {
  const t = new Scene(labNamed(DEFAULT));
  t.runMs(3_900);
  expect(t.reply('6379', 'WAIT 2 0')).toBe('(integer) 2');
  expect(t.reply('6380', 'DBSIZE')).toBe('(integer) 0');
});

test('labs: a replica that restarts from RDB goes on, one that restarts from AOF begins anew', () => {
  const lab = labNamed('aof-and-restart');
  const t = new Scene(lab);
  for (const { atMs, ...action } of lab.actions) {
    t.runMs(atMs - t.world.now / 1000);
    t.act(action);
  }
  expect(t.resyncs('6380').at(-1)).toMatchObject({ outcome: 'partial', reason: 'same-history' });
  expect(t.resyncs('6381').at(-1)).toMatchObject({ outcome: 'full', askedReplid: '?' });
});
