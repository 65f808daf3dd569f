/** The page under fingers: two of them enlarge the picture, and a keyboard on the screen covers no line. */
import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';
test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

type Finger = { x: number; y: number };

const touch = (fingers: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', at: Finger[]) =>
  fingers.send('Input.dispatchTouchEvent', { type, touchPoints: at });

const widthOf = async (page: Page) =>
  (await page.getByTestId('node-6379').boundingBox())?.width ?? 0;

test('two fingers enlarge the picture, one moves it, Fit brings it back', async ({
  playground,
  page,
  context,
}) => {
  await playground.open(LAB);
  const fingers = await context.newCDPSession(page);
  const area = await page.getByTestId('topology').boundingBox();
  if (area === null) throw new Error('no picture');
  // Between the cards, where nothing has a gesture of its own.
  const middle = { x: area.x + 8, y: area.y + area.height / 2 };
  const apart = (distance: number): Finger[] => [
    { x: middle.x, y: middle.y - distance },
    { x: middle.x, y: middle.y + distance },
  ];
  const before = await widthOf(page);
  await touch(fingers, 'touchStart', apart(20));
  for (let distance = 25; distance <= 40; distance += 5) {
    await touch(fingers, 'touchMove', apart(distance));
  }
  await touch(fingers, 'touchEnd', []);
  await expect.poll(() => widthOf(page)).toBeGreaterThan(before * 1.5);
  const card = await page.getByTestId('node-6379').boundingBox();
  await touch(fingers, 'touchStart', [middle]);
  for (let moved = 10; moved <= 60; moved += 10) {
    await touch(fingers, 'touchMove', [{ x: middle.x + moved, y: middle.y }]);
  }
  await touch(fingers, 'touchEnd', []);
  await expect
    .poll(async () => (await page.getByTestId('node-6379').boundingBox())?.x ?? 0)
    .toBeGreaterThan((card?.x ?? 0) + 30);
  await page.getByTestId('fit').tap();
  await expect.poll(() => widthOf(page)).toBeCloseTo(before, 0);
});

test('a keyboard that covers half of the screen does not cover the line one types into', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await page.getByTestId('panel-console').tap();
  const input = playground.input('6379');
  const tapped = playground.console('6379').getByTestId('compose-run');
  await input.tap();
  const bottomOf = async () => {
    const box = await tapped.boundingBox();
    return box === null ? Infinity : box.y + box.height;
  };
  const seen = 430;
  expect(await bottomOf()).toBeGreaterThan(seen);
  await page.evaluate((height) => {
    const view = window.visualViewport;
    if (view === null) throw new Error('no visual viewport');
    Object.defineProperty(view, 'height', { configurable: true, get: () => height });
    view.dispatchEvent(new Event('resize'));
  }, seen);
  await expect.poll(bottomOf).toBeLessThanOrEqual(seen);
  await expect(input).toBeInViewport({ ratio: 1 });
  await input.fill('SET k v');
  await input.press('Enter');
  await expect(playground.console('6379').getByRole('log')).toContainText('SET k v');
  await page.evaluate(() => {
    const view = window.visualViewport;
    if (view === null) return;
    Object.defineProperty(view, 'height', { configurable: true, get: () => window.innerHeight });
    view.dispatchEvent(new Event('resize'));
  });
  await expect(page.getByTestId('timeline')).toBeVisible();
});
