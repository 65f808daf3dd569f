// How many bytes a first visit costs until the cluster is alive, as a server sends them: compressed.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';

const SITE = join(import.meta.dirname, '..', 'dist', 'site', 'assets');

/**
 * Bytes of gzip that may not be passed; the aim is 160,000 for the page and 60,000 for the worker. What
 * is not seen or needed at first belongs into a file that is asked for later: see `lazy` in the page,
 * `engine/rest.ts` in the worker.
 */
const PAGE_MAX = 170_000;
const WORKER_MAX = 60_000;

const weightOf = (name: string): number =>
  gzipSync(readFileSync(join(SITE, name)), { level: 9 }).length;

test('what a first visit asks for, until the cluster is alive, keeps within its budget', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const name = basename(new URL(request.url()).pathname);
    if (name.endsWith('.js') && !asked.includes(name)) asked.push(name);
  });
  const started = page.waitForEvent('worker');
  await page.goto('/');
  await started;
  await expect(page.getByTestId('role-6379')).toHaveText(/master/i);
  for (const replica of ['6380', '6381']) {
    await expect(page.getByTestId(`link-status-${replica}`)).toHaveAttribute('data-value', 'up');
  }
  // The rest of the engine is asked for behind the first answer, and told from it by its name.
  await expect.poll(() => asked.filter((name) => name.startsWith('rest-'))).toHaveLength(1);
  const worker = asked.filter((name) => name.startsWith('worker-'));
  expect(worker).toHaveLength(1);
  expect(asked.indexOf(worker[0]!)).toBeLessThan(
    asked.findIndex((name) => name.startsWith('rest-')),
  );
  expect(weightOf(worker[0]!)).toBeLessThan(WORKER_MAX);
  // Nothing else is loaded in the worker: its file imports the rest only, and that on demand.
  const text = readFileSync(join(SITE, worker[0]!), 'utf8');
  expect(text).not.toMatch(/(^|[;}])import[^(.]*from/);
  // The document names what the page needs before it draws anything.
  const document = readFileSync(join(SITE, '..', 'index.html'), 'utf8');
  const named = [...document.matchAll(/"\.\/assets\/([^"]+\.js)"/g)].map(([, name]) => name!);
  // Some are named twice: where they are asked for early, and where they are used.
  const needed = [...new Set(named)];
  expect(needed.some((name) => name.startsWith('main-'))).toBe(true);
  expect(needed.reduce((sum, name) => sum + weightOf(name), 0)).toBeLessThan(PAGE_MAX);
});
