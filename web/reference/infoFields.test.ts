import { expect, test } from 'vitest';
import { Engine } from '../../engine/engine.ts';
import type { LabFile, NodeView } from '../../engine/contract.ts';
import { parseInfo } from './info.ts';
import { familyOf, spotsOf, unitOf } from './infoFields.ts';
import { infoMeaningsEn } from './infoMeanings.en.ts';
import { infoMeaningsZh } from './infoMeanings.zh.ts';

const LAB: LabFile = {
  format: 'psync-lab/1',
  name: { en: 'A chain' },
  seed: 3,
  backlog: 'exact',
  network: { latencyMs: 300, bandwidth: 200 },
  nodes: [
    { id: '6379', conf: ['appendonly yes', 'min-replicas-to-write 1'] },
    { id: '6380', conf: ['replicaof 127.0.0.1 6379'] },
    { id: '6381', conf: ['replicaof 127.0.0.1 6380'] },
  ],
  actions: [],
};

/** Every node's INFO at several moments: while it syncs, in rest, cut off, and the fields' own node. */
function everyField(): { section: string; name: string; value: string; node: NodeView }[] {
  const engine = new Engine();
  const nodes = new Map<string, NodeView>();
  const fields: { section: string; name: string; value: string; node: NodeView }[] = [];
  const keep = (frame: ReturnType<Engine['advance']>) => {
    for (const node of frame.nodes) nodes.set(node.id, node);
  };
  const look = () => {
    for (const [id, node] of nodes) {
      const told = engine.inspect({ ask: 'info', node: id });
      if (told.answer !== 'info') continue;
      for (const section of parseInfo(told.text)) {
        for (const field of section.fields) fields.push({ section: section.name, ...field, node });
      }
    }
  };
  keep(engine.load(LAB));
  for (let i = 0; i < 120; i++) {
    keep(engine.advance(200_000));
    look();
  }
  for (const line of ['SET k v EX 100', 'NOSUCH', 'GET k']) {
    keep(engine.act({ do: 'type', node: '6379', line }));
    keep(engine.advance(1_000_000));
  }
  look();
  keep(engine.act({ do: 'cut', between: ['6379', '6380'] }));
  keep(engine.advance(3_000_000));
  look();
  return fields;
}

const fields = everyField();

test('info: every field that a node prints has a meaning in each language', () => {
  expect(fields.length).toBeGreaterThan(1_000);
  const unexplained = fields.filter(({ name }) => familyOf(name) === null).map(({ name }) => name);
  expect([...new Set(unexplained)]).toEqual([]);
  expect(Object.keys(infoMeaningsZh)).toEqual(Object.keys(infoMeaningsEn));
  for (const sentence of [...Object.values(infoMeaningsEn), ...Object.values(infoMeaningsZh)]) {
    expect(sentence).toMatch(/[.。]$/);
  }
});

test('info: every field of INFO replication lights something up, of this node or of its neighbours', () => {
  const replication = fields.filter(({ section }) => section === 'Replication');
  const names = new Set(replication.map(({ name }) => name));
  expect([...names]).toEqual(
    expect.arrayContaining(['slave0', 'master_link_down_since_seconds', 'master_sync_perc']),
  );
  for (const { section, name, node } of replication) {
    const spots = spotsOf(section, name, node);
    expect([name, spots.length > 0, spots.every((spot) => spot.length > 0)]).toEqual([
      name,
      true,
      true,
    ]);
  }
});

test('info: what a field measures is what lights up', () => {
  const of = (wanted: string, id: string) => {
    const found = fields.findLast(({ name, node }) => name === wanted && node.id === id);
    if (found === undefined) throw new Error(wanted);
    return spotsOf(found.section, found.name, found.node).map(([first]) => first);
  };
  expect(of('master_repl_offset', '6379')).toEqual(['ring-head-6379', 'offset-6379']);
  expect(of('repl_backlog_first_byte_offset', '6379')).toEqual(['ring-first-6379']);
  expect(of('master_host', '6381')).toEqual(['node-6380', 'link-6381-6380']);
  expect(of('slave0', '6380')).toEqual(['link-6380-6381', 'node-6381', 'ring-mark-6380-6381']);
  expect(of('rdb_saves', '6379')).toEqual(['disk-6379']);
  expect(of('redis_version', '6379')).toEqual(['node-6379']);
});

test('info: a unit belongs to a figure', () => {
  for (const { name, value } of fields) {
    if (unitOf(name) !== null) expect(`${name}:${value}`).toMatch(/:-?\d/);
  }
  expect(unitOf('master_repl_offset')).toBe('offset');
  expect(unitOf('repl_backlog_histlen')).toBe('bytes');
  expect(unitOf('master_last_io_seconds_ago')).toBe('seconds');
  expect(unitOf('connected_slaves')).toBeNull();
});
