/** FAILOVER from a console: the wait for the replica, the hand-over, and giving it up. */
import { expect, test } from './fixtures.ts';

test('a master hands over to the replica that is named', async ({ playground, page }) => {
  await playground.open('one-master-two-replicas');
  await playground.ask('6379', 'SET k v');
  await playground.advance(2000);
  expect(await playground.ask('6379', 'FAILOVER TO 127.0.0.1 6380')).toBe('OK');
  await expect(page.getByTestId('hold-6379')).toHaveAttribute('data-value', 'failover');
  await playground.advance(8000);
  await expect(page.getByTestId('role-6380')).toHaveAttribute('data-value', 'master');
  await expect(page.getByTestId('role-6379')).toHaveAttribute('data-value', 'replica');
  await expect(page.getByTestId('link-status-6379')).toHaveAttribute('data-value', 'up');
  await expect(page.getByTestId('hold-6379')).toBeHidden();
  const { events } = await playground.view();
  expect(
    events.findLast((event) => event.kind === 'resync' && event.master === '6380'),
  ).toMatchObject({ replica: '6379', outcome: 'partial', reason: 'second-id' });
  await page.getByRole('button', { name: /this PSYNC of 6379/ }).click();
  await expect(page.getByTestId('message')).toContainText('take over as master (FAILOVER)');
  expect(await playground.ask('6380', 'SET k w')).toBe('OK');
});

test('a replica that lags is waited for, and the wait can be given up', async ({
  playground,
  page,
}) => {
  await playground.open('one-master-two-replicas');
  await playground.stall('6379', '6380');
  await playground.ask('6379', 'SET late 1');
  await playground.ask('6379', 'FAILOVER TO 127.0.0.1 6380 TIMEOUT 30000');
  const hold = page.getByTestId('hold-6379');
  await expect(hold).toHaveText('FAILOVER · 30 s');
  await playground.type('6379', 'SET held 1');
  await playground.advance(3000);
  expect(await playground.reply('6379')).toBe('');
  const panel = playground.console('6379');
  await panel.getByRole('button', { name: /^Open another console/ }).click();
  await playground.type('6379', 'FAILOVER ABORT');
  await playground.advance(200);
  await expect(hold).toBeHidden();
  expect(await playground.reply('6379')).toMatch(/^OK\n/);
  await expect(page.getByTestId('role-6379')).toHaveAttribute('data-value', 'master');
});
