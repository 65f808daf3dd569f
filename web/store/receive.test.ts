import { expect, test } from 'vitest';
import type {
  ArcView,
  BacklogView,
  ConsoleLine,
  EventRecord,
  Frame,
  LinkView,
  NodeView,
} from '../../engine/contract.ts';
import { EVENTS_MAX, LINES_MAX, receive } from './receive.ts';
import { linkBetween, NOTHING_SHOWN, type Shown } from './shown.ts';

function frame(extra: Partial<Frame>): Frame {
  return {
    now: 0,
    horizon: 0,
    quietUntil: 0,
    replaced: false,
    lab: null,
    branch: 0,
    branches: [],
    canUndo: false,
    canRedo: false,
    nodes: [],
    removed: [],
    links: [],
    segments: [],
    events: [],
    consoles: [],
    refusal: null,
    failure: null,
    ...extra,
  };
}

/** Only what the reducer looks at. */
const node = (id: string): NodeView => ({ id, backlog: null }) as unknown as NodeView;
const link = (a: string, b: string): LinkView => ({ between: [a, b] }) as unknown as LinkView;
const event = (id: number): EventRecord => ({ id, at: id, kind: 'node-started', node: '6379' });
const line = (text: string): ConsoleLine => ({ kind: 'reply', text, at: 0 });
const console = (node: string, texts: string[], replaced = false) => ({
  node,
  number: 1,
  prompt: '> ',
  waiting: false,
  listening: false,
  replaced,
  lines: texts.map(line),
});
const texts = (shown: Shown, key: string) => shown.consoles[key]?.lines.map((each) => each.text);

const three = receive(
  NOTHING_SHOWN,
  frame({
    replaced: true,
    nodes: [node('6379'), node('6380'), node('6381')],
    links: [link('6379', '6380'), link('6379', '6381')],
    events: [event(1)],
    consoles: [console('6379', ['PONG']), console('6380', ['OK'])],
  }),
);

test('a frame that changes nothing leaves every part as it was, so that nothing renders', () => {
  const after = receive(three, frame({ now: 16_000 }));
  expect(after.now).toBe(16_000);
  for (const key of ['nodes', 'nodeOrder', 'links', 'events', 'consoles', 'branches'] as const) {
    expect(after[key]).toBe(three[key]);
  }
});

test('the lab stays known when later frames do not repeat it', () => {
  const lab = { name: { en: 'Chain' }, story: null, seed: 7, backlog: 'exact' } as const;
  const loaded = receive(three, frame({ replaced: true, lab }));
  expect(receive(loaded, frame({ now: 1 })).lab).toBe(lab);
  expect(receive(loaded, frame({ lab: { ...lab } })).lab).toBe(lab);
  expect(receive(loaded, frame({ lab: { ...lab, seed: 8 } })).lab?.seed).toBe(8);
});

test('a killed replica keeps its place under its master; as a master it starts anew', () => {
  const alive = {
    ...node('6380'),
    run: 'running',
    master: { node: '6379' },
  } as unknown as NodeView;
  const killed = { ...node('6380'), run: 'killed', master: null } as unknown as NodeView;
  const free = { ...node('6380'), run: 'running', master: null } as unknown as NodeView;
  const dead = receive(receive(three, frame({ nodes: [alive] })), frame({ nodes: [killed] }));
  expect(dead.masters['6380']).toBe('6379');
  expect(receive(dead, frame({ replaced: true, nodes: [killed] })).masters['6380']).toBe('6379');
  expect(receive(dead, frame({ nodes: [free] })).masters['6380']).toBeNull();
  const other = { name: { en: 'Other' }, story: null, seed: 1, backlog: 'exact' } as const;
  const loaded = receive(dead, frame({ replaced: true, lab: other, nodes: [killed] }));
  expect(loaded.masters['6380']).toBeUndefined();
});

test('a changed node replaces only itself', () => {
  const changed = node('6380');
  const after = receive(three, frame({ nodes: [changed] }));
  expect(after.nodes['6380']).toBe(changed);
  expect(after.nodes['6379']).toBe(three.nodes['6379']);
  expect(after.nodeOrder).toBe(three.nodeOrder);
});

