/** Manual failover: the promoted replica keeps the old history as its second ID, the old master loses. */
import { expect, test } from '../fixtures.ts';

const LAB = 'one-master-two-replicas';

test('failover by hand, and the return of the old master', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET course redis');
  await playground.advance(2000);
  await playground.kill('6379');
  const history = (await playground.view()).nodes['6380']?.replid;

  expect(await playground.ask('6380', 'SLAVEOF NO ONE')).toBe('OK');
  await expect(page.getByTestId('role-6380')).toHaveText('master');
  const promoted = (await playground.view()).nodes['6380'];
  expect(promoted?.replid).not.toBe(history);
  expect(promoted?.replid2).toBe(history);
  expect(promoted?.second_repl_offset).toBe((promoted?.master_repl_offset ?? 0) + 1);
  await expect(playground.node('6380').getByTitle(/^Second replication ID/)).toBeVisible();

  expect(await playground.ask('6381', 'SLAVEOF 127.0.0.1 6380')).toBe('OK');
  await playground.advance(5000);
  await expect(page.getByTestId('last-resync-6381')).toContainText('partial resync');
  await expect(page.getByTestId('last-resync-6381')).toContainText('second replication ID');
  expect(await playground.ask('6380', 'SET boss 6380')).toBe('OK');
  await playground.advance(1000);
  expect(await playground.ask('6381', 'GET boss')).toBe('"6380"');

  await playground.start('6379');
  await playground.advance(1000);
  await expect(page.getByTestId('role-6379')).toHaveText('master');
  expect(await playground.ask('6379', 'SET lost 1')).toBe('OK');
  expect(await playground.ask('6379', 'SLAVEOF 127.0.0.1 6380')).toBe('OK');
  await playground.advance(6000);
  await expect(page.getByTestId('role-6379')).toHaveText('replica');
  await expect(page.getByTestId('last-resync-6379')).toContainText('full resync');
  expect(await playground.ask('6379', 'GET lost')).toBe('(nil)');
  expect(await playground.ask('6379', 'GET boss')).toBe('"6380"');
  const { events } = await playground.view();
  expect(events.findLast(({ kind }) => kind === 'keys-lost')).toMatchObject({
    node: '6379',
    count: 1,
    why: 'full-resync',
  });
});

test('a partition makes two masters; the writes of the loser are gone, and the page says so', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET course redis');
  await playground.advance(2000);
  await playground.ask('6380', 'SLAVEOF NO ONE');
  expect(await playground.ask('6379', 'SET split old')).toBe('OK');
  expect(await playground.ask('6380', 'SET split new')).toBe('OK');
  await playground.ask('6379', 'SLAVEOF 127.0.0.1 6380');
  await playground.advance(6000);
  expect(await playground.ask('6379', 'GET split')).toBe('"new"');
  await expect(page.getByTestId('last-resync-6379')).toContainText('full resync');
  await expect(page.getByTestId('digest-6379')).toHaveText(/equal/);
});

test('promotion by the menu types the command into the console', async ({ playground, page }) => {
  await playground.open(LAB);
  await page.getByTestId('more-6380').click();
  await playground.press('promote-6380');
  await expect(playground.console('6380').getByRole('log')).toContainText('REPLICAOF NO ONE');
  await expect(page.getByTestId('role-6380')).toHaveText('master');
});

test('attaching and shutting down by the menu type their commands, too', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await page.getByTestId('more-6381').click();
  await playground.press('attach-6381-6380');
  await expect(playground.console('6381').getByRole('log')).toContainText(
    'REPLICAOF 127.0.0.1 6380',
  );
  expect((await playground.view()).nodes['6381']?.master?.node).toBe('6380');
  await page.getByTestId('more-6381').click();
  await playground.press('shutdown-6381');
  await expect(playground.console('6381').getByRole('log')).toContainText('SHUTDOWN');
  await playground.advance(100);
  expect((await playground.view()).nodes['6381']?.run).toBe('shut-down');
});
