import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LabFile } from './format.ts';
import { readLab } from './validate.ts';

const GOOD = {
  format: 'psync-lab/1',
  name: { en: 'One master, one replica', zh: '一主一从' },
  seed: 7,
  backlog: 'exact',
  network: { latencyMs: 400, links: [{ between: ['6379', '6380'], latencyMs: 0.5 }] },
  nodes: [
    { id: '6379', conf: ['port 6379', 'repl-backlog-size 512'], place: [0.2, 0.5] },
    {
      id: '6380',
      conf: ['replicaof 127.0.0.1 6379'],
      files: [{ name: 'dump.rdb', base64: 'AAE=' }],
    },
  ],
  actions: [
    { atMs: 9000, do: 'heal', between: ['6379', '6380'] },
    { atMs: 1000, do: 'type', node: '6379', line: 'SET k v' },
    { atMs: 1000, do: 'expect', node: '6379', line: 'GET k', reply: '"v"' },
    { atMs: 3000, do: 'cut', between: ['6380', '6379'] },
    { atMs: 4000, do: 'add-node', node: { id: '6381', conf: [] } },
    { atMs: 5000, do: 'edit-conf', node: '6381', conf: ['PORT "6381"'] },
    { atMs: 6000.125, do: 'load', node: '6381', rate: 0.5, template: 'INCR n', untilMs: 7000 },
    { atMs: 8000, do: 'remove-node', node: '6381' },
  ],
};

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The good lab with one place in it changed; undefined takes the place away. */
function changed(path: readonly (string | number)[], value: Json | undefined): unknown {
  const document = structuredClone(GOOD) as unknown as Record<string | number, unknown>;
  let at = document;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return document;
}

function good(document: unknown): LabFile {
  const reading = readLab(document);
  if ('problem' in reading) throw new Error(`${reading.problem.path}: ${reading.problem.message}`);
  return reading.lab;
}

test('lab: a good one is read, as an object or as text', () => {
  expect(good(JSON.stringify(GOOD))).toEqual(good(GOOD));
  expect(good(GOOD).name.zh).toBe('一主一从');
});

test('lab: actions come in the order of their times, equal times as written', () => {
  expect(good(GOOD).actions.map(({ do: what }) => what)).toEqual([
    'type',
    'expect',
    'cut',
    'add-node',
    'edit-conf',
    'load',
    'remove-node',
    'heal',
  ]);
});

test('lab: a missing port line is added, another spelling of it is kept', () => {
  const lab = good(GOOD);
  expect(lab.nodes[0]!.conf).toEqual(['port 6379', 'repl-backlog-size 512']);
  expect(lab.nodes[1]!.conf).toEqual(['port 6380', 'replicaof 127.0.0.1 6379']);
  const [, , , added, edited] = lab.actions;
  expect(added).toMatchObject({ node: { conf: ['port 6381'] } });
  expect(edited).toMatchObject({ conf: ['PORT "6381"'] });
});

test('lab: the document stays untouched, and later changes of it do not reach the lab', () => {
  const document = structuredClone(GOOD);
  const lab = good(document);
  document.nodes[0]!.conf.push('replicaof no one');
  expect(lab.nodes[0]!.conf.length).toBe(2);
});

const missing = (place: string, sample: string) =>
  `${place} is missing: add it, for example ${sample}.`;
