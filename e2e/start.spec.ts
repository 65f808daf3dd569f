import { AxeBuilder } from '@axe-core/playwright';
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

test('a write reaches both replicas, and a replica refuses one', async ({ playground }) => {
  await playground.open(LAB);
  expect(await playground.ask('6379', 'SET k v')).toBe('OK');
  await playground.advance(2_000);
  expect(await playground.ask('6380', 'GET k')).toBe('"v"');
  expect(await playground.ask('6381', 'GET k')).toBe('"v"');
  expect(await playground.ask('6381', 'SET k w')).toBe(
    "(error) READONLY You can't write against a read only replica.",
  );
  await expect(playground.console('6381').getByRole('log')).toContainText('READONLY');
});

test('a short partition ends in a partial resync, and nothing is lost', async ({ playground }) => {
  await playground.open(LAB);
  await playground.cut('6379', '6380');
  await playground.advance(1_000);
  await playground.ask('6379', 'SET during cut');
  expect(await playground.ask('6380', 'GET during')).toBe('(nil)');
  await playground.heal('6379', '6380');
  await playground.advance(15_000);
  expect(await playground.ask('6380', 'GET during')).toBe('"cut"');
  expect(await playground.ask('6379', 'INFO stats')).toContain('sync_partial_ok:1');
});

test('a killed replica comes back by its button and catches up', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.kill('6380');
  await playground.advance(1_000);
  await playground.ask('6379', 'SET while away');
  await playground.start('6380');
  await playground.advance(20_000);
  await expect(page.getByTestId('link-status-6380')).toHaveText(/up/i);
  expect(await playground.ask('6380', 'GET while')).toBe('"away"');
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

test('the page can be used without seeing it', async ({ playground, page }) => {
  await playground.open(LAB);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
