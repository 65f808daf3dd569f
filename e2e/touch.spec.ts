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

test('a lesson is walked to its end, from panel to panel', async ({ playground, page }) => {
  await page.goto('/?clock=manual&lang=en&lesson=short-outage');
  await expect(page.getByTestId('question-guess')).toBeVisible();
  await playground.settle();
  await page.getByTestId('choice-guess-gap').tap();
  const send = page.getByTestId('answer-guess');
  await send.tap();
  const strip = page.getByTestId('lesson-strip');
  const due = (goal: string) => expect(strip).toHaveAttribute('data-value', goal);

  await page.getByTestId('panel-picture').tap();
  await due('cut');
  await page.getByTestId('link-6379-6380').tap();
  await page.getByTestId('cut-6379-6380').tap();
  await due('write');
  await page.getByTestId('panel-console').tap();
  for (const line of ['SET a 1', 'SET b 2', 'SET c 3']) await playground.type('6379', line);
  await due('heal');
  await page.getByTestId('panel-picture').tap();
  await page.getByTestId('link-6379-6380').tap();
  await page.getByTestId('heal-6379-6380').tap();
  await playground.advance(3000);
  await expect(strip).toContainText('Part done');
  // The strip leads back to the lesson, and what is done there to the next one.
  await strip.tap();
  await expect(page.getByTestId('lesson-done')).toBeInViewport();
  await page.getByTestId('lesson-next').tap();
  const next = page.getByTestId('lesson-next-lesson');
  await expect(next).toBeFocused();
  await expect(next).toBeInViewport({ ratio: 0.95 });
  await next.tap();
  await expect(page.getByTestId('lesson-title')).toHaveText('A long outage');
});
