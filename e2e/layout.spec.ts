/** The page in the rooms it is shown in: phones, tablets, desks, projectors. */
import { devices, type Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';
const PLACES = ['picture', 'console', 'messages', 'inspector'];

/** Sideways, and downwards: the page itself never scrolls. */
async function overflow(page: Page): Promise<{ right: number; down: number }> {
  return page.evaluate(() => ({
    right: document.documentElement.scrollWidth - window.innerWidth,
    down: document.documentElement.scrollHeight - window.innerHeight,
  }));
}

const ROOMS = [
  [360, 640],
  [390, 844],
  [844, 390],
  [820, 1180],
  [1024, 768],
  [1280, 720],
  [1920, 1080],
  [2560, 1440],
] as const;

for (const [width, height] of ROOMS) {
  for (const lang of ['en', 'zh']) {
    test(`${width} by ${height}, ${lang}: the page fits`, async ({ playground, page }) => {
      await page.setViewportSize({ width, height });
      await playground.open(LAB, { lang });
      expect(await overflow(page)).toEqual({ right: 0, down: 0 });
      for (const id of ['play', 'lab-menu', 'now', 'lab-name']) {
        await expect(page.getByTestId(id), id).toBeInViewport({ ratio: 0.99 });
      }
    });
  }
}

test.describe('on a phone', () => {
  const { viewport, hasTouch, isMobile } = devices['iPhone 14'];
  test.use({ viewport, hasTouch, isMobile });

  test('one panel at a time, and each has the whole width', async ({ playground, page }) => {
    await playground.open(LAB);
    for (const place of PLACES) {
      await page.getByTestId(`panel-${place}`).tap();
      await expect(page.getByTestId(`panel-${place}`)).toHaveAttribute('aria-current', 'true');
      expect(await overflow(page)).toEqual({ right: 0, down: 0 });
      const panels = page.getByRole('main').locator(':scope > :visible');
      await expect(panels).toHaveCount(1);
      expect((await panels.boundingBox())?.width).toBe(viewport.width);
    }
  });

  test('every control of the bars is whole; what has no room there is in menus', async ({
    playground,
    page,
  }) => {
    await playground.open(LAB);
    for (const width of [360, viewport.width]) {
      await page.setViewportSize({ width, height: viewport.height });
      const bars = page.locator('footer button, [role="toolbar"] button, [role="tab"]');
      for (const control of await bars.filter({ visible: true }).all()) {
        if (await control.evaluate((element) => element.closest('[data-testid=timeline]')))
          continue;
        await expect(control).toBeInViewport({ ratio: 0.99 });
      }
      const verdict = await page.getByTestId('verdict-6380').boundingBox();
      expect(verdict?.x).toBeGreaterThanOrEqual(0);
      expect((verdict?.x ?? 0) + (verdict?.width ?? 0)).toBeLessThanOrEqual(width);
    }
    await playground.act({ do: 'kill', node: '6381' });
    await page.getByTestId('undo').tap();
    await expect(page.getByTestId('undo')).toBeDisabled();
    await page.getByTestId('marks').tap();
    await page.getByTestId('redo').tap();
    await expect(page.getByTestId('undo')).toBeEnabled();
    await page.getByTestId('picture-menu').tap();
    await page.getByRole('menuitem', { name: '6379 – 6380' }).tap();
    await page.getByTestId('picture-menu').tap();
    await page.getByRole('menuitem', { name: /^Cut the link/ }).tap();
    await expect(page.getByTestId('link-6379-6380')).toHaveAttribute('data-value', 'cut');
    await page.getByTestId('picture-menu').tap();
    await page.getByTestId('add-node').tap();
    await expect(page.getByTestId('node-6382')).toBeVisible();
  });
});

test.describe('on a phone, in use', () => {
  const { viewport, hasTouch, isMobile } = devices['iPhone 14'];
  test.use({ viewport, hasTouch, isMobile });

  test('what is typed is kept while another panel is shown', async ({ playground, page }) => {
    await playground.open(LAB);
    await page.getByTestId('panel-console').tap();
    await playground.input('6379').fill('SET k');
    await page.getByTestId('panel-picture').tap();
    await expect(page.getByTestId('verdict-6380')).toBeVisible();
    await page.getByTestId('panel-console').tap();
    await expect(playground.input('6379')).toHaveValue('SET k');
  });

  test('controls of the frame are as large as a finger', async ({ playground, page }) => {
    await playground.open(LAB);
    const ids = [...PLACES.map((place) => `panel-${place}`), 'lab-menu', 'more', 'play'];
    for (const id of ids) {
      const box = await page.getByTestId(id).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), id).toBeGreaterThanOrEqual(40);
    }
  });

  test('language, theme and About are in the menu', async ({ playground, page }) => {
    await playground.open(LAB);
    await page.getByTestId('more').tap();
    await page.getByTestId('about').tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('more')).toBeFocused();
    await page.getByTestId('more').tap();
    await page.getByTestId('language').tap();
    await expect(page.getByTestId('panel-console')).toHaveText('控制台');
  });
});

test('the panels are divided by hand or by key, and so again at the next visit', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  const side = page.getByRole('region', { name: 'Details' });
  const width = async () => Math.round((await side.boundingBox())?.width ?? 0);
  const usual = await width();
  const handle = page.getByTestId('split-side');
  const box = await handle.boundingBox();
  if (box === null) throw new Error('the handle has no place');
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 80, box.y + 100);
  await page.mouse.up();
  expect(await width()).toBe(usual + 80);
  await handle.focus();
  await page.keyboard.press('ArrowLeft');
  const wider = await width();
  expect(wider).toBeGreaterThan(usual + 80);
  await playground.open(LAB);
  expect(await width()).toBe(wider);
  await handle.dblclick();
  expect(await width()).toBe(usual);
});