const unknown = (place: string) => `${place} is not known here: remove it, or check its spelling.`;
const ABSENT = 'There is no node 7000 at this time: correct the name, or add the node first.';
test.each<[(string | number)[], Json | undefined, string, string]>([
  [['colour'], 1, '$.colour', unknown('colour')],
  [['nodes', 0, 'port'], 6379, '$.nodes[0].port', unknown('nodes[0].port')],
  [['actions', 1, 'consol'], 2, '$.actions[1].consol', unknown('actions[1].consol')],
  [['a b'], 2, '$["a b"]', unknown('["a b"]')],
  [['seed'], undefined, '$.seed', missing('seed', '"seed": 1')],
  [['nodes', 1, 'conf'], undefined, '$.nodes[1].conf', missing('nodes[1].conf', '"conf": []')],
  [
    ['actions', 1, 'line'],
    undefined,
    '$.actions[1].line',
    missing('actions[1].line', '"line": "SET k v"'),
  ],
  [['actions', 1, 'do'], undefined, '$.actions[1].do', missing('actions[1].do', '"do": "kill"')],
  [['seed'], '7', '$.seed', 'Write a number here, not "7".'],
  [['seed'], 1.5, '$.seed', 'Write a seed, without decimals.'],
  [['seed'], -1, '$.seed', 'Write a seed, from 0 to 9007199254740991.'],
  [['name'], 'x', '$.name', 'Write an object in braces here, not "x".'],
  [['name', 'en'], '', '$.name.en', 'Write something here.'],
  [['nodes'], {}, '$.nodes', 'Write a list here, not Object.'],
  [['nodes'], [], '$.nodes', 'A lab needs a node: add one to the list.'],
  [['format'], 'psync-lab/2', '$.format', 'Write "psync-lab/1" here, not "psync-lab/2".'],
  [['nodes', 0, 'running'], 'no', '$.nodes[0].running', 'Write true or false here, not "no".'],
  [
    ['nodes', 0, 'place'],
    [0.1, 1.5],
    '$.nodes[0].place[1]',
    'Write a place in the picture, from 0 to 1.',
  ],
  [
    ['actions', 0, 'between'],
    ['6379', '6379'],
    '$.actions[0].between',
    'A link joins two different nodes: write two names.',
  ],
  [
    ['actions', 0, 'between'],
    ['6379', '6380', '6381'],
    '$.actions[0].between[2]',
    'Two entries belong here: remove the others.',
  ],
  [
    ['actions', 0, 'between'],
    ['6379'],
    '$.actions[0].between[1]',
    'actions[0].between[1] is missing: add it.',
  ],
  [['actions', 0, 'between'], ['7000', '6379'], '$.actions[0].between[0]', ABSENT],
  [['actions', 1, 'node'], '7000', '$.actions[1].node', ABSENT],
  [['actions', 1, 'node'], '6381', '$.actions[1].node', ABSENT.replace('7000', '6381')],
  [
    ['actions', 4, 'node', 'id'],
    '6380',
    '$.actions[4].node.id',
    'Another node is called 6380: choose another port.',
  ],
  [
    ['nodes', 1, 'id'],
    '6379',
    '$.nodes[1].id',
    'Another node is called 6379: choose another port.',
  ],
  [
    ['nodes', 0, 'conf', 0],
    'port 1',
    '$.nodes[0].conf[0]',
    'The port of node 6379 must be 6379: correct this line, or remove it.',
  ],
  [
    ['nodes', 0, 'conf', 0],
    'port',
    '$.nodes[0].conf[0]',
    'The port of node 6379 must be 6379: correct this line, or remove it.',
  ],
  [
    ['nodes', 0, 'conf', 0],
    'a\nb',
    '$.nodes[0].conf[0]',
    'Write each line of the configuration as a text of its own.',
  ],
  [
    ['nodes', 1, 'files', 0, 'base64'],
    'A',
    '$.nodes[1].files[0].base64',
    'Write the bytes of the file in base64, with = at the end where it is due.',
  ],
  [
    ['nodes', 1, 'files', 0, 'name'],
    '../x',
    '$.nodes[1].files[0].name',
    'Write a file name without a folder: files lie in the node’s own directory.',
  ],
  [
    ['network', 'links', 0, 'between', 0],
    '7000',
    '$.network.links[0].between[0]',
    'There is no node 7000: correct the name.',
  ],
  [
    ['network', 'latencyMs'],
    -1,
    '$.network.latencyMs',
    'Write a latency in milliseconds, from 0 to 600000.',
  ],
  [
    ['actions', 0, 'atMs'],
    0.0001,
    '$.actions[0].atMs',
    'Write a time with three decimals at most: time is kept in microseconds.',
  ],
  [['actions', 0, 'atMs'], null, '$.actions[0].atMs', 'Write a number here, not null.'],
  [['actions', 6, 'untilMs'], 6000, '$.actions[6].untilMs', 'Let the load end after it begins.'],
])('lab: %j = %j is refused', (path, value, where, message) => {
  expect(readLab(changed(path, value))).toEqual({ problem: { path: where, message } });
});

test.each(['0', '65536', '06379', 'master', '-1', '6379 ', ''])('lab: %j is no port', (id) => {
  expect(readLab(changed(['nodes', 0, 'id'], id))).toMatchObject({
    problem: { path: '$.nodes[0].id' },
  });
});

