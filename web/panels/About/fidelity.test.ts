import { expect, test } from 'vitest';
import { countsOf, fetchFidelity, totals } from './fidelity.ts';

const REPORT = {
  captures: [
    { capture: 'propagation', server: '7.0.15', total: 376, run: 318, passed: 318 },
    { capture: 'errors', server: '7.0.15', total: 297, run: 260, passed: 259 },
  ],
  oracles: [{ oracle: 'random commands', server: '7.0.15', commands: 19_000, exact: 18_500 }],
  notModelled: { commands: ['XADD'], parameters: ['hz'] },
};

test('fidelity: what the build left is read as it is', async () => {
  const found = await fetchFidelity(async (address) => ({
    ok: address === 'fidelity.json',
    json: async () => REPORT,
  }));
  expect(found).toEqual(REPORT);
});

test('fidelity: a site without it, or without a network, has none', async () => {
  expect(await fetchFidelity(async () => ({ ok: false, json: async () => ({}) }))).toBeNull();
  expect(await fetchFidelity(() => Promise.reject(new Error('offline')))).toBeNull();
});

test('fidelity: all cases together, and the counts of a comparison without its names', () => {
  expect(totals(REPORT.captures)).toEqual({ total: 673, passed: 577 });
  expect(countsOf(REPORT.oracles[0]!)).toEqual([
    ['commands', 19_000],
    ['exact', 18_500],
  ]);
});
