/** For each line that both sides of a walk log, in order, the same line of the real server, computed once for a walk. */
import type { LogLine } from './beats.ts';
import type { Variant } from './variants.ts';
import captured from './logs.captured.json';
import { RealLog } from './realLog.ts';

type Same = ReadonlyMap<LogLine, string>;

const known = new WeakMap<readonly LogLine[], Same>();

export function sameInReality(variant: Variant, logs: readonly LogLine[]): Same {
  const found = known.get(logs);
  if (found !== undefined) return found;
  const real = new RealLog(captured.walks[variant]);
  const same = new Map<LogLine, string>();
  for (const line of logs) {
    const there = real.take(line.node, line.text);
    if (there !== null) same.set(line, there);
  }
  known.set(logs, same);
  return same;
}
