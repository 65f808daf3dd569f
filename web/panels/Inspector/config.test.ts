import { expect, test } from 'vitest';
import type { ParameterView } from '../../../engine/contract.ts';
import { Engine } from '../../../engine/engine.ts';
import { findParameters, groupsOf, lineThatSets } from './configLines.ts';
import { effectOf } from './effects.ts';
import {
  parameterMeaningsEn,
  replicationParametersEn,
} from '../../reference/parameterMeanings.en.ts';
import { parameterMeaningsZh } from '../../reference/parameterMeanings.zh.ts';

function lab() {
  const engine = new Engine();
  engine.load({
    format: 'psync-lab/1',
    name: { en: 'One' },
    seed: 1,
    backlog: 'exact',
    nodes: [{ id: '6379', conf: ['maxclients 50'] }],
    actions: [],
  });
  engine.advance(1_000_000);
  return engine;
}

function parameters(engine = lab()): readonly ParameterView[] {
  const told = engine.inspect({ ask: 'config', node: '6379' });
  if (told.answer !== 'config') throw new Error(JSON.stringify(told));
  return told.parameters;
}

test('config: every parameter of replication is explained, in each language', () => {
  const names = parameters().map(({ name }) => name);
  const ofReplication = names.filter((name) => /^(repl|min-replicas|master)/.test(name));
  expect(ofReplication.length).toBeGreaterThan(20);
  for (const name of ofReplication) expect(Object.keys(replicationParametersEn)).toContain(name);
  expect(Object.keys(parameterMeaningsZh).toSorted()).toEqual(
    Object.keys(parameterMeaningsEn).toSorted(),
  );
});

test('config: what is explained exists', () => {
  const names = parameters().map(({ name }) => name);
  for (const name of Object.keys(parameterMeaningsEn)) expect(names).toContain(name);
});

test('config: groups hold every parameter once, those of replication first', () => {
  const all = parameters();
  const groups = groupsOf(all);
  expect(groups.map(({ group }) => group)).toEqual(['replication', 'persistence', 'other']);
  expect(groups[0]?.parameters[0]?.name).toBe('replicaof');
  const listed = groups.flatMap((group) => group.parameters.map(({ name }) => name));
  expect(listed.toSorted()).toEqual(all.map(({ name }) => name).toSorted());
});

test('config: only what is changed: another value than the default, or than the file', () => {
  const engine = lab();
  engine.act({ do: 'type', node: '6379', line: 'CONFIG SET repl-timeout 61' });
  engine.advance(1_000_000);
  const changed = findParameters(parameters(engine), '', true).map(({ name }) => name);
  expect(changed).toEqual(expect.arrayContaining(['maxclients', 'repl-timeout']));
  expect(changed.length).toBeLessThan(8);
  expect(findParameters(parameters(engine), 'REPL-TIME', false)).toHaveLength(1);
});

test.each([
  ['repl-timeout', '30', '30'],
  ['save', '900 1 300 10', '900 1 300 10'],
  ['masterauth', 'a "quoted" \\ word', 'a "quoted" \\ word'],
  ['save', '', ''],
])('config: the line that sets %s to %s does so', (name, value, expected) => {
  const engine = lab();
  engine.act({ do: 'type', node: '6379', line: lineThatSets(name, value) });
  engine.advance(1_000_000);
  expect(parameters(engine).find((each) => each.name === name)?.value).toBe(expected);
});

test('config: the master is set by REPLICAOF', () => {
  expect(lineThatSets('replicaof', '127.0.0.1 6380')).toBe('REPLICAOF 127.0.0.1 6380');
  expect(lineThatSets('replicaof', '')).toBe('REPLICAOF NO ONE');
});

test('config: when a change is felt follows from what Redis allows', () => {
  const of = (name: string) => effectOf(parameters().find((each) => each.name === name)!);
  expect(of('repl-timeout')).toBe('now');
  expect(of('masterauth')).toBe('connect');
  expect(of('repl-diskless-sync')).toBe('resync');
  expect(of('replicaof')).toBe('command');
  expect(of('databases')).toBe('start');
  expect(of('dbfilename')).toBe('protected');
  expect(of('activedefrag')).toBe('inert');
});
