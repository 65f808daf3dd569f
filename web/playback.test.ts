import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Frame, SegmentView } from '../engine/contract.ts';
import type { EngineCalls } from './engineClient.ts';
import {
  ask,
  askFrame,
  connect,
  currentSegments,
  declareDead,
  displayNow,
  onPaint,
  playUntil,
  settle,
  startLoop,
} from './playback.ts';
import { choose, useChoices, useShown } from './store/store.ts';

/** An engine that lets its clock run and remembers what it was asked. */
class Clockwork {
  now = 0;
  log: string[] = [];
  segments: SegmentView[] = [];
  quietUntil = 0;
  /** Set to hold back answers. */
  gate: Promise<void> | null = null;

  frame(): Frame {
    return {
      now: this.now,
      horizon: this.now,
      quietUntil: this.quietUntil,
      replaced: false,
      lab: null,
      branch: 0,
      branches: [],
      canUndo: false,
      canRedo: false,
      nodes: [],
      removed: [],
      links: [],
      segments: this.segments,
      events: [],
      consoles: [],
      refusal: null,
      failure: null,
    };
  }

  calls(): EngineCalls {
    const answer = async (name: string, elapsed = 0): Promise<Frame> => {
      this.log.push(name);
      this.now += elapsed;
      await this.gate;
      return this.frame();
    };
    const calls: Partial<EngineCalls> = {
      advance: (elapsed) => answer(`advance ${elapsed}`, elapsed),
      act: () => answer('act'),
      seek: (at) => answer('seek', at - this.now),
    };
    return calls as EngineCalls;
  }
}

let frames: ((wall: number) => void)[] = [];
let stop = () => {};
let clockwork = new Clockwork();

/** One animation frame at this wall time, and all that follows from it. */
async function frameAt(wall: number): Promise<void> {
  const due = frames;
  frames = [];
  for (const run of due) run(wall);
  await settle();
}

beforeEach(async () => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (run: (wall: number) => void) => frames.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  clockwork = new Clockwork();
  connect(clockwork.calls());
  choose({ playing: true, speed: 1 });
  await askFrame((engine) => engine.seek(0));
  clockwork.log = [];
  stop = startLoop(false);
});

afterEach(() => {
  stop();
  choose({ playing: false });
  vi.unstubAllGlobals();
});

test('while playing, each frame lets so much virtual time pass as went by on the wall, times the speed', async () => {
  await frameAt(1000);
  await frameAt(1016);
  choose({ speed: 0.5 });
  await frameAt(1036);
  expect(clockwork.log.filter((call) => call.startsWith('advance')).slice(-2)).toEqual([
    'advance 16000',
    'advance 10000',
  ]);
});

test('a tab that slept does not race to catch up', async () => {
  await frameAt(1000);
  await frameAt(61_000);
  expect(clockwork.log.at(-1)).toBe('advance 100000');
});

test('a pause takes one last look; then time stands', async () => {
  await frameAt(200_000);
  await frameAt(200_016);
  choose({ playing: false });
  await frameAt(200_032);
  await frameAt(200_048);
  await frameAt(200_064);
  expect(clockwork.log.slice(-2)).toEqual(['advance 16000', 'advance 0']);
  expect(displayNow()).toBe(clockwork.now);
});

test('with the clock in a script’s hands playing changes nothing', async () => {
  stop();
  stop = startLoop(true);
  await frameAt(1000);
  await frameAt(1016);
  expect(clockwork.log).toEqual([]);
});

test('one call is in flight at a time, and what the user does comes before the next advance', async () => {
  let open = () => {};
  clockwork.gate = new Promise((resolve) => {
    open = resolve;
  });
  await new Promise<void>((done) => {
    for (const wall of [1000, 1016, 1033]) {
      const due = frames;
      frames = [];
      for (const run of due) run(wall);
    }
    done();
  });
  const acted = askFrame((engine) => engine.act({ do: 'kill', node: '6379' }));
  expect(clockwork.log).toHaveLength(1);
  clockwork.gate = null;
  open();
  await acted;
  await frameAt(1050);
  expect(clockwork.log[1]).toBe('act');
});

test('painters get a moment that runs on evenly between frames of the engine', async () => {
  const moments: number[] = [];
  const off = onPaint((now) => moments.push(now));
  for (const wall of [1000, 1010, 1020, 1030]) await frameAt(wall);
  off();
  const steps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
  expect(steps.slice(-2)).toEqual([10_000, 10_000]);
});

