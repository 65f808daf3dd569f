import { expect, test } from 'vitest';
import type { NodeView } from '../../../../engine/contract.ts';
import { Engine } from '../../../../engine/engine.ts';
import captured from './info.captured.json' with { type: 'json' };
import { continueFrom } from './continueLab.ts';
import { readPaste } from './readPaste.ts';
import terminal from './terminal.captured.json' with { type: 'json' };
import { topologyOf } from './topology.ts';

function textOf(name: string): string {
  const found = captured.cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`nothing was captured as ${name}`);
  return found.servers
    .map(({ port, info, config }) => `127.0.0.1:${port}> INFO\n${info}\n${config}`)
    .join('\n');
}

/** The lab that goes on from there, a moment after it opened. */
function opened(text: string): { nodes: Record<string, NodeView>; told: string[] } {
  const continuation = continueFrom(topologyOf(readPaste(text).readings));
  const engine = new Engine();
  const frame = engine.load(continuation?.lab);
  expect(frame.refusal).toBeNull();
  const nodes = Object.fromEntries(frame.nodes.map((node) => [node.id, node]));
  return { nodes, told: (continuation?.notCopied ?? []).map(({ what }) => what) };
}

test('continue: one master, two replicas stand where they stood', () => {
  const { nodes, told } = opened(textOf('one master, two replicas'));
  expect(Object.keys(nodes)).toEqual(['28600', '28601', '28602']);
  for (const id of ['28601', '28602']) {
    expect(nodes[id]?.master).toMatchObject({ port: 28_600, status: 'up', offset: 50 });
  }
  expect(nodes['28600']).toMatchObject({ role: 'master', master_repl_offset: 50 });
  // A new process gives its history a new name, and honours the old one.
  const old = /master_replid:(\w+)/.exec(textOf('one master, two replicas'))?.[1];
  expect(nodes['28600']?.replid2).toBe(old);
  expect(told).toEqual(['data', 'backlog-bytes', 'ids']);
});

test('continue: a chain keeps its shape, and its settings', () => {
  const { nodes } = opened(textOf('a chain of three'));
  expect(nodes['28602']?.master).toMatchObject({ node: '28601', status: 'up' });
  expect(nodes['28601']?.master).toMatchObject({ node: '28600', status: 'up' });
  expect(opened(textOf('a writable replica')).nodes['28601']?.role).toBe('replica');
});

test('continue: a link that is down is down, and what it missed lies in the backlog', () => {
  const [master = '', replica = ''] = textOf('one master, two replicas').split(
    /(?=127\.0\.0\.1:2860[12]>)/,
  );
  const ahead = master.replace('master_repl_offset:50', 'master_repl_offset:4050');
  const down = replica
    .replace('master_link_status:up', 'master_link_status:down')
    .replace('slave_priority', 'master_link_down_since_seconds:9\r\nslave_priority');
  const { nodes } = opened(`${ahead}\n${down}`);
  expect(nodes['28600']?.master_repl_offset).toBe(4_050);
  expect(nodes['28601']?.master).toMatchObject({ status: 'down', offset: 50, behind: 4_000 });
  expect(nodes['28601']?.verdict).toMatchObject({ kind: 'partial' });
});

test('continue: two masters, a lone server, servers of one port', () => {
  expect(opened(textOf('two masters')).nodes['28601']?.role).toBe('master');
  const lone = opened(textOf('a lone server with an unknown master'));
  expect(lone.nodes['28600']?.role).toBe('replica');
  const same = textOf('one master, two replicas')
    .replaceAll('127.0.0.1:28600>', '10.0.0.1:6379>')
    .replaceAll('127.0.0.1:28601>', '10.0.0.2:6379>');
  expect(opened(same).told).toContain('ports');
});

test('continue: every captured topology becomes a lab that opens', () => {
  for (const { name } of captured.cases) {
    expect(Object.keys(opened(textOf(name)).nodes).length).toBeGreaterThan(0);
  }
});

test('continue: each node has the role and the offset that its server had', () => {
  const texts = captured.cases.map(({ name }) => textOf(name));
  const old = textOf('one master, two replicas').replaceAll(
    /^(?:master_replid2?|second_repl_offset):.*\r\n/gm,
    '',
  );
  for (const text of [...texts, old]) {
    const { servers } = topologyOf(readPaste(text).readings);
    const continuation = continueFrom(topologyOf(readPaste(text).readings));
    const { nodes } = opened(text);
    for (const server of servers) {
      const node = nodes[continuation?.nodes.get(server.id) ?? ''];
      if (server.readings.length === 0 || node === undefined) continue;
      expect([server.id, node.role]).toEqual([server.id, server.role]);
      if (server.role !== 'master' || !server.backlog.active) continue;
      expect([server.id, node.master_repl_offset]).toEqual([server.id, server.offset]);
    }
  }
});

test('continue: of servers that answered nothing there is no lab', () => {
  expect(continueFrom(topologyOf(readPaste(terminal.refused).readings))).toBeNull();
});

test('continue: what was on its way to a replica that is up is told not to be copied', () => {
  const text = textOf('one master, two replicas').replace(
    'master_repl_offset:50',
    'master_repl_offset:9050',
  );
  expect(continueFrom(topologyOf(readPaste(text).readings))?.notCopied).toContainEqual({
    what: 'gap',
    servers: ['127.0.0.1:28601', '127.0.0.1:28602'],
  });
});
