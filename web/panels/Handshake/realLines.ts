/** For each line that a walk logs, the same line of the real server, computed once for a walk. */
import type { Beat, LogLine } from './beats.ts';
import type { Variant } from './labs.ts';
import captured from './logs.captured.json';
import { RealLog } from './realLog.ts';

type Same = ReadonlyMap<LogLine, string>;

const known = new WeakMap<readonly Beat[], Same>();

export function sameInReality(variant: Variant, beats: readonly Beat[]): Same {
  const found = known.get(beats);
  if (found !== undefined) return found;
  const real = new RealLog(captured.walks[variant]);
  const same = new Map<LogLine, string>();
  for (const line of beats.flatMap(({ log }) => log)) {
    const there = real.take(line.node, line.text);
    if (there !== null) same.set(line, there);
  }
  known.set(beats, same);
  return same;
}
