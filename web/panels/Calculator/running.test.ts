import { expect, test } from 'vitest';
import { NOTHING_SHOWN, type Shown } from '../../store/shown.ts';
import { outageRun } from './runs/outage.ts';
import { isOf } from './running.ts';

const RUN = outageRun({
  kind: 'cut',
  rate: 1_000,
  outage: 2,
  backlog: 1_000,
  timeout: 60,
  ttl: 3_600,
  last: false,
  hard: 0,
});

test('running: events of the lab before, or of the same lab opened before, are no verdict', () => {
  const running = { card: 'outage', run: RUN, verdict: null, since: 4, speed: 1 } as const;
  const shown = (name: string, replacements: number): Shown => ({
    ...NOTHING_SHOWN,
    replacements,
    lab: { name: { en: name }, story: null, seed: 1, backlog: 'exact' },
  });
  expect(isOf(running, shown(RUN.lab.name.en, 4))).toBe(true);
  expect(isOf(running, shown(RUN.lab.name.en, 7))).toBe(true);
  expect(isOf(running, shown(RUN.lab.name.en, 3))).toBe(false);
  expect(isOf(running, shown('Another lab', 5))).toBe(false);
  expect(isOf({ ...running, run: null }, shown(RUN.lab.name.en, 4))).toBe(false);
});
