/** The glossary: found by any word, by keyboard alone, by its address; and it points at what it explains. */
import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { untranslated } from './untranslated.ts';

const LAB = 'short-outage';

const entry = (page: Page) => page.getByTestId('glossary-entry');
const term = (page: Page) => new URL(page.url()).searchParams.get('term');

test('by keyboard: search in either language, open, follow a link, go back, close', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await page.getByTestId('learn').click();
  await page.getByTestId('open-glossary').click();
  const search = page.getByRole('textbox', { name: 'Search the glossary' });
  await expect(search).toBeFocused();
  await page.keyboard.type('积压缓冲区');
  await page.keyboard.press('ArrowDown');
  await expect(
    page.getByRole('button', { name: 'Replication backlog', exact: true }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Replication backlog' })).toBeFocused();
  await expect(entry(page)).toHaveAttribute('data-value', 'replication-backlog');
  expect(term(page)).toBe('replication-backlog');
  await entry(page).getByRole('link', { name: 'stream', exact: true }).press('Enter');
  await expect(entry(page)).toHaveAttribute('data-value', 'replication-stream');
  await entry(page).getByRole('button', { name: 'Back', exact: true }).press('Enter');
  await expect(entry(page)).toHaveAttribute('data-value', 'replication-backlog');
  await entry(page).getByRole('button', { name: 'All entries' }).press('Enter');
  await expect(search).toHaveValue('积压缓冲区');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('glossary')).toBeHidden();
  expect(term(page)).toBeNull();
});

test('an address opens an entry, also by the name that Redis uses; a whole log line finds its entry', async ({
  playground,
  page,
}) => {
  await playground.open(LAB, { term: 'master_replid', lang: 'zh' });
  await expect(entry(page)).toHaveAttribute('data-value', 'info.master_replid');
  await expect(page.getByRole('heading', { name: 'master_replid' })).toBeVisible();
  await page
    .getByTestId('glossary-search')
    .fill(
      'Unable to partial resync with replica 10.0.0.7:6379 for lack of backlog (Replica request was: 51).',
    );
  await page.keyboard.press('Enter');
  await expect(entry(page)).toHaveAttribute('data-value', 'log.lack-of-backlog');
  await expect(entry(page)).toContainText('主节点的日志');
  await page.getByTestId('glossary-search').fill('READONLY');
  await page.keyboard.press('Enter');
  await expect(entry(page)).toContainText('写请求发到了从节点');
});

test('show me: what is explained lights up; what lies under the glossary makes it step aside', async ({
  playground,
  page,
}) => {
  await playground.open(LAB, { term: 'replication-backlog' });
  await page.getByTestId('show-ring').click();
  const light = page.locator('[data-spot-of="ring-6379"]');
  await expect(light).toBeVisible();
  const ring = await page.getByTestId('ring-6379').boundingBox();
  const box = await light.boundingBox();
  expect(
    Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - (ring!.x + ring!.width / 2)),
  ).toBeLessThan(4);
  await expect(entry(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(light).toBeHidden();
  await expect(entry(page)).toBeVisible();
  await page.getByTestId('show-inspectBacklog').click();
  await expect(page.getByTestId('glossary')).toBeHidden();
  await expect(page.getByTestId('inspect-tab-backlog')).toHaveAttribute('aria-selected', 'true');
  await page.getByTestId('glossary-return').click();
  await expect(entry(page)).toHaveAttribute('data-value', 'replication-backlog');
});

test('what the page shows leads here: an error, a reason, a field, a line of the log, a state', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.advance(5_000);
  await playground.ask('6380', 'SET x 1');
  await page.getByRole('link', { name: 'READONLY' }).click();
  await expect(entry(page)).toHaveAttribute('data-value', 'error.readonly');
  await page.getByTestId('verdict-6381').getByRole('link').click();
  await expect(entry(page)).toHaveAttribute('data-value', /^reason\./);
  await page.keyboard.press('Escape');
  await page.getByTestId('tab-inspector').click();
  await page.getByTestId('inspect-tab-info').click();
  await page.getByRole('button', { name: 'master_replid', exact: true }).click();
  await expect(entry(page)).toHaveAttribute('data-value', 'info.master_replid');
  await page.keyboard.press('Escape');
  await page.getByTestId('inspect-tab-log').click();
  const line = page.getByTestId('log-lines').getByRole('listitem').filter({
    hasText: 'Partial resynchronization not possible (no cached master)',
  });
  await line.first().hover();
  await line.first().getByRole('button', { name: 'What this line means' }).click();
  await expect(entry(page)).toHaveAttribute('data-value', 'log.no-cached-master');
});

test('from a dialog, too: it makes room for the glossary, which gives the focus back', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.advance(5_000);
  await page.getByTestId('why-6380').click();
  await page.getByTestId('why').getByRole('link', { name: 'First slot: its own ID' }).click();
  await expect(entry(page)).toHaveAttribute('data-value', 'replication-id');
  await expect(page.getByTestId('why')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('glossary')).toBeHidden();
  await expect(page.getByTestId('why-6380')).toBeFocused();
  const ring = page.getByTestId('ring-6379');
  await ring.getByRole('link', { name: 'master_repl_offset' }).press('Enter');
  await expect(entry(page)).toHaveAttribute('data-value', 'info.master_repl_offset');
  await page.keyboard.press('Escape');
  await page.getByTestId('view-table').click();
  const table = page.getByTestId('table-nodes');
  await table.getByRole('link', { name: 'Second ID', exact: true }).click();
  await expect(entry(page)).toHaveAttribute('data-value', 'second-replication-id');
});

for (const [theme, lang] of [
  ['dark', 'en'],
  ['light', 'zh'],
] as const) {
  test(`axe finds nothing on a shelf, among results, in entries: ${theme}, ${lang}`, async ({
    playground,
    page,
  }) => {
    // Axe reads every line.
    test.slow();
    await playground.open(LAB, { term: '', theme, lang });
    const faultless = async () => {
      expect(await faults(page, '[data-testid="glossary"]')).toEqual([]);
    };
    await page.getByTestId('shelf-message').click();
    await faultless();
    await page.getByTestId('glossary-search').fill('backlog');
    await faultless();
    for (const wanted of ['PSYNC', 'MASTERDOWN']) {
      await page.getByTestId('glossary-search').fill(wanted);
      await page.keyboard.press('Enter');
      await expect(entry(page)).toBeVisible();
      await faultless();
    }
  });
}

test('on a phone it takes the whole screen, and steps aside to show', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open(LAB, { term: 'replication-offset', lang: 'zh' });
  const box = await page.getByTestId('glossary').boundingBox();
  expect(box?.width).toBe(390);
  await page.getByTestId('show-offset').click();
  await expect(page.locator('[data-spot-of="offset-6379"]')).toBeVisible();
  await expect(page.getByTestId('glossary')).toBeHidden();
  await page.getByTestId('glossary-return').click();
  await expect(entry(page)).toBeVisible();
});

test('every word of it comes from the language files', async ({ playground, page }) => {
  await playground.open(LAB, { term: '', lang: 'pseudo' });
  await expect(page.getByTestId('shelf-term')).toBeVisible();
  expect(await untranslated(page)).toEqual([]);
  for (const wanted of ['psync', 'masterdown', 'readonly', 'histlen']) {
    await page.getByTestId('glossary-search').fill(wanted);
    expect(await untranslated(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(entry(page)).toBeVisible();
    expect(await untranslated(page)).toEqual([]);
  }
});