test('what is played until a moment stops there, neither before nor behind it', async () => {
  choose({ playing: false });
  await frameAt(2000);
  playUntil(25_000);
  const drawn: number[] = [];
  const off = onPaint((now) => drawn.push(now));
  for (const wall of [2010, 2020, 2030, 2040, 2050, 2060]) await frameAt(wall);
  off();
  expect(clockwork.now).toBe(25_000);
  expect(Math.max(...drawn)).toBe(25_000);
  expect(useChoices.getState().playing).toBe(false);
  choose({ playing: true });
  for (const wall of [2070, 2080, 2090]) await frameAt(wall);
  expect(clockwork.now).toBeGreaterThan(25_000);
});

test('while nothing can happen, nothing is asked, and the drawn moment runs on all the same', async () => {
  await frameAt(300_000);
  await frameAt(300_010);
  clockwork.quietUntil = clockwork.now + 60_000;
  await frameAt(300_020);
  const asked = clockwork.log.length;
  const start = displayNow();
  for (const wall of [300_030, 300_040, 300_050]) await frameAt(wall);
  expect(clockwork.log).toHaveLength(asked);
  expect(displayNow()).toBe(start + 30_000);
  for (const wall of [300_060, 300_070, 300_080]) await frameAt(wall);
  expect(clockwork.log.length).toBeGreaterThan(asked);
});

test('however long nothing happens, the engine is asked several times a second', async () => {
  clockwork.quietUntil = Infinity;
  for (let wall = 400_000; wall <= 401_000; wall += 10) await frameAt(wall);
  const asked = clockwork.log.filter((call) => call.startsWith('advance')).length;
  expect(asked).toBeGreaterThan(8);
  expect(asked).toBeLessThan(20);
});

test('what is done in a quiet moment is done at the moment that is drawn', async () => {
  clockwork.quietUntil = Infinity;
  for (const wall of [500_000, 500_010, 500_020, 500_030]) await frameAt(wall);
  const drawn = displayNow();
  expect(drawn).toBeGreaterThan(clockwork.now);
  await askFrame((engine) => engine.act({ do: 'kill', node: '6379' }));
  expect(clockwork.now).toBe(drawn);
  expect(clockwork.log.at(-1)).toBe('act');
});

test('a pause, or another speed, in a quiet moment does not move what is drawn', async () => {
  clockwork.quietUntil = Infinity;
  const drawn: number[] = [];
  const off = onPaint((now) => drawn.push(now));
  for (const wall of [600_000, 600_010, 600_020, 600_030]) await frameAt(wall);
  choose({ speed: 10 });
  for (const wall of [600_040, 600_050]) await frameAt(wall);
  const last = displayNow();
  choose({ playing: false });
  for (const wall of [600_060, 600_070, 600_080]) await frameAt(wall);
  off();
  expect(displayNow()).toBe(last);
  expect(clockwork.now).toBe(last);
  expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
});

test('after a seek the drawn moment is the one sought', async () => {
  await frameAt(1000);
  await frameAt(1010);
  await askFrame((engine) => engine.seek(5_000_000));
  expect(displayNow()).toBe(5_000_000);
});

test('segments are at hand beside the store, and their change is told', async () => {
  const before = useShown.getState().segmentsRevision;
  clockwork.segments = [{ id: 1 } as SegmentView];
  await askFrame((engine) => engine.act({ do: 'kill', node: '6379' }));
  expect(currentSegments()).toHaveLength(1);
  expect(useShown.getState().segmentsRevision).toBe(before + 1);
});

test('a dead engine is said, playing stops, and what waited is refused', async () => {
  const broken = { ...clockwork.calls(), act: () => Promise.reject(new Error('gone')) };
  connect(broken);
  expect(await askFrame((engine) => engine.act({ do: 'kill', node: '6379' }))).toBeNull();
  expect(useShown.getState().workerDied).toBe(true);
});

test('a question that waits is refused when the engine dies', async () => {
  clockwork.gate = new Promise(() => {});
  void ask((engine) => engine.act({ do: 'kill', node: '6379' }));
  const waiting = ask((engine) => engine.act({ do: 'kill', node: '6380' }));
  declareDead(new Error('gone'));
  await expect(waiting).rejects.toThrow('replaced');
});
