import { expect, test } from './fixtures.ts';

test('the built page runs no script and fetches nothing but its own files', async ({
  playground,
  page,
  complaints,
}) => {
  await playground.open('one-master-two-replicas');
  expect(complaints).toEqual([]);
  await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.head.append(script);
    await fetch('http://127.0.0.1:1/').catch(() => null);
  });
  expect(await page.evaluate(() => 'intruder' in window)).toBe(false);
  expect(complaints.join('\n')).toMatch(/script-src[^]*connect-src/);
  // Provoked above, and proved to have been refused.
  complaints.length = 0;
});
