/** The alternative to the picture: the same facts as real tables. */
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

for (const theme of ['dark', 'light']) {
  test(`the view Table has what the picture has, and axe finds nothing: ${theme}`, async ({
    playground,
    page,
  }) => {
    await playground.open(LAB, { theme });
    await playground.ask('6379', 'SET k v');
    await playground.advance(2_000);
    await page.getByTestId('view-table').click();
    const nodes = page.getByRole('table', { name: 'Nodes' });
    await expect(nodes.getByRole('row')).toHaveCount(4);
    const replica = nodes.getByRole('row').filter({ hasText: '127.0.0.1:6380' });
    const { nodes: views } = await playground.view();
    const offset = views['6380']?.master_repl_offset ?? -1;
    await expect(replica).toContainText('replica of 6379');
    await expect(replica.locator(`[data-value="${offset}"]`)).toHaveCount(1);
    await expect(replica).toContainText('equal');
    expect(await faults(page, '[data-testid="tables"]')).toEqual([]);
  });
}

test('links, replicas and events follow what happens', async ({ playground, page }) => {
  await playground.open(LAB);
  await page.getByTestId('view-table').click();
  const links = page.getByRole('table', { name: 'Links' });
  await playground.act({ do: 'cut', between: ['6379', '6380'] });
  await expect(links.getByRole('row').filter({ hasText: '6379 and 6380' })).toContainText('cut');
  await expect(page.getByRole('table', { name: /^What happened/ })).toContainText('cut');
  await playground.advance(2_000);
  const seen = page.getByRole('table', { name: /^Replicas/ });
  await expect(seen.getByRole('row')).toHaveCount(2);
  await playground.ask('6379', 'SET k v');
  await expect(links).toContainText(/6379 to 6381: 1 message, \d+ B/);
  await playground.act({ do: 'kill', node: '6381' });
  await expect(page.getByTestId('row-6381')).toContainText('killed');
});

test('the table speaks the language of the page', async ({ playground, page }) => {
  await playground.open(LAB, { lang: 'zh' });
  await page.getByTestId('view-table').click();
  await expect(page.getByRole('table', { name: '节点', exact: true })).toContainText(
    '从节点，主节点是 6379',
  );
});
