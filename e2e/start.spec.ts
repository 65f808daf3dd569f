import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

test('a visitor finds a master and two replicas alive, and can type', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByTestId('role-6379')).toHaveText(/master/i);
  for (const replica of ['6380', '6381']) {
    await expect(page.getByTestId(`role-${replica}`)).toHaveText(/replica/i);
    await expect(page.getByTestId(`link-status-${replica}`)).toHaveText(/up/i);
  }
  const master = page.getByTestId('console-6379');
  await master.getByRole('textbox').fill('SET greeting hello');
  await master.getByRole('textbox').press('Enter');
  await expect(master.getByRole('log')).toContainText('OK');
  const replica = page.getByTestId('console-6380');
  await expect(async () => {
    await replica.getByRole('textbox').fill('GET greeting');
    await replica.getByRole('textbox').press('Enter');
    await expect(replica.getByRole('log')).toContainText('"hello"', { timeout: 500 });
  }).toPass();
});

test('time goes back, and the same future comes again', async ({ playground }) => {
  await playground.open(LAB);
  const start = await playground.at();
  await playground.advance(100);
  await playground.ask('6379', 'SET k v');
  await playground.advance(3_000);
  const after = await playground.view();
  await playground.seek(start);
  const before = await playground.view();
  expect(before.nodes['6379']?.keys.count).toBe((after.nodes['6379']?.keys.count ?? 0) - 1);
  await playground.seek(after.now / 1000);
  expect((await playground.view()).nodes).toEqual(after.nodes);
});
