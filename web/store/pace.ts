/**
 * Keeps a job from being done more often than every so many milliseconds: the first wish is carried
 * out at once, later ones when the pause is over, and only the last of them.
 */
export interface Pace {
  want(job: () => Promise<void>): void;
  stop(): void;
}

export function pace(pauseMs: number): Pace {
  let waiting: (() => Promise<void>) | null = null;
  let busy = false;
  let stopped = false;

  async function run(job: () => Promise<void>): Promise<void> {
    busy = true;
    const pause = new Promise<void>((resolve) => {
      setTimeout(resolve, pauseMs);
    });
    await job();
    await pause;
    busy = false;
    const next = waiting;
    waiting = null;
    if (next !== null && !stopped) void run(next);
  }

  return {
    want(job) {
      if (stopped) return;
      if (busy) waiting = job;
      else void run(job);
    },
    stop() {
      stopped = true;
      waiting = null;
    },
  };
}