test('a new node stands last; a removed one takes its links and consoles with it', () => {
  const more = receive(three, frame({ nodes: [node('6382')] }));
  expect(more.nodeOrder).toEqual(['6379', '6380', '6381', '6382']);
  const less = receive(more, frame({ removed: ['6380'] }));
  expect(less.nodeOrder).toEqual(['6379', '6381', '6382']);
  expect(Object.keys(less.links)).toEqual(['6379-6381']);
  expect(less.consoles['6380#1']).toBeUndefined();
});

test('a link is found in either order', () => {
  expect(linkBetween(three, '6380', '6379')).toBe(three.links['6379-6380']);
});

test('console lines and events are added', () => {
  const after = receive(three, frame({ events: [event(2)], consoles: [console('6379', ['OK'])] }));
  expect(after.events.map((each) => each.id)).toEqual([1, 2]);
  expect(texts(after, '6379#1')).toEqual(['PONG', 'OK']);
  expect(after.consoles['6380#1']).toBe(three.consoles['6380#1']);
});

test('a replaced console forgets its lines, a replaced frame everything', () => {
  const cleared = receive(three, frame({ consoles: [console('6379', ['new'], true)] }));
  expect(texts(cleared, '6379#1')).toEqual(['new']);
  const other = receive(three, frame({ replaced: true, nodes: [node('7000')] }));
  expect(other.nodeOrder).toEqual(['7000']);
  expect(other.links).toEqual({});
  expect(other.events).toEqual([]);
  expect(other.replacements).toBe(three.replacements + 1);
});

test('transcripts and the event list are bounded and keep the newest', () => {
  const many = Array.from({ length: LINES_MAX + 10 }, (_, index) => String(index));
  const after = receive(
    three,
    frame({
      consoles: [console('6379', many)],
      events: Array.from({ length: EVENTS_MAX + 5 }, (_, index) => event(index + 2)),
    }),
  );
  expect(texts(after, '6379#1')).toHaveLength(LINES_MAX);
  expect(texts(after, '6379#1')?.at(-1)).toBe(many.at(-1));
  expect(after.consoles['6379#1']?.total).toBe(many.length + 1);
  expect(after.events).toHaveLength(EVENTS_MAX);
  expect(after.events.at(-1)?.id).toBe(EVENTS_MAX + 6);
});

test('the same refusal twice counts twice; a failure stays until another lab is loaded', () => {
  const refusal = { code: 'no-such-node', message: 'no such node', detail: '7' } as const;
  const twice = receive(receive(three, frame({ refusal })), frame({ refusal }));
  expect(twice.refusals).toBe(2);
  const failure = { message: 'broken', seed: 7, journal: {} as never };
  const failed = receive(receive(three, frame({ failure })), frame({}));
  expect(failed.failure).toBe(failure);
  expect(receive(failed, frame({ replaced: true })).failure).toBeNull();
});

const arc = (from: number, to: number): ArcView => ({
  from,
  to,
  sent: 'SET k v',
  typed: null,
  unasked: null,
  kind: 'write',
  at: 0,
});
const withArcs = (arcs: ArcView[], kept = 0, cut: ArcView | null = null): NodeView => {
  const held = { size: 64, first_byte_offset: 1, histlen: 64, model: 'exact', older: 0 } as const;
  const backlog: BacklogView = { ...held, arcs, kept, cut };
  return { ...node('6379'), backlog };
};
const arcsOf = (shown: Shown) => shown.nodes['6379']?.backlog?.arcs;

test('new commands stand behind those kept; what is overwritten leaves at the front', () => {
  const old = [arc(1, 10), arc(10, 20), arc(20, 30)];
  const known = receive(three, frame({ nodes: [withArcs(old)] }));
  const more = receive(known, frame({ nodes: [withArcs([arc(30, 40)], 3)] }));
  expect(arcsOf(more)).toEqual([...old, arc(30, 40)]);
  const less = receive(more, frame({ nodes: [withArcs([arc(40, 50)], 2, arc(15, 20))] }));
  expect(arcsOf(less)).toEqual([arc(15, 20), arc(20, 30), arc(30, 40), arc(40, 50)]);
  expect(receive(less, frame({ nodes: [withArcs([], 4)] })).nodes).toEqual(less.nodes);
  expect(arcsOf(receive(less, frame({ nodes: [withArcs([arc(70, 80)])] })))).toEqual([arc(70, 80)]);
  const travelled = receive(less, frame({ replaced: true, nodes: [withArcs([arc(1, 9)])] }));
  expect(arcsOf(travelled)).toEqual([arc(1, 9)]);
});
