/** The timeline: marks, zoom, jumps, branches and its keys. */
import { expect, test } from './fixtures.ts';

test('jumps go from mark to mark of the kind chosen, and say what happened', async ({
  playground,
  page,
}) => {
  await playground.open('manual-failover');
  await playground.advance(26_000);
  const events = (await playground.view()).events;
  const stopped = events.find((event) => event.kind === 'node-stopped');
  await page.getByTestId('jump-kind').click();
  await page.getByRole('menuitemradio', { name: 'kill or stop' }).click();
  await page.getByTestId('jump-previous').click();
  await playground.settle();
  expect((await playground.view()).now).toBe(stopped?.at);
  await expect(page.getByTestId('told')).toContainText('6379 was killed');
  await page.getByTestId('jump-next').click();
  await expect(page.getByText('Nothing more of this kind is recorded')).toBeVisible();
});

test('keys zoom in time and show all again; the overview tells where one is', async ({
  playground,
  page,
}) => {
  await playground.open('manual-failover');
  await playground.advance(20_000);
  const track = page.getByTestId('timeline');
  const all = await track.getAttribute('data-value');
  await track.focus();
  await page.keyboard.press('+');
  await expect(page.getByTestId('timeline-overview')).toBeVisible();
  expect(await track.getAttribute('data-value')).not.toBe(all);
  await page.keyboard.press('0');
  await expect(track).toHaveAttribute('data-value', all ?? '');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('a kind of mark can be hidden', async ({ playground, page }) => {
  await playground.open('manual-failover');
  await playground.advance(22_000);
  const chapters = page.getByRole('button', { name: /^chapter/ });
  await expect(chapters.first()).toBeVisible();
  await page.getByTestId('marks').click();
  await page.getByTestId('marks-chapter').click();
  await page.keyboard.press('Escape');
  await expect(chapters).toHaveCount(0);
});

test('a future that was left is a line from its fork, and a click returns to it', async ({
  playground,
  page,
}) => {
  await playground.open('one-master-two-replicas');
  await playground.type('6379', 'SET k first');
  await playground.advance(3_000);
  await playground.seek(4_000);
  await playground.type('6379', 'SET k second');
  await page.getByRole('button', { name: /^Return to .*SET k first/ }).click();
  await playground.settle();
  expect(await playground.ask('6379', 'GET k')).toBe('"first"');
});
