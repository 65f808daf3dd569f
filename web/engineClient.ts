/**
 * Starts and wraps the worker, and notices its death: comlink alone would leave every call of a dead
 * worker pending for ever. The only file of the page that knows comlink.
 */
import { wrap, type Endpoint } from 'comlink';
import type { EngineApi } from '../engine/contract.ts';

/** `EngineApi`, as seen from the other side of a thread. */
export type EngineCalls = {
  readonly [Method in keyof EngineApi]: (
    ...args: Parameters<EngineApi[Method]>
  ) => Promise<ReturnType<EngineApi[Method]>>;
};

/**
 * `error`: the worker's script failed to load, or threw outside of a call. `unreadable`: a message
 * could not be read. `silent`: a call got no answer in time. `restarted`: it was replaced by another.
 */
export type DeathReason = 'error' | 'unreadable' | 'silent' | 'restarted';

/** What every pending and later call is rejected with once the worker has died. */
export class EngineDied extends Error {
  override readonly name = 'EngineDied';
  readonly reason: DeathReason;

  constructor(reason: DeathReason, detail: string) {
    super(detail === '' ? `the engine died (${reason})` : `the engine died (${reason}): ${detail}`);
    this.reason = reason;
  }
}

export interface EngineClient extends EngineCalls {
  /** Replaces the worker, dead or alive, by a fresh one that holds no lab. Pending calls are rejected. */
  restart(): void;
  /** Called once for each death, but not for a restart. Returns what takes the listener away. */
  onDeath(listener: (death: EngineDied) => void): () => void;
}

/** As much of a Worker as is used here. */
export interface WorkerLike extends Endpoint {
  terminate(): void;
}

export interface ClientOptions {
  spawn?: () => WorkerLike;
  /** Milliseconds that the oldest pending call may wait for its answer. */
  patience?: number;
}

/** A worker that is busy for so long is as good as dead to the one who waits. */
export const PATIENCE = 10_000;
/**
 * Patience is counted in ticks, not read from a clock: a page that was suspended for an hour wakes
 * up one tick older, and does not take its worker, which slept as long, for dead.
 */
const TICKS = 10;

export function startEngine(options: ClientOptions = {}): EngineClient {
  const spawn = options.spawn ?? spawnWorker;
  const patience = options.patience ?? PATIENCE;
  const listeners = new Set<(death: EngineDied) => void>();
  const onDeath = (death: EngineDied) => {
    for (const listener of listeners) listener(death);
  };
  let life = live(spawn(), patience, onDeath);
  const call = (method: keyof EngineApi, args: readonly unknown[]) => life.call(method, args);
  return {
    ...callsThrough(call),
    restart() {
      life.end(new EngineDied('restarted', ''));
      life = live(spawn(), patience, onDeath);
    },
    onDeath(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function spawnWorker(): WorkerLike {
  return new Worker(new URL('../engine/worker.ts', import.meta.url), {
    type: 'module',
    name: 'engine',
  });
}

type AnyCall = (method: keyof EngineApi, args: readonly unknown[]) => Promise<unknown>;

/** One function for each method, typed as the contract has it. */
function callsThrough(call: AnyCall): EngineCalls {
  const method = <M extends keyof EngineApi>(name: M) =>
    ((...args: unknown[]) => call(name, args)) as EngineCalls[M];
  return {
    load: method('load'),
    act: method('act'),
    advance: method('advance'),
    step: method('step'),
    seek: method('seek'),
    undo: method('undo'),
    redo: method('redo'),
    switchBranch: method('switchBranch'),
    inspect: method('inspect'),
    save: method('save'),
  };
}

/** A call that waits for its answer. */
interface Pending {
  ticks: number;
  reject(reason: EngineDied): void;
}

interface Life {
  call: AnyCall;
  /** Ends the worker and rejects what waits and what comes. */
  end(death: EngineDied): void;
}

/** One worker from its start to its death. */
function live(worker: WorkerLike, patience: number, onDeath: (death: EngineDied) => void): Life {
  const remote = wrap<EngineApi>(worker) as unknown as Record<
    keyof EngineApi,
    (...args: unknown[]) => Promise<unknown>
  >;
  const pending = new Set<Pending>();
  let death: EngineDied | null = null;
  let heartbeat: ReturnType<typeof setInterval> | null = null;

  const listen = () => {
    heartbeat ??= setInterval(() => {
      // The worker answers in order, so the oldest call is the one to watch.
      const [oldest] = pending;
      if (oldest && ++oldest.ticks >= TICKS) die('silent', `no answer within ${patience} ms`);
    }, patience / TICKS);
  };
  const rest = () => {
    if (heartbeat !== null) clearInterval(heartbeat);
    heartbeat = null;
  };
  const end = (reason: EngineDied) => {
    if (death !== null) return;
    death = reason;
    rest();
    worker.terminate();
    for (const waiting of pending) waiting.reject(reason);
    pending.clear();
  };
  const die = (reason: DeathReason, detail: string) => {
    if (death !== null) return;
    const died = new EngineDied(reason, detail);
    end(died);
    onDeath(died);
  };
  worker.addEventListener('error', (event) => die('error', messageOf(event)));
  worker.addEventListener('messageerror', () => die('unreadable', ''));

  const call: AnyCall = (method, args) =>
    new Promise((resolve, reject) => {
      if (death !== null) return reject(death);
      const waiting: Pending = { ticks: 0, reject };
      pending.add(waiting);
      listen();
      const settle = <T>(how: (value: T) => void) => {
        return (value: T) => {
          pending.delete(waiting);
          if (pending.size === 0) rest();
          how(value);
        };
      };
      remote[method](...args).then(settle(resolve), settle(reject));
    });
  return { call, end };
}

function messageOf(event: unknown): string {
  const message = typeof event === 'object' && event !== null && 'message' in event;
  return message && typeof event.message === 'string' ? event.message : '';
}
