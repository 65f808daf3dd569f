// Frames tell only what is new; what is merged from them must be what a frame that holds everything tells.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action, Frame, LabFile, NodeView } from '../../engine/contract.ts';
import { Engine } from '../../engine/engine.ts';
import { receive } from './receive.ts';
import { NOTHING_SHOWN, type Shown } from './shown.ts';

const MILLI = 1_000;
const NODES = ['6379', '6380', '6381'] as const;

const nodeOf = (id: string, size: number, ...conf: string[]) => ({
  id,
  conf: [`port ${id}`, `repl-backlog-size ${size}`, 'repl-diskless-sync-delay 0', ...conf],
});

const lab = (size: number, from = 500): LabFile => ({
  format: 'psync-lab/1',
  name: { en: 'Deltas' },
  seed: 5,
  backlog: 'exact',
  network: { latencyMs: 3 },
  nodes: [
    nodeOf('6379', size),
    nodeOf('6380', size, 'replicaof 127.0.0.1 6379'),
    nodeOf('6381', size, 'replicaof 127.0.0.1 6380'),
  ],
  actions: [
    {
      atMs: from,
      do: 'load',
      node: '6379',
      rate: 60,
      template: 'SET k:{n} v',
      untilMs: from + 2_000,
    },
  ],
});

type Call = (engine: Engine) => Frame;

const anyNode = fc.constantFrom(...NODES);
const anyLine = fc.constantFrom('SET k v', 'SELECT 3', 'SLAVEOF NO ONE', 'SLAVEOF 127.0.0.1 6379');
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('type' as const), node: anyNode, line: anyLine }),
  fc.record({
    do: fc.constantFrom('kill' as const, 'start' as const, 'shutdown' as const),
    node: anyNode,
  }),
  fc
    .constantFrom(['6379', '6380'] as [string, string], ['6380', '6381'] as [string, string])
    .chain((between): fc.Arbitrary<Action> =>
      fc.constantFrom<Action>({ do: 'cut', between }, { do: 'heal', between }),
    ),
);
const anyCall: fc.Arbitrary<Call> = fc.oneof(
  { weight: 5, arbitrary: fc.nat(400).map((ms) => (engine: Engine) => engine.advance(ms * MILLI)) },
  { weight: 4, arbitrary: anyAction.map((action) => (engine: Engine) => engine.act(action)) },
  fc.nat(6_000).map((ms) => (engine: Engine) => engine.seek(ms * MILLI)),
  fc.constant((engine: Engine) => engine.undo()),
  fc.constant((engine: Engine) => engine.redo()),
  fc
    .constantFrom('forward' as const, 'back' as const)
    .map((direction) => (engine: Engine) => engine.step({ direction, to: 'message' })),
);

/** Digests of large data sets may be a few frames old, so they are left out. */
function comparable(nodes: readonly NodeView[]): NodeView[] {
  return nodes.map((node) => ({ ...node, digest: null, digestEqual: null }));
}

function everything(engine: Engine): readonly NodeView[] {
  return new Engine().load(engine.save()).nodes;
}

const nodesOf = (shown: Shown) => Object.values(shown.nodes);

test('receive: whatever happens, the merged nodes are those of a frame that holds everything', () => {
  const size = fc.constantFrom(64, 300, 100_000);
  fc.assert(
    fc.property(size, fc.array(anyCall, { minLength: 5, maxLength: 40 }), (bytes, calls) => {
      const engine = new Engine();
      let shown = receive(NOTHING_SHOWN, engine.load(lab(bytes)));
      calls.forEach((call, i) => {
        shown = receive(shown, call(engine));
        if (i % 4 !== 0 && i !== calls.length - 1) return;
        expect(comparable(nodesOf(shown))).toEqual(comparable(everything(engine)));
      });
    }),
    { numRuns: 40 },
  );
});

test('receive: a frame under load tells few commands, though hundreds are held', () => {
  const engine = new Engine();
  let shown = receive(NOTHING_SHOWN, engine.load(lab(3_000, 4_500)));
  // A copy's first ACK may come before the child is reaped; the stream then waits for the next one.
  shown = receive(shown, engine.advance(4_000 * MILLI));
  for (let i = 0; i < 130; i++) {
    const frame = engine.advance(20 * MILLI);
    for (const { backlog } of frame.nodes) expect(backlog?.arcs.length ?? 0).toBeLessThan(8);
    shown = receive(shown, frame);
  }
  const held = nodesOf(shown).map(({ backlog }) => backlog?.arcs.length ?? 0);
  expect(held.every((count) => count > 60)).toBe(true);
  expect(comparable(nodesOf(shown))).toEqual(comparable(everything(engine)));
});
