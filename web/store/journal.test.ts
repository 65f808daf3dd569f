import { expect, test } from 'vitest';
import type { LabFile } from '../../engine/contract.ts';
import type { EngineCalls } from '../engineClient.ts';
import { connect, settle } from '../playback.ts';
import { keepJournal, keptJournal } from './journal.ts';
import { useShown } from './store.ts';

const lab: LabFile = {
  format: 'psync-lab/1',
  name: { en: 'One' },
  seed: 3,
  backlog: 'exact',
  nodes: [],
  openAtMs: 2000,
  actions: [],
};

/** Asks an engine for its journal; `null`: it dies over that. */
async function keep(journal: LabFile | null): Promise<void> {
  const save = () =>
    journal === null ? Promise.reject(new Error('gone')) : Promise.resolve(journal);
  connect({ save } as Partial<EngineCalls> as EngineCalls);
  keepJournal();
  await settle();
}

test('a journal opens where time has come since it was fetched, unless something may be missing in it', async () => {
  expect(keptJournal()).toBeNull();
  await keep(lab);
  useShown.setState({ now: 1_000_000 });
  expect(keptJournal()?.openAtMs).toBe(2000);
  useShown.setState({ now: 7_500_000 });
  expect(keptJournal()?.openAtMs).toBe(7500);
  await keep(null);
  expect(keptJournal()?.openAtMs).toBe(2000);
  await keep({ ...lab, openAtMs: 9000 });
  expect(keptJournal()?.openAtMs).toBe(9000);
});
