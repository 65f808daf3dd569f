/** The command palette: everything that can be done, found in either language, by keyboard alone. */
import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

/** Opens the palette, searches, and does what is found first. */
async function find(page: Page, words: string, found = /./): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByTestId('palette').getByRole('combobox')).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('option', { selected: true })).toHaveText(found);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('palette')).toBeHidden();
}

test('nodes and links: kill, cut, promote, in any order of words', async ({ playground, page }) => {
  await playground.open(LAB);
  await find(page, 'kill 6381');
  await expect(playground.node('6381')).toHaveAccessibleName(/killed/);
  await find(page, '6379-6380 cut');
  await playground.settle();
  expect((await playground.view()).links['6379-6380']?.state).toBe('cut');
  await find(page, 'promote 6380');
  await playground.advance(100);
  await expect(page.getByTestId('role-6380')).toHaveAttribute('data-value', 'master');
  await expect(playground.console('6380').getByRole('log')).toContainText('REPLICAOF NO ONE');
});

test('what fits best stands first, whatever group it is of', async ({ playground, page }) => {
  await playground.open(LAB);
  await page.keyboard.press('Control+k');
  const first = page.getByTestId('palette').getByRole('option').first();
  for (const [words, found] of [
    ['play', /^Play/],
    ['lab chain', /A chain/],
    ['theme light', /light/],
    ['next message', /^Next message/],
  ] as const) {
    await page.getByTestId('palette').getByRole('combobox').fill(words);
    await expect(first).toHaveText(found);
    await expect(first).toHaveAttribute('aria-selected', 'true');
  }
});

test('what has no name is a line for the chosen console, a number is a moment', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await find(page, 'SET fruit apple');
  await playground.settle();
  await expect(playground.console('6379').getByRole('log')).toContainText('SET fruit apple');
  await find(page, '2.5');
  await expect(page.getByTestId('now')).toHaveText('00:02.500');
});

test('labs, views and themes; what was used last stands first', async ({ playground, page }) => {
  await playground.open(LAB, { theme: 'dark' });
  await find(page, 'inspect 6380 log');
  await expect(page.getByTestId('inspector')).toBeVisible();
  await find(page, 'theme light');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByTestId('palette-open').click();
  const recent = page.getByRole('group', { name: 'Recently used' }).getByRole('option');
  await expect(recent.first()).toHaveText(/Inspect 6380: log/);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('palette-open')).toBeFocused();
  await find(page, 'chain', /replica of a replica/);
  await expect(page.getByTestId('lab-name')).toHaveText('A chain: replica of a replica');
});

test('Chinese finds it too, in an English page and in a Chinese one', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await find(page, '冻结 6380');
  await expect(playground.node('6380')).toHaveAccessibleName(/frozen/);
  await playground.open(LAB, { lang: 'zh' });
  await find(page, '切断 6379');
  await playground.settle();
  expect((await playground.view()).links['6379-6380']?.state).toBe('cut');
});

test('views, About, jumps between marks, and which marks are shown', async ({
  playground,
  page,
}) => {
  await playground.open('split-brain');
  await find(page, 'view table');
  await expect(page.getByTestId('tables')).toBeVisible();
  await find(page, 'about psync');
  await expect(page.getByTestId('about-dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('about-dialog')).toBeHidden();
  await playground.seek(31_000);
  await find(page, 'jump previous anomaly');
  await expect(page.getByTestId('now')).toHaveText('00:26.603');
  await expect(page.getByTestId('told')).toContainText('Lost write');
  await find(page, '上一个 异常');
  await expect(page.getByTestId('now')).toHaveText('00:15.500');
  await find(page, 'hide marks anomalies');
  await expect(page.getByRole('button', { name: /^anomaly/ })).toHaveCount(0);
  await find(page, 'show marks anomalies');
  await expect(page.getByRole('button', { name: /^anomaly/ })).not.toHaveCount(0);
});

test('hold: the next message, or the next that says something; and release', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await page.getByTestId('link-6379-6380').click();
  await find(page, 'hold SET k', /from 6379 to 6380 that says SET k$/);
  await playground.settle();
  expect((await playground.view()).links['6379-6380']?.held).toMatchObject([
    { from: '6379', match: 'SET k', message: 0 },
  ]);
  await find(page, 'release 6379', /Release what is held from 6379 to 6380/);
  await playground.settle();
  expect((await playground.view()).links['6379-6380']?.held).toEqual([]);
});

for (const theme of ['dark', 'light']) {
  test(`axe finds nothing in the palette and the load panel: ${theme}`, async ({
    playground,
    page,
  }) => {
    await playground.open(LAB, { theme });
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option').first()).toBeVisible();
    expect(await faults(page, '[data-testid="palette"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('load-open').click();
    await page.getByTestId('load-start').click();
    await playground.advance(1_000);
    await expect(page.getByTestId('load-rate-6379')).toBeVisible();
    expect(await faults(page, '[data-testid="load"]')).toEqual([]);
  });
}
