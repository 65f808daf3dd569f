/** The master is killed and started again: what its replicas do meanwhile, and afterwards. */
import { expect, test } from '../fixtures.ts';

const LAB = 'one-master-two-replicas';
const READONLY = "(error) READONLY You can't write against a read only replica.";

test('replicas of a dead master stay replicas, answer reads and try again each second', async ({
  playground,
  page,
}) => {
  // High enough for six seconds of tries to be in sight.
  await page.setViewportSize({ width: 1280, height: 1000 });
  await playground.open(LAB);
  await playground.ask('6379', 'SET k v');
  await playground.advance(1000);
  await playground.kill('6379');
  await expect(playground.node('6379')).toHaveAccessibleName(/killed/);
  await playground.advance(6000);
  for (const replica of ['6380', '6381']) {
    await expect(page.getByTestId(`role-${replica}`)).toHaveText('replica');
    await expect(page.getByTestId(`link-status-${replica}`)).toHaveAttribute('data-value', 'down');
    expect(await playground.ask(replica, 'GET k')).toBe('"v"');
    expect(await playground.ask(replica, 'SET k w')).toBe(READONLY);
    await expect(page.getByTestId(`verdict-${replica}`)).toContainText('its master is not running');
  }
  const tries = (await playground.messages('6379', '6380')).filter((row) =>
    row.startsWith('connect,'),
  );
  // The first try follows the loss at once, the others the cron of each second.
  const times = tries
    .map((row) => Number(/sent at 00:(\d\d\.\d{3})/.exec(row)?.[1]))
    .filter((time) => time >= 7);
  expect(times.length).toBeGreaterThanOrEqual(4);
  for (const [index, time] of times.slice(1).entries()) {
    expect(time - (times[index] ?? 0)).toBeCloseTo(1, 1);
  }
});

test('a master that comes back empty empties its replicas: another history', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET k v');
  await playground.advance(1000);
  await playground.kill('6379');
  await playground.advance(1000);
  await playground.start('6379');
  await playground.advance(8000);
  for (const replica of ['6380', '6381']) {
    await expect(page.getByTestId(`link-status-${replica}`)).toHaveAttribute('data-value', 'up');
    await expect(page.getByTestId(`last-resync-${replica}`)).toContainText(
      'full resync, because it is on another history',
    );
    expect(await playground.ask(replica, 'GET k')).toBe('(nil)');
  }
});

test('a master that saved before it died knows its old history: partial resync', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET k v');
  await playground.advance(1000);
  expect(await playground.ask('6379', 'SAVE')).toBe('OK');
  await playground.kill('6379');
  await playground.advance(1000);
  await playground.start('6379');
  await playground.advance(8000);
  await expect(page.getByTestId('last-resync-6380')).toContainText('partial resync');
  expect(await playground.ask('6380', 'GET k')).toBe('"v"');
  expect(await playground.ask('6379', 'INFO stats')).toContain('sync_full:0');
});

test('restart is kill and start in one press', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.advance(5000);
  const since = (await playground.view()).nodes['6380']?.since ?? 0;
  await playground.press('restart-6380');
  await playground.advance(8000);
  expect((await playground.view()).nodes['6380']?.since).toBeGreaterThan(since);
  await expect(page.getByTestId('link-status-6380')).toHaveAttribute('data-value', 'up');
});