test('lab: an unknown action is told which are known', () => {
  const reading = readLab(changed(['actions', 0, 'do'], 'explode'));
  expect(reading).toMatchObject({ problem: { path: '$.actions[0].do' } });
  expect(JSON.stringify(reading)).toContain('power-off');
});

test.each<[string, unknown]>([
  ['not JSON', '{"format":'],
  ['nothing', undefined],
  ['a function', () => GOOD],
  ['a number beyond JSON', { ...GOOD, seed: 7n }],
  ['too long', JSON.stringify({ ...GOOD, story: { en: 'é'.repeat(600_000) } })],
  ['nested without end', '['.repeat(200_000)],
])('lab: %s is refused as a whole', (_what, document) => {
  expect(readLab(document)).toMatchObject({ problem: { path: '$' } });
});

test('lab: a circle is refused', () => {
  const circle: Record<string, unknown> = { ...GOOD };
  circle['self'] = circle;
  expect(readLab(circle)).toMatchObject({ problem: { path: '$' } });
});

test('lab: too many nodes, in the list or one after another', () => {
  const nodes = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: String(7000 + i), conf: [] }));
  const add = nodes(13).map((node, i) => ({ atMs: i, do: 'add-node', node }));
  const lab = { ...GOOD, network: {}, nodes: nodes(13), actions: [] };
  expect(readLab(lab)).toMatchObject({ problem: { path: '$.nodes' } });
  const grown = { ...lab, nodes: [{ id: '1', conf: [] }], actions: add };
  expect(readLab(grown)).toMatchObject({ problem: { path: '$.actions[11].node' } });
});

test('lab: a node may come back after it was removed', () => {
  const actions = [
    { atMs: 1, do: 'remove-node', node: '6380' },
    { atMs: 2, do: 'add-node', node: { id: '6380', conf: [] } },
    { atMs: 3, do: 'kill', node: '6380' },
  ];
  expect(good({ ...GOOD, actions }).actions.length).toBe(3);
});

/** Every place in a document, and something else to stand there. */
const mutation = fc.tuple(fc.nat(), fc.oneof(fc.jsonValue(), fc.constant(undefined)));

function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const list = Array.isArray(value);
  const inner = Object.entries(value).flatMap(([key, item]) =>
    places(item, [...path, list ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

test('lab: anything in place of anything is read or refused with a path, never thrown', () => {
  const all = places(GOOD);
  fc.assert(
    fc.property(mutation, ([where, value]) => {
      const reading = readLab(changed(all[where % all.length]!, value as Json | undefined));
      if ('problem' in reading) {
        expect(reading.problem.path).toMatch(/^\$/);
        expect(reading.problem.message).toMatch(
          /^(?:[A-Z]|.+ is (?:missing|not known here): ).*\.$/,
        );
      } else expect(reading.lab.format).toBe('psync-lab/1');
    }),
    { numRuns: 500 },
  );
});

test('lab: no value at all makes it throw', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
      expect('problem' in readLab(value)).toBe(true);
    }),
  );
});

test('lab: a message is held from one of the two ends of its link', () => {
  const held = (from: string) => ({
    ...structuredClone(GOOD),
    actions: [{ atMs: 1, do: 'hold', between: ['6379', '6380'], from, match: '+CONTINUE' }],
  });
  expect(good(held('6380')).actions[0]).toMatchObject({ do: 'hold', match: '+CONTINUE' });
  expect(readLab(held('6381'))).toEqual({
    problem: {
      path: '$.actions[0].from',
      message: 'Name one of the two nodes of “between”.',
    },
  });
});

test('lab: notes for who presents are read, and what is wrong with them is told', () => {
  const say = { atMs: 1, do: 'say', text: { en: 'a' }, notes: { en: 'ask them', zh: '提问' } };
  const mark = { atMs: 0, do: 'mark', name: { en: 'b' }, notes: { en: 'breathe' } };
  const nodes = [{ id: '6379', conf: ['port 6379'] }];
  const lab = { format: 'psync-lab/1', name: { en: 'x' }, seed: 1, backlog: 'exact', nodes };
  expect(readLab({ ...lab, actions: [mark, say] })).toMatchObject({
    lab: { actions: [mark, say] },
  });
  const wrong = readLab({ ...lab, actions: [{ ...say, notes: 'ask them' }] });
  expect(wrong).toMatchObject({ problem: { path: '$.actions[0].notes' } });
});
