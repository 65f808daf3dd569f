/** A killed replica comes back as what its configuration file says, whatever had been typed. */
import { expect, test } from '../fixtures.ts';

const LAB = 'four-machines';

test('attached by typing: it comes back as a master with old data, then all of it again', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6382', 'SLAVEOF 127.0.0.1 6379');
  await playground.advance(6000);
  expect(await playground.ask('6382', 'GET course')).toBe('"redis"');
  await playground.kill('6382');
  await playground.ask('6379', 'SET missed 1');
  await playground.advance(1000);
  await playground.start('6382');
  await playground.advance(5000);
  await expect(page.getByTestId('role-6382')).toHaveText('master');
  expect(await playground.ask('6382', 'GET course')).toBe('"redis"');
  expect(await playground.ask('6382', 'GET missed')).toBe('(nil)');
  expect(await playground.ask('6382', 'SET mine 1')).toBe('OK');

  await playground.ask('6382', 'SLAVEOF 127.0.0.1 6379');
  await playground.advance(6000);
  await expect(page.getByTestId('role-6382')).toHaveText('replica');
  await expect(page.getByTestId('last-resync-6382')).toContainText('full resync');
  expect(await playground.ask('6382', 'GET missed')).toBe('"1"');
  expect(await playground.ask('6382', 'GET mine')).toBe('(nil)');
});

test('attached by its file: it comes back as a replica and catches up', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.kill('6380');
  await playground.ask('6379', 'SET missed 1');
  await playground.advance(1000);
  await playground.start('6380');
  await playground.advance(6000);
  await expect(page.getByTestId('role-6380')).toHaveText('replica');
  await expect(page.getByTestId('link-status-6380')).toHaveAttribute('data-value', 'up');
  await expect(page.getByTestId('digest-6380')).toHaveText(/equal/);
  expect(await playground.ask('6380', 'GET missed')).toBe('"1"');
});

test('CONFIG REWRITE makes the typed SLAVEOF last', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.ask('6382', 'SLAVEOF 127.0.0.1 6379');
  await playground.advance(6000);
  expect(await playground.ask('6382', 'CONFIG REWRITE')).toBe('OK');
  await playground.press('restart-6382');
  await playground.advance(6000);
  await expect(page.getByTestId('role-6382')).toHaveText('replica');
  expect(await playground.ask('6382', 'CONFIG GET replicaof')).toBe(
    '1) "replicaof"\n2) "127.0.0.1 6379"',
  );
});
