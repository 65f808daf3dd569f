import { useState } from 'react';

/** Which folded snapshots stand open, by the number of their first piece; and what turns one over. */
export function useOpened(): readonly [ReadonlySet<number>, (first: number) => void] {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const turn = (first: number) => {
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(first)) after.add(first);
      return after;
    });
  };
  return [opened, turn];
}
