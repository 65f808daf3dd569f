/** Time in the visitor's hands: pause, speed, steps, the track, branches, undo and redo. */
import { type Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

const LAB = 'one-master-two-replicas';

test('play and pause; the present moment runs and stands', async ({ playground, page }) => {
  await page.goto(`/?lab=${LAB}`);
  const now = page.getByTestId('now');
  await expect(now).toHaveText(/^00:0[5-9]\.\d{3}$/);
  await page.getByRole('button', { name: 'Pause' }).click();
  await playground.settle();
  const stood = await now.textContent();
  await page.evaluate(tenFrames);
  await expect(now).toHaveText(stood ?? '');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(now).not.toHaveText(stood ?? '');
});

test('speed: at a hundred times, minutes pass in seconds', async ({ page }) => {
  await page.goto(`/?lab=${LAB}`);
  await expect(page.getByTestId('role-6380')).toBeVisible();
  await page.getByTestId('speed').click();
  await page.getByRole('menuitemradio', { name: '100×', exact: true }).click();
  await expect(page.getByTestId('speed')).toHaveText('100×');
  await expect(page.getByTestId('now')).toHaveText(/^0[2-9]:/, { timeout: 15_000 });
});

test('step to the next and the previous event; next and previous message', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  const moments = [await clock(page)];
  await playground.ask('6379', 'SET k v');
  await playground.press('next-message');
  moments.push(await clock(page));
  await expect(page.getByTestId('message').getByRole('heading')).toHaveText('SELECT 0 · SET k v');
  expect(moments).toEqual(['00:04.000', '00:04.400']);

  await playground.cut('6379', '6380');
  await playground.heal('6379', '6380');
  await playground.press('step');
  const resync = await playground.at();
  await expect(page.getByTestId('last-resync-6380')).toContainText('partial resync');
  await playground.press('step');
  expect(await playground.at()).toBeGreaterThan(resync);
  await playground.press('step-back');
  expect(await playground.at()).toBe(resync);
  await playground.seek(4500);
  await playground.press('previous-message');
  expect((await clock(page)) < '00:04.500').toBe(true);
  await expect(page.getByTestId('message')).toBeVisible();
});

test('a step that finds nothing leaves the moment as it is', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.press('step');
  await expect(page.getByTestId('notice')).toContainText('Nothing more of that kind');
  await expect(page.getByTestId('now')).toHaveText('00:04.000');
  const { now, horizon } = await playground.view();
  expect(horizon).toBe(now);
  expect(await playground.ask('6379', 'SET k v')).toBe('OK');
  await expect(page.getByTestId('branches')).toHaveCount(0);
});

test('the track: dragged back the data is gone, dragged forward it is there again', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.advance(2000);
  await playground.ask('6379', 'SET k v');
  await playground.advance(4000);
  await expect(page.getByTestId('offset-6380')).toHaveText(/^(50|64)$/);
  const box = await page.getByTestId('timeline').boundingBox();
  if (box === null) throw new Error('the track has no place on the page');
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.5, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, middle, { steps: 4 });
  await page.mouse.move(box.x + 2, middle, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByTestId('now')).toHaveText(/^00:00\./);
  // The handshake lies in the past of this lab.
  await expect(page.getByTestId('link-status-6380')).toHaveAttribute('data-value', 'down');
  await page.getByTestId('timeline').press('End');
  await expect(page.getByTestId('now')).toHaveText('00:10.000');
  await expect(page.getByTestId('offset-6379')).toHaveText(/^(50|64)$/);
  expect(await playground.ask('6380', 'GET k')).toBe('"v"');
});

test('an action in the past makes a branch; the old future is kept, and returned to', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.advance(1000);
  await playground.ask('6379', 'SET k old');
  await playground.advance(2000);
  await playground.seek(4500);
  await expect(page.getByTestId('branches')).toHaveCount(0);
  expect(await playground.ask('6379', 'SET k new')).toBe('OK');
  await playground.advance(2000);
  expect(await playground.ask('6380', 'GET k')).toBe('"new"');

  await page.getByTestId('branches').click();
  await page.getByTestId(/^branch-/).click();
  await playground.settle();
  expect(await playground.at()).toBeGreaterThanOrEqual(4500);
  await playground.seek(7000);
  await expect(playground.console('6379').getByRole('log')).toContainText('SET k old');
  expect(await playground.ask('6380', 'GET k')).toBe('"old"');
});

test('undo and redo, by button and by key', async ({ playground, page }) => {
  await playground.open(LAB);
  await expect(page.getByTestId('undo')).toBeDisabled();
  await playground.ask('6379', 'SET a 1');
  await playground.advance(1000);
  await playground.ask('6379', 'SET b 2');
  await playground.advance(1000);
  await expect(page.getByTestId('offset-6380')).toHaveText('77');

  await playground.press('undo');
  await playground.advance(1000);
  await expect(page.getByTestId('offset-6379')).toHaveText('50');
  expect((await playground.view()).nodes['6379']?.keys.count).toBe(1);
  await playground.press('redo');
  await playground.advance(1000);
  await expect(page.getByTestId('offset-6380')).toHaveText('77');

  await page.getByTestId('timeline').press('Control+z');
  await playground.settle();
  await expect(page.getByTestId('offset-6379')).toHaveText('50');
  await expect(page.getByTestId('redo')).toBeEnabled();
  await page.getByTestId('timeline').press('Control+Shift+Z');
  await expect(page.getByTestId('redo')).toBeDisabled();
});

const clock = async (page: Page) => (await page.getByTestId('now').textContent()) ?? '';

/** Ten animation frames: as many chances for the page to let time run. */
async function tenFrames(): Promise<void> {
  for (let frame = 0; frame < 10; frame += 1) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
}
