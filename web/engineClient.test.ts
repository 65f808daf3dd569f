import { expose } from 'comlink';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EngineDied, startEngine, type WorkerLike } from './engineClient.ts';

/** Two ends of a line; what one posts, the other hears a turn later, as between threads. */
class End extends EventTarget implements WorkerLike {
  other: End | null = null;
  open = true;

  postMessage(message: unknown): void {
    const data: unknown = structuredClone(message);
    queueMicrotask(() => {
      if (this.open) this.other?.dispatchEvent(new MessageEvent('message', { data }));
    });
  }

  terminate(): void {
    this.open = false;
    if (this.other) this.other.open = false;
  }
}

/** A worker that runs `engine` behind the real comlink. */
function workerOf(engine: object): End {
  const [page, worker] = [new End(), new End()];
  page.other = worker;
  worker.other = page;
  expose(engine, worker);
  return page;
}

const deaf = () => new Promise<never>(() => {});
const failed = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof EngineDied ? error.reason : error;
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a call reaches the worker and brings its answer', async () => {
  const engine = startEngine({ spawn: () => workerOf({ seek: (at: number) => ({ now: at }) }) });
  expect(await engine.seek(7)).toEqual({ now: 7 });
  expect(vi.getTimerCount()).toBe(0);
});

test('what a call throws is the call’s own failure, not a death', async () => {
  const engine = startEngine({
    spawn: () =>
      workerOf({
        save: () => ({ seed: 1 }),
        undo() {
          throw new Error('broken');
        },
      }),
  });
  await expect(engine.undo()).rejects.toThrow('broken');
  expect(await engine.save()).toEqual({ seed: 1 });
});

test('an error event ends the worker and rejects every pending and every later call', async () => {
  const worker = workerOf({ advance: deaf });
  const engine = startEngine({ spawn: () => worker });
  const deaths: string[] = [];
  engine.onDeath((death) => deaths.push(death.message));
  const calls = [engine.advance(1), engine.advance(2)];
  worker.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  expect(await Promise.all(calls.map(failed))).toEqual(['error', 'error']);
  expect(await failed(engine.save())).toBe('error');
  expect(deaths).toEqual(['the engine died (error): out of memory']);
  expect(worker.open).toBe(false);
});

test('an unreadable message is a death too', async () => {
  const worker = workerOf({ advance: deaf });
  const engine = startEngine({ spawn: () => worker });
  const call = engine.advance(1);
  worker.dispatchEvent(new Event('messageerror'));
  expect(await failed(call)).toBe('unreadable');
});

test('silence is a death when patience ends, and not a moment before', async () => {
  const engine = startEngine({ spawn: () => workerOf({ advance: deaf }), patience: 1000 });
  const deaths: string[] = [];
  engine.onDeath((death) => deaths.push(death.reason));
  const call = engine.advance(1);
  vi.advanceTimersByTime(999);
  expect(deaths).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(deaths).toEqual(['silent']);
  expect(await failed(call)).toBe('silent');
  expect(vi.getTimerCount()).toBe(0);
});

test('answers in time keep a busy worker alive', async () => {
  const engine = startEngine({
    spawn: () => workerOf({ advance: (elapsed: number) => ({ now: elapsed }) }),
    patience: 1000,
  });
  for (let i = 0; i < 5; i++) {
    const call = engine.advance(i);
    vi.advanceTimersByTime(900);
    expect(await call).toEqual({ now: i });
  }
});

test('restart replaces the worker and the calls work again', async () => {
  const workers = [workerOf({ save: deaf }), workerOf({ save: () => ({ seed: 2 }) })];
  const engine = startEngine({ spawn: () => workers.shift()! });
  const deaths: string[] = [];
  engine.onDeath((death) => deaths.push(death.reason));
  const call = engine.save();
  engine.restart();
  expect(await failed(call)).toBe('restarted');
  expect(await engine.save()).toEqual({ seed: 2 });
  expect(deaths).toEqual([]);
});

test('a listener that was taken away hears nothing', () => {
  const worker = workerOf({});
  const engine = startEngine({ spawn: () => worker });
  const heard = vi.fn<() => void>();
  engine.onDeath(heard)();
  worker.dispatchEvent(new Event('error'));
  expect(heard).not.toHaveBeenCalled();
});
