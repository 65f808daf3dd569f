/** Plays a run in the engine, as the page does, and reads its verdict the same way. */
import { expect } from 'vitest';
import type { EngineApi, EventRecord, Frame, NodeView } from '../../../../engine/contract.ts';
import type { Run, RunOutcome } from './run.ts';
import { verdictOf } from './verdict.ts';

/** Microseconds between two looks: often where it is asked how long something takes. */
const SLICES = { fine: 10_000, often: 50_000, seldom: 500_000 };

/** The verdict, or null when there is none by the end. A lab that is refused, or breaks, fails the test. */
export function playedBy(
  engine: EngineApi,
  run: Run,
  onFrame: (frame: Frame) => void = () => {},
  looks: keyof typeof SLICES = run.predicted.kind === 'catch-up' ? 'often' : 'seldom',
): RunOutcome | null {
  const nodes: Record<string, NodeView> = {};
  const events: EventRecord[] = [];
  const printed: string[] = [];
  const take = (frame: Frame): Frame => {
    expect(frame.refusal).toBeNull();
    expect(frame.failure).toBeNull();
    for (const node of frame.nodes) nodes[node.id] = node;
    events.push(...frame.events);
    for (const { node, number, lines } of frame.consoles) {
      if (node === run.watch.master && number === 1) printed.push(...lines.map(({ text }) => text));
    }
    for (const event of frame.events) expect(event.kind).not.toBe('action-refused');
    onFrame(frame);
    return frame;
  };
  let frame = take(engine.load(run.lab));
  const end = run.doneMs * 1000;
  const slice = SLICES[looks];
  for (;;) {
    const asked = run.predicted.kind === 'lost';
    const answer = asked ? engine.inspect({ ask: 'loads' }) : null;
    const loads = answer?.answer === 'loads' ? answer.loads : [];
    const verdict = verdictOf(run, { now: frame.now, events, nodes, loads, printed });
    if (verdict !== null || frame.now >= end) return verdict;
    frame = take(engine.advance(Math.min(slice, end - frame.now)));
  }
}
