/** The page for those who do not see it, do not use a mouse, or read Chinese. */
import type { Locator, Page } from '@playwright/test';
import { faults } from './faults.ts';
import { expect, screens, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

const WIDE = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

/** Their screens are looked at by axe; any fault of any weight fails. */
const SCREENS = screens('dark, en, desk', 'dark, zh, phone', 'light, en, phone', 'light, zh, desk');

for (const { theme, lang, phone, name } of SCREENS) {
  const size = phone ? PHONE : WIDE;

  test(`axe finds nothing: ${name}`, async ({ playground, page }) => {
    test.slow();
    await page.setViewportSize(size);
    await playground.open(LAB, { theme, lang });
    expect(await faults(page), 'the start').toEqual([]);
    await playground.act({ do: 'type', node: '6379', line: 'SET k v' });
    await playground.act({ do: 'type', node: '6380', line: 'SET k v' });
    await playground.advance(900);
    await playground.act({ do: 'cut', between: ['6379', '6380'] });
    await playground.act({ do: 'kill', node: '6381' });
    await playground.advance(900);
    expect(await faults(page), 'trouble').toEqual([]);
    for (const view of await page
      .getByRole('main')
      .getByTestId(/^view-/)
      .all()) {
      await view.click();
      await playground.settle();
      expect(await faults(page, 'main'), await nameOf(view)).toEqual([]);
    }
    await playground.step({ direction: 'back', to: 'message' });
    for (const panel of phone ? ['console', 'messages'] : []) {
      await playground.press(`panel-${panel}`);
      expect(await faults(page, 'main'), panel).toEqual([]);
    }
    await playground.press(phone ? 'panel-inspector' : 'tab-inspector');
    const tabs = page.getByTestId('inspector').getByRole('tab');
    await expect(tabs.first()).toBeVisible();
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await playground.settle();
      expect(await faults(page, '[data-testid="inspector"]'), await nameOf(tab)).toEqual([]);
    }
    expect(await faults(page), 'with the inspector').toEqual([]);
    await playground.press(phone ? 'more' : 'theme');
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await faults(page, '[role="menu"]'), 'a menu').toEqual([]);
    await page.keyboard.press('Escape');
  });

  test(`axe finds nothing in the dialogs: ${name}`, async ({ playground, page }) => {
    test.slow();
    await page.setViewportSize(size);
    await playground.open(LAB, { theme, lang });
    await playground.press('lab-menu');
    await expect(page.getByTestId('labs').getByRole('listitem').first()).toBeVisible();
    await expect(page.getByTestId('labs')).toHaveCSS('opacity', '1');
    expect(await faults(page, '[role="dialog"]'), 'labs').toEqual([]);
    await page.keyboard.press('Escape');
    if (phone) await playground.press('more');
    await playground.press('about');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await faults(page, '[role="dialog"]'), 'about').toEqual([]);
    await page.keyboard.press('Escape');
    await playground.act({ do: 'latency', between: ['6379', '6380'], latencyMs: -1 });
    await expect(page.getByTestId('notice')).toContainText(/\S/);
    expect(await faults(page, '[data-testid="notice"]'), 'a refusal').toEqual([]);
  });
}

for (const theme of ['dark', 'light']) {
  test(`axe finds nothing in the history: ${theme}`, async ({ playground, page }) => {
    await playground.open('failover-command', { theme });
    await playground.seek(34_500);
    await page.getByTestId('view-history').click();
    await expect(page.getByTestId('histories')).toHaveAttribute('data-value', 'doomed');
    expect(await faults(page)).toEqual([]);
  });
}

test('what happens is told to who does not see it, in the language of the page', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  const told = page.getByTestId('announcer');
  await expect(told).toHaveAttribute('aria-live', 'polite');
  await playground.kill('6381');
  await expect(told).toHaveText('6381 was killed');
  await playground.cut('6379', '6380');
  await expect(told).toContainText('cut');
  await playground.ask('6379', 'SET k v');
  await playground.press('language');
  await playground.start('6381');
  await expect(told).toContainText('6381');
  await expect(told).toContainText(/\p{Script=Han}/u);
  // A jump in time is no news.
  await playground.seek(1_000);
  await playground.load('chain');
  await expect(told).toContainText('薪火相传');
});

test('landmarks have names, headings their order, and links lead past the rest', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  for (const role of ['banner', 'main', 'contentinfo'] as const) {
    await expect(page.getByRole(role)).toHaveCount(1);
  }
  const levels = await page
    .getByRole('heading')
    .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  for (const [index, level] of levels.entries()) {
    expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  }
  for (const [link, region] of [
    ['Skip to the consoles', '#consoles'],
    ['Skip to the timeline', '#timeline'],
  ] as const) {
    await page.getByRole('link', { name: link }).focus();
    await expect(page.getByRole('link', { name: link })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page.locator(region)).toBeFocused();
  }
});

for (const media of [{ contrast: 'more' }, { forcedColors: 'active' }] as const) {
  test(`with ${JSON.stringify(media)} the page can be read and used`, async ({
    playground,
    page,
  }) => {
    test.slow();
    await page.emulateMedia(media);
    await playground.open(LAB);
    await playground.ask('6379', 'SET k v');
    expect(await faults(page)).toEqual([]);
    const play = page.getByTestId('play');
    await play.focus();
    await expect(play).toHaveCSS('outline-style', 'solid');
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
  // The consoles may be drawn before the picture.
  expect(seen).toContain('拓扑');
  for (const text of seen as string[]) expect(text).toMatch(/^\p{Script=Han}+$/u);
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

const nameOf = async (control: Locator) => (await control.textContent()) ?? '';

const hasFocus = (element: Element) => element === document.activeElement;

/** Presses Tab until something has the focus; the test fails when it is never reached. */
async function tabTo(page: Page, reached: () => Promise<boolean>): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    if (await reached()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came to it');
}
