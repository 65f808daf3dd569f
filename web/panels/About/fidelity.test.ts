import { expect, test } from 'vitest';
import { countsOf, fetchFidelity, totals } from './fidelity.ts';
import { ABOUT_WORDS, countOf, nameOf } from './words.ts';

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

test('fidelity: names and figures are phrases of the language; unknown ones stay as they are', () => {
  for (const words of Object.values(ABOUT_WORDS)) {
    expect(nameOf(words, 'propagation')).not.toBe('propagation');
    expect(countOf(words, 'exact', '18 500')).toMatch(/^18 500 ./);
    expect(nameOf(words, 'of tomorrow')).toBe('of tomorrow');
    expect(countOf(words, 'wonders', '7')).toBe('wonders 7');
  }
});
