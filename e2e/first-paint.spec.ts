// What a visitor sees first, and that it stays: without clocks, so that a slow machine says the same.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

interface Seen {
  /** Of each paint that was the largest so far: whether the document itself had it, without its program. */
  largest: boolean[];
  /** The sum of all shifts of what had been painted. */
  shifted: number;
}

for (const [device, viewport] of Object.entries({
  desk: { width: 1350, height: 940 },
  phone: { width: 412, height: 823 },
})) {
  for (const lang of ['en', 'zh']) {
    test(`the first paint is the largest, and nothing moves after it: ${device}, ${lang}`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport);
      const seen = await watched(page);
      await page.goto(`/?lang=${lang}`);
      await expect(page.getByTestId('page')).toHaveAttribute('data-ready', 'true');
      await expect(page.getByTestId('link-status-6381')).toHaveAttribute('data-value', 'up');
      await expect(page.getByTestId('first-steps')).toBeVisible();
      const { largest, shifted } = await seen();
      expect(largest).toContain(true);
      expect(largest).not.toContain(false);
      expect(shifted).toBeLessThan(0.02);
    });
  }
}

test('until the page is there it says what it will be, in one language, and then goes', async ({
  page,
}) => {
  let go = () => undefined as void;
  const held = new Promise<void>((resolve) => (go = resolve));
  await page.route(/assets\/page-.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  const worker = page.waitForEvent('worker');
  await page.goto('/?lang=zh', { waitUntil: 'commit' });
  const loading = page.locator('.loading');
  await expect(loading.getByText('PSYNC Playground')).toBeVisible();
  await expect(loading.getByText('主从复制')).toBeVisible();
  await expect(loading.getByText('because you cause it')).toBeHidden();
  // The engine does not wait for the page's program.
  await worker;
  go();
  await expect(page.getByTestId('role-6379')).toBeVisible();
  await expect(loading).toHaveCount(0);
});

test('a phone draws a panel when it is gone to, and keeps it', async ({ playground, page }) => {
  await page.setViewportSize({ width: 412, height: 823 });
  await playground.open('one-master-two-replicas');
  await expect(page.getByTestId('console-6379')).toHaveCount(0);
  await playground.press('panel-console');
  await playground.ask('6379', 'SET k v');
  await playground.press('panel-picture');
  await playground.press('panel-console');
  await expect(playground.console('6379').getByRole('log')).toContainText('SET k v');
});

/** Watches from the first moment on; the answer tells what was seen until it is called. */
async function watched(page: Page): Promise<() => Promise<Seen>> {
  await page.addInitScript(() => {
    const seen: Seen = { largest: [], shifted: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { element } = entry as PerformanceEntry & { element: Element | null };
        seen.largest.push(Boolean(element?.closest('.loading')));
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        seen.shifted += (entry as PerformanceEntry & { value: number }).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => Reflect.get(window, 'seen') as Seen);
}
