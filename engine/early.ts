import { NotLoaded } from './base/later.ts';
import type { EngineApi } from './contract.ts';

type Method = keyof EngineApi;

/** The engine as it is called while a part of it may still be on its way. */
export type PatientApi = {
  readonly [M in Method]: (
    ...args: Parameters<EngineApi[M]>
  ) => ReturnType<EngineApi[M]> | Promise<ReturnType<EngineApi[M]>>;
};

export interface EarlyOptions {
  readonly newEngine: () => EngineApi;
  /** Completes the engine, and may be asked again after it failed. */
  readonly loadRest: () => Promise<void>;
  /** What a call needs cannot be had: the engine stands in the middle of it, and is of no use any more. */
  readonly lost: (why: unknown) => void;
}

/** A call, ready to be made on an engine. */
type Call = (engine: EngineApi) => unknown;

/**
 * An engine that works before all of it is there. What can be done without the rest is done at once.
 * A call that needs more is found out by `NotLoaded`, somewhere in its middle: it waits for the rest,
 * and those behind it wait for it. Then a fresh engine, now whole, makes every call again that led
 * there. The engine is deterministic, so it comes to the same state and gives the same frames: whoever
 * called cannot tell that anything was late.
 */
class EarlyEngine {
  private readonly options: EarlyOptions;
  private engine: EngineApi;
  /** Every call so far; forgotten when the rest is there. */
  private calls: Call[] = [];
  private whole = false;
  private rest: Promise<void> | null = null;
  /** The answer that comes last of those that are waited for. */
  private last: Promise<unknown> | null = null;

  constructor(options: EarlyOptions) {
    this.options = options;
    this.engine = options.newEngine();
  }

  make(call: Call): unknown {
    if (this.last !== null) return this.wait(this.last.then(() => this.attempt(call)));
    const answer = this.attempt(call);
    // Only now: who waits for the first picture waits for nothing else.
    if (!this.whole) this.loadRest().catch(() => null);
    return answer;
  }

  private attempt(call: Call): unknown {
    if (this.whole) return call(this.engine);
    this.calls.push(call);
    try {
      return call(this.engine);
    } catch (problem) {
      if (!(problem instanceof NotLoaded)) throw problem;
      const lost = (why: unknown): never => {
        this.options.lost(why);
        throw why;
      };
      return this.wait(this.loadRest().then(() => this.playAgain(), lost));
    }
  }

  private wait(answer: Promise<unknown>): Promise<unknown> {
    const over = (): void => {
      if (this.last === answer) this.last = null;
    };
    this.last = answer;
    answer.then(over, over);
    return answer;
  }

  private loadRest(): Promise<void> {
    this.rest ??= this.options.loadRest().then(
      () => this.complete(),
      (problem: unknown) => {
        // Nobody needed it so far; whoever does tries again.
        this.rest = null;
        throw problem;
      },
    );
    return this.rest;
  }

  /** The rest is there. Without a call in the middle of which it was missing, the engine just goes on. */
  private complete(): void {
    this.whole = true;
    if (this.last === null) this.calls = [];
  }

  private playAgain(): unknown {
    this.engine = this.options.newEngine();
    let answer: unknown;
    for (const call of this.calls) answer = call(this.engine);
    this.calls = [];
    return answer;
  }
}

export function earlyEngine(options: EarlyOptions): PatientApi {
  const early = new EarlyEngine(options);
  const method = <M extends Method>(name: M) =>
    ((...args: Parameters<EngineApi[M]>) =>
      early.make((engine) =>
        (engine[name] as (...given: Parameters<EngineApi[M]>) => unknown)(...args),
      )) as PatientApi[M];
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
