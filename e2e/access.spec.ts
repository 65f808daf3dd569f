/** The page for those who do not see it, do not use a mouse, or read Chinese. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

for (const theme of ['dark', 'light']) {
  for (const lang of ['en', 'zh']) {
    test(`axe finds nothing while the lab is in trouble: ${theme}, ${lang}`, async ({
      playground,
      page,
    }) => {
      await playground.open(LAB, { theme, lang });
      await playground.ask('6379', 'SET k v');
      await playground.ask('6380', 'SET k v');
      await playground.cut('6379', '6380');
      await playground.kill('6381');
      await playground.press('next-message');
      await expect(page.getByTestId('message')).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.getByTestId('lab-menu').click();
      await expect(page.getByTestId('labs').getByRole('listitem').first()).toBeVisible();
      expect(await faults(page, '[data-testid="labs"]')).toEqual([]);
    });
  }

  test(`axe finds nothing in the history: ${theme}`, async ({ playground, page }) => {
    await playground.open('failover-command', { theme });
    await playground.seek(34_500);
    await page.getByTestId('view-history').click();
    await expect(page.getByTestId('histories')).toHaveAttribute('data-value', 'doomed');
    expect(await faults(page)).toEqual([]);
  });

  test(`axe finds nothing in the inspector: ${theme}`, async ({ playground, page }) => {
    await playground.open(LAB, { theme });
    await playground.ask('6379', 'SET k v');
    await page.getByTestId('tab-inspector').click();
    const tabs = page.getByTestId('inspector').getByRole('tab');
    await expect(tabs).toHaveCount(7);
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await playground.settle();
      expect(await faults(page, '[data-testid="inspector"]')).toEqual([]);
    }
  });
}

test('by keyboard alone: type, change console, play, step, open the labs', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  const { keyboard } = page;
  await expect(playground.input('6379')).toBeFocused();
  await keyboard.type('SET k v');
  await keyboard.press('Enter');
  await expect(playground.console('6379').getByRole('log')).toContainText('OK');
  // Up brings the line back, as in redis-cli.
  await keyboard.press('ArrowUp');
  await expect(playground.input('6379')).toHaveValue('SET k v');

  await keyboard.press('Escape');
  await tabTo(page, () => playground.input('6380').evaluate(hasFocus));
  await keyboard.type('GET k');
  await keyboard.press('Enter');
  await expect(playground.console('6380').getByRole('log')).toContainText('(nil)');

  await tabTo(page, () => page.getByTestId('play').evaluate(hasFocus));
  await keyboard.press('Space');
  await expect(page.getByTestId('play')).toHaveAccessibleName('Pause');
  await keyboard.press('Space');
  await expect(page.getByTestId('play')).toHaveAccessibleName('Play');
  await keyboard.press('.');
  await expect(page.getByTestId('now')).toHaveText('00:04.400');

  await page.getByTestId('lab-menu').focus();
  await keyboard.press('Enter');
  const labs = page.getByRole('dialog', { name: 'Labs' });
  await expect(labs).toBeVisible();
  await expect(labs.getByTestId('lab-chain')).toBeVisible();
  await tabTo(page, () => labs.getByTestId('lab-chain').evaluate(hasFocus));
  await keyboard.press('Enter');
  await expect(page.getByTestId('lab-name')).toHaveText('A chain: replica of a replica');
});

test('Escape closes the labs and gives the focus back', async ({ playground, page }) => {
  await playground.open(LAB);
  await page.getByTestId('lab-menu').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByTestId('lab-menu')).toBeFocused();
});

test('a menu opened by key has its first item in focus, at the first time and the second', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  const trigger = page.getByTestId('theme');
  for (const key of ['Enter', 'ArrowDown']) {
    await trigger.focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('menuitemradio').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitemradio').nth(1)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(trigger).toBeFocused();
  }
});

test('a page in Chinese says nothing in English before', async ({ playground, page }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const text = document.querySelector('main section')?.getAttribute('aria-label');
      if (text !== null && text !== undefined) seen.push(text);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await playground.open(LAB, { lang: 'zh' });
  const seen: unknown = await page.evaluate(() => Reflect.get(window, 'seen'));
  expect(new Set(seen as string[])).toEqual(new Set(['拓扑']));
});

test('at 1280 by 720 nothing is cut off, and the page does not scroll', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
  }));
  expect(width).toBeLessThanOrEqual(1280);
  expect(height).toBeLessThanOrEqual(720);
  for (const id of ['console-6381', 'redo', 'lab-menu', 'verdict-6381', 'next-message']) {
    await expect(page.getByTestId(id)).toBeInViewport({ ratio: 0.99 });
  }
});

const hasFocus = (element: Element) => element === document.activeElement;

/** Presses Tab until something has the focus; the test fails when it is never reached. */
async function tabTo(page: Page, reached: () => Promise<boolean>): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    if (await reached()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came to it');
}

/** What axe calls serious or critical, each with the element meant. */
async function faults(page: Page, within = 'body'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
